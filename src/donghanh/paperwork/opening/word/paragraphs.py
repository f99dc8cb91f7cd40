"""The words of one Word paragraph, as a reader of the printed page would see them."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from donghanh.paperwork.opening.word.names import ALTERNATIVES, FALLBACK, FORMULA_TEXT, value_of, w
from donghanh.paperwork.opening.word.numbering import Numbering
from donghanh.paperwork.opening.word.styles import Styles

LEGACY_FONTS = (".vn", "vni-", "vni ")
REMOVED = frozenset(map(w, ("del", "moveFrom", "pPr", "rPr", "sdtPr", "instrText", "delText")))
CONTENT_CONTROL, RUN, BOX, TEXT = w("sdt"), w("r"), w("txbxContent"), w("t")
RENDERED_BREAK = w("lastRenderedPageBreak")
SIGNS = {w("tab"): "\t", w("cr"): "\n", w("noBreakHyphen"): "-", w("ptab"): "\t"}
SYMBOLS = {"F02D": "-", "F02B": "+", "F0B7": "•"}


@dataclass(slots=True)
class Paragraph:
    """`boxes` are the text boxes anchored here; `breaks` counts the page breaks Word saw inside it,
    `breaks_before` those before its first letter; `joins_next` is a paragraph mark deleted under tracking."""

    text: str = ""
    label: str = ""
    bold: bool = False
    centred: bool = False
    joins_next: bool = False
    breaks: int = 0
    breaks_before: int = 0
    hidden: bool = False
    legacy_letters: int = 0
    boxes: list[etree._Element] = field(default_factory=list)


class ParagraphReader:
    """Reads paragraphs of one document, in order: the list numbers count along."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self._styles = styles
        self._numbering = numbering

    def read(self, element: etree._Element) -> Paragraph:
        """The paragraph with tracked insertions accepted, deletions and hidden words dropped."""
        properties = element.find(w("pPr"))
        style = self._styles.of_paragraph(properties)
        paragraph = Paragraph(label=self._numbering.label_of(properties))
        paragraph.centred = self._styles.alignment(properties) == "center"
        mark = properties.find(w("rPr")) if properties is not None else None
        paragraph.joins_next = mark is not None and mark.find(w("del")) is not None
        self._read_runs(element, style, paragraph)
        return paragraph

    def _read_runs(self, element: etree._Element, style: str | None, paragraph: Paragraph) -> None:
        pieces: list[str] = []
        emphasis: set[bool] = set()
        for child in _visible_descendants(element):
            if child.tag == BOX:
                paragraph.boxes.append(child)
            elif child.tag == FORMULA_TEXT:
                pieces.append(child.text or "")
            elif self._styles.run_switch(child, style, "vanish"):
                paragraph.hidden = True
            else:
                text = self._run_text(
                    child, style, paragraph, bool("".join(pieces).strip()) if pieces else False
                )
                pieces.append(text)
                if any(map(str.isalnum, text)):
                    emphasis.add(self._styles.run_switch(child, style, "b"))
        paragraph.text = "".join(pieces)
        paragraph.bold = emphasis == {True}

    def _run_text(self, run: etree._Element, style: str | None, paragraph: Paragraph, begun: bool) -> str:
        text = ""
        for child in run:
            if child.tag == RENDERED_BREAK:
                paragraph.breaks += 1
                paragraph.breaks_before += not (begun or text.strip())
            text += _text_of(child)
        if self._styles.run_font(run, style).lower().startswith(LEGACY_FONTS):
            paragraph.legacy_letters += len(text)
        return text.upper() if self._styles.run_switch(run, style, "caps") else text


def _text_of(child: etree._Element) -> str:
    if child.tag == TEXT:
        return child.text or ""
    if child.tag == w("br"):
        return "\n" if child.get(w("type")) in (None, "textWrapping") else ""
    if child.tag == w("sym"):
        return SYMBOLS.get((child.get(w("char")) or "").upper(), "")
    return SIGNS.get(child.tag, "")


def _visible_descendants(element: etree._Element) -> Iterator[etree._Element]:
    """Runs, text boxes and formula texts inside `element`, in order, without what is deleted or doubled."""
    waiting = [iter(element)]
    while waiting:
        child = next(waiting[-1], None)
        if child is None:
            waiting.pop()
        elif child.tag in REMOVED or _is_doubled(child) or _is_placeholder(child):
            continue
        elif child.tag in (BOX, FORMULA_TEXT):
            yield child
        else:
            if child.tag == RUN:
                yield child
            waiting.append(iter(child))


def _is_doubled(element: etree._Element) -> bool:
    """The fallback of a drawing repeats the text of its first choice."""
    if element.tag != FALLBACK:
        return False
    parent = element.getparent()
    return parent is not None and parent.tag == ALTERNATIVES and parent[0] is not element


def _is_placeholder(element: etree._Element) -> bool:
    if element.tag != CONTENT_CONTROL:
        return False
    properties = element.find(w("sdtPr"))
    return properties is not None and properties.find(w("showingPlcHdr")) is not None


def is_deleted_row(row: etree._Element) -> bool:
    """A table row deleted under tracking."""
    properties = row.find(w("trPr"))
    return properties is not None and properties.find(w("del")) is not None


def merge_of(cell: etree._Element) -> str | None:
    """None, "restart" (the first cell of a vertical merge) or "continue"."""
    properties = cell.find(w("tcPr"))
    if properties is None or properties.find(w("vMerge")) is None:
        return None
    return value_of(properties, "vMerge") or "continue"
