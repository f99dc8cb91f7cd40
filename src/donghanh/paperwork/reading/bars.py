"""Tables written one cell a line: a line with a lone bar opens a row and closes every cell."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from donghanh.paperwork.reading.columns import Column, role_of
from donghanh.paperwork.reading.lines import Line, Part, Row, Table, TableCell
from donghanh.paperwork.reading.markers import find_marker
from donghanh.paperwork.reading.passage import EMPTY, Passage, join

BAR = re.compile(r"^\|$")
ORDER = re.compile(r"^\(?(?:\d{1,3}(?:\.\d{1,3})*|[IVX]{1,5}|[A-Z])[.)]*$")
GROUP = re.compile(r"^(?:[IVX]{1,5}|[A-Z])[.)]*$")
NEW_DOCUMENT = re.compile(r"^(?:phu luc|ke hoach|quyet dinh|nghi quyet|chuong trinh|de an|bieu so)\b")
ATTACHED = re.compile(r"^(?:noi nhan|\(\s*(?:ban hanh )?kem theo)")
TWO_COLUMNS = re.compile(r"cong hoa xa hoi chu nghia|doc lap - tu do|^noi nhan|dang cong san viet nam")
LONGEST_CELL = 60
"""Lines. More text than this between two bars is no cell."""
SENTENCE_END = re.compile(r"[.;:]$")


def find_bar_tables(parts: list[Part]) -> Iterator[Part]:
    """The same parts with runs of bar-delimited lines turned into tables; stray bars are dropped."""
    index = 0
    while index < len(parts):
        part = parts[index]
        if not _is_bar(part):
            yield part
            index += 1
            continue
        table, index = _read_table(parts, index)
        if table.rows:
            yield table


def _is_bar(part: Part) -> bool:
    return isinstance(part, Line) and bool(BAR.match(part.text))


@dataclass(slots=True)
class _Builder:
    """Rows gathered so far; `columns` is the width of the first row, 0 until that is known."""

    rows: list[list[Passage]] = field(default_factory=lambda: [[]])
    places: list[Line] = field(default_factory=list)
    columns: int = 0

    @property
    def row(self) -> list[Passage]:
        return self.rows[-1]

    def new_row(self, leading: int) -> None:
        self.columns = self.columns or len(self.row)
        self.rows.append([EMPTY] * leading)

    def table(self) -> Table:
        rows = []
        for cells, place in zip(self.rows, self.places, strict=False):
            if any(cells):
                placed = tuple(TableCell(cell, at) for at, cell in enumerate(cells))
                rows.append(Row(placed, place.place, ragged=len(cells) < self.columns))
        return Table(tuple(rows))


def _read_table(parts: list[Part], index: int) -> tuple[Table, int]:
    """The table that opens with the bar at `index`, and the index after it."""
    builder = _Builder()
    builder.places.append(_line(parts[index]))
    bars = 1
    index += 1
    while index < len(parts):
        if _is_bar(parts[index]):
            bars += 1
            index += 1
            continue
        end = _cell_end(parts, index)
        if end == 0 or _ends_table(parts, index, end, bars, builder):
            break
        lines = [_line(part) for part in parts[index:end]]
        _advance(builder, bars, lines)
        builder.row.append(_cell_text(lines))
        bars, index = 0, end
    return builder.table(), index


def _line(part: Part) -> Line:
    if not isinstance(part, Line):
        raise TypeError(part)
    return part


def _cell_end(parts: list[Part], index: int) -> int:
    """The index of the bar that closes the cell at `index`; 0 where none follows soon."""
    for end in range(index, min(index + LONGEST_CELL, len(parts))):
        if _is_bar(parts[end]):
            return end
        if not isinstance(parts[end], Line):
            return 0
    return 0


def _ends_table(parts: list[Part], index: int, end: int, bars: int, builder: _Builder) -> bool:
    line = _line(parts[index])
    folded = line.passage.plain.strip(" *")
    named = NEW_DOCUMENT.match(folded) and line.text.strip(" *").isupper()
    if builder.row and bars == 1 and (named or ATTACHED.match(folded)):
        return True
    if bars == 1 and builder.columns and len(builder.row) >= builder.columns:
        return True
    first = next((cell for cell in builder.rows[0] if cell), None)
    two = first is not None and any(TWO_COLUMNS.search(cell.plain) for cell in builder.rows[0])
    return two and bars == 1 and len(builder.row) >= 2


def _advance(builder: _Builder, bars: int, lines: list[Line]) -> None:
    """Accounts for the bars before a cell: empty cells, and perhaps the start of a new row."""
    if not builder.row and len(builder.rows) == 1:
        builder.row.extend([EMPTY] * (bars - 1))
        return
    missing = builder.columns - len(builder.row) if builder.columns else 0
    if bars < 2:
        return
    if len(builder.row) == 2 and GROUP.match(builder.row[0].text):
        builder.new_row(bars - 2)
        builder.places.append(lines[0])
        return
    if bars == 2 and _began_short(builder):
        builder.new_row(0)
        builder.places.append(lines[0])
        return
    starts = bool(ORDER.match(lines[0].text)) and len(lines) == 1
    if starts and (not builder.columns or len(builder.row) >= 2 or missing <= 0):
        builder.row.extend([EMPTY] * (bars - 2 if builder.columns else 0))
        builder.new_row(0)
        builder.places.append(lines[0])
    elif not builder.columns or missing < bars - 1:
        trailing = min(max(missing, 0), bars - 2)
        builder.row.extend([EMPTY] * trailing)
        builder.new_row(bars - 2 - trailing)
        builder.places.append(lines[0])
    else:
        builder.row.extend([EMPTY] * (bars - 1))


def _began_short(builder: _Builder) -> bool:
    """Whether the open row lacks its number: merged cells above it left only the rest of the row."""
    numbered = bool(builder.columns) and role_of(builder.rows[0][0].text) is Column.NUMBER
    return numbered and bool(builder.row) and bool(builder.row[0]) and not ORDER.match(builder.row[0].text)


def _cell_text(lines: list[Line]) -> Passage:
    """The words of a cell: wrapped lines joined, list items and finished sentences kept apart."""
    passage = lines[0].passage
    for before, after in pairwise(lines):
        apart = find_marker(after.text) is not None or (
            SENTENCE_END.search(before.text) and after.text[:1].isupper()
        )
        passage = join([passage, after.passage], "\n" if apart else " ")
    return passage
