"""The top of the first page: quốc hiệu, issuer, number and date, kind and trích yếu, Kính gửi."""

from __future__ import annotations

from donghanh.paperwork.writing.documents import OfficialDocument
from donghanh.paperwork.writing.layout import (
    ADDRESSEE_STYLE,
    COUNTRY,
    COUNTRY_COLUMN,
    COUNTRY_STYLE,
    DATE_STYLE,
    HEADING_EDGE,
    ISSUER_COLUMN,
    ISSUER_STYLE,
    KIND_STYLE,
    LETTER_SUBJECT_STYLE,
    MOTTO,
    MOTTO_STYLE,
    NUMBER_STYLE,
    PORTRAIT_WIDTH,
    RULE_SHARE,
    SUBJECT_STYLE,
    SUPERIOR_STYLE,
    Style,
)
from donghanh.paperwork.writing.metrics import text_width
from donghanh.paperwork.writing.ooxml import Element, clean, gap, node, paragraph, rule, twips, value
from donghanh.paperwork.writing.tables import borderless
from donghanh.paperwork.writing.wording import BLANK, closed, long_date, number_and_symbol, without_closing

_ADDRESSEE_EDGE = 30.0
_ISSUER_ROOM = ISSUER_COLUMN - 2 * HEADING_EDGE
_COUNTRY_ROOM = COUNTRY_COLUMN - 2 * HEADING_EDGE


def heading(document: OfficialDocument) -> list[Element]:
    """Everything above the legal bases."""
    return [_letterhead(document), *_title(document), *_addressees(document.addressees), gap(6)]


def short_rule(text: str, style: Style, room: float) -> Element:
    """A rule of 1/3 to 1/2 of the line above it (NĐ 30/2020 Phụ lục I mục II.2, II.5)."""
    width = text_width(text, style.size, bold=style.bold)
    return rule(RULE_SHARE * min(width, room), room)


def _letterhead(document: OfficialDocument) -> Element:
    rows = [
        (_issuer(document), _country()),
        (_number(document), [paragraph(_when(document), DATE_STYLE)]),
    ]
    return borderless(rows, (ISSUER_COLUMN, COUNTRY_COLUMN), HEADING_EDGE)


def _issuer(document: OfficialDocument) -> list[Element]:
    issuer = document.issuer
    above = [paragraph(line.upper(), SUPERIOR_STYLE) for line in issuer.superior]
    own = [paragraph(line.upper(), ISSUER_STYLE) for line in issuer.lines]
    return [*above, *own, short_rule(issuer.lines[-1].upper(), ISSUER_STYLE, _ISSUER_ROOM)]


def _country() -> list[Element]:
    length = text_width(MOTTO, MOTTO_STYLE.size, bold=True)
    return [paragraph(COUNTRY, COUNTRY_STYLE), paragraph(MOTTO, MOTTO_STYLE), rule(length, _COUNTRY_ROOM)]


def _number(document: OfficialDocument) -> list[Element]:
    number = paragraph(f"Số: {number_and_symbol(document.reference)}", NUMBER_STYLE)
    if document.kind.is_named_on_page:
        return [number]
    return [number, paragraph(f"V/v {without_closing(document.subject)}", LETTER_SUBJECT_STYLE)]


def _when(document: OfficialDocument) -> str:
    return _place_and_date(document) if document.kind.is_dated_on_top else ""


def _place_and_date(document: OfficialDocument) -> str:
    """One line, as NĐ 30/2020 Phụ lục I mục II.4 asks: beside a long place name the blanks get narrower."""
    place, issued = document.issuer.place, document.reference.issued
    lines = [f"{place}, {long_date(issued, BLANK[:room])}" for room in range(len(BLANK), 2, -1)]
    fitting = (line for line in lines if text_width(line, DATE_STYLE.size) < _COUNTRY_ROOM)
    return next(fitting, lines[-1])


def _title(document: OfficialDocument) -> list[Element]:
    if not document.kind.is_named_on_page:
        return []
    subject = clean(without_closing(document.subject))
    lines = [paragraph(line, SUBJECT_STYLE) for line in subject.split("\n")]
    below = short_rule(subject.split("\n")[-1], SUBJECT_STYLE, PORTRAIT_WIDTH)
    return [paragraph(document.kind.value.upper(), KIND_STYLE), *lines, below]


def _addressees(places: tuple[str, ...]) -> list[Element]:
    """One addressee on the line of "Kính gửi"; several below its colon, a dash each (Phụ lục I mục II.9)."""
    if not places:
        return []
    if len(places) == 1:
        return [gap(8), paragraph(f"Kính gửi: {without_closing(places[0])}", ADDRESSEE_STYLE)]
    label = "Kính gửi:"
    inset = _ADDRESSEE_EDGE + text_width(label, ADDRESSEE_STYLE.size)
    marks = [";"] * (len(places) - 1) + ["."]
    items = [
        paragraph(f"- {closed(place, mark)}", ADDRESSEE_STYLE, *_flush_left(inset))
        for place, mark in zip(places, marks, strict=True)
    ]
    return [gap(8), paragraph(label, ADDRESSEE_STYLE, *_flush_left(_ADDRESSEE_EDGE)), *items]


def _flush_left(inset: float) -> list[Element]:
    return [node("w:ind", {"w:left": twips(inset), "w:firstLine": "0"}), value("w:jc", "left")]
