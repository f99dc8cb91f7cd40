"""What a measure says of an indicator on a day: numerator, denominator, and the records behind them."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet

from donghanh.indicators.enums import Counting
from donghanh.indicators.models import Baseline, Definition, Indicator, Observation
from donghanh.indicators.pace import day_after
from donghanh.indicators.periods import period_of
from donghanh.indicators.values import Given
from donghanh.kernel.slots import Measure, Reading, measures


@dataclass(frozen=True, slots=True)
class Computed:
    """A figure made of records of the days `since` to `until`."""

    given: Given
    measure: Measure
    since: date
    until: date
    reading: Reading

    def records(self, ward_id: int) -> QuerySet[Any]:
        return self.measure.records([ward_id], self.since, self.until)

    def side(self, name: str, ward_id: int) -> QuerySet[Any] | None:
        """The records of a side: "population" of a share, "unknown" of what nobody knows; None where there is none."""
        measure = self.measure
        sides = {"": measure.records, "population": measure.population}
        sides["unknown"] = measure.coverage.unknown if measure.coverage else None
        found = sides.get(name)
        return found([ward_id], self.since, self.until) if found else None


def compute(
    indicator: Indicator, definition: Definition | None, baseline: Baseline | None, *, until: date
) -> Computed | None:
    """The figure as of the day; None where no measure is named, or where the baseline it counts from is missing.

    Where the measure knows nobody at all, the figure has no value: a zero would be made up.
    Several wards would add numerators and denominators; a percentage is only ever made at the end.
    """
    measure = measures[definition.measure] if definition and definition.measure in measures else None
    since = first_day(indicator, baseline, until)
    if measure is None or since is None or since > until:
        return None
    reading = measure.read([indicator.ward_id], since, until)
    if reading.known == 0:
        return Computed(Given(None), measure, since, until, reading)
    count = Decimal(reading.numerator)
    if not indicator.is_share:
        start = baseline.value if indicator.counting == Counting.CUMULATIVE and baseline else None
        return Computed(Given(count + (start or 0)), measure, since, until, reading)
    whole = baseline.denominator if baseline else None
    if reading.denominator is not None:
        whole = Decimal(reading.denominator)
    return None if whole is None else Computed(Given.share(count, whole), measure, since, until, reading)


def first_day(indicator: Indicator, baseline: Baseline | None, until: date) -> date | None:
    """From which day on records count: after the baseline, from New Year, or from the first day of the period."""
    if indicator.counting == Counting.CUMULATIVE:
        return day_after(baseline.as_of) if baseline else None
    if indicator.counting == Counting.AT_DATE:
        return period_of(until, indicator.frequency).starts_on
    return date(until.year, 1, 1)


def records_behind(observation: Observation) -> QuerySet[Any] | None:
    """The records a frozen figure was counted from, as they are now: by their keys, or of so many by their days."""
    basis = observation.basis
    if basis.get("measure") not in measures:
        return None
    measure = measures[basis["measure"]]
    since, until = date.fromisoformat(basis["since"]), date.fromisoformat(basis["until"])
    records = measure.records([observation.ward_id], since, until)
    if not basis.get("keys"):
        return records.order_by("pk")
    owned = records.model._default_manager.filter(ward_id=observation.ward_id)
    return owned.filter(pk__in=basis["keys"]).order_by("pk")
