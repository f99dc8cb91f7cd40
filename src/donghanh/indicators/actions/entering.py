"""Taking a whole sheet of figures: what is sound is kept, what is not comes back with the reason."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from donghanh.indicators.actions.observations import correct_value, record_value
from donghanh.indicators.models import Indicator, Observation
from donghanh.indicators.values import Given
from donghanh.kernel.errors import Refused
from donghanh.org.models import Officer


@dataclass(frozen=True, slots=True)
class Entry:
    """A figure for one cell; `before` is the official figure that stood there when the person looked."""

    indicator: Indicator
    as_of: date
    given: Given
    before: Observation | None = None

    @property
    def key(self) -> tuple[int, date]:
        return self.indicator.pk, self.as_of


@transaction.atomic
def enter_sheet(
    entries: Iterable[Entry], *, by: Officer, source: str = "", reason: str = ""
) -> Mapping[tuple[int, date], str]:
    """Keeps each figure by itself; returns for the cells that were refused why, everything else is kept."""
    refused = {}
    for entry in entries:
        try:
            with transaction.atomic():
                _enter(entry, by, source, reason)
        except Refused as refusal:
            refused[entry.key] = str(refusal)
    return refused


def _enter(entry: Entry, by: Officer, source: str, reason: str) -> None:
    if entry.before is None:
        record_value(entry.indicator, entry.given, as_of=entry.as_of, by=by, source=source)
    else:
        correct_value(entry.before, entry.given, reason=reason, by=by, source=source or None)
