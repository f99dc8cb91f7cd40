"""How many businesses operate on a day, by what they are."""

from collections.abc import Collection
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, QuerySet
from django.utils.translation import gettext_lazy as _

from donghanh.kernel.slots import Coverage, Measure, Owned
from donghanh.registry.counting import REGISTERED, of_unknown_standing, operating, perhaps_operating
from donghanh.registry.enums import COOPERATIVES, ENTERPRISES, HOUSEHOLDS, LegalForm
from donghanh.registry.models import Business

STATUS_KNOWN = _("of known status")


def day_before(since: date) -> date:
    """The base day of a measure that compares: everything up to its end came before."""
    return since - timedelta(days=1)


def on_the_day(forms: Collection[str]) -> Owned:
    """Those of these forms that operate on the last day of the period."""

    def records(wards: Collection[int], since: date, until: date) -> QuerySet[Business]:
        return operating(wards, until, forms)

    return records


def coverage_of(forms: Collection[str]) -> Coverage:
    """Of how many it is known whether they operate on the last day of the period."""

    def everyone(wards: Collection[int], since: date, until: date) -> QuerySet[Any]:
        return perhaps_operating(wards, until, forms)

    def unknown(wards: Collection[int], since: date, until: date) -> QuerySet[Any]:
        return of_unknown_standing(wards, until, forms)

    return Coverage(everyone, unknown, STATUS_KNOWN)


def enterprises_at_base(wards: Collection[int], since: date, until: date) -> QuerySet[Business]:
    """Enterprises that operated on the base day."""
    return operating(wards, day_before(since), ENTERPRISES)


def by_form(wards: Collection[int], day: date) -> dict[str, int]:
    """How many of each legal form operate on the day, individuals without registration beside the others."""
    found = operating(wards, day, REGISTERED | HOUSEHOLDS).order_by().values("legal_form")
    return {row["legal_form"]: row["number"] for row in found.annotate(number=Count("pk"))}


def _standing(key: str, label: Any, unit: Any, forms: Collection[str]) -> Measure:
    return Measure(key, label, unit, on_the_day(forms), coverage=coverage_of(forms), on_day=True)


MEASURES = (
    _standing(
        "registry.active_businesses",
        _("Enterprises, household businesses and cooperatives that operate"),
        _("businesses"),
        REGISTERED,
    ),
    _standing("registry.active_enterprises", _("Enterprises that operate"), _("enterprises"), ENTERPRISES),
    _standing(
        "registry.active_households",
        _("Household businesses that operate"),
        _("households"),
        frozenset({LegalForm.HOUSEHOLD}),
    ),
    _standing(
        "registry.active_cooperatives", _("Cooperatives that operate"), _("cooperatives"), COOPERATIVES
    ),
    Measure(
        "registry.enterprises_since_base",
        _("Enterprises that operate, against those on the base day"),
        _("enterprises"),
        on_the_day(ENTERPRISES),
        enterprises_at_base,
        coverage_of(ENTERPRISES),
    ),
)
