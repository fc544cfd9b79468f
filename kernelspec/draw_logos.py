"""Draws the kernel's logo: one description, an SVG file and two PNG files.

    python3 kernelspec/draw_logos.py

A prompt and three nodes of a network, on a rounded tile. Needs nothing but Python.
"""

import math
import pathlib
import struct
import zlib

SIDE = 64.0
CORNER = 14.0
TOP, BOTTOM = (0xF0, 0x6A, 0x3A), (0x7A, 0x2E, 0x8E)
WHITE = (0xFF, 0xFF, 0xFF)
STROKES = [  # x1, y1, x2, y2, width
    (13, 20, 25, 32, 6),
    (25, 32, 13, 44, 6),
    (36, 46, 43, 20, 2.6),
    (43, 20, 52, 38, 2.6),
    (36, 46, 52, 38, 2.6),
]
NODES = [(36, 46, 5.2), (43, 20, 5.2), (52, 38, 5.2)]


def svg() -> str:
    def colour(rgb):
        return "#%02x%02x%02x" % rgb

    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIDE:g} {SIDE:g}">',
        '  <linearGradient id="tile" x1="0" y1="0" x2="0" y2="1">',
        f'    <stop offset="0" stop-color="{colour(TOP)}"/>',
        f'    <stop offset="1" stop-color="{colour(BOTTOM)}"/>',
        "  </linearGradient>",
        f'  <rect width="{SIDE:g}" height="{SIDE:g}" rx="{CORNER:g}" fill="url(#tile)"/>',
        f'  <g stroke="{colour(WHITE)}" stroke-linecap="round" fill="{colour(WHITE)}">',
    ]
    for x1, y1, x2, y2, width in STROKES:
        lines.append(
            f'    <line x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}" stroke-width="{width}"/>'
        )
    for x, y, radius in NODES:
        lines.append(f'    <circle cx="{x}" cy="{y}" r="{radius}" stroke="none"/>')
    return "\n".join(lines + ["  </g>", "</svg>", ""])


def inside_tile(x, y):
    dx = max(CORNER - x, x - (SIDE - CORNER), 0)
    dy = max(CORNER - y, y - (SIDE - CORNER), 0)
    return math.hypot(dx, dy) <= CORNER


def inside_drawing(x, y):
    for x1, y1, x2, y2, width in STROKES:
        dx, dy = x2 - x1, y2 - y1
        along = ((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy)
        along = min(max(along, 0), 1)
        if math.hypot(x - x1 - along * dx, y - y1 - along * dy) <= width / 2:
            return True
    return any(math.hypot(x - cx, y - cy) <= radius for cx, cy, radius in NODES)


def png(size: int, samples: int = 8) -> bytes:
    """The picture at size x size, each pixel averaged over samples x samples points."""
    rows = bytearray()
    for row in range(size):
        rows.append(0)
        for column in range(size):
            red = green = blue = covered = 0
            for sample in range(samples * samples):
                x = (column + (sample % samples + 0.5) / samples) * SIDE / size
                y = (row + (sample // samples + 0.5) / samples) * SIDE / size
                if not inside_tile(x, y):
                    continue
                covered += 1
                if inside_drawing(x, y):
                    rgb = WHITE
                else:
                    rgb = [a + (b - a) * y / SIDE for a, b in zip(TOP, BOTTOM)]
                red, green, blue = red + rgb[0], green + rgb[1], blue + rgb[2]
            share = max(covered, 1)
            rows += bytes(
                round(part)
                for part in (
                    red / share,
                    green / share,
                    blue / share,
                    255 * covered / samples**2,
                )
            )

    def chunk(kind, data):
        check = zlib.crc32(kind + data)
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", check)

    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">IIBBBBB", size, size, 8, 6, 0, 0, 0))
        + chunk(b"IDAT", zlib.compress(bytes(rows), 9))
        + chunk(b"IEND", b"")
    )


if __name__ == "__main__":
    folder = pathlib.Path(__file__).parent
    (folder / "logo-svg.svg").write_text(svg())
    for size in (32, 64):
        (folder / f"logo-{size}x{size}.png").write_bytes(png(size))
