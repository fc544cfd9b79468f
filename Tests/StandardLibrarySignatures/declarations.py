"""Reads the lists in everyday/: Swift declarations, one per line, inside `extension`, `struct`, `enum` or `protocol` blocks.

A leading `!` marks what is not in the module Swift (Foundation, or our own helper types), a leading `-` a requirement or nested
type that has no native implementation. `%for NAME in A B` … `%end` and `%each a b` … `%endeach` repeat lines.
"""

import pathlib
import re

LISTS = pathlib.Path(__file__).parent / "everyday"


class Declaration:
    """One line of a list: where it stands, what it says."""

    def __init__(self, source, text, owner, constraints, foreign, native, in_body):
        self.source = source
        self.text = text
        self.owner = owner
        self.constraints = constraints
        self.foreign = foreign
        self.native = native
        self.in_body = in_body
        self.key = None
        self.documentation = ""

    @property
    def kind(self):
        words = self.text.split("{")[0].split("(")[0].split()
        for word in words:
            for kind in ("func", "init", "subscript", "var", "typealias", "struct", "class", "enum", "protocol", "associatedtype", "case"):
                if word.rstrip("?").split("<")[0].split("?")[0] == kind:
                    return kind
        raise ValueError(self.text)

    @property
    def base(self):
        kind = self.kind
        if kind in ("init", "subscript"):
            return kind
        rest = re.search(r"\b%s\s+(.*)" % kind, self.text).group(1)
        if kind == "func":
            operator = re.match(r"[-+*/%<>=!&|^~.?]+", rest)
            if operator:
                return operator.group(0).rstrip("<") if operator.group(0) not in ("<", "<<") and re.match(
                    r"[-+*/%<>=!&|^~.?]+<\w", rest) else operator.group(0)
        return re.match(r"`?(\w+)", rest).group(1)

    @property
    def is_operator(self):
        return self.kind == "func" and not re.match(r"\w", self.base)

    @property
    def parameters(self):
        """Texts of the parameters; None for what has none."""
        if self.kind not in ("func", "init", "subscript"):
            return None
        start = self.text.index("(", self.text.index(self.base) + len(self.base))
        return split_top_level(balanced(self.text, start)[1:-1])

    @property
    def labels(self):
        labels = []
        for parameter in self.parameters:
            names = parameter.split(":")[0].split()
            unlabelled = names[0] == "_" or self.is_operator or (self.kind == "subscript" and len(names) == 1)
            labels.append("_" if unlabelled else names[0])
        return labels


def balanced(text, start):
    depth = 0
    for position in range(start, len(text)):
        if text[position] in "([{":
            depth += 1
        elif text[position] in ")]}":
            depth -= 1
            if depth == 0:
                return text[start : position + 1]
    raise ValueError(text)


def split_top_level(text):
    parts, depth, current = [], 0, ""
    for position, character in enumerate(text):
        arrow = character == ">" and position > 0 and text[position - 1] == "-"
        if character in "([<{":
            depth += 1
        elif character in ")]}" or (character == ">" and not arrow):
            depth -= 1
        if character == "," and depth == 0:
            parts.append(current.strip())
            current = ""
        else:
            current += character
    if current.strip():
        parts.append(current.strip())
    return parts


SUBSTITUTIONS = {
    "Double": {"REPRESENTATION": "double", "BITS": "UInt64"},
    "Float": {"REPRESENTATION": "float", "BITS": "UInt32"},
    "UTF8View": {"UNIT": "UInt8"},
    "UTF16View": {"UNIT": "UInt16"},
    "UnicodeScalarView": {"UNIT": "Unicode.Scalar"},
}


def expanded(lines):
    """The lines with their loops unrolled."""
    result, position = [], 0
    while position < len(lines):
        line = lines[position]
        loop = re.match(r"%for (\w+) in (.*)", line)
        each = re.match(r"%each (.*)", line)
        if loop or each:
            closing = "%end" if loop else "%endeach"
            end = position + lines[position:].index(closing)
            body = lines[position + 1 : end]
            for value in (loop.group(2) if loop else each.group(1)).split():
                name = loop.group(1) if loop else "EACH"
                result += expanded(list(filter(None, (instance(text, name, value) for text in body))))
            position = end + 1
            continue
        result.append(line)
        position += 1
    return result


def instance(line, name, value):
    if line.startswith("%signed"):
        line = line[len("%signed ") :] if not value.startswith("U") else None
    elif line.startswith("%unsigned"):
        line = line[len("%unsigned ") :] if value.startswith("U") else None
    if line is None:
        return None
    line = line.replace("%" + name, value)
    magnitude = value if value.startswith("U") else "U" + value
    line = line.replace("%MAGNITUDE", magnitude).replace("%COUNTERPART", value[1:] if value.startswith("U") else magnitude)
    for key, text in SUBSTITUTIONS.get(value, {}).items():
        line = line.replace("%" + key, text)
    return line


class List:
    """Everything the lists say."""

    def __init__(self):
        #: Declaration lines of types with what they inherit, by list: (list, dotted name, text, [Declaration], foreign)
        self.types = []
        self.declarations = []
        #: type name -> texts such as "Equatable where Element : Equatable"
        self.conformances = {}
        for path in sorted(LISTS.glob("*.txt")):
            self.source = path.stem.split("-", 1)[1]
            self.read(expanded(path.read_text().splitlines()))
        self.assign_keys()

    def read(self, lines):
        owner, constraints, body, foreign_block = None, "", None, False
        for line in lines:
            stripped = line.strip()
            if not stripped:
                continue
            foreign = stripped.startswith("!")
            native = not stripped.startswith("-")
            text = re.sub(r"^(!|- )", "", stripped)
            if stripped == "}":
                owner, constraints, body = None, "", None
                continue
            extension = re.match(r"extension ([\w.]+)(?: : ([\w, ]+?))?(?: where (.*?))? \{(\})?$", text)
            type_line = re.match(r"(?:@representation\(\w+\) )?(struct|class|enum|protocol) ([\w.]+)(<[^>]*>)?(?: : ([\w, ]+))? \{(\})?$", text)
            if extension:
                body = None
                name, inherited, where, closed = extension.groups()
                if inherited:
                    self.conform(name, inherited, where)
                if not closed:
                    owner, constraints, foreign_block = name, where or "", foreign
                continue
            if type_line and (owner is None or not native):
                _, name, _, inherited, closed = type_line.groups()
                path = f"{owner}.{name}" if owner else name
                if inherited:
                    self.conform(path, inherited, None)
                if owner:
                    self.declarations.append(Declaration(self.source, text, owner, constraints, foreign, False, False))
                    continue
                body = []
                self.types.append((self.source, path, text.rstrip("{} ").strip(), body, foreign))
                if closed:
                    body = None
                else:
                    owner, constraints, foreign_block = path, "", foreign
                continue
            declaration = Declaration(self.source, text, owner, constraints, foreign or foreign_block, native, body is not None)
            if declaration.kind in ("typealias", "associatedtype", "case"):
                declaration.native = False
            self.declarations.append(declaration)
            if body is not None:
                body.append(declaration)

    def conform(self, name, inherited, where):
        for protocol in inherited.split(","):
            text = protocol.strip() + (f" where {where}" if where else "")
            self.conformances.setdefault(name, []).append(text)

    def assign_keys(self):
        """`Owner.base(labels)`; a later overload with the same labels adds its parameter types, a static property that follows
        one of instances that it is static."""
        taken = set()
        for declaration in self.declarations:
            if not declaration.native:
                continue
            prefix = f"{declaration.owner}." if declaration.owner else ""
            parameters = declaration.parameters
            if parameters is None:
                key = prefix + declaration.base
                # A static property and one of the values may share a name.
                if key in taken:
                    key += " (static)" if "static " in declaration.text else " of a value"
            else:
                key = prefix + declaration.base + "(" + "".join(label + ":" for label in declaration.labels) + ")"
                if key in taken:
                    key = prefix + declaration.base + "(" + ",".join(
                        ("" if label == "_" and len(declaration.labels) == 1 else "") + label + ":" + type_text(text)
                        for label, text in zip(declaration.labels, parameters)) + ")"
            if key in taken:
                raise ValueError(f"two declarations share the key {key}")
            taken.add(key)
            declaration.key = key


def type_text(parameter):
    text = parameter.split(":", 1)[1].split(" = ")[0].strip()
    return re.sub(r"\s*:\s*", ":", text.replace("@autoclosure ", ""))
