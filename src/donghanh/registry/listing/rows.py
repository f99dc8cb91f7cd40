"""Rows of the list of businesses: what an officer sees of each without opening it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from donghanh.registry.choices import Areas
from donghanh.registry.enums import FactKind, IdentifierKind, Standing
from donghanh.registry.latest import Told, latest_of
from donghanh.registry.masking import mask_number
from donghanh.registry.models import Business, Identifier, YearlyFact
from donghanh.registry.wording import STATUS_KINDS, fact_words
from donghanh.ui.text import write_date

FIRST = (
    IdentifierKind.TAX_CODE,
    IdentifierKind.DEPENDENT_CODE,
    IdentifierKind.PERSONAL_NUMBER,
    IdentifierKind.LICENCE,
)
"""Which number is shown of several."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of the last known year: how it reads, its year or the day it goes up to ("đến 30/9/2026")."""

    words: str
    year: str


@dataclass(frozen=True, slots=True)
class BusinessRow:
    """One business of a list."""

    business: Business
    number: str
    area: str
    kind: str
    staff: Figure | None
    revenue: Figure | None


def business_rows(businesses: Iterable[Business], areas: Areas, on: date) -> list[BusinessRow]:
    """The rows in the order given; numbers of persons are masked. Three queries."""
    every = list(businesses)
    keys = [business.pk for business in every]
    numbers = numbers_of(keys)
    told = latest_of(keys, (FactKind.STAFF, FactKind.REVENUE), on)
    return [
        BusinessRow(
            business=business,
            number=shown_number(numbers.get(business.pk, [])),
            area=areas.get(business.place.area, "") if business.place else "",
            kind=STATUS_KINDS[Standing(business.standing)],
            staff=figure(told[business.pk].get(FactKind.STAFF)) if business.pk in told else None,
            revenue=figure(told[business.pk].get(FactKind.REVENUE)) if business.pk in told else None,
        )
        for business in every
    ]


def numbers_of(keys: Iterable[int]) -> dict[int, list[Identifier]]:
    """Key of a business → its numbers, that which is shown first; one query."""
    found: dict[int, list[Identifier]] = {}
    for number in Identifier.objects.filter(business__in=keys).order_by("value"):
        found.setdefault(number.business_id, []).append(number)
    for each in found.values():
        each.sort(key=lambda number: FIRST.index(IdentifierKind(number.kind)))
    return found


def shown_number(numbers: list[Identifier], *, in_full: bool = False) -> str:
    """The first number; that of a person masked unless `in_full`."""
    if not numbers:
        return ""
    first = numbers[0]
    is_masked = first.kind == IdentifierKind.PERSONAL_NUMBER and not in_full
    return mask_number(first.value) if is_masked else first.value


def figure(fact: YearlyFact | Told | None) -> Figure | None:
    """A fact as it reads; one that does not cover its whole year says up to which day it goes."""
    if fact is None:
        return None
    words = fact_words(fact.kind, fact.amount, fact.words)
    if fact.as_of.year == fact.year and (fact.as_of.month, fact.as_of.day) != (12, 31):
        return Figure(words, _("up to %(day)s") % {"day": write_date(fact.as_of)})
    return Figure(words, str(fact.year))
