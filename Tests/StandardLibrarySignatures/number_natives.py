"""The tables that bind the keys of number types to `IntegerNatives` and `FloatingPointNatives`."""

import re

INTEGERS = ["Int", "Int8", "Int16", "Int32", "Int64", "UInt", "UInt8", "UInt16", "UInt32", "UInt64"]
FLOATS = ["Double", "Float"]
OPERATORS = {
    "+": "plus", "-": "minus", "*": "times", "/": "divided", "%": "modulo", "&+": "wrappingPlus", "&-": "wrappingMinus",
    "&*": "wrappingTimes", "&<<": "maskingShiftLeft", "&>>": "maskingShiftRight", "&": "and", "|": "or", "^": "xor", "<<": "shiftLeft", ">>": "shiftRight", "~": "complement",
    "==": "equal", "!=": "unequal", "<": "less", "<=": "lessOrEqual", ">": "greater", ">=": "greaterOrEqual",
}


def function_name(declaration):
    """`random(in:)` is `randomIn`; types of an overload follow: `init(_:Double)` is `initDouble`."""
    if declaration.parameters is None:
        return declaration.base
    if declaration.is_operator:
        base = declaration.base
        if len(declaration.labels) == 1 and base != "~":
            return "prefix" + OPERATORS[base].capitalize()
        if base in OPERATORS:
            return OPERATORS[base]
        return OPERATORS[base[:-1]] + "Assign"
    name = declaration.base
    for label in declaration.labels:
        if label != "_":
            name += label[:1].upper() + label[1:]
    types = re.search(r"\(\w+:([^()]+)\)$", declaration.key)
    if types and not declaration.key.endswith(":)"):
        name += re.sub(r"<.*", "", types.group(1)) if not types.group(1).startswith("ClosedRange") else "ClosedRange"
    if declaration.base == "init" and not declaration.labels:
        return "initEmpty"
    if name in ("round", "rounded") and declaration.labels:
        return name + "FloatingPointRoundingRule"
    return "`init`" if name == "init" else name


def table(declarations, header):
    lines = [header + "extension NativeTable {"]
    for generic, types, title in (("IntegerNatives", INTEGERS, "Integers"), ("FloatingPointNatives", FLOATS, "FloatingPoint")):
        lines.append(f"  mutating func add{title}() {{")
        lines += [f"    add{name}()" for name in types] + ["  }", ""]
        for name in types:
            lines.append(f"  private mutating func add{name}() {{")
            for declaration in declarations:
                if declaration.owner == name and declaration.key:
                    lines.append(f'    self["{declaration.key}"] = {{ {generic}<{name}>.{function_name(declaration)}($0, $1) }}')
            lines += ["  }", ""]
    return "\n".join(lines[:-1]) + "\n}\n"
