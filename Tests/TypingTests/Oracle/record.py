#!/usr/bin/env python3
"""Asks swiftc about every program of programs.txt and writes its verdicts: `ok`, or the lines with errors.

`-emit-sil` and not `-typecheck`: missing returns and uninitialised fields are found after type checking.
"""
import pathlib, re, subprocess, sys, tempfile

here = pathlib.Path(__file__).parent
verdicts = []
for block in (here / "programs.txt").read_text().split("#### ")[1:]:
    name, _, source = block.partition("\n")
    with tempfile.TemporaryDirectory() as folder:
        main = pathlib.Path(folder) / "main.swift"
        main.write_text("import Foundation\n" + source)
        done = subprocess.run(
            ["swiftc", "-swift-version", "5", "-emit-sil", "-o", "/dev/null", "-module-name", "main", str(main)], capture_output=True, text=True)
    lines = sorted({int(n) - 1 for n in re.findall(r"main\.swift:(\d+):\d+: error:", done.stderr)})
    verdicts.append(f"{name}\t{'ok' if done.returncode == 0 else ','.join(map(str, lines))}")
    print(verdicts[-1], file=sys.stderr)
(here / "verdicts.txt").write_text("\n".join(verdicts) + "\n")
