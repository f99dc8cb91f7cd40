"""Reads the cells of one worksheet into rows, with merged cells."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from io import BytesIO

from lxml import etree

from donghanh.paperwork.opening import refusals
from donghanh.paperwork.opening.sheets.formats import Shape, show_number
from donghanh.paperwork.opening.sheets.names import position_of, s
from donghanh.paperwork.opening.wording import clean_cell

MOST_COLUMNS = 256
MOST_MERGES = 100_000
CELL, ROW, MERGE, TEXT, PHONETIC = s("c"), s("row"), s("mergeCell"), s("t"), s("rPh")


@dataclass(frozen=True, slots=True)
class Workbook:
    """What all sheets of a file share."""

    strings: list[str]
    shapes: list[Shape]
    epoch: datetime


@dataclass(slots=True)
class Sheet:
    """The filled cells by row and column from 0, and the merged areas: top-left -> bottom-right."""

    rows: dict[int, dict[int, str]] = field(default_factory=dict)
    merges: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)


def read_sheet(content: bytes, book: Workbook, most_cells: int) -> Sheet:
    """Streams one worksheet part. Raises UnreadableDocument on damage or too many cells."""
    sheet, cells = Sheet(), 0
    row = column = -1
    try:
        for event, element in _events(content):
            if event == "start":
                row, column = int(element.get("r") or row + 2) - 1, -1
                continue
            if element.tag == CELL:
                place = position_of(element.get("r", "")) or (row, column + 1)
                column = place[1]
                cells += _keep(sheet, place, element, book)
            elif element.tag == MERGE and len(sheet.merges) < MOST_MERGES:
                _keep_merge(sheet, element.get("ref", ""))
            element.clear()
            if cells > most_cells:
                raise refusals.too_many_blocks(most_cells)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        raise refusals.broken() from error
    return sheet


def _events(content: bytes) -> Iterator[tuple[str, etree._Element]]:
    """Starts of rows; ends of cells and merged areas, each row emptied once it is read."""
    parser = etree.iterparse(
        BytesIO(content),
        events=("start", "end"),
        tag=(ROW, CELL, MERGE),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
    )
    for event, element in parser:
        if (event == "start") == (element.tag == ROW):
            yield event, element
        elif event == "end" and element.tag == ROW:
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]


def _keep(sheet: Sheet, place: tuple[int, int], element: etree._Element, book: Workbook) -> int:
    row, column = place
    if column >= MOST_COLUMNS:
        return 0
    text = clean_cell(_text_of(element, book, numbering=row not in sheet.rows))
    if text:
        sheet.rows.setdefault(row, {})[column] = text
    return bool(text)


def _text_of(cell: etree._Element, book: Workbook, *, numbering: bool) -> str:
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        return text_within(cell)
    value = (cell.findtext(s("v")) or "").strip()
    if kind == "s":
        return book.strings[int(value)] if value.isdecimal() and int(value) < len(book.strings) else ""
    if kind in ("str", "d") or not value:
        return cell.findtext(s("v")) or ""
    if kind == "e":
        return ""
    style = cell.get("s", "0")
    shape = book.shapes[int(style)] if style.isdecimal() and int(style) < len(book.shapes) else Shape.PLAIN
    return show_number(value, shape, book.epoch, numbering=numbering)


def text_within(element: etree._Element) -> str:
    """The text of a rich string, without its pronunciation guide."""
    texts = (part for part in element.iter(TEXT) if not any(a.tag == PHONETIC for a in part.iterancestors()))
    return "".join(part.text or "" for part in texts)


def _keep_merge(sheet: Sheet, reference: str) -> None:
    first, _, last = reference.partition(":")
    start, end = position_of(first), position_of(last)
    if start and end and end[0] >= start[0] and end[1] >= start[1]:
        sheet.merges[start] = end
