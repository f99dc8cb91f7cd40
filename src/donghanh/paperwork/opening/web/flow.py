"""Takes the paragraphs and tables out of a web page, in reading order and without recursion."""

import re
from dataclasses import dataclass, field

from lxml import etree

from donghanh.paperwork.opening import refusals
from donghanh.paperwork.opening.limits import Limits
from donghanh.paperwork.opening.web.furniture import DOCUMENTS, NEVER_WORDS, SITE_PARTS
from donghanh.paperwork.opening.web.grid import GridCell, is_layout, measure_tables, rows_of
from donghanh.paperwork.opening.web.lists import Lists
from donghanh.paperwork.opening.web.looks import Look, is_beside, is_hidden, look_of
from donghanh.paperwork.opening.word.numbering import bullet_sign
from donghanh.paperwork.opening.wording import clean

DEEPEST = 2_000
BLOCKS = frozenset(
    (
        *("p", "div", "li", "ul", "ol", "dl", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "body", "main"),
        *("article", "section", "header", "footer", "blockquote", "pre", "center", "form", "fieldset", "hr"),
        *("table", "caption", "tr", "td", "th", "thead", "tbody", "tfoot", "figure", "figcaption", "address"),
    )
)
SPACES = re.compile(r"[ \t\r\n\f\u00a0]+")
NUMBER_TYPED = re.compile(r"^(?:[-–+•*]|\(?(?:\d{1,3}|[a-zđ]|[IVXLC]{1,6})[.)])\s")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph or list item; `label` is the mark a browser or Word puts before it."""

    text: str
    label: str
    bold: bool
    centred: bool


@dataclass(frozen=True, slots=True)
class CellWords:
    """The words of a cell, lines parted by "\\n". `continued` marks the lower cells of a vertical merge."""

    text: str
    column: int
    span: int
    continued: bool
    bold: bool


@dataclass(frozen=True, slots=True)
class Grid:
    """The rows of one table."""

    rows: list[list[CellWords]]


Item = Paragraph | Grid


@dataclass(slots=True)
class _Words:
    """The paragraph being gathered."""

    pieces: list[str] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    emphasis: set[bool] = field(default_factory=set)
    centred: bool = False


class Flow:
    """Reads a part of a page. `hidden` and `furniture` tell whether words were left out."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._paragraphs = 0
        self.hidden = False
        self.furniture = False

    def items_of(self, part: etree._Element) -> list[Item]:
        """The paragraphs and tables under an element; tables that only lay out the page come as what they hold."""
        gathering = _Gathering(self, part)
        gathering.run()
        return gathering.items

    def grid_of(self, table: etree._Element) -> Grid:
        """A table with the words of its cells."""
        return Grid([[self._cell(cell) for cell in row] for row in rows_of(table, self._limits)])

    def count_paragraph(self) -> None:
        """Raises UnreadableDocument where a page has more paragraphs than allowed."""
        self._paragraphs += 1
        if self._paragraphs > self._limits.blocks:
            raise refusals.too_many_blocks(self._limits.blocks)

    def _cell(self, cell: GridCell) -> CellWords:
        if cell.continued or is_hidden(cell.element):
            return CellWords("", cell.start, cell.end - cell.start, cell.continued, False)
        gathering = _Gathering(self, cell.element, tables=False)
        gathering.run()
        paragraphs = [item for item in gathering.items if isinstance(item, Paragraph)]
        lines = [f"{line.label} {line.text}".strip() for line in paragraphs]
        bold = bool(paragraphs) and all(line.bold for line in paragraphs)
        return CellWords("\n".join(lines), cell.start, cell.end - cell.start, False, bold)


class _Gathering:
    """One walk over an element. `tables` False reads the tables inside as lines."""

    def __init__(self, flow: Flow, part: etree._Element, *, tables: bool = True) -> None:
        self._flow = flow
        self._part = part
        self._sizes = measure_tables(part) if tables else None
        self._lists = Lists()
        self._words = _Words()
        self._looks = [Look()]
        self.items: list[Item] = []

    def run(self) -> None:
        walker = etree.iterwalk(self._part, events=("start", "end"))
        left_out = None
        for event, element in walker:
            if event == "start":
                left_out = None
                if self._is_left_out(element) or self._is_table(element):
                    walker.skip_subtree()
                    left_out = element
                else:
                    self._open(element)
            else:
                if element is not left_out:
                    self._close(element)
                left_out = None
                if element is not self._part:
                    self._say(element.tail, self._looks[-1])
        self._end_paragraph()

    def _is_left_out(self, element: etree._Element) -> bool:
        """Whether an element holds no words of the document."""
        if element is self._part:
            return False
        if element.tag in NEVER_WORDS or is_beside(element):
            return True
        if is_hidden(element):
            self._flow.hidden |= _has_words(element)
            return True
        if element.tag in SITE_PARTS and not (element.tag == "header" and self._part.tag in DOCUMENTS):
            self._flow.furniture |= _has_words(element)
            return True
        return False

    def _is_table(self, element: etree._Element) -> bool:
        """Takes a table of the document; a table that only lays out the page is walked like any block."""
        if element.tag != "table" or self._sizes is None or is_layout(element, self._sizes):
            return False
        self._end_paragraph()
        self.items.append(self._flow.grid_of(element))
        return True

    def _open(self, element: etree._Element) -> None:
        look = look_of(element, self._looks[-1])
        self._looks.append(look)
        if element.tag in BLOCKS:
            self._end_paragraph()
            self._lists.open(element)
        elif element.tag == "br":
            self._words.pieces.append("\n")
        self._say(element.text, look)

    def _close(self, element: etree._Element) -> None:
        self._looks.pop()
        if element.tag in BLOCKS:
            self._end_paragraph()
            self._lists.close(element)

    def _say(self, text: str | None, look: Look) -> None:
        if not text:
            return
        words = text if look.kept else SPACES.sub(" ", text)
        if look.mark:
            self._words.marks.append(words)
            return
        self._words.pieces.append(words)
        if words.strip():
            if not self._words.emphasis:
                self._words.centred = look.centred
            self._words.emphasis.add(look.bold)

    def _end_paragraph(self) -> None:
        words, self._words = self._words, _Words()
        text = clean("".join(words.pieces))
        if not text:
            return
        self._flow.count_paragraph()
        label = clean("".join(words.marks))
        label = (bullet_sign(label) if len(label) == 1 else label) or self._lists.label()
        if NUMBER_TYPED.match(text):
            label = ""
        self.items.append(Paragraph(text, label, words.emphasis == {True}, words.centred))


def _has_words(element: etree._Element) -> bool:
    return any(text.strip() for text in element.itertext())
