"""The foot of the document: Nơi nhận on the left, level with the capacity of the person who signs on the
right."""

from __future__ import annotations

from collections.abc import Sequence

from donghanh.paperwork.writing.documents import Recipients, Signature
from donghanh.paperwork.writing.layout import (
    CAPACITY_STYLE,
    RECIPIENT_COLUMN,
    RECIPIENT_STYLE,
    RECIPIENTS_STYLE,
    SIGNATURE_COLUMN,
    SIGNATURE_GAP,
    SIGNER_STYLE,
)
from donghanh.paperwork.writing.ooxml import Element, gap, node, paragraph
from donghanh.paperwork.writing.tables import side_by_side
from donghanh.paperwork.writing.wording import closed, spaced_capacity


def closing(recipients: Recipients, signature: Signature) -> Element:
    """Nơi nhận and signature block in one row that never parts over pages."""
    return side_by_side(_recipients(recipients), _signature(signature), (RECIPIENT_COLUMN, SIGNATURE_COLUMN))


def closing_of_several(recipients: Recipients, signatures: Sequence[Signature]) -> list[Element]:
    """Signatures two and two beside each other, the last of an odd number alone on the right; Nơi nhận under them
    (NĐ 30/2020 Phụ lục III mẫu 1.9)."""
    pairs = [signatures[at : at + 2] for at in range(0, len(signatures), 2)]
    blocks = [[_signature(each) for each in pair] for pair in pairs]
    rows = [(block if len(block) == 2 else [[paragraph("", SIGNER_STYLE)], *block]) for block in blocks]
    half = (RECIPIENT_COLUMN + SIGNATURE_COLUMN) / 2
    tables = [[side_by_side(left, right, (half, half)), gap(18)] for left, right in rows]
    return [element for table in tables for element in table] + _recipients(recipients)


def _recipients(recipients: Recipients) -> list[Element]:
    """One place a line, ";" after each; the last line is the archive's (NĐ 30/2020 Phụ lục I mục II.9)."""
    copies = "VT" + (f", {recipients.drafting_unit}" if recipients.drafting_unit else "")
    lines = [f"- {closed(place, ';')}" for place in recipients.places] + [f"- Lưu: {closed(copies, '.')}"]
    return [paragraph("Nơi nhận:", RECIPIENTS_STYLE), *(paragraph(line, RECIPIENT_STYLE) for line in lines)]


def _signature(signature: Signature) -> list[Element]:
    capacity = [paragraph(spaced_capacity(line).upper(), CAPACITY_STYLE) for line in signature.capacity]
    gap = node("w:spacing", {"w:before": str(round(SIGNATURE_GAP * 20)), "w:after": "0"})
    return [*capacity, paragraph(signature.name, SIGNER_STYLE, gap)]
