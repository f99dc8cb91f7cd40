"""The lines and tables of a document, in reading order, before any of them is understood."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from donghanh.paperwork.blocks import Block, Document, Place
from donghanh.paperwork.reading.passage import EMPTY, Locator, Passage


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph, or one line of it. `gap` is true where blank lines stand before it in a text file.

    `width` is the length of its last physical line, which tells whether the next line may continue it.
    """

    passage: Passage
    place: Place
    label: str = ""
    bold: bool | None = None
    centred: bool | None = None
    gap: bool = False
    width: int = 0

    @property
    def text(self) -> str:
        return self.passage.text

    def keeping(self, passage: Passage, label: str | None = None) -> "Line":
        """The same line with other words."""
        return replace(self, passage=passage, label=self.label if label is None else label)


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell at its column. `continued` marks the lower cells of a vertical merge."""

    passage: Passage
    column: int
    span: int = 1
    continued: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one row. `ragged` marks a row that may have lost cells to merges its format cannot show."""

    cells: tuple[TableCell, ...]
    place: Place
    bold: bool | None = None
    ragged: bool = False

    def at(self, column: int) -> TableCell:
        """The cell that covers a column; an empty one past the end."""
        for cell in self.cells:
            if cell.column <= column < cell.column + cell.span:
                return cell
        return TableCell(EMPTY, column)

    @property
    def filled(self) -> list[TableCell]:
        return [cell for cell in self.cells if cell.passage]


@dataclass(frozen=True, slots=True)
class Table:
    """Consecutive rows. The widest row gives `columns`."""

    rows: tuple[Row, ...]

    @property
    def columns(self) -> int:
        return max((cell.column + cell.span for row in self.rows for cell in row.cells), default=0)


Part = Line | Table


def parts(document: Document, locator: Locator) -> Iterator[Part]:
    """Paragraph lines and tables in reading order."""
    numbered = enumerate(document.blocks)
    last_line = 0
    for table, blocks in groupby(numbered, key=lambda item: _table_of(item[1])):
        if table is None:
            for index, block in blocks:
                gap = block.place.line > last_line + 1
                yield from _lines(block, locator.start(index), gap)
                last_line = block.place.line + block.text.count("\n")
        else:
            rows = [_row(block, locator.start(index)) for index, block in blocks]
            last_line = rows[-1].place.line
            yield Table(tuple(rows))


def _table_of(block: Block) -> int | None:
    if block.kind != "row":
        return None
    return -1 if block.place.table is None else block.place.table


def _lines(block: Block, start: int, gap: bool) -> Iterator[Line]:
    position = 0
    for index, text in enumerate(block.text.split("\n")):
        passage = Passage(text, range(start + position, start + position + len(text))).cut(0)
        position += len(text) + 1
        if passage or (block.label and not index):
            label = block.label if not index else ""
            yield Line(passage, block.place, label, block.bold, block.centred, gap and not index, len(text))


def _row(block: Block, start: int) -> Row:
    position, cells = 0, []
    for cell in block.cells:
        found = block.text.find(cell.text, position) if cell.text else -1
        at = found if found >= 0 else position
        passage = Passage(cell.text, range(start + at, start + at + len(cell.text))).cut(0)
        position = at + len(cell.text)
        cells.append(TableCell(passage, cell.column, max(cell.span, 1), cell.continued))
    return Row(tuple(cells), block.place, block.bold)
