"""Which businesses there were on a day, and what was known of them then: the ground that every count stands on.

A day has the standing that `StandingPeriod` tells of it: who is suspended or closed on the very day does not operate
on it. Branches and numbers that were found to be another's count nowhere. A fact of a year holds from the day it is
told as of, at the latest from the last day of its year, until a newer year is told of.
"""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db.models import (
    BigIntegerField,
    Case,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from donghanh.registry.enums import COOPERATIVES, ENTERPRISES, LegalForm, Part, Standing
from donghanh.registry.models import Business, Involvement, StandingPeriod, YearlyFact
from donghanh.registry.trust import GENERAL, ORDERS

REGISTERED = frozenset({*ENTERPRISES, *COOPERATIVES, LegalForm.HOUSEHOLD})
"""Doanh nghiệp, hộ kinh doanh, hợp tác xã: main entities that a register holds; individuals are in none."""

Wards = Collection[int]


def operating(wards: Wards, day: date, forms: Collection[str] = REGISTERED) -> QuerySet[Business]:
    """Main entities of these forms that operate on the day, each once, through the index on periods."""
    lasting = Q(periods__until__isnull=True) | Q(periods__until__gt=day)
    return Business.objects.filter(
        lasting,
        ward__in=wards,
        merged_into__isnull=True,
        legal_form__in=forms,
        periods__ward__in=wards,
        periods__standing=Standing.ACTIVE,
        periods__since__lte=day,
    )


def perhaps_operating(wards: Wards, day: date, forms: Collection[str] = REGISTERED) -> QuerySet[Business]:
    """All that may have operated on the day: of these forms or of none known, not closed, and not begun later.

    Where nobody told a day of registration, nobody can say that it had not begun.
    """
    unclosed = Q(then__isnull=False) & ~Q(then=Standing.CLOSED)
    return _with_standing(day).filter(
        unclosed | Q(then__isnull=True, registered_on__isnull=True),
        ward__in=wards,
        merged_into__isnull=True,
        legal_form__in=[*forms, LegalForm.UNKNOWN],
    )


def of_unknown_standing(wards: Wards, day: date, forms: Collection[str] = REGISTERED) -> QuerySet[Business]:
    """Those of them of whom nobody knows whether they operated on the day, or what they are."""
    unclear = Q(then__isnull=True) | Q(then=Standing.UNCLEAR)
    formless = Q(then=Standing.ACTIVE, legal_form=LegalForm.UNKNOWN)
    return perhaps_operating(wards, day, forms).filter(unclear | formless)


def _with_standing(day: date) -> QuerySet[Any]:
    lasting = Q(until__isnull=True) | Q(until__gt=day)
    on_the_day = StandingPeriod.objects.filter(lasting, business=OuterRef("pk"), since__lte=day)
    return Business.objects.annotate(then=Subquery(on_the_day.values("standing")[:1]))


def facts_on(kind: str, day: date, since: date | None = None) -> QuerySet[Any]:
    """What was told of this kind by the day, the newest year and the most trusted source first.

    What a list compiled later says of a year that was over by then holds; what it says of a year still running does
    not hold before its own day. `since` leaves out what held before that day already.
    """
    later = YearlyFact.objects.filter(
        business=OuterRef("business"),
        year=OuterRef("year"),
        kind=kind,
        source=OuterRef("source"),
        is_current=True,
        as_of__gt=day,
    )
    over = Q(year__lt=day.year) if (day.month, day.day) != (12, 31) else Q(year__lte=day.year)
    running = Q(year=day.year, as_of__lte=day) & (Q(is_current=True) | Exists(later))
    found = YearlyFact.objects.filter(over & Q(is_current=True) | running, kind=kind)
    if since is not None:
        found = found.filter(Q(year__gt=since.year) | Q(year=since.year, as_of__gte=since) | _year_of(since))
    return found.annotate(rank=_rank(kind)).order_by("-year", "rank", "-as_of", "-pk")


def _year_of(since: date) -> Q:
    """The whole year where it begins with the day."""
    return Q(year=since.year) if (since.month, since.day) == (1, 1) else Q(pk__in=[])


def _rank(kind: str) -> Case:
    order = ORDERS.get(kind, GENERAL)
    told = [When(source__kind=source, then=Value(rank)) for rank, source in enumerate(order)]
    return Case(*told, default=Value(len(order)), output_field=IntegerField())


def told_of(kind: str, day: date, field: str, since: date | None = None, years: Q | None = None) -> Subquery:
    """The `field` ("amount", "words") of the fact that holds on the day, in a query of businesses; null is unknown."""
    facts = facts_on(kind, day, since).filter(years or Q(), business=OuterRef("pk"))
    return Subquery(facts.values(field)[:1])


def owner_of(business: str, day: date) -> Coalesce:
    """The key of who owned it on the day; a business whose owner nobody named stands for an owner of its own."""
    people = Involvement.objects.filter(
        Q(since__isnull=True) | Q(since__lte=day),
        Q(until__isnull=True) | Q(until__gt=day),
        business=OuterRef(business),
        part__in=[Part.OWNER, Part.REPRESENTATIVE],
    )
    found = people.order_by("part", "pk").values("person")[:1]  # "owner" comes before "representative"
    return Coalesce(Subquery(found), Value(0) - F(business), output_field=BigIntegerField())
