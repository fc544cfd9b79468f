"""The tables that bind the keys of number types to `IntegerNatives` and `FloatingPointNatives`."""

import re

INTEGERS = ["Int", "Int8", "Int16", "Int32", "Int64", "UInt", "UInt8", "UInt16", "UInt32", "UInt64"]
FLOATS = ["Double", "Float"]
PROTOCOLS = ["AdditiveArithmetic", "Numeric", "SignedNumeric", "Strideable", "BinaryInteger", "FixedWidthInteger", "FloatingPoint", "BinaryFloatingPoint"]
#: Members of a protocol whose key in the concrete types is another than their own.
CONCRETE = {"BinaryInteger.bitWidth": "bitWidth of a value", "BinaryFloatingPoint.init(_:)": "init(_:Double)"}
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
    if name == "randomInUsing":
        return name + ("ClosedRange" if "ClosedRange" in declaration.text else "")
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
                if declaration.owner == name and declaration.key and declaration.source in ("integers", "floating"):
                    lines.append(f'    self["{declaration.key}"] = {{ {generic}<{name}>.{function_name(declaration)}($0, $1) }}')
            lines += ["  }", ""]
    lines += ["  /// Members of the protocols of numbers: what the type of the value does itself.", "  mutating func addNumberProtocols() {"]
    for declaration in declarations:
        if declaration.owner in PROTOCOLS and declaration.key:
            lines.append(f'    self["{declaration.key}"] = {{ {forwarding(declaration)} }}')
    lines += ["  }", ""]
    return "\n".join(lines[:-1]) + "\n}\n"


def forwarding(declaration):
    """`forward` with the slot of Self's descriptor and the number of descriptors after it."""
    parameters = declaration.parameters or []
    has_self = declaration.kind != "init" and "static " not in declaration.text
    mask = any(" = " in parameter for parameter in parameters)
    generics = re.search(r"(?:func \S+ ?|init\??)<([^>]*)>\(", declaration.text)
    member = CONCRETE.get(declaration.key, declaration.key[len(declaration.owner) + 1 :])
    slot = has_self + len(parameters) + mask
    return f'forward($0, $1, {slot}, {len(generics.group(1).split(",")) if generics else 0}, "{member}")'
