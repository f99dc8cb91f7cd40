"""Where a list begins: titles above the heading, headings of one to three lines, lines of column numbers."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from donghanh.registry.lists.headings import LINES, read_heading, unit_of
from donghanh.registry.lists.sheets import HEADING_ROWS, MOST_COLUMNS, Merge
from donghanh.vietnamese.encodings import repair_text
from donghanh.vietnamese.text import fold

NumberedRow = tuple[int, list[str]]
"""The number of a row in the file, from 1, and its cells."""
_MOST_LINES = 3
_DATA = re.compile(r"\d{6,}|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|@")
_COLUMN_NUMBER = re.compile(r"^\(?\s*(?:\d{1,3}|[A-Za-zĐđ])\s*\)?(?:\s*=.*)?$")
_LEAST_KNOWN, _LEAST_ON_TOP = 1.5, 0.9


@dataclass(frozen=True, slots=True)
class Layout:
    """`headings`: one text a column, "" where none stands; `lines`: the numbers of the rows that hold them, () where
    there is no heading; `first`: the number of the last row before the records, 0 for none; `factor`: the unit of money
    named above the heading."""

    headings: tuple[str, ...]
    lines: tuple[int, ...]
    first: int
    factor: int | None = None


def find_layout(rows: Sequence[NumberedRow], merges: Sequence[Merge] = ()) -> Layout:
    """The heading with most known words among the first rows; a list without one begins with its first row."""
    candidates = [
        (_score(headings), -length, -start, start, length)
        for start in range(min(len(rows), HEADING_ROWS))
        for length in range(1, _MOST_LINES + 1)
        if (headings := _headings(rows, start, length, merges))
    ]
    best = max(candidates, default=(0.0, 0, 0, 0, 0))
    if best[0] < (_LEAST_KNOWN if best[3] else _LEAST_ON_TOP):
        return Layout(("",) * _width(rows), (), rows[0][0] - 1 if rows else 0)
    return _layout(rows, best[3], best[4], merges)


def layout_at(rows: Sequence[NumberedRow], number: int, merges: Sequence[Merge] = ()) -> Layout:
    """The layout when a person says in which row the heading begins; 0 says that there is none."""
    start = next((place for place, row in enumerate(rows) if row[0] >= number), None)
    if not number or start is None:
        return Layout(("",) * _width(rows), (), rows[0][0] - 1 if rows else 0)
    scores = [
        (_score(headings), -length)
        for length in range(1, _MOST_LINES + 1)
        if (headings := _headings(rows, start, length, merges))
    ]
    return _layout(rows, start, -max(scores, default=(0.0, -1))[1], merges)


def _layout(rows: Sequence[NumberedRow], start: int, length: int, merges: Sequence[Merge]) -> Layout:
    headings = _headings(rows, start, length, merges) or tuple(rows[start][1])
    end = start + length
    while end < len(rows) and is_column_numbers(rows[end][1]):
        end += 1
    above = (unit_of(cell) for _number, cells in rows[:start] for cell in cells if cell)
    wide = headings + ("",) * (_width(rows) - len(headings))
    return Layout(
        wide, tuple(row[0] for row in rows[start:end]), rows[end - 1][0], next(filter(None, above), None)
    )


def is_column_numbers(cells: Sequence[str]) -> bool:
    """True for the line "(1) (2) (3)" or "A B 1 2" under a heading."""
    filled = [cell for cell in cells if cell]
    if len(filled) < 3 or not all(_COLUMN_NUMBER.match(cell) for cell in filled):
        return False
    numbers = [int(digits[0]) for cell in filled if (digits := re.findall(r"\d+", cell))]
    return len(numbers) >= 2 and all(later == number + 1 for number, later in pairwise(numbers))


def _width(rows: Sequence[NumberedRow]) -> int:
    return min(max((len(cells) for _number, cells in rows), default=0), MOST_COLUMNS)


def _headings(
    rows: Sequence[NumberedRow], start: int, length: int, merges: Sequence[Merge]
) -> tuple[str, ...]:
    """The headings when they stand in `length` rows from `start`; () where those rows cannot be one heading."""
    lines = rows[start : start + length]
    if len(lines) < length or lines[-1][0] - lines[0][0] != length - 1:
        return ()
    if any(_DATA.search(cell) for _number, cells in lines for cell in cells) or is_column_numbers(
        lines[-1][1]
    ):
        return ()
    width = max(len(cells) for _number, cells in lines)
    spread = [_spread(line, width, merges, below=lines[place + 1 :]) for place, line in enumerate(lines)]
    return tuple(LINES.join(dict.fromkeys(filter(None, column))) for column in zip(*spread, strict=True))


def _spread(
    line: NumberedRow, width: int, merges: Sequence[Merge], below: Sequence[NumberedRow]
) -> list[str]:
    """A line of the heading with the words of a wide cell repeated over the columns that it covers."""
    number, cells = line
    texts = cells + [""] * (width - len(cells))
    for top, left, bottom, right in merges:
        if top == bottom == number - 1 or (top <= number - 1 <= bottom and left != right):
            for column in range(left + 1, min(right + 1, width)):
                texts[column] = texts[column] or (texts[left] if left < width else "")
    if merges or not below:
        return texts
    under = below[0][1] + [""] * (width - len(below[0][1]))
    for column in range(1, width):
        if not texts[column] and under[column] and under[column - 1] and texts[column - 1]:
            texts[column] = texts[column - 1]
    return texts


def _score(headings: Sequence[str]) -> float:
    """How much of the heading is known: each attribute and year once, running numbers a little."""
    best: dict[tuple[str, int | None], float] = {}
    for heading in headings:
        if not heading or len(heading) > 160:
            continue
        told = read_heading(heading)
        if told.attribute:
            key = (told.attribute, told.year)
            best[key] = max(best.get(key, 0.0), told.confidence)
    return sum(best.values())


def same_words(cells: Sequence[str], headings: Sequence[str]) -> bool:
    """True for a row that repeats the heading on the next printed page."""
    pairs = [
        (fold(repair_text(cell)), fold(repair_text(heading)))
        for cell, heading in zip(cells, headings, strict=False)
        if cell
    ]
    alike = sum(bool(cell) and (cell == heading or cell in heading) for cell, heading in pairs)
    return len(pairs) >= 2 and alike >= 0.6 * len(pairs)
