"""Makes blocks of the rows of a worksheet."""

from collections.abc import Iterator

from donghanh.paperwork.blocks import Block, Cell, Place
from donghanh.paperwork.opening.sheets.grid import Sheet

LEAST_HEADING_CELLS = 3
MOST_ROWS_OF_A_MERGE = 2_000


def blocks_of(sheet: Sheet, table: int, offset: int) -> Iterator[Block]:
    """A block a filled row. Lines of a single cell above the table are paragraphs: title and letterhead.

    `Place.line` is the number of the row in the sheet, counted on from the sheets before by `offset`.
    """
    if not sheet.rows:
        return
    first = min(min(row) for row in sheet.rows.values())
    last = max(max(row) for row in sheet.rows.values())
    covered = _covered(sheet)
    in_table = False
    for index in sorted(sheet.rows):
        row = sheet.rows[index]
        in_table = in_table or len(row) >= LEAST_HEADING_CELLS
        if len(row) == 1 and not in_table:
            yield Block(
                "paragraph", next(iter(row.values())), Place(offset + index + 1, table=table, row=index)
            )
        else:
            cells = tuple(_cells(sheet, index, first, last, covered))
            text = "\t".join(cell.text for cell in cells)
            yield Block("row", text, Place(offset + index + 1, table=table, row=index), cells)


def _covered(sheet: Sheet) -> dict[tuple[int, int], tuple[int, int]]:
    """For every lower cell in the first column of a merged area: the area's first cell."""
    covered = {}
    for (top, left), (bottom, _) in sheet.merges.items():
        for row in range(top + 1, min(bottom, top + MOST_ROWS_OF_A_MERGE) + 1):
            if row in sheet.rows:
                covered[row, left] = (top, left)
    return covered


def _cells(
    sheet: Sheet, row: int, first: int, last: int, covered: dict[tuple[int, int], tuple[int, int]]
) -> Iterator[Cell]:
    column = first
    while column <= last:
        start = covered.get((row, column), (row, column))
        end = sheet.merges.get(start)
        span = min(end[1], last) - column + 1 if end else 1
        text = sheet.rows[row].get(column, "")
        yield Cell(text, column - first, span, continued=start != (row, column) and not text)
        column += span
