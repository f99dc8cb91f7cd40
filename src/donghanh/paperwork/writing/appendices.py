"""Phụ lục: title, the document it belongs to, and its tables (NĐ 30/2020 Phụ lục I mục III)."""

from __future__ import annotations

from donghanh.paperwork.writing.body import body
from donghanh.paperwork.writing.documents import Appendix, OfficialDocument
from donghanh.paperwork.writing.layout import (
    APPENDIX_NOTE_STYLE,
    APPENDIX_STYLE,
    APPENDIX_TITLE_STYLE,
    LANDSCAPE_HEIGHT,
    LANDSCAPE_WIDTH,
    PORTRAIT_HEIGHT,
    PORTRAIT_WIDTH,
)
from donghanh.paperwork.writing.ooxml import Element, clean, gap, paragraph, rule
from donghanh.paperwork.writing.wording import citation, roman

_RULE = 50.0


def appendix(document: OfficialDocument, number: int) -> list[Element]:
    """The appendix `number` (from 1) of the document; roman numbers only where there are two or more."""
    content = document.appendices[number - 1]
    name = f"Phụ lục {roman(number)}" if len(document.appendices) > 1 else "Phụ lục"
    room, height = _room(content)
    title = clean(content.title).upper()
    note = f"(Kèm theo {citation(document.kind, document.reference, document.issuer)})"
    return [
        paragraph(name, APPENDIX_STYLE),
        *(paragraph(line, APPENDIX_TITLE_STYLE) for line in title.split("\n")),
        paragraph(note, APPENDIX_NOTE_STYLE),
        rule(_RULE, room),
        gap(6),
        *body(content.body, room, height),
    ]


def _room(content: Appendix) -> tuple[float, float]:
    if content.landscape:
        return LANDSCAPE_WIDTH, LANDSCAPE_HEIGHT
    return PORTRAIT_WIDTH, PORTRAIT_HEIGHT
