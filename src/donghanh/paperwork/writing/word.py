"""From an official document to the bytes of a .docx file."""

from __future__ import annotations

from copy import deepcopy

from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.shared import Mm

from donghanh.paperwork.writing.appendices import appendix
from donghanh.paperwork.writing.body import body, ended, legal_bases
from donghanh.paperwork.writing.closing import closing, closing_of_several
from donghanh.paperwork.writing.documents import OfficialDocument
from donghanh.paperwork.writing.heading import heading
from donghanh.paperwork.writing.layout import (
    HEADER_DISTANCE,
    MARGIN_BOTTOM,
    MARGIN_LEFT,
    MARGIN_RIGHT,
    MARGIN_TOP,
    PAGE,
    PAGE_NUMBER_STYLE,
)
from donghanh.paperwork.writing.ooxml import (
    Element,
    gap,
    node,
    paragraph,
    run_properties,
    twips,
    value,
)
from donghanh.paperwork.writing.package import describe, empty_package, packed


def render_docx(document: OfficialDocument) -> bytes:
    """The document as a .docx laid out by NĐ 30/2020/NĐ-CP Phụ lục I. Equal documents give equal bytes."""
    word = empty_package()
    describe(word, document)
    section = _first_section(word)
    elements = [
        *heading(document),
        *legal_bases(document.legal_bases),
        *_kept_with_signature(body(ended(document.body))),
        _kept(gap(6)),
        *_closing(document),
    ]
    _lay_down(word, document, elements, section)
    return packed(word)


def _closing(document: OfficialDocument) -> list[Element]:
    if document.co_signatures:
        return closing_of_several(document.recipients, [*document.co_signatures, document.signature])
    return [closing(document.recipients, document.signature)]


def _first_section(word: WordDocument) -> Element:
    """Section properties of an A4 portrait page whose header carries the number, though not on its first
    page."""
    section = word.sections[0]
    section.page_width, section.page_height = Mm(PAGE[0]), Mm(PAGE[1])
    section.different_first_page_header_footer = True
    header = section.header
    header.is_linked_to_previous = False
    header._element.clear()
    header._element.append(_page_number())
    first = section.first_page_header
    first.is_linked_to_previous = False
    properties = section._sectPr
    properties.getparent().remove(properties)
    return properties


def _page_number() -> Element:
    field = node("w:fldSimple", {"w:instr": "PAGE"})
    digits = node("w:r", None, node("w:rPr", None, *run_properties(PAGE_NUMBER_STYLE)), node("w:t"))
    digits[-1].text = "2"
    field.append(digits)
    element = paragraph("", PAGE_NUMBER_STYLE)
    element.append(field)
    return element


def _section(base: Element, *, landscape: bool) -> Element:
    """A copy of the section properties, with page size, margins, and numbering from 1."""
    properties = deepcopy(base)
    for child in [child for child in properties if child.tag != qn("w:headerReference")]:
        properties.remove(child)
    width, height = reversed(PAGE) if landscape else PAGE
    size = {"w:w": twips(width), "w:h": twips(height)} | ({"w:orient": "landscape"} if landscape else {})
    margins = {
        "w:top": twips(MARGIN_TOP), "w:right": twips(MARGIN_RIGHT), "w:bottom": twips(MARGIN_BOTTOM),
        "w:left": twips(MARGIN_LEFT), "w:header": twips(HEADER_DISTANCE), "w:footer": twips(HEADER_DISTANCE),
        "w:gutter": "0",
    }  # fmt: skip
    properties.extend([
        value("w:type", "nextPage"),
        node("w:pgSz", size),
        node("w:pgMar", margins),
        node("w:pgNumType", {"w:start": "1"}),
        node("w:titlePg"),
    ])  # fmt: skip
    return properties


def _kept_with_signature(elements: list[Element]) -> list[Element]:
    """The last lines of the text go with the signature: a signature alone on a page invites forgery."""
    return [*elements[:-1], _kept(elements[-1])]


def _kept(element: Element) -> Element:
    """The paragraph, kept on the page of what follows it."""
    element.pPr.find(qn("w:pStyle")).addnext(node("w:keepNext"))
    return element


def _lay_down(word: WordDocument, document: OfficialDocument, elements: list[Element], base: Element) -> None:
    """Fill the page flow; each section but the last ends in a paragraph that holds its properties."""
    flow = word.element.body
    flow.extend(elements)
    landscape = False
    for number, content in enumerate(document.appendices, start=1):
        flow.append(gap(1, _section(base, landscape=landscape)))
        flow.extend(appendix(document, number))
        landscape = content.landscape
    flow.append(gap(1))
    flow.append(_section(base, landscape=landscape))
