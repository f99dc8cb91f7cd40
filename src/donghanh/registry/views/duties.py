"""Who has which duty at the thresholds of a day, and who fulfils it."""

from collections import Counter
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from donghanh.org.doors import ActorRequest, requires
from donghanh.org.permissions import has_permission
from donghanh.registry.choices import Areas, areas_of
from donghanh.registry.enums import DutyState
from donghanh.registry.law.duties import DUTIES, Duty, DutyRow, duty_rows
from donghanh.registry.listing.exports import Written, duties_workbook
from donghanh.registry.listing.rows import figure, numbers_of, shown_number
from donghanh.registry.permissions import Permission
from donghanh.registry.queries import limits_on
from donghanh.registry.reference.limits import Limits
from donghanh.registry.reference.telling import in_words
from donghanh.registry.views.exports import export_with_purpose, masks_for
from donghanh.registry.views.filtering import tabs_of, today
from donghanh.ui.forms import DateField
from donghanh.ui.text import write_date
from donghanh.vietnamese.citations import spell_out

PAGE = 50
KINDS = {
    DutyState.NOT_YET: "soon",
    DutyState.UNTOLD: "inferred",
    DutyState.FULFILS: "ok",
    DutyState.NOT_BOUND: "exempt",
    DutyState.UNKNOWN: "silent",
}


@require_safe
@requires(Permission.VIEW)
def duty_list(request: ActorRequest) -> HttpResponse:
    """Households and individuals under one duty, by their state; `ngay` asks as of another day."""
    duty, on = _duty(request), _day(request)
    limits, areas = limits_on(on), areas_of(request.actor.ward_id)
    every = _in_area(request, duty_rows(duty, request.actor.ward_id, on, limits))
    counted = Counter(row.state for row in every)
    page = Paginator(_in_state(request, every), PAGE).get_page(request.GET.get("page"))
    context = {
        "tabs": tabs_of("duty_list"),
        "day": on,
        "is_today": on == today(),
        "duty": duty,
        "duties": [(each.key, each.label, each == duty) for each in DUTIES.values()],
        "limits": [(limit, in_words(limit)) for limit in duty.limits(limits)],
        "states": [(state.value, state.label, counted[state]) for state in DutyState],
        "counted": {state.value: counted[state] for state in DutyState},
        "total": len(every),
        "areas": list(areas.items()),
        "page": page,
        "rows": shown_rows(page, areas),
        "may_export": has_permission(request.actor, Permission.EXPORT),
        "query": request.GET.urlencode(),
    }
    return render(request, "registry/duty_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.EXPORT)
def duty_export(request: ActorRequest) -> HttpResponse:
    """The same list as a workbook, once somebody said what for."""
    duty, on = _duty(request), _day(request)
    limits, areas = limits_on(on), areas_of(request.actor.ward_id)
    rows = _in_state(request, _in_area(request, duty_rows(duty, request.actor.ward_id, on, limits)))

    def make(heading: list[str], in_full: bool) -> Written:
        lines = [*heading, *law_lines(duty, limits, on)]
        return duties_workbook(rows, areas, lines, masks_for(request, in_full))

    words = " · ".join([str(duty.label), *([_state_words(request)] if _state_words(request) else [])])
    facts = {"count": len(rows), "back": "registry:duty_list"}
    return export_with_purpose(request, _("List of obliged businesses"), words, make, facts)


def shown_rows(rows: Any, areas: Areas) -> list[dict[str, Any]]:
    """Rows as the screen shows them; one query for the numbers of a page."""
    every = list(rows)
    numbers = numbers_of([row.business.pk for row in every])
    return [
        {
            "business": row.business,
            "number": shown_number(numbers.get(row.business.pk, [])),
            "area": areas.get(row.business.place.area, "") if row.business.place else "",
            "kind": KINDS[row.state],
            "state": row.state.label,
            "revenue": figure(row.revenue),
            "told": row.told,
        }
        for row in every
    ]


def law_lines(duty: Duty, limits: Limits, on: date) -> list[str]:
    """The rows of law that decide, with their day and basis."""
    day = _("At the thresholds of %(day)s") % {"day": write_date(on)}
    return [day, *(spell_out(limit.basis) for limit in duty.limits(limits))]


def _duty(request: ActorRequest) -> Duty:
    """`nv` names the duty; the first one where nothing is named. Raises Http404 for another word."""
    key = request.GET.get("nv") or next(iter(DUTIES))
    if key not in DUTIES:
        raise Http404
    return DUTIES[key]


def _day(request: ActorRequest) -> date:
    """`ngay` as 21/11/2026; today for anything else."""
    try:
        return DateField().clean(request.GET.get("ngay", ""))
    except ValidationError:
        return today()


def _in_area(request: ActorRequest, rows: list[DutyRow]) -> list[DutyRow]:
    area = request.GET.get("area", "")
    return [row for row in rows if not area or (row.business.place and row.business.place.area == area)]


def _in_state(request: ActorRequest, rows: list[DutyRow]) -> list[DutyRow]:
    state = request.GET.get("state", "")
    return [row for row in rows if row.state == state] if state in DutyState.values else rows


def _state_words(request: ActorRequest) -> str:
    state = request.GET.get("state", "")
    return str(DutyState(state).label) if state in DutyState.values else ""
