"""The education of owners: persons, however many businesses each of them has."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db.models import F, QuerySet, Window
from django.db.models.functions import RowNumber
from django.utils.translation import gettext_lazy as _

from donghanh.kernel.slots import Coverage, Measure
from donghanh.registry.counting import facts_on, operating, owner_of
from donghanh.registry.enums import Education, FactKind
from donghanh.registry.models import Business, YearlyFact

COLLEGE = (Education.COLLEGE, Education.UNIVERSITY, Education.POSTGRADUATE)
"""Từ cao đẳng trở lên."""


def surveyed_owners(wards: Collection[int], since: date, until: date) -> QuerySet[Business]:
    """Owners whose education is known, each as the business of theirs that it is known from."""
    return Business.objects.filter(ward__in=wards, pk__in=_answers(wards, until).values("business"))


def owners_from_college_on(wards: Collection[int], since: date, until: date) -> QuerySet[Business]:
    """Those of them who have a college or university degree."""
    answers = _answers(wards, until).values("pk")
    kept = YearlyFact.objects.filter(ward__in=wards, pk__in=answers, words__in=COLLEGE)
    return Business.objects.filter(ward__in=wards, pk__in=kept.values("business"))


def every_owner(wards: Collection[int], since: date, until: date) -> QuerySet[Business]:
    """Each owner of an operating business once, as the first of their businesses."""
    return _once(_owned(wards, until), wards)


def owners_not_surveyed(wards: Collection[int], since: date, until: date) -> QuerySet[Business]:
    """Owners of whom no source tells the education."""
    asked = _answers(wards, until).values("owner")
    return _once(_owned(wards, until).exclude(owner__in=asked), wards)


def _owned(wards: Collection[int], day: date) -> QuerySet[Any]:
    return operating(wards, day).annotate(owner=owner_of("pk", day))


def _once(owned: QuerySet[Any], wards: Collection[int]) -> QuerySet[Business]:
    first = owned.annotate(turn=_turn(F("pk").asc())).filter(turn=1)
    return Business.objects.filter(ward__in=wards, pk__in=first.values("pk"))


def _turn(*order: Any) -> Window:
    """1 for the first row of each owner."""
    return Window(RowNumber(), partition_by=[F("owner")], order_by=order)


def _answers(wards: Collection[int], day: date) -> QuerySet[Any]:
    """The one fact that holds for each owner, whichever business of theirs it was told of."""
    told = facts_on(FactKind.OWNER_EDUCATION, day).filter(
        ward__in=wards, business__in=operating(wards, day).values("pk")
    )
    newest = (F("year").desc(), F("rank").asc(), F("as_of").desc(), F("pk").desc())
    owned = told.order_by().annotate(owner=owner_of("business", day), turn=_turn(*newest))
    return owned.filter(turn=1)


MEASURES = (
    Measure(
        "registry.owners_from_college_on",
        _("Owners with a college degree or more, of those surveyed"),
        _("owners"),
        owners_from_college_on,
        surveyed_owners,
        Coverage(every_owner, owners_not_surveyed, _("surveyed")),
        on_day=True,
    ),
)
