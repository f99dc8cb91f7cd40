"""Thresholds as an officer reads them: by topic, in words, what holds on a day and what held before."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from django.utils.translation import gettext as _

from donghanh.registry.enums import Comparison
from donghanh.registry.reference.limits import Limit, in_force
from donghanh.registry.reference.tables import rows
from donghanh.vietnamese.numbers import format_number


class ToldLimit(NamedTuple):
    """What holds of one key on a day (None where nothing did), and its other rows, newest first."""

    name: str
    now: Limit | None
    others: list[Limit]


class Topic(NamedTuple):
    """Thresholds that belong together."""

    name: str
    lines: list[ToldLimit]


@cache
def names() -> dict[str, tuple[str, str]]:
    """Topic and name of each key, in the order they are shown."""
    return {row["key"]: (row["topic"], row["name"]) for row in rows("threshold_names.csv")}


def topics(limits: Iterable[Limit], on: date) -> list[Topic]:
    """Every key with what holds on the day and what held or will hold otherwise; keys an office made up come last."""
    by_key: dict[str, list[Limit]] = {}
    for limit in sorted(limits, key=lambda one: one.valid_from, reverse=True):
        by_key.setdefault(limit.key, []).append(limit)
    current = in_force([limit for found in by_key.values() for limit in found], on)
    told: dict[str, list[ToldLimit]] = {}
    known = names()
    for key in [*(key for key in known if key in by_key), *sorted(by_key.keys() - known.keys())]:
        topic, name = known.get(key, (_("Entered by the office"), key))
        now = current.get(key)
        told.setdefault(topic, []).append(
            ToldLimit(name, now, [limit for limit in by_key[key] if limit is not now])
        )
    return [Topic(name, lines) for name, lines in told.items()]


def in_words(limit: Limit) -> str:
    """ "trên 1 tỷ đồng", "không quá 10 ngày"; a rate is told as it is: "17%"."""
    if limit.unit == "%":
        return f"{_number(limit.value)}%"
    return {
        Comparison.OVER: _("over %(amount)s"),
        Comparison.FROM: _("%(amount)s or more"),
        Comparison.UP_TO: _("not over %(amount)s"),
        Comparison.UNDER: _("under %(amount)s"),
    }[Comparison(limit.comparison)] % {"amount": _amount(limit.value, limit.unit)}


def _amount(value: Decimal, unit: str) -> str:
    """Round sums of đồng in tỷ or triệu, as documents write them."""
    for size, word in ((1_000_000_000, "tỷ"), (1_000_000, "triệu")) if unit == "đồng" else ():
        if value and value % size == 0:
            return f"{_number(value / size)} {word} đồng"
    return f"{_number(value)} {unit}"


def _number(value: Decimal) -> str:
    return format_number(value.quantize(Decimal(1)) if value == value.to_integral() else value.normalize())
