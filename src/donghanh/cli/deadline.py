"""`donghanh deadline "Trong Quý II - III/2026" --issued 2026-05-26 [--json]`."""

import argparse
import json
import sys
from datetime import date

from donghanh.cli.errors import CommandFailed
from donghanh.vietnamese.dates import parse_date
from donghanh.vietnamese.deadlines import parse_deadline
from donghanh.vietnamese.deadlines.speaking import sentence


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The phrase, the issue date of its document, and the shape of the answer."""
    parser.add_argument(
        "phrase", metavar="CỤM_TỪ", help="cụm từ chỉ thời hạn, ví dụ: 'Trong Quý II - III/2026'"
    )
    parser.add_argument(
        "--issued", metavar="NGÀY", help="ngày ban hành văn bản, dạng 2026-05-26 hoặc 26/5/2026"
    )
    parser.add_argument("--json", action="store_true", help="in kết quả dạng JSON")


def run(options: argparse.Namespace) -> int:
    """Prints one reading. Raises CommandFailed where the issue date cannot be read."""
    found = parse_deadline(options.phrase, issued=_issued(options.issued))
    answer = json.dumps(found.as_dict(), ensure_ascii=False) if options.json else sentence(found)
    sys.stdout.write(f"{answer}\n")
    return 0


def _issued(words: str | None) -> date | None:
    if words is None:
        return None
    try:
        return parse_date(words)
    except ValueError as error:
        raise CommandFailed(
            f"Ngày ban hành “{words}” không đọc được; hãy ghi dạng 2026-05-26 hoặc 26/5/2026."
        ) from error
