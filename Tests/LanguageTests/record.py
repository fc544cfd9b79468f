#!/usr/bin/env python3
"""Records what swiftc says about every program of Programs/, beside the program.

    record.py            records programs that have no record yet
    record.py --all      records all of them again
    record.py --check    exits 1 when a record differs from what swiftc says today

`claim.stdout` is what the program prints; `claim.trap` the message of the run-time error that ends it; `claim.errors` has a
line `LINE: MESSAGE` per error for programs that swiftc refuses, `claim.warnings` the same for warnings of the others.
What the notebook language refuses where swiftc does not, and Python, have a `claim.refused` written by hand: they are left alone.
Foundation is imported in front of each program, as TensorKit does for notebooks; in front of those of Formats/ also the
package's own TextFormats, which is built for it.
"""

import atexit
import concurrent.futures
import functools
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

PROGRAMS = pathlib.Path(__file__).resolve().parent / "Programs"
SOURCES = PROGRAMS.parents[2] / "Sources"
KINDS = ("stdout", "trap", "errors", "warnings")


def said(severity, compiler_output):
    """`LINE: MESSAGE` for everything of one severity, without the compiler's group names."""
    found = re.findall(rf"main\.swift:(\d+):\d+: {severity}: (.*?)(?: \[#[\w-]+\])?$", compiler_output, re.M)
    ordered = sorted(dict.fromkeys(found), key=lambda pair: int(pair[0]))
    return "".join(f"{line}: {message}\n" for line, message in ordered)


@functools.cache
def text_formats():
    """Compiler options for a program that imports TextFormats."""
    folder = tempfile.mkdtemp()
    atexit.register(shutil.rmtree, folder)
    for module, linked in (("Display", []), ("TextFormats", ["-lDisplay"])):
        files = [str(path) for path in sorted((SOURCES / module).glob("*.swift"))]
        subprocess.run(
            ["swiftc", "-swift-version", "5", "-O", "-package-name", "tfrepl", "-emit-library", "-emit-module", "-module-name",
             module, "-I", folder, "-L", folder, "-Xlinker", "-rpath", "-Xlinker", folder, *linked,
             "-emit-module-path", f"{folder}/{module}.swiftmodule", "-o", f"{folder}/lib{module}.so", *files], check=True)
    return ["-I", folder, "-L", folder, "-lTextFormats", "-lDisplay", "-Xlinker", "-rpath", "-Xlinker", folder]


def ordered_collections():
    """Compiler options for a program that imports OrderedCollections."""
    build = SOURCES.parent / ".build" / "release"
    objects = [str(path) for module in ("OrderedCollections", "InternalCollectionsUtilities")
               for path in sorted((build / f"{module}.build").rglob("*.o"))]
    return ["-I", str(build / "Modules"), *objects]


#: Folder -> what its programs import beside Foundation, and the compiler's options for it.
MODULES = {"Formats": ("TextFormats", text_formats), "OrderedCollections": ("OrderedCollections", ordered_collections)}


def observe(program):
    """Kind -> text of everything swiftc and the compiled program say."""
    with tempfile.TemporaryDirectory() as folder:
        source = pathlib.Path(folder) / "main.swift"
        module, options = MODULES.get(program.parent.name, ("Swift", list))
        source.write_text(f"import Foundation; import {module}; " + program.read_text())
        compiled = subprocess.run(
            ["swiftc", "-swift-version", "5", "-module-name", "main", "-o", f"{folder}/program", str(source),
             *options()],
            capture_output=True, text=True)
        if compiled.returncode != 0:
            return {"errors": said("error", compiled.stderr)}
        ran = subprocess.run(["stdbuf", "-oL", f"{folder}/program"], capture_output=True, text=True, input="",
                             env=dict(os.environ, SWIFT_BACKTRACE="enable=no"), timeout=20)
        record = {"stdout": ran.stdout}
        if warnings := said("warning", compiled.stderr):
            record["warnings"] = warnings
        if ran.returncode != 0:
            message = re.search(r"^.*?((?:Fatal error|Assertion failed|Precondition failed)[^\n]*)", ran.stderr, re.M)
            # Addresses differ from run to run.
            record["trap"] = re.sub("0x[0-9a-f]+", "0x0", message.group(1) if message else "") + "\n"
        return record


def difference(program, record):
    return [kind for kind in KINDS if (program.with_suffix("." + kind).read_text()
            if program.with_suffix("." + kind).exists() else None) != record.get(kind)]


def main():
    programs = sorted(p for p in PROGRAMS.glob("*/*.swift") if not p.with_suffix(".refused").exists())
    if "--all" not in sys.argv and "--check" not in sys.argv:
        programs = [p for p in programs if not any(p.with_suffix("." + kind).exists() for kind in KINDS)]
    stale = 0
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for program, record in zip(programs, pool.map(observe, programs)):
            if "--check" in sys.argv:
                if difference(program, record):
                    stale += 1
                    print(f"{program.relative_to(PROGRAMS)}: {record}")
                continue
            for kind in KINDS:
                path = program.with_suffix("." + kind)
                path.unlink(missing_ok=True)
                if kind in record:
                    path.write_text(record[kind])
    print(f"{len(programs)} programs" + (f", {stale} stale" if stale else ""))
    sys.exit(1 if stale else 0)


main()
