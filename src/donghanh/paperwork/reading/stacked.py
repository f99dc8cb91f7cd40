"""Tables whose cells stand one under another, a cell a line, as copied from a page without its rules."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from donghanh.paperwork.reading.columns import Column, role_of
from donghanh.paperwork.reading.fitting import fit
from donghanh.paperwork.reading.lines import Line, Part, Row, Table, TableCell
from donghanh.paperwork.reading.markers import find_marker
from donghanh.paperwork.reading.passage import EMPTY, Passage, join

ROW_NUMBER = re.compile(r"^(?P<plain>\d{1,3})[.)]?$")
GROUP_NUMBER = re.compile(r"^(?:[IVX]{1,5}|[A-H])[.)]?$")
INDEX = re.compile(r"^\(?\d{1,2}\)$")
FEWEST_COLUMNS = 3
MOST_HEAD_LINES = 20
MOST_ROW_LINES = 40
_MATTERS = {Column.TASK, Column.INDICATOR}


@dataclass(frozen=True, slots=True)
class _Head:
    """The heads found: their passages, roles, and the index of the first line below them."""

    passages: tuple[Passage, ...]
    roles: tuple[Column, ...]
    end: int


def find_stacked_tables(parts: Sequence[Part]) -> Iterator[Part]:
    """The same parts with stacked cells gathered into tables."""
    index = 0
    while index < len(parts):
        head = _read_head(parts, index)
        table, end = _read_rows(parts, head) if head else (None, index)
        if table is not None and head is not None:
            yield Table((_row(head.passages, _line(parts[index])), *table.rows))
            index = end
        else:
            yield parts[index]
            index += 1


def _line(part: Part) -> Line:
    if not isinstance(part, Line):
        raise TypeError(part)
    return part


def _read_head(parts: Sequence[Part], index: int) -> _Head | None:
    first = parts[index]
    if not isinstance(first, Line) or role_of(first.text) is not Column.NUMBER:
        return None
    heads: list[Passage] = []
    for at in range(index, min(index + MOST_HEAD_LINES, len(parts))):
        part = parts[at]
        if not isinstance(part, Line) or len(part.text) > 80:
            return None
        if heads and (ROW_NUMBER.match(part.text) or GROUP_NUMBER.match(part.text)):
            return _head(heads, at)
        if INDEX.match(part.text):
            continue
        if heads and (part.text[0].islower() or role_of(part.text) is Column.OTHER):
            heads[-1] = join([heads[-1], part.passage])
        else:
            heads.append(part.passage)
    return None


def _head(passages: list[Passage], end: int) -> _Head | None:
    roles = tuple(role_of(passage.text) for passage in passages)
    if len(passages) < FEWEST_COLUMNS or not _MATTERS & set(roles):
        return None
    return _Head(tuple(passages), roles, end)


def _read_rows(parts: Sequence[Part], head: _Head) -> tuple[Table | None, int]:
    rows: list[Row] = []
    index = head.end
    expected = 1
    while index < len(parts) and isinstance(parts[index], Line):
        number = _line(parts[index])
        plain_number = ROW_NUMBER.match(number.text)
        if not (
            GROUP_NUMBER.match(number.text) or (plain_number and int(plain_number["plain"]) in (expected, 1))
        ):
            break
        expected = int(plain_number["plain"]) + 1 if plain_number else expected
        cells, index = _row_lines(parts, index + 1, expected)
        if not cells:
            break
        placed = (
            _place([line.passage for line in cells], head.roles[1:])
            if plain_number
            else [join(line.passage for line in cells)]
        )
        rows.append(_row([number.passage, *placed], number))
    return (Table(tuple(rows)), index) if len(rows) >= 2 else (None, head.end)


def _row_lines(parts: Sequence[Part], index: int, expected: int) -> tuple[list[Line], int]:
    """The lines of one row: up to the next row number, a heading, or anything that is no line."""
    cells: list[Line] = []
    while index < len(parts) and len(cells) < MOST_ROW_LINES:
        part = parts[index]
        if not isinstance(part, Line):
            break
        if ROW_NUMBER.match(part.text) or GROUP_NUMBER.match(part.text):
            break
        marker = find_marker(part.text, part.label)
        if marker is not None and marker.numbered and cells:
            break
        cells.append(part)
        index += 1
    return cells, index


def _row(passages: Sequence[Passage], line: Line) -> Row:
    return Row(tuple(TableCell(passage, column) for column, passage in enumerate(passages)), line.place)


def _place(lines: list[Passage], roles: tuple[Column, ...]) -> list[Passage]:
    """Shares the lines of a row out to its columns: what looks like a date to the date column, and so on."""
    texts = [line.text for line in lines]

    @cache
    def best(at: int, column: int) -> tuple[float, tuple[int, ...]]:
        if column == len(roles):
            return (0.0 if at == len(lines) else -100.0), ()
        found: tuple[float, tuple[int, ...]] = (-1000.0, (at,))
        for end in range(at, len(lines) + 1):
            score, ends = best(end, column + 1)
            score += _fit(texts[at:end], roles[column])
            found = max(found, (score, (end, *ends)))
        return found

    ends = best(0, 0)[1]
    starts = (0, *ends[:-1])
    return [join(lines[start:end]) if end > start else EMPTY for start, end in zip(starts, ends, strict=True)]


def _fit(texts: list[str], role: Column) -> float:
    if not texts:
        return -1.5 if role is Column.TASK else -0.5
    broken = 0.1 * (len(texts) - 1) + sum(1.0 for text in texts[1:] if text[0].isupper())
    return fit(texts[0], role) - broken - (1.5 if texts[0][0].islower() else 0)
