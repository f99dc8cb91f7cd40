"""Small documents for the tests of the reader."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from donghanh.paperwork.blocks import Block, Cell, Document, Place
from donghanh.paperwork.opening import open_document
from donghanh.paperwork.reading import as_json, read_plan

MERGED = None
"""A lower cell of a vertical merge."""


def read_text(text: str, *, issued: date | None = date(2026, 1, 5)) -> dict[str, Any]:
    """The reading of a text file."""
    return as_json(read_plan(open_document(text.encode(), "plan.txt"), issued=issued))


def paragraph(text: str, line: int = 1, *, label: str = "", bold: bool | None = None) -> Block:
    return Block("paragraph", text, Place(line), label=label, bold=bold)


def table(rows: Iterable[Sequence[str | None]], *, number: int = 0, pages: Sequence[int] = ()) -> list[Block]:
    """Row blocks; None stands for the continued cell of a vertical merge."""
    blocks = []
    for index, row in enumerate(rows):
        cells = tuple(Cell(text or "", column, continued=text is MERGED) for column, text in enumerate(row))
        page = pages[index] if pages else None
        place = Place(index + 1, page, number, index)
        blocks.append(Block("row", "\t".join(cell.text for cell in cells), place, cells))
    return blocks


def read_blocks(blocks: Iterable[Block], *, issued: date | None = date(2026, 1, 5)) -> dict[str, Any]:
    """The reading of a Word document with these blocks."""
    return as_json(read_plan(Document(tuple(blocks), "docx"), issued=issued))
