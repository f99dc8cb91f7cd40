"""Legal bases and running text: numbered sections, paragraphs, dash items, tables, and the mark that ends
them."""

from __future__ import annotations

from dataclasses import replace

from donghanh.paperwork.writing.documents import Bullet, Node, Paragraph, Section, Table
from donghanh.paperwork.writing.layout import (
    BASIS_STYLE,
    BODY_STYLE,
    HEADING_STYLES,
    ITALIC_STYLE,
    PORTRAIT_HEIGHT,
    PORTRAIT_WIDTH,
)
from donghanh.paperwork.writing.ooxml import Element, clean, gap, node, paragraph
from donghanh.paperwork.writing.tables import ruled_table
from donghanh.paperwork.writing.wording import closed, letter, roman

END_MARK = "./."


def legal_bases(bases: tuple[str, ...]) -> list[Element]:
    """Italic lines, each ended by ";", the last by "." (NĐ 30/2020 Phụ lục I mục II.6)."""
    marks = [";"] * (len(bases) - 1) + ["."]
    return [
        paragraph(clean(closed(basis, mark)), BASIS_STYLE) for basis, mark in zip(bases, marks, strict=False)
    ]


def body(
    nodes: tuple[Node, ...], room: float = PORTRAIT_WIDTH, height: float = PORTRAIT_HEIGHT
) -> list[Element]:
    """The nodes on pages with `room` x `height` millimetres for text."""
    return _nodes(nodes, 0, room, height)


def ended(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    """The same nodes, the last words followed at once by "./." (Phụ lục I mục II.6 and mẫu 1.4)."""
    *before, last = nodes
    if isinstance(last, Section):
        return (*before, replace(last, body=ended(last.body)))
    assert isinstance(last, Paragraph | Bullet)
    return (*before, replace(last, text=closed(last.text, END_MARK)))


def _nodes(nodes: tuple[Node, ...], depth: int, room: float, height: float) -> list[Element]:
    elements: list[Element] = []
    number = 0
    for item in nodes:
        if isinstance(item, Section):
            number += 1
            elements += [_section_head(item, depth, number), *_nodes(item.body, depth + 1, room, height)]
        else:
            elements += _leaf(item, room, height)
    return elements


def _section_head(section: Section, depth: int, number: int) -> Element:
    title = clean(section.title)
    labels = (f"{roman(number)}. {title.upper()}", f"{number}. {title}", f"{letter(number)}) {title}")
    level = min(depth, len(labels) - 1)
    stays = [] if section.body else [node("w:keepNext", {"w:val": "0"})]
    return paragraph(labels[level], HEADING_STYLES[level], *stays)


def _leaf(item: Paragraph | Bullet | Table, room: float, height: float) -> list[Element]:
    if isinstance(item, Table):
        return [*ruled_table(item, room, height), gap(6)]
    if isinstance(item, Bullet):
        return [paragraph(f"{item.mark} {clean(item.text)}", BODY_STYLE)]
    style = ITALIC_STYLE if item.italic else BODY_STYLE
    return [paragraph(line, style) for line in clean(item.text).split("\n")]
