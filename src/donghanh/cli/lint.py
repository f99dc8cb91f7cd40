"""`donghanh lint KE-HOACH.docx [--issued 2026-05-26] [--json] [--strict]`: what to look at again in a plan.

Findings are advice, so the exit code stays 0; with `--strict` findings of level "error" make it 1.
"""

import argparse
import json
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING

from donghanh.cli.documents import add_document_arguments, open_named, read_day

if TYPE_CHECKING:
    from donghanh.paperwork.checking import Finding

LEVELS = {"error": "LỖI", "warn": "CẢNH BÁO", "info": "LƯU Ý"}
FOUND_FAULTS = 1


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The document, the shape of the answer, and whether errors count."""
    add_document_arguments(parser)
    parser.add_argument("--strict", action="store_true", help="trả mã thoát 1 khi có điểm mức LỖI")


def run(options: argparse.Namespace) -> int:
    """Prints a line a finding. Raises CommandFailed where the file or the date of issue cannot be read."""
    issued = read_day(options.issued)
    document = open_named(options.file)
    from donghanh.paperwork.checking import check_plan
    from donghanh.paperwork.reading import read_plan

    findings = check_plan(document, read_plan(document, issued=issued), issued=issued)
    if options.json:
        shown = [asdict(finding) for finding in findings]
        sys.stdout.write(json.dumps(shown, ensure_ascii=False, indent=1) + "\n")
    else:
        sys.stdout.write(
            "".join(f"{_sentence(finding)}\n" for finding in findings) or "Không có điểm nào cần xem lại.\n"
        )
    failed = options.strict and any(finding.level == "error" for finding in findings)
    return FOUND_FAULTS if failed else 0


def _sentence(finding: "Finding") -> str:
    place = f"dòng {finding.line}" if finding.page is None else f"trang {finding.page}, dòng {finding.line}"
    quote = f" | {finding.quote}" if finding.quote else ""
    return f"{LEVELS[finding.level]:<8}  {finding.code}  {place}: {finding.message}{quote}"
