"""The style sheet of a produced file: only the styles of `layout`, all in Times New Roman and Vietnamese."""

from __future__ import annotations

from docx.document import Document as WordDocument

from donghanh.paperwork.writing.layout import BODY_STYLE, FONT, STYLES, Style
from donghanh.paperwork.writing.ooxml import Element, node, paragraph_properties, run_properties, value


def use_official_styles(word: WordDocument) -> None:
    """Replace whatever styles the empty document came with."""
    sheet = word.styles.element
    for child in list(sheet):
        sheet.remove(child)
    sheet.extend([_defaults(), _normal(), *(_style(style) for style in STYLES)])


def _defaults() -> Element:
    language = node("w:lang", {"w:val": "vi-VN", "w:eastAsia": "vi-VN", "w:bidi": "ar-SA"})
    size = str(round(BODY_STYLE.size * 2))
    run = node(
        "w:rPr", None, _faces(), value("w:color", "000000"), value("w:sz", size), value("w:szCs", size),
        language,
    )  # fmt: skip
    plain = node("w:pPr", None, node("w:spacing", {"w:before": "0", "w:after": "0"}))
    return node("w:docDefaults", None, node("w:rPrDefault", None, run), node("w:pPrDefault", None, plain))


def _normal() -> Element:
    return node(
        "w:style", {"w:type": "paragraph", "w:default": "1", "w:styleId": "Normal"},
        value("w:name", "Normal"), node("w:qFormat"), node("w:rPr", None, _faces()),
    )  # fmt: skip


def _faces() -> Element:
    return node("w:rFonts", {f"w:{script}": FONT for script in ("ascii", "hAnsi", "eastAsia", "cs")})


def _style(style: Style) -> Element:
    return node(
        "w:style", {"w:type": "paragraph", "w:customStyle": "1", "w:styleId": style.key} if _is_own(style)
        else {"w:type": "paragraph", "w:styleId": style.key},
        value("w:name", style.name), value("w:basedOn", "Normal"), node("w:qFormat"),
        node("w:pPr", None, *paragraph_properties(style)), node("w:rPr", None, *run_properties(style)),
    )  # fmt: skip


def _is_own(style: Style) -> bool:
    return not style.name.startswith(("heading", "header"))
