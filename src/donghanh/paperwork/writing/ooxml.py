"""WordprocessingML elements: text runs, paragraphs, rules. Every element's children come in the order of
ECMA-376."""

from __future__ import annotations

import re
import unicodedata

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from donghanh.paperwork.writing.layout import GAP_STYLE, RULE_STYLE, Align, Style

Element = BaseOxmlElement

_UNPRINTABLE = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def clean(text: str) -> str:
    """The text in composed letters (TCVN 6909:2001), without characters that XML cannot hold; lines end in
    "\\n"."""
    return _UNPRINTABLE.sub("", unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")))


def twips(millimetres: float) -> str:
    """Millimetres in twentieths of a point."""
    return str(round(millimetres * 1440 / 25.4))


def node(tag: str, attributes: dict[str, str] | None = None, *children: Element | None) -> Element:
    """An element such as node("w:jc", {"w:val": "center"}); children that are None are left out."""
    element: Element = OxmlElement(tag)
    for name, value in (attributes or {}).items():
        element.set(qn(name), value)
    element.extend(child for child in children if child is not None)
    return element


def value(tag: str, content: str) -> Element:
    """An element with only w:val."""
    return node(tag, {"w:val": content})


def aligned(align: Align) -> Element:
    """The paragraph property for an alignment."""
    return value("w:jc", "both" if align == "justify" else align)


def run_properties(style: Style) -> list[Element]:
    """Bold, italic and size, written on the run as well as in the style so that plain readers see them."""
    size = str(round(style.size * 2))
    weight = [node("w:b"), node("w:bCs")] if style.bold else []
    slant = [node("w:i"), node("w:iCs")] if style.italic else []
    return [*weight, *slant, value("w:sz", size), value("w:szCs", size)]


def run(text: str, style: Style) -> Element:
    """A run of one line of text; tabs become Word tabs."""
    element = node("w:r", None, node("w:rPr", None, *run_properties(style)))
    for index, piece in enumerate(clean(text).replace("\n", " ").split("\t")):
        if index:
            element.append(node("w:tab"))
        words = node("w:t", {"xml:space": "preserve"})
        words.text = piece
        element.append(words)
    return element


def paragraph_properties(style: Style) -> list[Element]:
    """The paragraph half of a style."""
    spacing = {
        "w:before": str(round(style.before * 20)),
        "w:after": str(round(style.after * 20)),
        "w:line": str(round(style.line * 240)),
        "w:lineRule": "auto",
    }
    indent = {"w:left": twips(style.left), "w:right": twips(style.right)}
    indent["w:hanging" if style.first_line < 0 else "w:firstLine"] = twips(abs(style.first_line))
    kept = node("w:keepNext") if style.keep_next else None
    outline = None if style.outline is None else value("w:outlineLvl", str(style.outline))
    parts = [
        kept,
        node("w:spacing", spacing),
        node("w:ind", indent),
        aligned(style.align),
        outline,
    ]
    return [part for part in parts if part is not None]


def paragraph(text: str, style: Style, *overrides: Element) -> Element:
    """A paragraph of one line in a named style; `overrides` are paragraph properties that differ from it."""
    properties = node("w:pPr", None, value("w:pStyle", style.key), *overrides)
    return node("w:p", None, properties, run(text, style) if text else None)


def rule(length: float, room: float) -> Element:
    """A solid line of `length` millimetres centred in `room` millimetres: an empty paragraph's upper
    border."""
    edge = twips(max(0.0, (room - length) / 2))
    line = {"w:val": "single", "w:sz": "6", "w:space": "0", "w:color": "000000"}
    return node(
        "w:p", None,
        node("w:pPr", None,
             value("w:pStyle", RULE_STYLE.key),
             node("w:pBdr", None, node("w:top", line)),
             node("w:spacing", {"w:before": "60", "w:after": "0", "w:line": "40", "w:lineRule": "exact"}),
             node("w:ind", {"w:left": edge, "w:right": edge, "w:firstLine": "0"})),
    )  # fmt: skip


def gap(points: float, *properties: Element) -> Element:
    """An empty paragraph of the given height; further paragraph properties may hang on it."""
    spacing = {"w:before": "0", "w:after": "0", "w:line": str(round(points * 20)), "w:lineRule": "exact"}
    return node(
        "w:p", None,
        node("w:pPr", None, value("w:pStyle", GAP_STYLE.key), node("w:spacing", spacing), *properties),
    )  # fmt: skip
