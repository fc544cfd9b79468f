#!/bin/bash
# Runs the tests of the tensor column under the thread sanitizer and under the address sanitizer.
# usage: Tests/sanitize.sh [thread] [address]
# The column is built by itself, without swift-syntax: a small package beside the real one, made of links to its
# sources, with the column's part of Package.swift as its manifest. Builds stay in .build-sanitize.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
package=$root/.build-sanitize/package
mkdir -p "$package"
ln -sfn "$root/Sources" "$package/Sources"
ln -sfn "$root/Tests" "$package/Tests"
[ -f "$root/Package.resolved" ] && cp "$root/Package.resolved" "$package/"

python3 - "$root/Package.swift" > "$package/Package.swift" <<'PYTHON'
import re, sys
text = open(sys.argv[1]).read()
column = text[text.index("// tensors -> data"):text.index("// the meeting place")]
names = [name + "Tests" for name in re.findall(r'\.target\(\s*name: "(\w+)"', column)]
blocks = [m.group(0) + "," for m in re.finditer(r'    \.testTarget\(\s*name: "(\w+)"(?:(?!\.testTarget).)*\)(?=,\n)', text, re.S) if m.group(1) in names]
packages = [line for line in text.splitlines() if "swift-collections" in line and ".package(" in line or "swift-log" in line and ".package(" in line]
print("// swift-tools-version: 6.1\nimport PackageDescription\nlet package = Package(\n  name: \"column\",\n  dependencies: [")
print("\n".join(packages) + "\n  ],\n  targets: [")
print("    " + column + "\n".join(blocks) + "\n  ],\n  swiftLanguageModes: [.v5]\n)")
PYTHON

export TSAN_OPTIONS="suppressions=$root/Tests/sanitize-thread.txt halt_on_error=0 exitcode=66 ${TSAN_OPTIONS:-}"
# The runtime keeps metadata for the life of the process, so leaks are not looked for.
export ASAN_OPTIONS="detect_leaks=0 ${ASAN_OPTIONS:-}"
for sanitizer in ${@:-thread address}; do
  echo "== $sanitizer"
  swift test -c release --package-path "$package" --scratch-path "$root/.build-sanitize/$sanitizer" \
    --sanitize="$sanitizer" --no-parallel
done
