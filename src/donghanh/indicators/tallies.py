"""How many indicators are in which state."""

from collections.abc import Iterable
from dataclasses import dataclass

from donghanh.indicators.enums import State
from donghanh.indicators.presenters import Row


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts over the indicators that are followed."""

    total: int
    behind: int
    near: int
    on_pace: int
    achieved: int
    missed: int
    unknown: int
    waiting: int
    defective: int


def tally_of(rows: Iterable[Row]) -> Tally:
    followed = [row for row in rows if row.indicator.ended_on is None]
    states = [row.standing.state for row in followed]
    return Tally(
        total=len(followed),
        behind=states.count(State.BEHIND),
        near=states.count(State.NEAR),
        on_pace=states.count(State.ON_PACE),
        achieved=states.count(State.ACHIEVED),
        missed=states.count(State.MISSED),
        unknown=states.count(State.UNKNOWN),
        waiting=sum(row.waiting for row in followed),
        defective=sum(1 for row in followed if row.defects),
    )
