"""What happened in the organisation that apps above may want to know. `by`: an officer or the system."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from donghanh.org.models import Officer, Position, Tenure, Unit


@dataclass(frozen=True, slots=True)
class TenureBegan:
    """An officer took up a position; what waited with the position is theirs from now on."""

    tenure: Tenure
    by: Any


@dataclass(frozen=True, slots=True)
class TenureEnded:
    """An officer gave up a position; what they held goes to `successor`, or waits with the position."""

    tenure: Tenure
    by: Any
    successor: Officer | None = None


@dataclass(frozen=True, slots=True)
class OfficerLeft:
    """An officer stopped working for the ward, after the end of the last tenure."""

    officer: Officer
    by: Any
    successor: Officer | None = None


@dataclass(frozen=True, slots=True)
class UnitPassedOn:
    """A unit passed its open work on: to `into`, or where its positions went, or where a person chose.

    `positions`: number of a position that was there → the one that follows it (itself, where it stays).
    `chosen`: (key of the unit holding, number of the item) → unit. The unit ended on `last_day`, unless it goes on as
    a part of itself.
    """

    unit: Unit
    into: Unit
    last_day: date
    by: Any
    positions: Mapping[int, Position] = field(default_factory=dict)
    chosen: Mapping[tuple[str, int], Unit] = field(default_factory=dict)

    def heir_of(self, key: str, item: int, position_id: int | None = None) -> Unit:
        """The unit that takes one item over: as chosen, else with its position, else the main heir."""
        if (key, item) in self.chosen:
            return self.chosen[key, item]
        position = self.positions.get(position_id) if position_id else None
        return position.unit if position else self.into
