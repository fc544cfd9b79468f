"""The compiler's own description of its standard library, as far as the lists are compared with it."""

import json
import pathlib
import re
import subprocess
import tempfile


class Compiler:
    """Symbols of the module Swift by dotted path: `Array.append(_:)`."""

    def __init__(self):
        self.symbols = {}
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run(
                ["swift", "symbolgraph-extract", "-module-name", "Swift", "-target", "x86_64-unknown-linux-gnu",
                 "-output-dir", folder], check=True)
            for path in pathlib.Path(folder).glob("*.json"):
                for symbol in json.loads(path.read_text())["symbols"]:
                    self.symbols.setdefault(".".join(symbol["pathComponents"]), []).append(symbol)

    def compare(self, declaration):
        """What differs, and takes over the doc comment: the compiler must have a symbol of that name, with those labels and
        as many parameters, where the list says there is one."""
        if declaration.foreign or declaration.kind in ("typealias", "associatedtype", "case", "struct", "class", "enum", "protocol"):
            return []
        found = self.symbols.get(self.path(declaration), [])
        if not found:
            return [f"the compiler has no {self.path(declaration)}"]
        lines = (found[-1].get("docComment") or {}).get("lines", [])
        declaration.documentation = first_sentence([line["text"] for line in lines])
        return []

    @staticmethod
    def path(declaration):
        prefix = f"{declaration.owner}." if declaration.owner else ""
        if declaration.parameters is None:
            return prefix + declaration.base
        return prefix + declaration.base + "(" + "".join(label + ":" for label in declaration.labels) + ")"


def first_sentence(lines):
    paragraph = []
    for line in lines:
        if not line.strip():
            break
        paragraph.append(line.strip())
    return re.split(r"(?<=[.]) ", " ".join(paragraph))[0] if paragraph else ""
