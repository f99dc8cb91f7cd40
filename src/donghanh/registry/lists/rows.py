"""Which rows of a list are records, and what the others are."""

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum

from donghanh.registry.lists.layout import Layout, is_column_numbers, same_words
from donghanh.vietnamese.encodings import repair_text
from donghanh.vietnamese.text import fold


class RowKind(StrEnum):
    """A record, or why a row is none."""

    RECORD = "record"
    HEADING = "heading"
    TOTAL = "total"
    SECTION = "section"
    SIGNATURE = "signature"


_TOTAL = re.compile(r"^(?:tong cong|tong so|cong|tong|luy ke)\b")
_SIGNATURE = re.compile(
    r"\b(?:nguoi lap|lap bieu|ke toan truong|thu truong|chu tich|truong phong|ky ten|ky ghi ro|ghi ro ho ten|noi nhan|tm ubnd"
    r"|ngay\s+(?:\d{1,2}\s+)?thang\s+(?:\d{1,2}\s+)?nam)\b|^ghi chu\b"
)
_NUMERAL = re.compile(r"^(?:[IVXL]+|[A-HĐ])[.)]?$")
_TELLING = ("tax_code", "personal_id", "licence", "phone")


def kind_of(cells: Sequence[str], layout: Layout, columns: Mapping[str, int]) -> RowKind:
    """`columns`: attribute → its column, for those that are mapped. A row that tells a code or a phone is a record."""
    if same_words(cells, layout.headings) or is_column_numbers(cells):
        return RowKind.HEADING
    filled = [cell for cell in cells if cell]
    if any(_cell(cells, columns.get(attribute)) for attribute in _TELLING):
        return RowKind.RECORD
    words = fold(repair_text(next((cell for cell in filled if not cell.isdecimal()), "")))
    if _TOTAL.match(words):
        return RowKind.TOTAL
    if len(filled) <= 4 and any(_SIGNATURE.search(fold(repair_text(cell))) for cell in filled):
        return RowKind.SIGNATURE
    if len(filled) <= 2 and (_NUMERAL.match(filled[0]) or not _cell(cells, columns.get("name"))):
        return RowKind.SECTION
    return RowKind.RECORD


def _cell(cells: Sequence[str], column: int | None) -> str:
    return cells[column] if column is not None and column < len(cells) else ""
