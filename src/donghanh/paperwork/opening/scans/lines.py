"""Finds the ruling lines of tables in a picture: long straight runs of dark pixels, also a little askew."""

import re
from collections.abc import Iterator

from donghanh.paperwork.opening.pdf.pieces import Rule
from donghanh.paperwork.opening.pdf.rules import join_rules
from donghanh.paperwork.opening.scans.pictures import Picture

DARK = 170
SHORTEST = 18.0
"""Points: longer than any stroke of a letter, shorter than a row of a table is high or a column wide."""
EDGE = 0.012
MOST_RUNS = 60_000
POINTS = 72.0
INK = bytes(1 if level < DARK else 0 for level in range(256))


def find_lines(picture: Picture) -> tuple[list[Rule], list[Rule]]:
    """Horizontal and vertical rules in points. A picture of very many runs (a photograph) has none."""
    ink = picture.pixels.translate(INK)
    width, height = picture.width, picture.height
    across = _rules((ink[y * width : (y + 1) * width] for y in range(height)), height, picture.dpi)
    down = _rules((ink[x::width] for x in range(width)), width, picture.dpi)
    return across, down


def _rules(strips: Iterator[bytes], count: int, dpi: int) -> list[Rule]:
    """The rules along strips of ink; those at the edge of the paper are shadows of the scanner."""
    scale = POINTS / dpi
    least = round(SHORTEST / scale)
    runs = re.compile(b"\x01{%d,}" % least)
    pieces: list[Rule] = []
    for at, strip in enumerate(strips):
        if not EDGE < at / count < 1 - EDGE or strip.count(1) < least:
            continue
        pieces += [Rule(at * scale, run.start() * scale, run.end() * scale) for run in runs.finditer(strip)]
        if len(pieces) > MOST_RUNS:
            return []
    return join_rules(pieces)
