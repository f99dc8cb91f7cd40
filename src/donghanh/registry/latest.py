"""The figure of the last known year of every business of a ward at once, by the order of trust."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from django.db.models import Q, QuerySet

from donghanh.registry.counting import facts_on
from donghanh.registry.models import YearlyFact


class Told(NamedTuple):
    """What was told of one year: an amount, or words."""

    kind: str
    amount: Decimal | None
    words: str
    year: int
    as_of: date


def running_year(on: date) -> Q:
    return Q(year=on.year)


def ended_years(on: date) -> Q:
    return Q(year__lt=on.year)


def latest(kind: str, ward: int, on: date, years: Q | None = None) -> QuerySet[YearlyFact]:
    """One fact a business, that of its last known year by the day (among `years`); none where nobody told it."""
    facts = facts_on(kind, on).filter(years or Q(), ward=ward)
    one_each = facts.order_by("business_id", *facts.query.order_by).distinct("business_id")
    return YearlyFact.objects.filter(pk__in=one_each.values("pk"))


def told_by_all(kind: str, ward: int, on: date, years: Q | None = None) -> dict[int, Told]:
    """Key of a business → what holds of it; one query for the whole ward."""
    facts = latest(kind, ward, on, years).values_list(
        "business_id", "kind", "amount", "words", "year", "as_of"
    )
    return {business: Told(*fact) for business, *fact in facts.order_by()}  # type: ignore[arg-type]


def latest_of(
    businesses: Collection[int], kinds: Collection[str], on: date
) -> dict[int, dict[str, YearlyFact]]:
    """Key of a business → kind → the fact of the last known year; one query a kind."""
    found: dict[int, dict[str, YearlyFact]] = defaultdict(dict)
    for kind in kinds:
        facts = facts_on(kind, on).filter(business__in=businesses)
        for fact in facts.order_by("business_id", *facts.query.order_by).distinct("business_id"):
            found[fact.business_id][kind] = fact
    return found
