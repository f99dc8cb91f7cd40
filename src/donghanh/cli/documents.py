"""What the commands that open a document share: file or stdin, the date of issue, refusals in words."""

import argparse
import sys
from datetime import date
from typing import TYPE_CHECKING

from donghanh.cli.errors import CommandFailed

if TYPE_CHECKING:
    from donghanh.paperwork.blocks import Document

STDIN = "-"


def add_document_arguments(parser: argparse.ArgumentParser) -> None:
    """The file, its date of issue and the shape of the answer."""
    parser.add_argument(
        "file", metavar="TỆP", help="tệp .docx, .pdf, .xlsx, .html, .txt, .md; “-” là văn bản từ stdin"
    )
    parser.add_argument(
        "--issued", metavar="NGÀY", help="ngày ban hành khi văn bản để trống, dạng 2026-05-26 hoặc 26/5/2026"
    )
    parser.add_argument("--json", action="store_true", help="in kết quả dạng JSON")


def open_named(name: str) -> "Document":
    """Opens the file called `name`, or what stdin holds.

    Raises CommandFailed, in one sentence, where it is missing, a folder, not allowed, or cannot be read.
    """
    from donghanh.paperwork.opening import Limits, UnreadableDocument, open_document, open_path
    from donghanh.paperwork.opening.scans import installed_recognizer

    try:
        if name == STDIN:
            content = sys.stdin.buffer.read(Limits().packed + 1)
            return open_document(content, "stdin", recognizer=installed_recognizer())
        return open_path(name, recognizer=installed_recognizer())
    except UnreadableDocument as error:
        raise CommandFailed(str(error)) from error
    except FileNotFoundError as error:
        raise CommandFailed(f"Không tìm thấy tệp “{name}”; hãy kiểm tra lại đường dẫn.") from error
    except IsADirectoryError as error:
        raise CommandFailed(f"“{name}” là thư mục; hãy chỉ rõ một tệp kế hoạch.") from error
    except PermissionError as error:
        raise CommandFailed(f"Không có quyền đọc tệp “{name}”; hãy cấp quyền đọc rồi thử lại.") from error
    except (OSError, ValueError) as error:
        raise CommandFailed(f"Không đọc được tệp “{name}”; hãy kiểm tra lại đường dẫn và ổ đĩa.") from error


def read_day(words: str | None) -> date | None:
    """A day written as 2026-05-26 or 26/5/2026. Raises CommandFailed for anything else."""
    if words is None:
        return None
    try:
        return date.fromisoformat(words.strip())
    except ValueError:
        pass
    try:
        day, month, year = (int(part) for part in words.strip().split("/"))
        return date(year, month, day)
    except ValueError as error:
        message = f"Ngày ban hành “{words}” không đọc được; hãy ghi dạng 2026-05-26 hoặc 26/5/2026."
        raise CommandFailed(message) from error
