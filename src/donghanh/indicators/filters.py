"""Which indicators a list shows and in what order, taken from the address; unknown words are ignored."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from donghanh.indicators.enums import State
from donghanh.indicators.presenters import Row
from donghanh.ui.addresses import whole_number
from donghanh.vietnamese.text import fold, sort_key

WAITING, DEFECTIVE, ENDED = "waiting", "defects", "ended"


def _is(state: State) -> Callable[[Row], bool]:
    return lambda row: row.standing.state == state


STATES: dict[str, tuple[Any, Callable[[Row], bool]]] = {
    **{state.value: (state.label, _is(state)) for state in State},
    WAITING: (_("Figures await confirmation"), lambda row: row.waiting > 0),
    DEFECTIVE: (_("The plan left something open"), lambda row: bool(row.defects)),
}
URGENCY = {
    state: number
    for number, state in enumerate(("missed", "behind", "near", "unknown", "on_pace", "achieved"))
}
SORTS: dict[str, Callable[[Row], Any]] = {
    "code": lambda row: row.indicator.code,
    "name": lambda row: sort_key(row.indicator.name),
    "state": lambda row: (URGENCY[row.standing.state], row.indicator.code),
    "due": lambda row: (
        row.goal is None or row.goal.due_on is None,
        str(row.goal and row.goal.due_on),
        row.indicator.code,
    ),
}


@dataclass(frozen=True, slots=True)
class IndicatorFilter:
    """Which rows the address asks for; indicators that are no longer followed only when asked for."""

    words: str = ""
    state: str = ""
    unit: int | None = None
    sort: str = "code"

    @classmethod
    def of(cls, query: Mapping[str, str]) -> "IndicatorFilter":
        state, sort = query.get("state", ""), query.get("sort", "code")
        return cls(
            words=query.get("q", "").strip()[:200],
            state=state if state in STATES or state == ENDED else "",
            unit=whole_number(query.get("unit")),
            sort=sort if sort.lstrip("-") in SORTS else "code",
        )

    def apply(self, rows: Iterable[Row]) -> list[Row]:
        found = [row for row in rows if self._fits(row)]
        return sorted(found, key=SORTS[self.sort.lstrip("-")], reverse=self.sort.startswith("-"))

    def _fits(self, row: Row) -> bool:
        indicator = row.indicator
        if (indicator.ended_on is not None) != (self.state == ENDED):
            return False
        if self.unit is not None and indicator.owner_unit_id != self.unit:
            return False
        if self.state in STATES and not STATES[self.state][1](row):
            return False
        return all(word in indicator.folded for word in fold(self.words).split())
