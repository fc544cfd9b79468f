#!/usr/bin/env python3
"""Writes formats.tsv: what CPython's format() makes of values in thousands of formats.

    record.py            writes the file
    record.py --check    exits 1 when the committed file differs

A row holds the value's kind (int, float, str, bool), the value (floats in hexadecimal), the format, and `=` with the result or
`!` when Python refuses. Tabs and newlines occur in none of them.
"""

import pathlib
import random
import sys

FILE = pathlib.Path(__file__).with_name("formats.tsv")
ROWS = 1500

INTEGERS = [0, 1, -1, 7, -42, 65, 255, 1000, -1000, 4096, 12345, 999999, 1000000, -1234567, 2**31, 2**53, 2**63 - 1, -(2**63),
            2**64 - 1, 0x1F600]
REALS = [0.0, -0.0, 1.0, -1.0, 0.5, 1.5, 2.5, 0.1, -0.1, 1 / 3, 2 / 3, 3.14159265358979, 100.0, 1234.5, 1234567.891, -9876543.21,
         0.001, 0.0001, 0.00001, -0.00012345, 9.5, 9.995, 0.005, 99999.5, 999999.5, 1e15, 1e16, 1.5e16, 123456789012345680.0,
         1e22, 1e100, 1.7976931348623157e308, 5e-324, 2.2250738585072014e-308, -0.004, -0.0004, float("inf"), float("-inf"),
         float("nan")]
TEXTS = ["", "a", "abc", "Hello, world", "Größe", "✓ Good", "日本語"]


def spec(chance, types):
    text = ""
    if chance.random() < 0.4:
        text += chance.choice(["", "", "*", "0", " ", "x", "·", "<"]) + chance.choice("<>^=")
    if chance.random() < 0.25:
        text += chance.choice("+- ")
    if chance.random() < 0.08:
        text += "z"
    if chance.random() < 0.15:
        text += "#"
    if chance.random() < 0.2:
        text += "0"
    if chance.random() < 0.6:
        text += str(chance.choice([1, 2, 3, 5, 8, 10, 12, 15, 20, 35]))
    if chance.random() < 0.25:
        text += chance.choice([",", "_", ",", "_", ",_", ",,"])
    if chance.random() < 0.45:
        text += "." + chance.choice(["0", "1", "2", "3", "4", "6", "10", "17", "20", ""])
    if chance.random() < 0.8:
        text += chance.choice(types)
    if chance.random() < 0.02:
        text += chance.choice(["q", "!", "ff"])
    return text


def row(kind, value, text):
    shown = value.hex() if kind == "float" else str(value)
    try:
        result = "=" + format(value, text)
    except (ValueError, TypeError, OverflowError):
        result = "!"
    if kind == "bool" and text == "":
        result = "=" + str(value).lower()
    return "\t".join([kind, shown, text, result])


def rows():
    chance = random.Random(20)
    found = {}
    everyday = ["", "d", ",", ".2f", ".3f", ".4f", "0.3f", "8.3f", "12.2f", ">18.4f", ".2%", "<35", ">10", "^20", "e", ".3e", "g", "x",
                "#x", "08b", "+d", "05d", "+.2f", ",.2f", "*^30", "s", "7s", "_d", "%", "n", "c"]
    for kind, values, types in [("int", INTEGERS, "bcdoxXnneEfFgG%ds"), ("float", REALS, "eEfFgGn%fgefd"), ("str", TEXTS, "sssd"),
                                ("bool", [True, False], "dbxfs")]:
        for text in everyday:
            for value in values:
                found[row(kind, value, text)] = None
        for _ in range(ROWS // (1 if kind in ("int", "float") else 5)):
            found[row(kind, chance.choice(values), spec(chance, types))] = None
    return "\n".join(found) + "\n"


def main():
    text = rows()
    if "--check" in sys.argv:
        sys.exit(0 if FILE.read_text() == text else 1)
    FILE.write_text(text)
    print(text.count("\n"), "rows")


main()
