"""The rows of a Word table on one grid of columns."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from donghanh.paperwork.opening.word.names import value_of, w, whole_number
from donghanh.paperwork.opening.word.paragraphs import is_deleted_row, merge_of

HAIRLINE = 120  # twentieths of a point; edges nearer than 2 mm are one edge drawn unsteadily
MOST_COLUMNS = 200
WRAPPERS = frozenset(map(w, ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag")))


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell between two edges of the grid, counted from 0."""

    element: etree._Element
    start: int
    end: int
    continued: bool


def rows_of(table: etree._Element) -> list[list[GridCell]]:
    """The rows that are not deleted. Columns are counted over the edges that the cells really use."""
    edges = _edges(table)
    rows = [_cells(row, edges) for row in _children(table, w("tr")) if not is_deleted_row(row)]
    used = sorted({edge for row in rows for cell in row for edge in (cell.start, cell.end)})
    columns = {edge: column for column, edge in enumerate(used)}
    return [[GridCell(c.element, columns[c.start], columns[c.end], c.continued) for c in row] for row in rows]


def _cells(row: etree._Element, edges: list[int]) -> list[GridCell]:
    cells: list[GridCell] = []
    properties = row.find(w("trPr"))
    position = whole_number(value_of(properties, "gridBefore"), 0, MOST_COLUMNS)
    for element in _children(row, w("tc")):
        span = max(1, whole_number(value_of(element.find(w("tcPr")), "gridSpan"), 1, MOST_COLUMNS))
        start, end = _edge(edges, position), _edge(edges, position + span)
        cells.append(GridCell(element, start, max(end, start + 1), merge_of(element) == "continue"))
        position += span
    return cells


def _children(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Children `tag` of `parent`, also inside content controls and tracked insertions."""
    waiting = [iter(parent)]
    while waiting:
        child = next(waiting[-1], None)
        if child is None:
            waiting.pop()
        elif child.tag == tag:
            yield child
        elif child.tag in WRAPPERS:
            waiting.append(iter(child))


def _edges(table: etree._Element) -> list[int]:
    """For every edge of the declared grid, the number of the edge it stands for: hairlines collapse."""
    grid = table.find(w("tblGrid"))
    widths = [] if grid is None else [whole_number(column.get(w("w")), 0) for column in grid][:MOST_COLUMNS]
    if not widths or min(widths) < 0 or max(widths) < HAIRLINE:
        return []
    edges, place, last = [0], 0, 0
    for width in widths:
        place += width
        edges.append(edges[-1] + (place - last >= HAIRLINE))
        last = place if edges[-1] != edges[-2] else last
    return edges


def _edge(edges: list[int], position: int) -> int:
    """The edge at a grid position; beyond the declared grid every column counts."""
    if not edges:
        return position
    return edges[position] if position < len(edges) else edges[-1] + position - len(edges) + 1
