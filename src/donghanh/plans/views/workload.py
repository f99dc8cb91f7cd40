"""The board of the work by status, and the workload by person."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from donghanh.org.doors import ActorRequest, officers_only
from donghanh.paperwork.writing.workbook import CellValue, Sheet, SheetColumn, render_workbook
from donghanh.plans.board import board_of
from donghanh.plans.enums import NO_UNIT
from donghanh.plans.exports import workbook_response
from donghanh.plans.filters import ResultFilter
from donghanh.plans.queries import today, visible_results
from donghanh.plans.views.filtering import filters_of, kept_address, workbook_address
from donghanh.plans.workload import OVERLOAD_LEAST, OVERLOAD_TIMES, Line, Workload, workload_of
from donghanh.ui.text import write_date, write_short_day


@require_safe
@officers_only
def task_board(request: ActorRequest) -> HttpResponse:
    """Results in columns by status, fifty a column; the list behind each holds the rest."""
    wanted = ResultFilter.of(request.GET)
    columns = board_of(wanted.apply(visible_results(request.actor)), request.actor)
    context = {
        "columns": [(column, kept_address(request, "task_list", state=column.state)) for column in columns],
        "total": sum(column.count for column in columns),
        "excel": workbook_address(request),
        **filters_of(request, wanted, view="task_board"),
    }
    return render(request, "plans/task_board.html", context)


@require_safe
@officers_only
def workload(request: ActorRequest) -> HttpResponse:
    """Open, late, silent and coming results of every unit and person; `?xuat=xlsx` gives the table as a workbook."""
    wanted = ResultFilter.of({**request.GET.dict(), "state": "open"})
    load = workload_of(wanted.apply(visible_results(request.actor)), request.actor, on=today())
    if request.GET.get("xuat") == "xlsx":
        return _workbook(load, request)
    context = {
        "lines": [(line, _links(request, line, load.weeks)) for line in load.lines],
        "total": load.total,
        "weeks": load.weeks,
        "overload_times": OVERLOAD_TIMES,
        "overload_least": OVERLOAD_LEAST,
        **filters_of(request, wanted, view="workload", with_states=False),
    }
    return render(request, "plans/workload.html", context)


def _links(request: ActorRequest, line: Line, weeks: list[tuple[date, date]]) -> dict[str, Any]:
    """The lists behind the figures of a line."""
    whose = {"unit": str(line.unit.pk if line.unit else NO_UNIT), "sort": "due"}
    if not line.is_unit:
        whose["officer"] = str(line.person.pk if line.person else NO_UNIT)
    bounds = [
        {"state": "coming", "since": max(first, today()).isoformat(), "until": last.isoformat()}
        for first, last in weeks
    ]
    return {
        "open": kept_address(request, "task_list", **whose, state="unclaimed"),
        "late": kept_address(request, "task_list", **whose, state="overdue"),
        "silent": kept_address(request, "task_list", **whose, state="silent"),
        "weeks": [
            (count, kept_address(request, "task_list", **whose, **span))
            for count, span in zip(line.load.weeks, bounds, strict=True)
        ],
    }


def _workbook(load: Workload, request: ActorRequest) -> HttpResponse:
    columns = [SheetColumn(_("Unit"), 36), SheetColumn(_("Person"), 28)]
    columns += [
        SheetColumn(str(name), 12, "integer") for name in (_("Unfinished"), _("Overdue"), _("Silent"))
    ]
    columns += [
        SheetColumn(f"{write_short_day(first)}–{write_short_day(last)}", 12, "integer")
        for first, last in load.weeks
    ]
    columns.append(SheetColumn(_("Overloaded"), 12))
    title = _("Workload")
    heading = [title, str(request.actor.ward), _("As of %(day)s") % {"day": write_date(today())}]
    return workbook_response(render_workbook([Sheet(title, columns, _rows(load), heading)]), title)


def _rows(load: Workload) -> Iterator[list[CellValue]]:
    for line in load.lines:
        who = "" if line.is_unit else str(line.person or _("Nobody in charge"))
        unit = str(line.unit or _("Without a lead unit"))
        figures: list[CellValue] = [line.load.open, line.load.late, line.load.silent, *line.load.weeks]
        yield [unit, who, *figures, "x" if line.overloaded else ""]
