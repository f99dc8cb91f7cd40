"""Household businesses that became enterprises (NĐ 168/2025/NĐ-CP Đ27)."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from donghanh.kernel.slots import Coverage, Measure
from donghanh.registry.counting import of_unknown_standing, operating, perhaps_operating
from donghanh.registry.enums import LegalForm, SuccessionKind
from donghanh.registry.measures.stock import STATUS_KNOWN, day_before
from donghanh.registry.models import Business, Succession

FORMS = frozenset({LegalForm.HOUSEHOLD})


def converted_households(wards: Collection[int], since: date, until: date) -> QuerySet[Business]:
    """Households that a certificate of an enterprise names as what it came from: two that became one firm are two.

    A new firm of a former owner without that link is founded anew and counts nowhere here.
    """
    links = Succession.objects.filter(
        ward__in=wards, kind=SuccessionKind.CONVERSION, on__range=(since, until)
    )
    who = links.annotate(who=Coalesce("predecessor__merged_into", "predecessor")).values("who")
    return Business.objects.filter(ward__in=wards, pk__in=who)


def new_enterprises(wards: Collection[int], since: date, until: date) -> QuerySet[Business]:
    """The enterprises they became."""
    links = Succession.objects.filter(
        ward__in=wards, kind=SuccessionKind.CONVERSION, on__range=(since, until)
    )
    who = links.annotate(who=Coalesce("successor__merged_into", "successor")).values("who")
    return Business.objects.filter(ward__in=wards, pk__in=who)


def households_at_base(wards: Collection[int], since: date, until: date) -> QuerySet[Business]:
    """Households that operated on the base day, whatever became of them."""
    return operating(wards, day_before(since), FORMS)


def _everyone(wards: Collection[int], since: date, until: date) -> QuerySet[Any]:
    return perhaps_operating(wards, day_before(since), FORMS)


def _unknown(wards: Collection[int], since: date, until: date) -> QuerySet[Any]:
    return of_unknown_standing(wards, day_before(since), FORMS)


MEASURES = (
    Measure(
        "registry.converted_households",
        _("Converted household businesses, of those that operated on the base day"),
        _("households"),
        converted_households,
        households_at_base,
        Coverage(_everyone, _unknown, STATUS_KNOWN),
    ),
    Measure(
        "registry.enterprises_from_conversion",
        _("Converted enterprises: founded out of household businesses"),
        _("enterprises"),
        new_enterprises,
    ),
)
