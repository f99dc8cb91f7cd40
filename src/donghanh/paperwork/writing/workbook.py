"""Lists as .xlsx: a heading, a frozen header row, and a print set-up of A4 pages with that row on each.

Whatever people typed stays text: a cell that starts with "=" is never a formula, an address never a link, a
code such as 0101248141 never a number.
"""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from tempfile import TemporaryDirectory
from typing import Literal

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from donghanh.paperwork.writing.layout import FONT
from donghanh.paperwork.writing.metrics import lines_needed
from donghanh.paperwork.writing.ooxml import clean

CellValue = str | int | float | dt.date | None
ColumnKind = Literal["text", "integer", "number", "date", "percent"]

_CREATED = dt.datetime(2020, 3, 5)  # noqa: DTZ001 - a fixed stamp; the format holds no zone
_NUMBER_FORMATS: dict[ColumnKind, str] = {
    "text": "@", "integer": "#,##0", "number": "General", "date": "dd/mm/yyyy", "percent": "0.0%",
}  # fmt: skip
_PLACING: dict[ColumnKind, dict[str, object]] = {
    "text": {"text_wrap": True},
    "integer": {"align": "right", "indent": 1},
    "number": {"align": "right", "indent": 1},
    "date": {"align": "center"},
    "percent": {"align": "right", "indent": 1},
}
_FORMULA_START = ("=", "+", "-", "@", "\t")
_A4 = 9
_NAME_LENGTH, _CELL_LENGTH = 31, 32_767  # limits of the file format
_MARGINS = {"left": 0.6, "right": 0.6, "top": 0.8, "bottom": 0.8}  # inches
_SIZE, _TITLE_SIZE = 12, 14
_LINE_HEIGHT, _TALLEST = 15.75, 409.0  # points; the second is the format's limit
_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column; `width` in characters. A percent column takes shares of one: 0.534 prints as 53,4%. A hidden one is for
    the machine that reads the sheet again."""

    title: str
    width: float = 16
    kind: ColumnKind = "text"
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet. `heading` lines stand above the table, the first in bold. `rows` may be an iterator, it is
    read once; a row holds one value per column, None for an empty cell."""

    name: str
    columns: Sequence[SheetColumn]
    rows: Iterable[Sequence[CellValue]]
    heading: Sequence[str] = ()
    landscape: bool = True


def render_workbook(sheets: Iterable[Sheet]) -> bytes:
    """The sheets as .xlsx, each row written out as it comes. Equal input gives equal bytes.

    Raises ValueError for no sheet at all, a sheet without columns, or a row that does not fit its columns.
    """
    target = io.BytesIO()
    with (
        TemporaryDirectory() as folder,
        closing(xlsxwriter.Workbook(target, _OPTIONS | {"tmpdir": folder})) as book,
    ):
        book.set_properties({"created": _CREATED})
        _write_sheets(book, sheets)
    return target.getvalue()


def _write_sheets(book: xlsxwriter.Workbook, sheets: Iterable[Sheet]) -> None:
    formats = _Formats(book)
    taken: set[str] = set()
    for sheet in sheets:
        _write(book.add_worksheet(_free_name(sheet.name, taken)), sheet, formats)
    if not taken:
        raise ValueError("a workbook needs at least one sheet")


class _Formats:
    """The cell formats of one workbook."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        face = {"font_name": FONT, "font_size": _SIZE}
        cell = face | {"border": 1, "valign": "vcenter"}
        middle = {"align": "center", "valign": "vcenter", "text_wrap": True}
        self.title: Format = book.add_format(face | middle | {"bold": True, "font_size": _TITLE_SIZE})
        self.subtitle: Format = book.add_format(face | middle | {"italic": True})
        self.head: Format = book.add_format(cell | middle | {"bold": True})
        self.kinds: dict[ColumnKind, Format] = {
            kind: book.add_format(cell | {"num_format": pattern} | _PLACING[kind])
            for kind, pattern in _NUMBER_FORMATS.items()
        }
        self.quoted: Format = book.add_format(
            cell | {"num_format": "@", "quote_prefix": True} | _PLACING["text"]
        )


def _free_name(name: str, taken: set[str]) -> str:
    """A sheet name the format allows (no []:*?/\\, 31 characters) and that no other sheet has; adds it to
    `taken`."""
    plain = re.sub(r"[\[\]:*?/\\]", " ", clean(name)).strip(" '")[:_NAME_LENGTH].strip(" '") or "Danh sách"
    free, number = plain, 1
    while free.casefold() in taken | {"history"}:
        number += 1
        suffix = f" ({number})"
        free = plain[: _NAME_LENGTH - len(suffix)] + suffix
    taken.add(free.casefold())
    return free


def _write(page: Worksheet, sheet: Sheet, formats: _Formats) -> None:
    if not sheet.columns:
        raise ValueError(f"the sheet {sheet.name!r} has no columns")
    for index, column in enumerate(sheet.columns):
        page.set_column(index, index, column.width, None, {"hidden": column.hidden})
    head = _write_heading(page, sheet, formats)
    _set_height(page, head, [column.title for column in sheet.columns], sheet.columns, bold=True)
    for index, column in enumerate(sheet.columns):
        page.write_string(head, index, clean(column.title), formats.head)
    last = head
    for last, row in enumerate(sheet.rows, start=head + 1):
        _set_height(page, last, row, sheet.columns)
        for index, (value, column) in enumerate(zip(row, sheet.columns, strict=True)):
            _write_cell(page, (last, index), value, column.kind, formats)
    page.autofilter(head, 0, last, len(sheet.columns) - 1)
    _set_print(page, head, landscape=sheet.landscape)


def _write_heading(page: Worksheet, sheet: Sheet, formats: _Formats) -> int:
    """Writes the lines above the table; returns the header row's index, one empty row below them."""
    right = len(sheet.columns) - 1
    for index, line in enumerate(sheet.heading):
        style = formats.subtitle if index else formats.title
        page.set_row(
            index, _height(line, sum(column.width for column in sheet.columns), _TITLE_SIZE, bold=True)
        )
        if right:
            page.merge_range(index, 0, index, right, "", style)
        page.write_string(index, 0, clean(line), style)
    return len(sheet.heading) + 1 if sheet.heading else 0


def _set_height(
    page: Worksheet,
    row: int,
    values: Sequence[CellValue],
    columns: Sequence[SheetColumn],
    *,
    bold: bool = False,
) -> None:
    """Room for the cell with most lines: not every program measures wrapped text by itself."""
    texts = (
        (value, column.width) for value, column in zip(values, columns, strict=True) if isinstance(value, str)
    )
    height = max((_height(text, width, _SIZE, bold=bold) for text, width in texts), default=_LINE_HEIGHT)
    if height > _LINE_HEIGHT:
        page.set_row(row, height)


def _height(text: str, width: float, size: float, *, bold: bool) -> float:
    """Points needed for the text in a column of `width` characters, each 7 pixels of 1/96 inch."""
    room = (7 * width - 3) * 25.4 / 96
    return min(_TALLEST, lines_needed(clean(text), size, room, bold=bold) * _LINE_HEIGHT * size / _SIZE)


def _write_cell(
    page: Worksheet, place: tuple[int, int], value: CellValue, kind: ColumnKind, formats: _Formats
) -> None:
    """Numbers and dates keep their type where the column has it; everything else is text."""
    if value is None or value == "":
        page.write_blank(*place, None, formats.kinds[kind])
    elif kind == "date" and isinstance(value, dt.date):
        page.write_datetime(*place, dt.datetime(value.year, value.month, value.day), formats.kinds[kind])  # noqa: DTZ001
    elif kind in ("integer", "number", "percent") and isinstance(value, int | float):
        page.write_number(*place, value, formats.kinds[kind])
    else:
        _write_text(page, place, str(value), formats)


def _write_text(page: Worksheet, place: tuple[int, int], text: str, formats: _Formats) -> None:
    """The quote prefix keeps "-5" or "=A1" text even when somebody edits the cell or saves it as CSV."""
    words = clean(text)
    if len(words) > _CELL_LENGTH:
        words = words[: _CELL_LENGTH - 1] + "…"
    style = formats.quoted if words.startswith(_FORMULA_START) else formats.kinds["text"]
    page.write_string(*place, words, style)


def _set_print(page: Worksheet, head: int, *, landscape: bool) -> None:
    page.freeze_panes(head + 1, 0)
    page.repeat_rows(head)
    page.set_paper(_A4)
    if landscape:
        page.set_landscape()
    page.set_margins(**_MARGINS)
    page.fit_to_pages(1, 0)
    page.center_horizontally()
    page.set_header(f'&C&"{FONT},Regular"&13&P')
