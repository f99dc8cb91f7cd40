"""Named reads of indicators and their figures. Views fetch only through these."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from django.db.models import F, Prefetch, Q, QuerySet
from django.http import Http404
from django.utils import timezone

from donghanh.indicators.enums import Counting, ObservationKind
from donghanh.indicators.models import Definition, GapNote, Goal, Indicator, Observation
from donghanh.indicators.pace import Standing
from donghanh.indicators.permissions import can_view_indicator
from donghanh.indicators.series import Series
from donghanh.kernel.slots import HeldItem
from donghanh.org.enums import COORDINATORS
from donghanh.org.models import Officer, Unit, Ward

Predicate = Callable[[Officer, Indicator], bool]
OWNED = "indicators.owned"
"""The key of the unit holding."""


def today() -> date:
    """The day in Vietnam."""
    return timezone.localdate()


def visible_indicators(officer: Officer) -> QuerySet[Indicator]:
    """The indicators of the officer's ward; the door of every page asks for the right."""
    indicators = Indicator.objects.filter(ward_id=officer.ward_id)
    return indicators.select_related("owner_unit", "owner_position__unit")


def enterable_indicators(officer: Officer) -> QuerySet[Indicator]:
    """The followed indicators whose official figures the officer enters (`can_enter` for many at once)."""
    followed = visible_indicators(officer).filter(ended_on__isnull=True)
    if officer.roles & COORDINATORS:
        return followed
    return followed.filter(owner_unit__in=officer.unit_ids)


def owned_by(unit: Unit) -> QuerySet[Indicator]:
    """The followed indicators the unit answers for."""
    return Indicator.objects.filter(ward_id=unit.ward_id, owner_unit=unit, ended_on__isnull=True)


def held_indicators(unit: Unit) -> list[HeldItem]:
    """The same as what passes on when the unit ends."""
    return [
        HeldItem(indicator.pk, indicator.name, indicator.get_absolute_url(), indicator.owner_position_id)
        for indicator in owned_by(unit).order_by("code", "pk")
    ]


def shown_figures(officer: Officer, keys: Iterable[int]) -> dict[int, Observation]:
    """The figures of the officer's ward with these keys, current or not: what a sheet showed when it was opened."""
    found = Observation.objects.filter(ward_id=officer.ward_id, pk__in=list(keys)).defer("basis")
    return {observation.pk: observation for observation in found}


def current_figures() -> QuerySet[Observation]:
    """Figures that no other corrects and nobody withdrew, with who stands for them."""
    figures = Observation.objects.filter(corrected_by__isnull=True, withdrawn=False)
    notes = Prefetch("gap_notes", GapNote.objects.select_related("by"))
    found = figures.select_related("by", "confirmation__by", "attachment").prefetch_related(notes)
    return with_coverage(found).defer("basis")


def with_coverage(figures: QuerySet[Observation]) -> QuerySet[Observation]:
    """Carries of each computed figure by what measure, and of how many of everyone it was `known`; else None."""
    basis = {"counted_by": F("basis__measure"), "known": F("basis__known"), "everyone": F("basis__everyone")}
    return figures.annotate(**basis)


def telling_figures(officer: Officer) -> QuerySet[Observation]:
    """Of the ward's current figures those that tell how its indicators stand: the newest that counts, what awaits
    confirmation, and every growth of a year. A list needs no more, however long the series are."""
    current = current_figures().filter(ward_id=officer.ward_id)
    counted = Q(kind=ObservationKind.COMPUTED) | Q(confirmation__isnull=False)
    in_order = ("indicator_id", "-as_of", "-kind")  # of one day the official figure comes first
    newest = current.filter(counted, value__isnull=False).order_by(*in_order).distinct("indicator_id")
    waiting = Q(kind=ObservationKind.REPORTED, confirmation__isnull=True)
    growth = Q(indicator__counting=Counting.RATE_OF_YEAR)
    return current.filter(Q(pk__in=newest.values("pk")) | waiting | growth)


def official_figures(officer: Officer, year: int) -> QuerySet[Observation]:
    """The ward's current official figures of days of the year."""
    return current_figures().filter(ward_id=officer.ward_id, kind=ObservationKind.REPORTED, as_of__year=year)


def with_figures(indicators: QuerySet[Indicator], figures: QuerySet[Observation]) -> QuerySet[Indicator]:
    """Indicators with all that `Series` needs, in a number of queries that does not grow with them."""
    definitions = Prefetch("definitions", Definition.objects.select_related("decided_by"))
    given = Prefetch("observations", figures, to_attr="figures")
    return indicators.prefetch_related(definitions, "baselines__decided_by", "goals", given)


def series_of(
    indicators: QuerySet[Indicator], ward: Ward, figures: QuerySet[Observation] | None = None
) -> list[Series]:
    """The indicators in their order, each with its figures: all of them, or those that are given."""
    wanted = current_figures() if figures is None else figures
    return [
        Series(indicator, getattr(indicator, "figures", []), ward.valid_from)
        for indicator in with_figures(indicators, wanted)
    ]


def get_indicator_for(officer: Officer, pk: int, may: Predicate = can_view_indicator) -> Indicator:
    """The indicator, if the officer may do with it what `may` asks; otherwise it does not exist (Http404)."""
    indicator = visible_indicators(officer).filter(pk=pk).first()
    if indicator is None or not may(officer, indicator):
        raise Http404
    return indicator


def get_series_for(officer: Officer, pk: int, may: Predicate = can_view_indicator) -> Series:
    """The indicator with its figures, else Http404."""
    found = series_of(visible_indicators(officer).filter(pk=pk), officer.ward)
    if not found or not may(officer, found[0].indicator):
        raise Http404
    return found[0]


def get_observation_for(
    officer: Officer, pk: int, may: Callable[[Officer, Observation], bool] | None = None
) -> Observation:
    """A figure of an indicator the officer may see, if they may do with it what `may` asks (else Http404)."""
    observations = Observation.objects.filter(ward_id=officer.ward_id, pk=pk)
    related = ("indicator__owner_unit", "by", "confirmation__by", "attachment", "corrected_by")
    observation = with_coverage(observations).select_related(*related).first()
    if observation is None or not can_view_indicator(officer, observation.indicator):
        raise Http404
    if may is not None and not may(officer, observation):
        raise Http404
    return observation


def get_goal_for(officer: Officer, pk: int, may: Predicate = can_view_indicator) -> Goal:
    goal = Goal.objects.filter(ward_id=officer.ward_id, pk=pk).select_related("indicator").first()
    if goal is None or not may(officer, goal.indicator):
        raise Http404
    return goal


def history_of(indicator: Indicator) -> QuerySet[Observation]:
    """Every figure there ever was, corrected and withdrawn ones too, the newest first."""
    figures = indicator.observations.select_related("by", "confirmation__by", "corrects", "attachment")
    return with_coverage(figures).defer("basis").order_by("-at", "-pk")


def standings_of_goals(officer: Officer, goals: list[int], on: date) -> dict[int, tuple[Indicator, Standing]]:
    """For each goal its indicator and how that stands against it; in a fixed number of queries."""
    indicators = visible_indicators(officer).filter(goals__in=goals).distinct()
    found: dict[int, tuple[Indicator, Any]] = {}
    for series in series_of(indicators, officer.ward, telling_figures(officer)):
        for goal in series.goals:
            if goal.pk in goals:
                found[goal.pk] = (series.indicator, series.standing(on, goal))
    return found


def next_code(ward_id: int) -> str:
    """CT-01, CT-02 …: the first number that no indicator of the ward has."""
    taken = set(Indicator.objects.filter(ward_id=ward_id).values_list("code", flat=True))
    number = len(taken) + 1
    while f"CT-{number:02}" in taken:
        number += 1
    return f"CT-{number:02}"
