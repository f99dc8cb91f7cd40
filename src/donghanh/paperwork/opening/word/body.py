"""Walks the body of a Word document: paragraphs, tables, nested tables and text boxes in reading order."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from lxml import etree

from donghanh.paperwork.blocks import Block, Cell, Place
from donghanh.paperwork.opening import refusals
from donghanh.paperwork.opening.limits import Limits
from donghanh.paperwork.opening.word.names import ALTERNATIVES, FALLBACK, w
from donghanh.paperwork.opening.word.paragraphs import Paragraph, ParagraphReader
from donghanh.paperwork.opening.word.tables import GridCell, rows_of
from donghanh.paperwork.opening.wording import clean, clean_cell

DEEPEST = 12
PARAGRAPH, TABLE = w("p"), w("tbl")
WRAPPERS = frozenset(
    (*map(w, ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag", "body")), ALTERNATIVES)
)
SAMPLE = 200_000


@dataclass(slots=True)
class CellText:
    """The lines of a cell, whether all its words are bold, and the tables inside it."""

    lines: list[str] = field(default_factory=list)
    emphasis: set[bool] = field(default_factory=set)
    tables: list[etree._Element] = field(default_factory=list)


class BodyWalker:
    """Gathers `blocks`; `sample` is the raw text for telling old encodings."""

    def __init__(self, reader: ParagraphReader, limits: Limits, paged: bool) -> None:
        self._reader = reader
        self._limits = limits
        self._page = 1
        self._paged = paged
        self._tables = 0
        self._lines = 0
        self._prefix = ""
        self.blocks: list[Block] = []
        self.sample: list[str] = []
        self.sampled = 0
        self.legacy_letters = 0
        self.hidden = False

    @property
    def pages(self) -> int | None:
        return self._page if self._paged else None

    def walk(self, elements: Iterable[etree._Element], depth: int = 0) -> None:
        """Adds the blocks of sibling elements. Nesting deeper than any real document is not followed."""
        for element in elements:
            if element.tag == PARAGRAPH:
                self._add_paragraph(self._read(element), depth)
            elif element.tag == TABLE and depth < DEEPEST:
                self._add_table(element, depth)
            elif element.tag in WRAPPERS or _is_choice(element):
                self.walk(element, depth)

    def _read(self, element: etree._Element) -> Paragraph:
        paragraph = self._reader.read(element)
        self.hidden |= paragraph.hidden
        self.legacy_letters += paragraph.legacy_letters
        if self.sampled < SAMPLE:
            self.sample.append(paragraph.text)
            self.sampled += len(paragraph.text)
        return paragraph

    def _place(self, breaks_before: int = 0, table: int | None = None, row: int | None = None) -> Place:
        self._lines += 1
        return Place(self._lines, self._page + breaks_before if self._paged else None, table, row)

    def _add(self, block: Block) -> None:
        if len(self.blocks) >= self._limits.blocks:
            raise refusals.too_many_blocks(self._limits.blocks)
        self.blocks.append(block)

    def _add_paragraph(self, paragraph: Paragraph, depth: int) -> None:
        text = clean(self._prefix + paragraph.text)
        self._prefix = self._prefix + paragraph.text if paragraph.joins_next else ""
        if text and not paragraph.joins_next:
            place = self._place(paragraph.breaks_before)
            self._add(
                Block(
                    "paragraph",
                    text,
                    place,
                    label=paragraph.label,
                    bold=paragraph.bold,
                    centred=paragraph.centred,
                )
            )
        self._turn_pages(paragraph.breaks)
        for box in paragraph.boxes:
            if depth < DEEPEST:
                self.walk(box, depth + 1)

    def _turn_pages(self, breaks: int) -> None:
        self._page += breaks
        if self._page > self._limits.pages:
            raise refusals.too_many_pages(self._limits.pages)

    def _add_table(self, table: etree._Element, depth: int) -> None:
        rows = rows_of(table)
        if all(len(row) <= 1 for row in rows):
            for row in rows:
                for cell in row:
                    self.walk(cell.element, depth + 1)
            return
        number, self._tables = self._tables, self._tables + 1
        for index, row in enumerate(rows):
            self._add_row(row, number, index, depth)

    def _add_row(self, row: list[GridCell], table: int, index: int, depth: int) -> None:
        place = self._place(table=table, row=index)
        contents = [self._cell_text(cell, depth) for cell in row]
        cells = tuple(
            Cell(
                "" if cell.continued else clean_cell("\n".join(content.lines)),
                cell.start,
                cell.end - cell.start,
                cell.continued,
            )
            for cell, content in zip(row, contents, strict=True)
        )
        if any(cell.text for cell in cells):
            emphasis = set().union(*(content.emphasis for content in contents))
            text = "\t".join(cell.text for cell in cells)
            self._add(Block("row", text, place, cells, bold=emphasis == {True}))
        for content in contents:
            self.walk(content.tables, depth + 1)

    def _cell_text(self, cell: GridCell, depth: int) -> CellText:
        content = CellText()
        self._gather(cell.element, content, depth)
        return content

    def _gather(self, elements: Iterable[etree._Element], content: CellText, depth: int) -> None:
        for element in elements:
            if element.tag == PARAGRAPH:
                self._gather_paragraph(self._read(element), content, depth)
            elif element.tag == TABLE:
                content.tables.append(element)
            elif element.tag in WRAPPERS or _is_choice(element):
                self._gather(element, content, depth)

    def _gather_paragraph(self, paragraph: Paragraph, content: CellText, depth: int) -> None:
        words = paragraph.text.strip()
        if words or (paragraph.label and not content.lines):
            content.lines.append(f"{paragraph.label} {words}".strip())
        if words:
            content.emphasis.add(paragraph.bold)
        self._turn_pages(paragraph.breaks)
        for box in paragraph.boxes:
            if depth < DEEPEST:
                self._gather(box, content, depth + 1)


def _is_choice(element: etree._Element) -> bool:
    """A branch of alternative content that is read: any but a fallback with a choice before it."""
    parent = element.getparent()
    if parent is None or parent.tag != ALTERNATIVES:
        return False
    return element.tag != FALLBACK or parent[0] is element
