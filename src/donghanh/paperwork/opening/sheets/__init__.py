"""Opens task tables in Excel workbooks (.xlsx, also with macros, which are never read or run).

The cells are streamed from the parts themselves: memory follows the filled cells, not the largest reference,
and numbers come out as the sheet shows them.
"""

from lxml import etree

from donghanh.paperwork.blocks import Block, Document
from donghanh.paperwork.errors import UnreadableDocument
from donghanh.paperwork.opening import refusals
from donghanh.paperwork.opening.archives import Archive
from donghanh.paperwork.opening.legacy import refuse_legacy
from donghanh.paperwork.opening.limits import Limits
from donghanh.paperwork.opening.markup import parse_markup, plain_namespaces, refuse_unsafe_markup
from donghanh.paperwork.opening.sheets.formats import EPOCH_1900, EPOCH_1904, shapes_of
from donghanh.paperwork.opening.sheets.grid import Workbook, read_sheet, text_within
from donghanh.paperwork.opening.sheets.names import RELATION_ID, s
from donghanh.paperwork.opening.sheets.rows import blocks_of

REMARK_MACROS = "Tệp có macro; phần mềm chỉ đọc chữ, không chạy macro."
MOST_SHEETS = 200


def open_sheets(content: bytes, limits: Limits) -> Document:
    """The rows of all visible sheets, in order."""
    blocks: list[Block] = []
    hidden: list[str] = []
    with Archive(content, limits) as archive:
        root = parse_markup(archive.read("xl/workbook.xml"), limits)
        book = _shared(archive, root, limits)
        targets = _targets(archive, limits)
        for sheet in list(root.iter(s("sheet")))[:MOST_SHEETS]:
            if sheet.get("state", "visible") != "visible":
                hidden.append(sheet.get("name", ""))
                continue
            part = targets.get(sheet.get(RELATION_ID, ""), "")
            if part in archive.names:
                blocks += _rows_of_part(archive.read(part), book, limits, blocks, part)
        macros = any(name.endswith("vbaProject.bin") for name in archive.names)
    if not blocks:
        raise UnreadableDocument(refusals.NO_TEXT)
    refuse_legacy("\n".join(block.text for block in blocks[:2000]))
    return Document(tuple(blocks), "xlsx", remarks=_remarks(hidden, macros))


def _rows_of_part(
    content: bytes, book: Workbook, limits: Limits, before: list[Block], part: str
) -> list[Block]:
    refuse_unsafe_markup(content, limits)
    sheet = read_sheet(plain_namespaces(content), book, limits.cells)
    table = 1 + max((block.place.table for block in before if block.place.table is not None), default=-1)
    offset = before[-1].place.line if before else 0
    blocks = list(blocks_of(sheet, table, offset))
    if len(before) + len(blocks) > limits.blocks:
        raise refusals.too_many_blocks(limits.blocks)
    return blocks


def _shared(archive: Archive, root: etree._Element, limits: Limits) -> Workbook:
    strings = _part(archive, "xl/sharedStrings.xml", limits)
    texts = [] if strings is None else [text_within(item) for item in strings.iter(s("si"))]
    properties = root.find(s("workbookPr"))
    since_1904 = properties is not None and properties.get("date1904") in ("1", "true")
    shapes = shapes_of(_part(archive, "xl/styles.xml", limits))
    return Workbook(texts, shapes, EPOCH_1904 if since_1904 else EPOCH_1900)


def _part(archive: Archive, name: str, limits: Limits) -> etree._Element | None:
    content = archive.read_if_present(name)
    return parse_markup(content, limits) if content else None


def _targets(archive: Archive, limits: Limits) -> dict[str, str]:
    """The part behind every relationship of the workbook."""
    relationships = _part(archive, "xl/_rels/workbook.xml.rels", limits)
    if relationships is None:
        return {}
    targets = {}
    for relationship in relationships:
        target = relationship.get("Target", "")
        targets[relationship.get("Id", "")] = target[1:] if target.startswith("/") else f"xl/{target}"
    return targets


def _remarks(hidden: list[str], macros: bool) -> tuple[str, ...]:
    remarks = [f"Trang tính ẩn không được đọc: {', '.join(hidden)}."] if hidden else []
    return (*remarks, REMARK_MACROS) if macros else tuple(remarks)
