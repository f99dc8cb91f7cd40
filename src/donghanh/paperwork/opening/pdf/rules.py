"""Finds the ruling lines of a PDF page: stroked lines, thin filled boxes, frames of rectangles."""

import ctypes
import math
from collections.abc import Iterable, Iterator
from itertools import pairwise

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from donghanh.paperwork.opening.pdf.pieces import Rule
from donghanh.paperwork.opening.pdf.turning import Turn

THIN = 3.0
SHORTEST = 4.0
NEAR = 2.0
MOST_PIECES = 20_000
Point = tuple[float, float]
Segment = tuple[Point, Point]


def find_rules(page: pdfium.PdfPage, turn: Turn) -> tuple[list[Rule], list[Rule], float | None]:
    """Horizontal rules, vertical rules, and the share of the page under its largest picture (None without one).

    Drawings of very many pieces (maps, charts) give no rules.
    """
    segments: list[Segment] = []
    covered: float | None = None
    for item in page.get_objects(max_depth=4):
        if item.type == raw.FPDF_PAGEOBJ_IMAGE:
            covered = max(covered or 0.0, _share_under(item, turn))
        elif item.type == raw.FPDF_PAGEOBJ_PATH and len(segments) < MOST_PIECES:
            segments.extend(_segments_of(item))
    if len(segments) >= MOST_PIECES:
        return [], [], covered
    seen = [(turn.point(*first), turn.point(*second)) for first, second in segments]
    across = join_rules(
        Rule(a[1], min(a[0], b[0]), max(a[0], b[0])) for a, b in seen if abs(a[1] - b[1]) < 1.0
    )
    down = join_rules(Rule(a[0], min(a[1], b[1]), max(a[1], b[1])) for a, b in seen if abs(a[0] - b[0]) < 1.0)
    return across, down, covered


def _share_under(item: pdfium.PdfObject, turn: Turn) -> float:
    """How much of the page a picture covers, from 0 to 1."""
    try:
        left, bottom, right, top = item.get_bounds()
    except pdfium.PdfiumError:
        return 0.0
    whole = turn.width * turn.height
    return min(abs(right - left) * abs(top - bottom) / whole, 1.0) if whole > 0 else 0.0


def join_rules(rules: Iterable[Rule]) -> list[Rule]:
    """Pieces of one line become one rule; a table's border is usually drawn cell by cell."""
    rows: list[list[Rule]] = []
    for rule in sorted(rules, key=lambda rule: rule.at):
        if rows and rule.at - rows[-1][-1].at <= NEAR:
            rows[-1].append(rule)
        else:
            rows.append([rule])
    return [joined for row in rows for joined in _joined_along(row)]


def _joined_along(row: list[Rule]) -> Iterator[Rule]:
    at = sum(rule.at for rule in row) / len(row)
    start = end = -math.inf
    for rule in sorted(row, key=lambda rule: rule.start):
        if rule.start - end <= NEAR:
            end = max(end, rule.end)
            continue
        if end - start >= SHORTEST:
            yield Rule(at, start, end)
        start, end = rule.start, rule.end
    if end - start >= SHORTEST:
        yield Rule(at, start, end)


def _segments_of(path: pdfium.PdfObject) -> Iterator[Segment]:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(path.raw, fill, stroke)
    for outline in _outlines(path):
        if stroke.value:
            yield from _straight(pairwise(outline))
        elif fill.value:
            yield from _thin(outline)


def _straight(pairs: Iterable[Segment]) -> Iterator[Segment]:
    for first, second in pairs:
        if abs(first[0] - second[0]) < 0.5 or abs(first[1] - second[1]) < 0.5:
            yield first, second


def _thin(outline: list[Point]) -> Iterator[Segment]:
    """The middle line of a filled box that is only a line thick."""
    xs, ys = [x for x, _ in outline], [y for _, y in outline]
    left, right, bottom, top = min(xs), max(xs), min(ys), max(ys)
    if top - bottom <= THIN and right - left > top - bottom:
        yield (left, (top + bottom) / 2), (right, (top + bottom) / 2)
    elif right - left <= THIN:
        yield ((left + right) / 2, bottom), ((left + right) / 2, top)


def _outlines(path: pdfium.PdfObject) -> Iterator[list[Point]]:
    """The corners of each part of a path, in page coordinates; curves are cut to their end points."""
    matrix = path.get_matrix()
    x, y = ctypes.c_float(), ctypes.c_float()
    outline: list[Point] = []
    for index in range(min(raw.FPDFPath_CountSegments(path.raw), MOST_PIECES)):
        segment = raw.FPDFPath_GetPathSegment(path.raw, index)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO:
            if len(outline) > 1:
                yield outline
            outline = []
        outline.append(matrix.on_point(x.value, y.value))
        if raw.FPDFPathSegment_GetClose(segment):
            outline.append(outline[0])
    if len(outline) > 1:
        yield outline
