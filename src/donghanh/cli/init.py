"""`donghanh init --ward 10660 [--people FILE] [--admin "HỌ TÊN"]`: starts a real ward, without any demo data.

May be run again: what stands already stays. A link is printed as long as no administrator has used one.
"""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from donghanh.cli.database import check_connection, set_up_django
from donghanh.cli.errors import CommandFailed
from donghanh.cli.migrate import migrate

if TYPE_CHECKING:
    from donghanh.org.communes import Commune
    from donghanh.org.models import Officer, Ward
    from donghanh.org.people_lists import PersonRow
    from donghanh.org.system import System

LARGEST = 5 * 1024 * 1024


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The ward by its code, its people, its first administrator."""
    parser.add_argument("--ward", required=True, metavar="MÃ", help="mã phường, xã, đặc khu, ví dụ 10660")
    parser.add_argument(
        "--people", metavar="TỆP", help="danh sách cán bộ chép từ Excel (các cột cách nhau bằng tab)"
    )
    parser.add_argument(
        "--admin", metavar="HỌ_TÊN", default="Quản trị hệ thống", help="họ tên người quản trị"
    )
    parser.add_argument("--new-link", action="store_true", help="cấp lại đường dẫn cho người quản trị")


def run(options: argparse.Namespace) -> int:
    """Raises CommandFailed for an unknown ward or a list with faults; then nothing was added."""
    text = _read(options.people) if options.people else None
    set_up_django(as_owner=True)
    commune = _commune(options.ward)
    check_connection()
    migrate()
    from django.db import transaction
    from django.utils import timezone
    from django.utils.translation import override

    from donghanh.kernel.walls import row_scope
    from donghanh.org.actions import start_ward
    from donghanh.org.system import System

    with override("vi"), transaction.atomic():
        ward = start_ward(commune, on=timezone.localdate())
        with row_scope([ward.pk]):
            by = System(ward)
            people = _people(text, by) if text is not None else []
            link = _administrator_link(options, by)
            _report(ward, people, link)
    return 0


def _commune(code: str) -> "Commune":
    from donghanh.org.communes import communes

    try:
        return communes()[code.strip().zfill(5)]
    except KeyError:
        raise CommandFailed(f"Không có phường, xã, đặc khu nào mang mã {code}. Mã gồm 5 chữ số.") from None


def _read(name: str) -> str:
    try:
        path = Path(name)
        if path.stat().st_size > LARGEST:
            raise CommandFailed(f"Tệp {name} lớn hơn 5 MB, không phải danh sách cán bộ.")
        return path.read_text("utf-8-sig")
    except OSError as error:
        raise CommandFailed(f"Không đọc được tệp {name}.") from error
    except UnicodeDecodeError as error:
        raise CommandFailed(f"Tệp {name} không phải văn bản UTF-8. Lưu lại với bảng mã UTF-8.") from error


def _people(text: str, by: "System") -> "list[Officer]":
    from django.utils import timezone

    from donghanh.org.actions import add_people
    from donghanh.org.people_lists import UnreadableList
    from donghanh.org.queries import read_ward_list

    try:
        rows = read_ward_list(text, by.ward_id)
    except UnreadableList as error:
        raise CommandFailed(str(error)) from error
    _refuse_faults(rows)
    return add_people(rows, on=timezone.localdate(), by=by)


def _refuse_faults(rows: "list[PersonRow]") -> None:
    faulty = [row for row in rows if row.errors]
    if faulty:
        first = faulty[0]
        more = f" (và {len(faulty) - 1} dòng khác có lỗi)" if len(faulty) > 1 else ""
        raise CommandFailed(f"Danh sách cán bộ, dòng {first.line}: {first.errors[0]}{more}")


def _administrator_link(options: argparse.Namespace, by: "System") -> str | None:
    """A link for the first administrator; None when one has an account and no new link was asked for."""
    from django.conf import settings
    from django.urls import reverse
    from django.utils import timezone

    from donghanh.org.actions import add_administrator, issue_link
    from donghanh.org.enums import Role
    from donghanh.org.queries import officers_with_role

    administrators = list(officers_with_role(by.ward_id, Role.ADMIN).order_by("pk"))
    if any(officer.user_id for officer in administrators) and not options.new_link:
        return None
    officer = (
        administrators[0]
        if administrators
        else add_administrator(options.admin, on=timezone.localdate(), by=by)
    )
    token = issue_link(officer, by=by, drops_second_factor=options.new_link)
    return settings.SITE_URL.rstrip("/") + reverse("org:accept_link", args=[token])


def _report(ward: "Ward", people: "list[Officer]", link: str | None) -> None:
    from donghanh.org.queries import directory_rows

    units, _aliases = directory_rows(ward.pk)
    lines = [
        f"{ward}, {ward.province_name} (mã {ward.code}): {len(units)} đơn vị, thêm {len(people)} cán bộ."
    ]
    if link:
        lines += ["Đường dẫn cho người quản trị, dùng một lần, trong 72 giờ:", link]
    else:
        lines.append("Đã có người quản trị; cần cấp lại đường dẫn thì thêm --new-link.")
    sys.stdout.write("\n".join(lines) + "\n")
