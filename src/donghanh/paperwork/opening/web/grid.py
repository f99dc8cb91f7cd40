"""The rows of an HTML table on one grid of columns, and tables that only lay out a page."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from donghanh.paperwork.errors import UnreadableDocument
from donghanh.paperwork.opening import refusals
from donghanh.paperwork.opening.limits import Limits
from donghanh.paperwork.opening.web.looks import is_hidden
from donghanh.paperwork.opening.word.names import whole_number

MOST_COLUMNS = 200
MOST_PARAGRAPHS = 40
FEW_ROWS = 2
GROUPS = frozenset(("thead", "tbody", "tfoot", "form"))
PARAGRAPHS = frozenset(("p", "br", "li", "div"))


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell between two edges of the grid, counted from 0."""

    element: etree._Element
    start: int
    end: int
    continued: bool


@dataclass(slots=True)
class Size:
    """How many letters a table holds, and how many of them in tables inside it."""

    letters: int = 0
    nested: int = 0


Sizes = dict[etree._Element, Size]


def measure_tables(part: etree._Element) -> Sizes:
    """The size of every table under an element, in one walk."""
    sizes: Sizes = {}
    open_tables: list[etree._Element] = []
    for event, element in etree.iterwalk(part, events=("start", "end")):
        if event == "start":
            if element.tag == "table":
                sizes[element] = Size()
                open_tables.append(element)
            _count(sizes, open_tables, element.text)
            continue
        if element.tag == "table":
            open_tables.pop()
            if open_tables:
                outer = sizes[open_tables[-1]]
                outer.letters += sizes[element].letters
                outer.nested += sizes[element].letters
        _count(sizes, open_tables, element.tail)
    return sizes


def is_layout(table: etree._Element, sizes: Sizes) -> bool:
    """Whether a table only lays out the page: one column, mostly tables inside it, or a whole text in a cell."""
    size = sizes[table]
    if 2 * size.nested > size.letters:
        return True
    rows = list(_rows(table))
    if all(len(list(_cells(row))) <= 1 for row in rows):
        return True
    return len(rows) <= FEW_ROWS and any(_is_text(cell) for row in rows for cell in _cells(row))


def rows_of(table: etree._Element, limits: Limits) -> list[list[GridCell]]:
    """The rows that can be seen. Columns are counted over the edges that the cells really use.

    Raises UnreadableDocument for more cells than allowed: a few tags can claim billions.
    """
    cells = 0
    placed: list[list[GridCell]] = []
    hanging: dict[int, tuple[etree._Element, int, int]] = {}
    for row in _rows(table):
        if not is_hidden(row):
            placed.append(_place(row, hanging))
            cells += len(placed[-1])
            if cells > limits.cells:
                raise UnreadableDocument(refusals.BOMB)
    used = sorted({edge for row in placed for cell in row for edge in (cell.start, cell.end)})
    columns = {edge: column for column, edge in enumerate(used)}
    return [
        [GridCell(c.element, columns[c.start], columns[c.end], c.continued) for c in row] for row in placed
    ]


def _place(row: etree._Element, hanging: dict[int, tuple[etree._Element, int, int]]) -> list[GridCell]:
    """The cells of a row, those that hang down from rows above among them. `hanging` holds, by column, the cell, its
    width and how many rows are left of it."""
    cells: list[GridCell] = []
    column, fresh = 0, list(_cells(row))
    begun: dict[int, tuple[etree._Element, int, int]] = {}
    while (fresh or any(at >= column for at in hanging)) and column < MOST_COLUMNS:
        if column in hanging:
            element, width, left = hanging.pop(column)
            cells.append(GridCell(element, column, column + width, True))
            if left > 1:
                begun[column] = (element, width, left - 1)
            column += width
        elif fresh:
            element = fresh.pop(0)
            width = _span(element, "colspan", MOST_COLUMNS)
            cells.append(GridCell(element, column, column + width, False))
            if (tall := _span(element, "rowspan", 65_534)) > 1:
                begun[column] = (element, width, tall - 1)
            column += width
        else:
            column = min(at for at in hanging if at >= column)
    hanging.clear()
    hanging.update(begun)
    return cells


def _span(element: etree._Element, name: str, most: int) -> int:
    return min(max(whole_number(element.get(name), 1), 1), most)


def _count(sizes: Sizes, open_tables: list[etree._Element], text: str | None) -> None:
    if open_tables and text:
        sizes[open_tables[-1]].letters += len(text.strip())


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in GROUPS:
            yield from (row for row in child if row.tag == "tr")


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    return (cell for cell in row if cell.tag in ("td", "th"))


def _is_text(cell: etree._Element) -> bool:
    found = 0
    for element in cell.iter():
        found += element.tag in PARAGRAPHS
        if found > MOST_PARAGRAPHS:
            return True
    return False
