"""Thresholds and rates of law, by the day they are asked for."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from donghanh.registry.enums import Comparison
from donghanh.registry.reference.tables import rows


class Limit(NamedTuple):
    """A threshold or rate in force from `valid_from` to `valid_to` (None while it lasts), both days included.

    `value` is in `unit` ("đồng", "người", "%", "ngày"); `is_verified` tells that the row was held against the text of
    the law.
    """

    key: str
    value: Decimal
    unit: str
    comparison: str
    valid_from: date
    valid_to: date | None
    basis: str
    note: str = ""
    is_verified: bool = True

    def is_in_force(self, on: date) -> bool:
        return self.valid_from <= on and (self.valid_to is None or on <= self.valid_to)

    def is_beyond(self, amount: Decimal | int) -> bool:
        """Whether an amount is past the threshold: over for "trên", at it for "từ … trở lên", not within "đến"."""
        if self.comparison in (Comparison.FROM, Comparison.UNDER):
            return amount >= self.value
        return amount > self.value


Limits = Mapping[str, Limit]
"""The thresholds of one day by their keys."""


@cache
def packaged_limits() -> tuple[Limit, ...]:
    """Every row of `data/thresholds.csv`, past ones too."""
    return tuple(
        Limit(
            key=row["key"],
            value=Decimal(row["value"]),
            unit=row["unit"],
            comparison=Comparison(row["comparison"]).value,
            valid_from=date.fromisoformat(row["valid_from"]),
            valid_to=date.fromisoformat(row["valid_to"]) if row["valid_to"] else None,
            basis=row["basis"],
            note=row["note"],
            is_verified=row["verified"] == "yes",
        )
        for row in rows("thresholds.csv")
    )


def in_force(limits: Iterable[Limit], on: date) -> Limits:
    """Those of the rows that count on a day; where two of one key do, the one that began later."""
    found = sorted((limit for limit in limits if limit.is_in_force(on)), key=lambda one: one.valid_from)
    return {limit.key: limit for limit in found}


@cache
def packaged_limits_on(on: date) -> Limits:
    """The thresholds of a day as they come with the product; what an office added is read by `queries`."""
    return in_force(packaged_limits(), on)
