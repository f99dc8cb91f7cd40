"""The components of a state, one line each, so that anybody can compute it again ("cách tính")."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from django.utils.translation import gettext as _

from donghanh.indicators.enums import Counting, State
from donghanh.indicators.models import Goal, Indicator, Observation
from donghanh.indicators.pace import NEAR, Standing
from donghanh.indicators.presenters import (
    due_words,
    goal_words,
    is_percent,
    missing_words,
    number_words,
    pace_words,
    parts_words,
    state_words,
    value_words,
)
from donghanh.indicators.series import Series
from donghanh.ui.text import write_date, write_number, write_percent


@dataclass(frozen=True, slots=True)
class Line:
    """One component: what it is, its value, and how it comes about."""

    label: str
    value: str
    how: str = ""


def explain(series: Series, standing: Standing, goal: Goal | None, on: date) -> list[Line]:
    """From the baseline to the state; what cannot be computed is left out, and the last line says why."""
    lines = [_base_line(series, standing), _now_line(series, on), _goal_line(series, standing, goal)]
    if series.indicator.counting == Counting.RATE_OF_YEAR:
        lines += _growth_lines(series, standing)
    else:
        lines += _path_lines(series, standing)
    return [line for line in [*lines, _state_line(standing)] if line]


def _base_line(series: Series, standing: Standing) -> Line | None:
    if standing.base is None or series.indicator.counting == Counting.RATE_OF_YEAR:
        return None
    of_year = series.indicator.counting == Counting.IN_YEAR
    how = _("every year begins at zero") if of_year else parts_words(series.baseline)
    return Line(
        _("Baseline on %(day)s") % {"day": write_date(standing.base.day)},
        value_words(series.indicator, standing.base.value),
        how,
    )


def _now_line(series: Series, on: date) -> Line | None:
    latest = series.latest(on)
    if latest is None:
        return None
    how = ", ".join(filter(None, (parts_words(latest), _whose(latest))))
    return Line(
        _("Last figure, of %(day)s") % {"day": write_date(latest.as_of)},
        value_words(series.indicator, latest.exact, places=exact_places(series.indicator)),
        how,
    )


def _whose(figure: Observation) -> str:
    if figure.kind == "computed":
        return _("computed by the system")
    who = figure.confirmation.by if figure.is_confirmed else None
    return _("official, confirmed by %(who)s") % {"who": who} if who else _("official")


def _goal_line(series: Series, standing: Standing, goal: Goal | None) -> Line | None:
    if goal is None:
        return None
    due = due_words(goal)
    how = (
        _("that is %(value)s") % {"value": value_words(series.indicator, standing.goal)}
        if goal.comparator == "x" and standing.goal is not None
        else ""
    )
    return Line(_("Goal") + (f", {due}" if due else ""), goal_words(goal), how)


def exact_places(indicator: Indicator) -> int:
    """Percentages with two decimals, so that they can be computed again; whole things as they are."""
    return max(indicator.decimals, 2) if is_percent(indicator) else max(indicator.decimals, 0)


def _path_lines(series: Series, standing: Standing) -> list[Line | None]:
    if standing.even is None or standing.base is None or standing.now is None:
        return []
    indicator = series.indicator
    days = (standing.now.day - standing.base.day).days
    whole = (standing.due_on - standing.base.day).days if standing.due_on else 0
    how = _("%(from)s + (%(to)s − %(from)s) × %(days)s of %(whole)s days") % {
        "from": number_words(indicator, standing.base.value),
        "to": number_words(indicator, standing.goal),
        "days": write_number(days),
        "whole": write_number(whole),
    }
    return [
        Line(
            _("Even path on that day"),
            value_words(indicator, standing.even, places=exact_places(indicator)),
            how,
        ),
        Line(_("Way covered"), _share(standing.covered), _("of the even path")),
        Line(_("Pace so far"), pace_words(series, standing.pace)),
        Line(_("Pace needed from now"), pace_words(series, standing.needed))
        if standing.needed is not None
        else None,
        Line(_("If this pace is kept"), value_words(indicator, standing.forecast), _("on the last day")),
    ]


def _growth_lines(series: Series, standing: Standing) -> list[Line | None]:
    if standing.pace is None:
        return []
    indicator = series.indicator
    return [
        Line(
            _("Average of the years"),
            value_words(indicator, standing.pace, places=2),
            _("compounded, not added and divided"),
        ),
        Line(_("Held against the goal"), _share(standing.covered), _("of the goal")),
        Line(_("Growth needed in each year left"), pace_words(series, standing.needed))
        if standing.needed is not None
        else None,
    ]


def _share(covered: Fraction | None) -> str:
    return write_percent(float(covered) * 100) if covered is not None else ""


def _state_line(standing: Standing) -> Line:
    near = write_percent(float(NEAR) * 100)
    why = {
        State.ACHIEVED: _("the last figure is as the goal wants it"),
        State.ON_PACE: _("from 100% on"),
        State.NEAR: _("from %(near)s to below 100%%") % {"near": near},
        State.BEHIND: _("below %(near)s") % {"near": near},
        State.MISSED: _("the last day has come"),
        State.UNKNOWN: missing_words(standing),
    }[standing.state]
    return Line(_("State"), state_words(standing), why)
