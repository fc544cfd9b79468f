"""Writes Ziggurat.h: NumPy's tables of the normal and exponential densities, out of its own archive.

    python make_ziggurat.py DISTRIBUTIONS_O Ziggurat.h

DISTRIBUTIONS_O is distributions.o of numpy/random/lib/libnpyrandom.a (2.4.6). The tables are where the first
and last entries say: w[255] is the start of the tail over 2 to the 52 (normal) or 53 (exponential).
"""
import pathlib
import struct
import sys

data = pathlib.Path(sys.argv[1]).read_bytes()


def table(offset, form):
    return struct.unpack_from("<256" + form, data, offset)


def following(last, form="d"):
    """The offset of the table of doubles that ends with a value."""
    end = data.index(struct.pack("<" + form, last)) + 8
    return end - 2048


def rows(values, form):
    texts = [form(v) for v in values]
    return ",\n".join("  " + ", ".join(texts[i:i + 4]) for i in range(0, 256, 4))


text = ["// Written by make_ziggurat.py from NumPy 2.4.6: 256 layers of equal area under the normal density (tail from",
        "// 3.6541528853610088) and under the exponential one (tail from 7.6971174701310497), as in",
        "// G. Marsaglia, W. W. Tsang, \"The ziggurat method for generating random variables\", 2000.",
        "#include <stdint.h>", ""]
for name, start, bits in [("normal", 3.6541528853610088, 52), ("exponential", 7.6971174701310497, 53)]:
    w = following(start / 2**bits)
    # In the archive every f lies before its w, and every k behind it.
    for part, values in [("k", table(w + 2048, "Q")), ("w", table(w, "d")), ("f", table(w - 2048, "d"))]:
        kind, form = ("uint64_t", lambda v: f"UINT64_C({v:#x})") if part == "k" else ("double", lambda v: v.hex())
        text.append(f"static const {kind} {name}_{part}[256] = {{\n{rows(values, form)}}};")
pathlib.Path(sys.argv[2]).write_text("\n".join(text) + "\n")
