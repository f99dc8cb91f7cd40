"""`donghanh report --plan … --period 2026 --out report.docx`: the official report of one plan or several.

Where a report with frozen figures stands for the same plans and period, that one is printed; else a draft computed
now, whose proposed words are marked as such.
"""

import argparse
import os
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from donghanh.cli.database import check_connection, set_up_django
from donghanh.cli.documents import read_day
from donghanh.cli.errors import CommandFailed
from donghanh.cli.worker import SEES_EVERY_WARD

if TYPE_CHECKING:
    from donghanh.org.models import Ward
    from donghanh.plans.models import Plan
    from donghanh.reports.periods import Period
    from donghanh.reports.snapshot import Snapshot

WRITERS = (".docx", ".xlsx")
PERIODS = "2026; quý III/2026; tháng 11/2026; 6 tháng đầu năm 2026; 9 tháng năm 2026"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The plans, the period, and the file to write."""
    parser.add_argument(
        "--plan",
        action="append",
        required=True,
        metavar="KẾ_HOẠCH",
        help="mã số, số ký hiệu hoặc vài chữ trong tên kế hoạch; lặp lại để báo cáo nhiều kế hoạch",
    )
    parser.add_argument("--period", required=True, metavar="KỲ", help=f"kỳ báo cáo: {PERIODS}")
    parser.add_argument("--out", required=True, type=Path, metavar="TỆP", help="tệp .docx hoặc .xlsx")
    parser.add_argument("--ward", metavar="MÃ", help="mã phường, xã, đặc khu; bỏ qua khi chỉ có một")
    parser.add_argument("--cutoff", metavar="NGÀY", help="ngày chốt số liệu khác với kỳ, dạng 2026-11-30")


def run(options: argparse.Namespace) -> int:
    """Writes the file and prints its path. Raises CommandFailed for an unknown ward, plan or period."""
    if options.out.suffix.lower() not in WRITERS:
        raise CommandFailed(f"Tệp {options.out} phải có đuôi .docx hoặc .xlsx.")
    cutoff = _cutoff(options.cutoff)
    os.environ["PGOPTIONS"] = SEES_EVERY_WARD
    set_up_django()
    check_connection()
    from django.db import ProgrammingError
    from psycopg.errors import UndefinedTable

    try:
        snapshot = _report(options, cutoff)
    except ProgrammingError as error:
        if not isinstance(error.__cause__, UndefinedTable):
            raise
        raise CommandFailed(
            "Cơ sở dữ liệu chưa được chuẩn bị. Chạy “donghanh migrate” rồi thử lại."
        ) from error
    _write(snapshot, options.out)
    print(options.out)
    return 0


def _report(options: argparse.Namespace, cutoff: date | None) -> "Snapshot":
    """What the report says, read behind the row wall of its ward."""
    from donghanh.kernel.walls import row_scope

    ward = _ward(options.ward)
    with row_scope([ward.pk]):
        plans = [_plan(ward, words) for words in dict.fromkeys(options.plan)]
        return _snapshot(ward, plans, _period(options.period, plans, cutoff))


def _cutoff(words: str | None) -> date | None:
    try:
        return read_day(words)
    except CommandFailed:
        message = f"Ngày chốt số liệu “{words}” không đọc được; hãy ghi dạng 2026-11-30 hoặc 30/11/2026."
        raise CommandFailed(message) from None


def _ward(code: str | None) -> "Ward":
    from donghanh.org.queries import all_wards

    wards = list(all_wards())
    if code:
        wards = [ward for ward in wards if ward.code == code.strip().zfill(5)]
    if not wards:
        where = f" mang mã {code}" if code else ""
        raise CommandFailed(f"Chưa có phường, xã, đặc khu nào{where} trong hệ thống.")
    if len(wards) > 1:
        known = ", ".join(f"{ward.code} ({ward})" for ward in wards[:5])
        raise CommandFailed(f"Có nhiều phường, xã, đặc khu; chọn một bằng --ward: {known}.")
    return wards[0]


def _plan(ward: "Ward", words: str) -> "Plan":
    """The one plan with this key or number, or whose title holds the words, accents aside."""
    from donghanh.plans.models import Plan
    from donghanh.vietnamese.text import fold

    plans = list(Plan.objects.filter(ward=ward).select_related("ward"))
    wanted = fold(words)
    exact = [
        plan
        for plan in plans
        if str(plan.pk) == words.strip() or wanted in (fold(plan.number), fold(plan.short_title))
    ]
    found = exact or [
        plan
        for plan in plans
        if wanted and all(word in fold(f"{plan.short_title} {plan.title}").split() for word in wanted.split())
    ]
    if len(found) == 1:
        return found[0]
    known = "; ".join(f"{plan.pk} - {plan.short_title}" for plan in (found or plans)[:6]) or "chưa có"
    why = "có nhiều kế hoạch khớp với" if found else "không có kế hoạch nào khớp với"
    raise CommandFailed(f"Ở {ward}, {why} “{words}”. Các kế hoạch: {known}.")


def _period(words: str, plans: "list[Plan]", cutoff: date | None) -> "Period":
    from dataclasses import replace

    from donghanh.reports.periods import read_period, yearly_cutoff

    period = read_period(words, yearly_cutoff([plan.cutoff for plan in plans]))
    if period is None:
        raise CommandFailed(f"Kỳ báo cáo “{words}” không đọc được. Các cách ghi: {PERIODS}.")
    if cutoff is None:
        return period
    if cutoff < period.starts_on:
        raise CommandFailed("Ngày chốt số liệu không được trước ngày đầu kỳ.")
    return replace(period, cutoff_on=cutoff)


def _snapshot(ward: "Ward", plans: "list[Plan]", period: "Period") -> "Snapshot":
    from django.utils import timezone

    from donghanh.reports.letterhead import proposed_report
    from donghanh.reports.queries import frozen_report, plan_texts
    from donghanh.reports.standing import snapshot_of, take_snapshot

    frozen = frozen_report(plans, starts_on=period.starts_on, cutoff_on=period.cutoff_on)
    if frozen:
        return snapshot_of(frozen)
    if period.starts_on > timezone.localdate():
        raise CommandFailed(f"Kỳ “{period.label}” chưa bắt đầu nên chưa có gì để báo cáo.")
    print("donghanh: số liệu chưa chốt, báo cáo là bản dự thảo", file=sys.stderr)
    return take_snapshot(proposed_report(plans, period, ward, plan_texts(plans)), plans)


def _write(snapshot: "Snapshot", path: Path) -> None:
    from donghanh.reports.writing import report_docx, report_xlsx

    content = report_docx(snapshot) if path.suffix.lower() == ".docx" else report_xlsx(snapshot)
    try:
        path.write_bytes(content)
    except OSError as error:
        raise CommandFailed(f"Không ghi được tệp {path}.") from error
