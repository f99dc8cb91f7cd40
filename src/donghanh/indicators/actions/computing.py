"""Keeping what the system computed at the end of a period, once and for all."""

from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from donghanh.audit.actions import Actor, record
from donghanh.indicators.computing import Computed, compute
from donghanh.indicators.enums import ObservationKind
from donghanh.indicators.models import Indicator, Observation
from donghanh.indicators.periods import periods_between

MOST_KEYS = 5000
"""Up to so many records a frozen figure names one by one; of more it keeps the number and the days."""
LATEST_NIGHTS = 400
"""Days back within which a missed period is still frozen: a computer that was off does not lose a year."""


@transaction.atomic
def freeze_due_values(indicator: Indicator, *, on: date, by: Actor) -> list[Observation]:
    """Freezes the figure of every period that has ended before `on` since the definition with its measure holds.

    Bears being run twice: a period that has its figure keeps it. `indicator` comes with definitions and baselines.
    """
    indicator = Indicator.objects.select_for_update(of=("self",)).get(pk=indicator.pk)
    definition, baseline = indicator.definitions.first(), indicator.baselines.first()
    if definition is None or not definition.measure or indicator.ended_on:
        return []
    since = max(definition.valid_from, on - timedelta(days=LATEST_NIGHTS))
    ended = periods_between(since, on - timedelta(days=1), indicator.frequency)
    kept = set(indicator.observations.filter(kind=ObservationKind.COMPUTED).values_list("as_of", flat=True))
    frozen = []
    for period in ended:
        if period.ends_on not in kept:
            computed = compute(indicator, definition, baseline, until=period.ends_on)
            frozen += [_freeze(indicator, computed, by)] if computed and _says_something(computed) else []
    return frozen


def _says_something(computed: Computed) -> bool:
    """A share of nothing is told; a count of what nobody knows is not."""
    return computed.given.value is not None or computed.given.denominator is not None


def _freeze(indicator: Indicator, computed: Computed, by: Actor) -> Observation:
    basis = _basis(computed, indicator.ward_id)
    made = Observation.objects.create(
        ward_id=indicator.ward_id,
        indicator=indicator,
        kind=ObservationKind.COMPUTED,
        as_of=computed.until,
        value=computed.given.value,
        numerator=computed.given.numerator,
        denominator=computed.given.denominator,
        source=_("Computed: %(measure)s") % {"measure": computed.measure.label},
        basis=basis,
    )
    value = "" if made.value is None else f"{made.value.normalize():f}"
    record("indicators.freeze_value", indicator, by=by, changes={"as_of": str(made.as_of), "value": value})
    return made


def _basis(computed: Computed, ward_id: int) -> dict[str, Any]:
    """What a frozen figure was counted from, and how much of it was known."""
    records = computed.records(ward_id).order_by("pk")
    keys = list(records.values_list("pk", flat=True)[: MOST_KEYS + 1])
    few = len(keys) <= MOST_KEYS
    basis = {
        "measure": computed.measure.key,
        "since": str(computed.since),
        "until": str(computed.until),
        "count": len(keys) if few else records.count(),
        "keys": keys if few else [],
    }
    reading = computed.reading
    return (
        basis if reading.everyone is None else {**basis, "known": reading.known, "everyone": reading.everyone}
    )
