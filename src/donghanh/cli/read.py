"""`donghanh read KE-HOACH.docx [--issued 2026-05-26] [--json]`: a plan as tasks, targets and findings."""

import argparse
import json
import sys
import textwrap
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from donghanh.cli.documents import add_document_arguments, open_named, read_day

if TYPE_CHECKING:
    from donghanh.paperwork.blocks import Document
    from donghanh.paperwork.checking import Finding
    from donghanh.paperwork.reading import PlanReading, Task

WIDTHS = (4, 56, 30, 26)
HEADINGS = ("STT", "Nhiệm vụ", "Chủ trì", "Thời hạn")
NO_TASK = "Không thấy nhiệm vụ nào trong tệp; hãy kiểm tra xem đây có phải là kế hoạch không."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The document and the shape of the answer."""
    add_document_arguments(parser)


def run(options: argparse.Namespace) -> int:
    """Prints one reading. Raises CommandFailed where the file or the date of issue cannot be read."""
    issued = read_day(options.issued)
    document = open_named(options.file)
    from donghanh.paperwork.checking import check_plan
    from donghanh.paperwork.reading import read_plan

    reading = read_plan(document, issued=issued)
    findings = check_plan(document, reading, issued=issued)
    if options.json:
        sys.stdout.write(
            json.dumps(_as_data(document, reading, findings), ensure_ascii=False, indent=1) + "\n"
        )
    else:
        sys.stdout.write(_summary(document, reading, findings))
    return 0


def _as_data(document: "Document", reading: "PlanReading", findings: list["Finding"]) -> dict[str, Any]:
    from donghanh.paperwork.reading import as_json

    source = {"format": document.format, "pages": document.pages, "remarks": list(document.remarks)}
    return as_json(reading) | {"findings": [asdict(finding) for finding in findings], "file": source}


def _summary(document: "Document", reading: "PlanReading", findings: list["Finding"]) -> str:
    header = reading.header
    lines = [
        f"Tên:      {header.title or '(không thấy)'}",
        f"Số:       {header.number or '(để trống)'}",
        f"Ngày:     {f'{header.issued_on:%d/%m/%Y}' if header.issued_on else '(để trống)'}",
        f"Cơ quan:  {header.issuer or '(không thấy)'}",
        f"Căn cứ:   {', '.join(header.legal_bases) or '(không thấy)'}",
        *(f"Lưu ý:    {remark}" for remark in document.remarks),
        "",
        *(_table(reading.tasks) if reading.tasks else [NO_TASK]),
        "",
        f"{len(reading.tasks)} nhiệm vụ, {len(reading.indicators)} chỉ tiêu, {len(findings)} điểm cần xem.",
    ]
    return "\n".join(lines) + "\n"


def _table(tasks: tuple["Task", ...]) -> list[str]:
    lines = [_row(HEADINGS), _row(tuple("-" * width for width in WIDTHS))]
    for number, task in enumerate(tasks, start=1):
        lead = "; ".join(value.text for value in task.lead) or "(chưa nêu)"
        due = task.term.value.text if task.term else "(chưa nêu)"
        cells = [str(number), task.title.text, lead, due]
        pairs = zip(cells, WIDTHS, strict=True)
        wrapped = [textwrap.wrap(cell, width) or [""] for cell, width in pairs]
        height = max(len(cell) for cell in wrapped)
        padded = [cell + [""] * (height - len(cell)) for cell in wrapped]
        lines += [_row(parts) for parts in zip(*padded, strict=True)]
    return lines


def _row(cells: tuple[str, ...]) -> str:
    return "  ".join(cell.ljust(width) for cell, width in zip(cells, WIDTHS, strict=True)).rstrip()
