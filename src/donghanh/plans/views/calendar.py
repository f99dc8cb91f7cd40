"""The calendar of the work, by month and by quarter."""

import re
from datetime import date, timedelta

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from donghanh.org.doors import ActorRequest, officers_only
from donghanh.plans.filters import ResultFilter, saved_query
from donghanh.plans.queries import today, visible_results
from donghanh.plans.schedule import months_of, quarter_of
from donghanh.plans.views.filtering import filters_of, kept_address, workbook_address
from donghanh.ui.text import WEEKDAYS

MONTH, QUARTER = re.compile(r"(20\d\d)-(0[1-9]|1[0-2])"), re.compile(r"(20\d\d)-([1-4])")


@require_safe
@officers_only
def task_calendar(request: ActorRequest) -> HttpResponse:
    """What is due and what begins: `?thang=2026-11` a month by days, `?quy=2026-4` a quarter by days that matter."""
    by_quarter = "quy" in request.GET
    first = _quarter(request.GET.get("quy")) if by_quarter else _month(request.GET.get("thang"))
    length = 3 if by_quarter else 1
    wanted = ResultFilter.of(request.GET)
    months = months_of(first, length, wanted.apply(visible_results(request.actor)), request.actor, on=today())
    after = months[-1].days[-1].day + timedelta(days=1)
    before = first - timedelta(days=1)
    context = {
        "months": months,
        "by_quarter": by_quarter,
        "weekdays": WEEKDAYS,
        "earlier": kept_address(request, "task_calendar", **_address(before, by_quarter)),
        "later": kept_address(request, "task_calendar", **_address(after, by_quarter)),
        "now": kept_address(request, "task_calendar", **_address(today(), by_quarter)),
        "as_month": kept_address(request, "task_calendar", **_address(first, False)),
        "as_quarter": kept_address(request, "task_calendar", **_address(first, True)),
        "excel": workbook_address(request),
        "day_filters": _day_filters(request, wanted.state),
        "quarter": (first.month + 2) // 3,
        "first": first,
        **filters_of(request, wanted, view="task_calendar"),
    }
    return render(request, "plans/task_calendar.html", context)


def _day_filters(request: ActorRequest, state: str) -> str:
    """The filters of the list behind one day, without its bounds."""
    return saved_query({**request.GET.dict(), "state": state, "since": "", "until": "", "sort": ""})


def _address(day: date, by_quarter: bool) -> dict[str, str]:
    return {"quy": f"{day.year}-{(day.month + 2) // 3}"} if by_quarter else {"thang": f"{day:%Y-%m}"}


def _month(text: str | None) -> date:
    match = MONTH.fullmatch(text or "")
    return date(int(match[1]), int(match[2]), 1) if match else today().replace(day=1)


def _quarter(text: str | None) -> date:
    match = QUARTER.fullmatch(text or "")
    return date(int(match[1]), int(match[2]) * 3 - 2, 1) if match else quarter_of(today())
