"""Rows of ruled tables, also those that go on over a page break."""

from dataclasses import dataclass, field, replace

from donghanh.paperwork.blocks import Cell
from donghanh.paperwork.opening.pdf.grids import Grid, Region
from donghanh.paperwork.opening.pdf.pieces import Line, Page, Word, gather_lines
from donghanh.paperwork.opening.pdf.wrapping import PADDING, join_words, lines_of_cell, next_word_fits
from donghanh.paperwork.opening.wording import clean_cell

SAME_EDGE = 6.0
MOST_HEADING_ROWS = 3
NAMING_CELLS = 2  # number and task; what follows are values
END_OF_SENTENCE = ".;:!?"


@dataclass(frozen=True, slots=True)
class Wrap:
    """The first and last line of a cell and the edges it stands between; None for an empty cell."""

    first: Line | None
    last: Line | None
    left: float
    right: float


@dataclass(slots=True)
class Row:
    """One row: its cells, on which page it begins, how many lines it fills and whether all words are bold.

    `wraps` tells for every cell how wide its last line could still grow, and how wide its first word is.
    """

    cells: list[Cell]
    page: int
    lines: int
    bold: bool
    wraps: list[Wrap]

    @property
    def texts(self) -> list[str]:
        return [cell.text for cell in self.cells]


@dataclass(slots=True)
class Table:
    """The rows of one ruled table and the edges of its columns."""

    xs: list[float]
    rows: list[Row] = field(default_factory=list)


def read_table(page: Page, grid: Grid, words: list[Word]) -> Table:
    """The words of a page laid into the cells of a grid."""
    inside: dict[Region, list[Word]] = {}
    for word in words:
        inside.setdefault(grid.region_of(word), []).append(word)
    texts = {region: gather_lines(found, page.number) for region, found in inside.items()}
    rows = [_row(grid, index, texts, page.number) for index in range(len(grid.ys) - 1)]
    return Table(grid.xs, [row for row in rows if any(row.texts)])


def _row(grid: Grid, index: int, texts: dict[Region, list[Line]], page: int) -> Row:
    cells, wraps, words, lines = [], [], [], 1
    for region in dict.fromkeys(grid.regions[index]):
        begins = region.top == index
        found = texts.get(region, []) if begins else []
        left, right = grid.xs[region.left], grid.xs[region.right]
        paragraphs = lines_of_cell(found, left, right)
        wraps.append(Wrap(found[0] if found else None, found[-1] if found else None, left, right))
        cells.append(
            Cell(clean_cell("\n".join(paragraphs)), region.left, region.right - region.left, not begins)
        )
        words += [word for line in found for word in line.words]
        lines = max(lines, len(found))
    return Row(cells, page, lines, bool(words) and all(word.bold for word in words), wraps)


def continue_table(table: Table, following: Table) -> bool:
    """Takes the rows of a table at the top of the next page over, when it has the same columns.

    A repeated heading is dropped; a row cut in two by the page break is one row again.
    """
    if not table.rows or not _same_columns(table.xs, following.xs):
        return False
    rows = following.rows
    headings = [row.texts for row in table.rows[:MOST_HEADING_ROWS]]
    while rows and rows[0].texts in headings:
        rows = rows[1:]
    if rows and _brings_own_values(table.rows[-1], rows[0]):
        _append_rest(table.rows, rows[0], NAMING_CELLS)
        _mark_hanging(rows[0])
    elif rows and _is_rest_of(table.rows[-1], rows[0]):
        _append_rest(table.rows, rows[0], len(rows[0].cells))
        rows = rows[1:]
    if rows and _hangs_below(table.rows[-1], rows[0]):
        _mark_hanging(rows[0])
    table.rows += rows
    return True


def _same_columns(first: list[float], second: list[float]) -> bool:
    return len(first) == len(second) and all(
        abs(a - b) <= SAME_EDGE for a, b in zip(first, second, strict=True)
    )


def _has_no_number(row: Row, following: Row) -> bool:
    """Whether both rows have the same cells and the second leaves the first cell empty."""
    shapes = [[(cell.column, cell.span) for cell in one.cells] for one in (row, following)]
    return shapes[0] == shapes[1] and not following.texts[0]


def _is_rest_of(row: Row, rest: Row) -> bool:
    """Whether `rest` holds the other half of the sentences of `row`: no number, and its texts go on."""
    if not _has_no_number(row, rest):
        return False
    filled = [index for index, text in enumerate(rest.texts) if text]
    going_on = [_runs_on(row, rest, index) for index in filled]
    wrapped = [_is_wrapped(row, rest, index) for index in filled]
    certain = any(going_on) or len(filled) == 1
    return certain and all(first or second for first, second in zip(going_on, wrapped, strict=True))


def _runs_on(row: Row, rest: Row, index: int) -> bool:
    """A text that begins in the middle of a sentence."""
    above, below = row.cells[index], rest.texts[index]
    unfinished = above.continued or (above.text and above.text[-1] not in END_OF_SENTENCE)
    return bool(unfinished) and (below[0].islower() or below[0] in ",;.)")


def _is_wrapped(row: Row, rest: Row, index: int) -> bool:
    """The first word of the rest had no room on the last line above."""
    above, below = row.wraps[index], rest.wraps[index]
    if above.last is None or below.first is None or row.texts[index][-1] in END_OF_SENTENCE:
        return False
    return not next_word_fits(above.last, below.first, above.left + PADDING, above.right - PADDING)


def _brings_own_values(row: Row, rest: Row) -> bool:
    """Below a merged cell whose sentence the page break cut, a row with values of its own up to the last column."""
    if not _has_no_number(row, rest) or not any(rest.texts[:NAMING_CELLS]):
        return False
    own = [i for i in range(NAMING_CELLS, len(rest.cells)) if rest.texts[i] and not _runs_on(row, rest, i)]
    goes_on = all(_runs_on(row, rest, i) for i in range(NAMING_CELLS) if rest.texts[i])
    return goes_on and len(own) > 1 and own[-1] == len(rest.cells) - 1 and bool(row.texts[-1])


def _append_rest(rows: list[Row], rest: Row, cells: int) -> None:
    """Adds the texts of the first `cells` cells to those above, which for merged cells begin some rows higher."""
    for index, text in enumerate(rest.texts[:cells]):
        if not text:
            continue
        home = rows[-1]
        for row in reversed(rows):
            if len(row.cells) != len(rest.cells):
                break
            home = row
            if not row.cells[index].continued:
                break
        cell = home.cells[index]
        whole = join_words(cell.text, text) if cell.text else text
        home.cells[index] = replace(cell, text=whole)
    rows[-1].lines += rest.lines


def _hangs_below(row: Row, following: Row) -> bool:
    """A row without number and task under one that has them stands beside a merged cell."""
    texts = following.texts
    return len(texts) > 2 and len(row.texts) > 2 and not texts[0] and not texts[1] and any(texts[2:])


def _mark_hanging(row: Row) -> None:
    naming = row.cells[:NAMING_CELLS]
    row.cells[:NAMING_CELLS] = [replace(cell, text="", continued=True) for cell in naming]
