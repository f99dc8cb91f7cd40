"""Yearly sheets: of oneself, of the people and the units one may look after."""

from collections.abc import Callable
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from donghanh.org.doors import ActorRequest, requires
from donghanh.org.queries import get_officer_for, get_unit_for
from donghanh.plans.permissions import Permission as PlanPermission
from donghanh.plans.permissions import can_work_on
from donghanh.plans.queries import today
from donghanh.reports.exports import sheet_workbook
from donghanh.reports.permissions import can_view_officer_sheet, can_view_unit_sheet
from donghanh.reports.queries import sheets_of_officers, sheets_of_units
from donghanh.reports.ranking import ranking_rule
from donghanh.reports.yearly import YearSheet, sheet_of_officer, sheet_of_unit
from donghanh.vietnamese.text import fold

PAGE, FIRST_YEAR = 50, 2025


@require_safe
@requires(PlanPermission.TAKE_PART)
def sheet_list(request: ActorRequest) -> HttpResponse:
    """Whose sheets the reader may open: the own one, those of headed units with their people, or everybody's."""
    people = sheets_of_officers(request.actor)
    for word in fold(request.GET.get("q", "")[:200]).split():
        people = people.filter(folded__contains=word)
    page = Paginator(people, PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "units": sheets_of_units(request.actor)}
    return render(request, "reports/sheet_list.html", context)


@require_safe
@requires(PlanPermission.TAKE_PART)
def sheet_officer(request: ActorRequest, pk: int) -> HttpResponse:
    """The year of one officer; `?nam=` chooses it, `?xuat=xlsx` gives the workbook."""
    officer = get_officer_for(request.actor, pk)
    if not can_view_officer_sheet(request.actor, officer):
        raise Http404
    return _page(request, str(officer), lambda year: sheet_of_officer(officer, year, today()))


@require_safe
@requires(PlanPermission.TAKE_PART)
def sheet_unit(request: ActorRequest, pk: int) -> HttpResponse:
    """The year of one unit."""
    unit = get_unit_for(request.actor, pk)
    if not can_view_unit_sheet(request.actor, unit):
        raise Http404
    return _page(request, unit.name, lambda year: sheet_of_unit(unit, year, today()))


def _page(request: ActorRequest, name: str, make: Callable[[int], YearSheet]) -> HttpResponse:
    sheet = make(_year(request.GET.get("nam", "")))
    if request.GET.get("xuat") == "xlsx":
        return sheet_workbook(sheet, name, by=request.actor)
    context: dict[str, Any] = {
        "name": name,
        "sheet": sheet,
        "figures": sheet.figures,
        "page": Paginator(sheet.rows, PAGE).get_page(request.GET.get("page")),
        "years": range(today().year, FIRST_YEAR - 1, -1),
        "rule": ranking_rule(request.actor.ward, sheet.on),
        "contestable": {row.result.pk for row in sheet.rows if can_work_on(request.actor, row.result.task)},
    }
    return render(request, "reports/year_sheet.html", context)


def _year(words: str) -> int:
    """The year asked for, if it is one of the system's; else the present one."""
    year = int(words) if words.isascii() and words.isdigit() and len(words) == 4 else today().year
    return year if FIRST_YEAR <= year <= today().year else today().year
