"""The ward's indicators, one of them, and its history."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from donghanh.audit.queries import trail_of
from donghanh.indicators.computing import Computed, compute
from donghanh.indicators.defects import defects_of
from donghanh.indicators.drawing import draw_strip, draw_way
from donghanh.indicators.explaining import explain
from donghanh.indicators.exports import figures_workbook, indicators_workbook
from donghanh.indicators.filters import ENDED, STATES, IndicatorFilter
from donghanh.indicators.happenings import happenings_of
from donghanh.indicators.permissions import Permission, can_define, can_enter
from donghanh.indicators.presenters import (
    amounts_of,
    coverage_words,
    due_words,
    goal_words,
    needed_parts,
    pace_parts,
    pace_words,
    parts_words,
    row_of,
    value_words,
)
from donghanh.indicators.queries import (
    get_indicator_for,
    get_series_for,
    history_of,
    series_of,
    telling_figures,
    today,
    visible_indicators,
)
from donghanh.indicators.series import Series
from donghanh.indicators.tables import day_rows
from donghanh.indicators.tallies import tally_of
from donghanh.org.doors import ActorRequest, requires
from donghanh.org.permissions import has_permission
from donghanh.org.queries import units_of

PAGE = 50
SIDES = {"": "", "mau-so": "population", "chua-ro": "unknown"}
"""What stands in the address → side of the figure whose records are shown."""


@require_safe
@requires(Permission.VIEW)
def indicator_list(request: ActorRequest) -> HttpResponse:
    """Every indicator with its pace and state; filters and search in the address, `?xuat=xlsx` for the workbook."""
    found = series_of(visible_indicators(request.actor), request.actor.ward, telling_figures(request.actor))
    every = [row_of(series, today()) for series in found]
    wanted = IndicatorFilter.of(request.GET)
    rows = wanted.apply(every)
    if request.GET.get("xuat") == "xlsx":
        return indicators_workbook(rows, by=request.actor)
    owners = {row.indicator.owner_unit_id for row in every}
    context = {
        "day": today(),
        "page": Paginator(rows, PAGE).get_page(request.GET.get("page")),
        "tally": tally_of(every),
        "states": [(key, label) for key, (label, _rule) in STATES.items()],
        "ended": ENDED,
        "units": [unit for unit in units_of(request.actor) if unit.pk in owners],
        "wanted": wanted,
        "may_define": has_permission(request.actor, Permission.DEFINE),
        "may_enter": has_permission(request.actor, Permission.ENTER),
    }
    return render(request, "indicators/indicator_list.html", context)


@require_safe
@requires(Permission.VIEW)
def indicator_detail(request: ActorRequest, pk: int) -> HttpResponse:
    """How far, how fast, why it is called so, and both figures of every day."""
    series = get_series_for(request.actor, pk)
    if request.GET.get("xuat") == "xlsx":
        return figures_workbook(series, by=request.actor)
    on = today()
    goal, standing = series.goal(on), series.standing(on)
    rows = day_rows(series, standing, request.actor)
    context: dict[str, Any] = {
        "indicator": series.indicator,
        "series": series,
        "row": row_of(series, on),
        "needed_parts": needed_parts(series, standing),
        "needed": pace_parts(series, standing.needed),
        "forecast": value_words(series.indicator, standing.forecast),
        "lines": explain(series, standing, goal, on),
        "way": draw_way(series, standing, goal, on),
        "strip": draw_strip(series, standing, on),
        "day": on,
        "page": Paginator(rows, PAGE).get_page(request.GET.get("page")),
        "live": _live(series),
        "goals": [_goal_facts(series, each) for each in series.goals],
        "baseline": value_words(series.indicator, series.baseline.exact) if series.baseline else "",
        "baseline_parts": parts_words(series.baseline),
        "happenings": happenings_of(trail_of(series.indicator)),
        "may_define": can_define(request.actor, series.indicator),
        "may_enter": can_enter(request.actor, series.indicator),
    }
    return render(request, "indicators/indicator_detail.html", context)


@require_safe
@requires(Permission.VIEW)
def indicator_history(request: ActorRequest, pk: int) -> HttpResponse:
    """Every figure there ever was and every version of the definition."""
    indicator = get_indicator_for(request.actor, pk)
    page = Paginator(history_of(indicator), PAGE).get_page(request.GET.get("page"))
    context = {
        "indicator": indicator,
        "page": page,
        "figures": [(figure, value_words(indicator, figure.exact), parts_words(figure)) for figure in page],
        "definitions": indicator.definitions.select_related("decided_by"),
        "baselines": [
            (each, value_words(indicator, each.exact), parts_words(each))
            for each in indicator.baselines.select_related("decided_by")
        ],
    }
    return render(request, "indicators/indicator_history.html", context)


@require_safe
@requires(Permission.VIEW)
def indicator_records(request: ActorRequest, pk: int) -> HttpResponse:
    """The records behind what the system computes today; `?phan=` for those it is a share of, or not known."""
    series = get_series_for(request.actor, pk)
    computed = compute(series.indicator, series.definition, series.baseline, until=today())
    side = SIDES.get(request.GET.get("phan", ""))
    records = computed.side(side, request.actor.ward_id) if computed and side is not None else None
    if computed is None or records is None:
        raise Http404
    page = Paginator(records.order_by("pk"), PAGE).get_page(request.GET.get("page"))
    context = {
        "indicator": series.indicator,
        "computed": computed,
        "words": _computed_words(series, computed),
        "coverage": _coverage_words(computed),
        "side": side,
        "page": page,
        "amounts": amounts_of(page, computed.measure.weight if not side else ""),
    }
    return render(request, "indicators/indicator_records.html", context)


def _live(series: Series) -> dict[str, Any] | None:
    """What the system computes today, between two periods."""
    if series.indicator.ended_on:
        return None
    computed = compute(series.indicator, series.definition, series.baseline, until=today())
    if computed is None:
        return None
    words, coverage = _computed_words(series, computed), _coverage_words(computed)
    return {"computed": computed, "words": words, "coverage": coverage}


def _computed_words(series: Series, computed: Computed) -> str:
    return value_words(series.indicator, computed.given.exact)


def _coverage_words(computed: Computed) -> str:
    reading = computed.reading
    return coverage_words(computed.measure.key, reading.known, reading.everyone)


def _goal_facts(series: Series, goal: Any) -> dict[str, Any]:
    standing = series.standing(today(), goal)
    return {
        "goal": goal,
        "words": goal_words(goal),
        "due": due_words(goal),
        "needed": pace_words(series, standing.needed) if standing.needed is not None else "",
        "standing": standing,
        "defects": defects_of(series, goal),
    }
