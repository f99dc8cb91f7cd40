"""Opens web pages (.html, .htm): what Word saves as a page, and what the portals of offices publish.

Nothing in a page is run or fetched: scripts, styles, frames, forms and pictures are left out, links are only words.
"""

from lxml import etree

from donghanh.paperwork.blocks import Block, Cell, Document, Place
from donghanh.paperwork.errors import UnreadableDocument
from donghanh.paperwork.opening import refusals
from donghanh.paperwork.opening.legacy import refuse_legacy
from donghanh.paperwork.opening.limits import Limits
from donghanh.paperwork.opening.web.charsets import decode_page
from donghanh.paperwork.opening.web.flow import DEEPEST, Flow, Grid, Item, Paragraph
from donghanh.paperwork.opening.web.furniture import main_part
from donghanh.paperwork.opening.wording import clean_cell

REMARK_HIDDEN = "Trang có chữ ẩn; phần ẩn không được đọc."
REMARK_FURNITURE = "Đã bỏ trình đơn, đầu trang và chân trang của trang web; kiểm tra bản gốc."


def open_web(content: bytes, limits: Limits) -> Document:
    """The words of a web page: paragraphs, list items with the numbers a browser shows, and rows of tables."""
    text, remarks = decode_page(content)
    if text.count("<") + text.count("=") > 2 * limits.elements:
        raise UnreadableDocument(refusals.BOMB)
    root = _parse(text)
    flow = Flow(limits)
    items = flow.items_of(main_part(root))
    blocks = _blocks(items, limits)
    if not blocks:
        raise UnreadableDocument(refusals.IMAGE if root.find(".//img") is not None else refusals.NO_TEXT)
    refuse_legacy("\n".join(block.text for block in blocks[:2000]))
    noticed = ((flow.hidden, REMARK_HIDDEN), (flow.furniture, REMARK_FURNITURE))
    return Document(tuple(blocks), "html", remarks=remarks + tuple(words for seen, words in noticed if seen))


def _parse(text: str) -> etree._Element:
    """The page as a tree. Comments, and with them Word's hints for itself, are gone; entities are never loaded."""
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True
    )
    try:
        root = etree.fromstring(text.replace("\x00", "").encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        raise UnreadableDocument(refusals.NO_TEXT) from error
    if root is None:
        raise UnreadableDocument(refusals.NO_TEXT)
    _refuse_too_deep(root)
    return root


def _refuse_too_deep(root: etree._Element) -> None:
    """The parser drops what lies deeper than it follows; such a page is refused rather than read in part."""
    depth = 0
    for event, _element in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth >= DEEPEST:
            raise UnreadableDocument(refusals.BOMB)


def _blocks(items: list[Item], limits: Limits) -> list[Block]:
    blocks: list[Block] = []
    tables = 0
    for item in items:
        if isinstance(item, Paragraph):
            place = Place(len(blocks) + 1)
            blocks.append(
                Block("paragraph", item.text, place, label=item.label, bold=item.bold, centred=item.centred)
            )
        elif rows := _rows(item, tables, len(blocks)):
            blocks += rows
            tables += 1
        if len(blocks) > limits.blocks:
            raise refusals.too_many_blocks(limits.blocks)
    return blocks


def _rows(grid: Grid, table: int, before: int) -> list[Block]:
    """The rows of a table that hold words. `before` counts the blocks above it."""
    rows: list[Block] = []
    for row in grid.rows:
        cells = tuple(Cell(clean_cell(cell.text), cell.column, cell.span, cell.continued) for cell in row)
        if any(cell.text for cell in cells):
            bold = all(cell.bold for cell in row if cell.text.strip())
            place = Place(before + len(rows) + 1, table=table, row=len(rows))
            rows.append(Block("row", "\t".join(cell.text for cell in cells), place, cells, bold=bold))
    return rows
