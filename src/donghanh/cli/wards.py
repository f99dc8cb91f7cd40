"""`donghanh wards move --former 10660 --former 11413 --into 10663 --on 2027-01-01`: wards merge.

What is known of the businesses of the former wards goes over to the new one, which must stand (`donghanh init`).
"""

import argparse
from datetime import date
from typing import TYPE_CHECKING

from donghanh.cli.database import check_connection, set_up_django
from donghanh.cli.documents import read_day
from donghanh.cli.errors import CommandFailed

if TYPE_CHECKING:
    from donghanh.org.models import Ward


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The former wards and the new one by their codes, and the day of the merger."""
    parser.add_argument("act", choices=["move"], help="move: chuyển sổ cơ sở kinh doanh sang đơn vị mới")
    parser.add_argument(
        "--former", action="append", required=True, metavar="MÃ", help="mã đơn vị cũ; ghi lại cho từng đơn vị"
    )
    parser.add_argument("--into", required=True, metavar="MÃ", help="mã đơn vị mới")
    parser.add_argument("--on", required=True, metavar="NGÀY", help="ngày sáp nhập, ví dụ 2027-01-01")


def run(options: argparse.Namespace) -> int:
    """Prints a line a former ward. Raises CommandFailed for an unknown ward or day; then nothing was moved."""
    day = _day(options.on)
    set_up_django(as_owner=True)
    check_connection()
    from django.utils.translation import override

    from donghanh.kernel.errors import Refused
    from donghanh.org.system import System
    from donghanh.registry.actions.taking_over import take_over_businesses

    former, into = [_ward(code) for code in options.former], _ward(options.into)
    with override("vi"):
        try:
            counts = take_over_businesses(former, into, on=day, by=System(into))
        except Refused as refusal:
            raise CommandFailed(str(refusal)) from None
    for ward in former:
        print(f"{ward.code} {ward}: {counts[ward.code]} cơ sở → {into.code} {into}")
    return 0


def _day(words: str) -> date:
    try:
        day = read_day(words)
    except CommandFailed:
        day = None
    if day is None:
        message = f"Ngày sáp nhập “{words}” không đọc được; hãy ghi dạng 2027-01-01 hoặc 01/01/2027."
        raise CommandFailed(message)
    return day


def _ward(code: str) -> "Ward":
    from donghanh.org.models import Ward

    found = Ward.objects.filter(code=code.strip().zfill(5)).first()
    if found is None:
        raise CommandFailed(
            f"Chưa có phường, xã, đặc khu mang mã {code} trong hệ thống; hãy chạy “donghanh init” trước."
        )
    return found
