"""Puts paragraphs, bands and tables of all pages together as blocks in reading order."""

from dataclasses import dataclass, field

from donghanh.paperwork.blocks import Block, Cell, Place
from donghanh.paperwork.opening import refusals
from donghanh.paperwork.opening.limits import Limits
from donghanh.paperwork.opening.pdf.bands import Band, column_text, find_bands
from donghanh.paperwork.opening.pdf.flow import continues, is_centred
from donghanh.paperwork.opening.pdf.furniture import drop_furniture
from donghanh.paperwork.opening.pdf.grids import find_grids
from donghanh.paperwork.opening.pdf.margins import Margins, measure_margins
from donghanh.paperwork.opening.pdf.pieces import Line, Page, Word, gather_lines
from donghanh.paperwork.opening.pdf.tables import Table, continue_table, read_table
from donghanh.paperwork.opening.pdf.wrapping import join_words
from donghanh.paperwork.opening.wording import clean

Item = Line | Band | Table


@dataclass(slots=True)
class Layout:
    """What one page holds: tables with the height at which they begin, and the lines outside them."""

    tables: list[tuple[float, Table]] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)


def assemble(pages: list[Page], limits: Limits) -> list[Block]:
    """The blocks of a document from the words and rules of its pages."""
    layouts = [_lay_out(page) for page in pages]
    kept = drop_furniture(pages, [layout.lines for layout in layouts])
    margins = measure_margins(pages, kept)
    assembler = _Assembler(limits)
    for layout, lines, margin in zip(layouts, kept, margins, strict=True):
        for item in _in_order(layout.tables, lines, margin):
            assembler.add(item, margin)
    assembler.close()
    return assembler.blocks


def _lay_out(page: Page) -> Layout:
    grids = find_grids(page.across, page.down)
    inside: list[list[Word]] = [[] for _ in grids]
    outside: list[Word] = []
    for word in page.words:
        home = next((index for index, grid in enumerate(grids) if grid.holds(word)), None)
        (outside if home is None else inside[home]).append(word)
    tables = [(g.ys[0], read_table(page, g, words)) for g, words in zip(grids, inside, strict=True) if words]
    return Layout(tables, gather_lines(outside, page.number))


def _in_order(tables: list[tuple[float, Table]], lines: list[Line], margins: Margins) -> list[Item]:
    items: list[Item] = []
    position = 0
    for top, table in tables:
        above = [line for line in lines[position:] if line.y <= top]
        items += find_bands(above, margins.left, margins.right)
        items.append(table)
        position += len(above)
    return items + find_bands(lines[position:], margins.left, margins.right)


class _Assembler:
    """Keeps the open paragraph or table until something else begins."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._paragraph: list[Line] = []
        self._margins = Margins(0.0, 0.0, justified=False)
        self._table: Table | None = None
        self._tables = 0
        self._line = 1
        self.blocks: list[Block] = []

    def add(self, item: Item, margins: Margins) -> None:
        if isinstance(item, Line):
            self._add_line(item, margins)
        elif isinstance(item, Band):
            self.close()
            self._add_band(item)
        elif self._table is None or self._paragraph or not continue_table(self._table, item):
            self.close()
            self._table = item

    def close(self) -> None:
        """Ends the open paragraph and table."""
        if self._paragraph:
            self._end_paragraph()
        if self._table is not None:
            for index, row in enumerate(self._table.rows):
                self._add_row(row.cells, row.page, index, row.bold, row.lines)
            self._tables += 1
            self._table = None

    def _add_line(self, line: Line, margins: Margins) -> None:
        if self._table is not None or (self._paragraph and not continues(self._paragraph, line, margins)):
            self.close()
        self._paragraph.append(line)
        self._margins = margins

    def _add_band(self, band: Band) -> None:
        cells = [
            Cell(clean(column_text(side)), column) for column, side in enumerate((band.left, band.right))
        ]
        lines = [*band.left, *band.right]
        bold = all(line.bold for line in lines)
        self._add_row(cells, lines[0].page, 0, bold, max(len(band.left), len(band.right)))
        self._tables += 1

    def _add_row(self, cells: list[Cell], page: int, index: int, bold: bool, lines: int) -> None:
        text = "\t".join(cell.text for cell in cells)
        place = Place(self._line, page, self._tables, index)
        self._append(Block("row", text, place, tuple(cells), bold=bold), lines)

    def _end_paragraph(self) -> None:
        lines, self._paragraph = self._paragraph, []
        text = lines[0].text
        for line in lines[1:]:
            text = join_words(text, line.text)
        if text := clean(text):
            centred, bold = is_centred(lines, self._margins), all(line.bold for line in lines)
            place = Place(self._line, lines[0].page)
            self._append(Block("paragraph", text, place, bold=bold, centred=centred), len(lines))

    def _append(self, block: Block, lines: int) -> None:
        if len(self.blocks) >= self._limits.blocks:
            raise refusals.too_many_blocks(self._limits.blocks)
        self.blocks.append(block)
        self._line += lines
