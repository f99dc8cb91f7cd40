"""Tables in WordprocessingML: ruled ones of data, and the borderless ones that hold things side by side."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from donghanh.paperwork.writing.documents import Column, Row, Table
from donghanh.paperwork.writing.layout import (
    CAPTION_STYLE,
    CELL_HEAD_STYLE,
    CELL_STYLE,
    PORTRAIT_HEIGHT,
    Align,
)
from donghanh.paperwork.writing.metrics import lines_needed
from donghanh.paperwork.writing.ooxml import Element, aligned, clean, node, paragraph, twips, value

_CELL_EDGE = 1.5
_LINE_HEIGHT = 5.0  # millimetres of one 12 pt line


def side_by_side(left: list[Element], right: list[Element], widths: tuple[float, float]) -> Element:
    """A borderless row of two cells that never parts over pages. Widths in millimetres."""
    return borderless([(left, right)], widths)


def borderless(
    rows: Sequence[tuple[list[Element], list[Element]]], widths: tuple[float, float], edge: float = 0
) -> Element:
    """Borderless rows of two cells, their text `edge` millimetres inside them."""
    lines = [
        node("w:tr", None, node("w:trPr", None, node("w:cantSplit")),
             *(_cell(width, content) for width, content in zip(widths, row, strict=True)))
        for row in rows
    ]  # fmt: skip
    return _table(widths, lines, edge=edge, ruled=False)


def ruled_table(table: Table, room: float, height: float = PORTRAIT_HEIGHT) -> list[Element]:
    """Caption and table, `room` millimetres wide, on pages with `height` millimetres of room."""
    total = sum(column.width for column in table.columns)
    widths = [room * column.width / total for column in table.columns]
    heads = _head_rows(table.columns, widths)
    rows = [_row(row, table.columns, widths, height) for row in table.rows]
    caption = [paragraph(table.caption, CAPTION_STYLE)] if table.caption else []
    return [*caption, _table(widths, [*heads, *rows], edge=_CELL_EDGE, ruled=True)]


def _table(widths: Sequence[float], rows: list[Element], *, edge: float, ruled: bool) -> Element:
    line = {"w:val": "single", "w:sz": "4", "w:space": "0", "w:color": "000000"}
    edges = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = node("w:tblBorders", None, *(node(f"w:{edge}", line) for edge in edges)) if ruled else None
    side = twips(edge)
    margins = node(
        "w:tblCellMar",
        None,
        *(node(f"w:{edge}", {"w:w": side, "w:type": "dxa"}) for edge in ("left", "right")),
    )
    return node(
        "w:tbl", None,
        node("w:tblPr", None,
             node("w:tblW", {"w:w": twips(sum(widths)), "w:type": "dxa"}), value("w:jc", "center"),
             borders, node("w:tblLayout", {"w:type": "fixed"}), margins),
        node("w:tblGrid", None, *(node("w:gridCol", {"w:w": twips(width)}) for width in widths)),
        *rows,
    )  # fmt: skip


def _cell(
    width: float, content: list[Element], *, span: int = 1, merge: str = "", middle: bool = False
) -> Element:
    properties = node(
        "w:tcPr", None,
        node("w:tcW", {"w:w": twips(width), "w:type": "dxa"}),
        value("w:gridSpan", str(span)) if span > 1 else None,
        value("w:vMerge", merge) if merge else None,
        value("w:vAlign", "center") if middle else None,
    )  # fmt: skip
    return node("w:tc", None, properties, *content)


def _head_rows(columns: Sequence[Column], widths: Sequence[float]) -> list[Element]:
    """One head row, or two where columns share a group; both repeat on every page."""
    pairs = list(zip(columns, widths, strict=True))
    if not any(column.group for column in columns):
        return [_head_row([_head_cell(column.title, width) for column, width in pairs])]
    upper, lower = [], []
    for _, members in groupby(enumerate(pairs), key=lambda item: item[1][0].group or item[0]):
        group = [pair for _, pair in members]
        column, width = group[0][0], sum(width for _, width in group)
        if column.group:
            upper.append(_head_cell(column.group, width, span=len(group)))
            lower += [_head_cell(column.title, own) for column, own in group]
        else:
            upper.append(_head_cell(column.title, width, merge="restart"))
            lower.append(_head_cell("", width, merge="continue"))
    tallest = max(_head_lines(column, width) for column, width in pairs)
    return [_head_row(upper), _head_row(lower, height=(tallest - 1) * _LINE_HEIGHT)]


def _head_lines(column: Column, width: float) -> int:
    return lines_needed(column.title, CELL_HEAD_STYLE.size, width - 2 * _CELL_EDGE, bold=True)


def _head_row(cells: list[Element], height: float = 0) -> Element:
    """A head row; LibreOffice cuts off merged heads on later pages unless the row is told its height."""
    least = node("w:trHeight", {"w:val": twips(height), "w:hRule": "atLeast"}) if height else None
    return node("w:tr", None, node("w:trPr", None, node("w:cantSplit"), least, node("w:tblHeader")), *cells)


def _head_cell(title: str, width: float, *, span: int = 1, merge: str = "") -> Element:
    content = [paragraph(line, CELL_HEAD_STYLE) for line in clean(title).split("\n")]
    return _cell(width, content, span=span, merge=merge, middle=True)


def _row(row: Row, columns: Sequence[Column], widths: Sequence[float], height: float) -> Element:
    """A row stays on one page unless it is taller than a page."""
    if row.kind == "section":
        cells = [
            _cell(widths[0], _lines(row.cells[0], "center", bold=True), middle=True),
            _cell(sum(widths[1:]), _lines(row.cells[1], "left", bold=True, keep=True), span=len(columns) - 1),
        ]
        return node("w:tr", None, node("w:trPr", None, node("w:cantSplit")), *cells)
    bold = row.kind == "total"
    cells = [
        _cell(width, _lines(text, column.align, bold=bold), middle=True)
        for text, column, width in zip(row.cells, columns, widths, strict=True)
    ]
    whole = node("w:cantSplit") if _fits(row, widths, height) else None
    return node("w:tr", None, node("w:trPr", None, whole), *cells)


def _fits(row: Row, widths: Sequence[float], height: float) -> bool:
    rooms = (width - 2 * _CELL_EDGE for width in widths)
    lines = max(
        lines_needed(clean(text), CELL_STYLE.size, room) for text, room in zip(row.cells, rooms, strict=True)
    )
    return lines * _LINE_HEIGHT < 0.8 * height


def _lines(text: str, align: Align, *, bold: bool = False, keep: bool = False) -> list[Element]:
    style = CELL_HEAD_STYLE if bold else CELL_STYLE
    overrides = [node("w:keepNext")] if keep else []
    return [paragraph(line, style, *overrides, aligned(align)) for line in clean(text).split("\n")]
