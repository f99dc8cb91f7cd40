"""New jobs, in two ways that are never added: what insured staff changed by, and what firms declared."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db.models import Case, Exists, F, IntegerField, OuterRef, Q, QuerySet, Sum, Value, When
from django.utils.translation import gettext_lazy as _

from donghanh.kernel.slots import Coverage, Measure
from donghanh.registry.counting import facts_on, operating, told_of
from donghanh.registry.enums import ENTERPRISES, FactKind, Standing, SuccessionKind
from donghanh.registry.measures.stock import day_before
from donghanh.registry.models import Business, StandingPeriod, Succession, YearlyFact

KNOWN, DECLARED = _("known on both days"), _("declared")


def changed_staff(wards: Collection[int], since: date, until: date) -> QuerySet[Any]:
    """Firms whose insured staff changed since the base day, by `change`; it may be less than nothing.

    A firm founded since had nobody before; one closed has nobody now; a household that became a firm had its own staff,
    so that only what the firm has more is new. What is known on one of the days only changes nothing.
    """
    return _employers(wards, since, until).filter(change__isnull=False).exclude(change=0)


def employers(wards: Collection[int], since: date, until: date) -> QuerySet[Any]:
    """Enterprises that operated on one of both days, and the households that became enterprises in between."""
    return _employers(wards, since, until)


def staff_not_known(wards: Collection[int], since: date, until: date) -> QuerySet[Any]:
    return _employers(wards, since, until).filter(change__isnull=True)


def _employers(wards: Collection[int], since: date, until: date) -> QuerySet[Any]:
    base = day_before(since)
    converted = Succession.objects.filter(
        predecessor=OuterRef("pk"), kind=SuccessionKind.CONVERSION, on__range=(since, until)
    )
    firms = Q(legal_form__in=ENTERPRISES) & (_active_on(base) | _active_on(until))
    found = Business.objects.filter(firms | Q(Exists(converted)), ward__in=wards, merged_into__isnull=True)
    return found.annotate(
        before=Case(
            When(registered_on__gt=base, then=Value(0)),
            default=told_of(FactKind.INSURED_STAFF, base, "amount"),
            output_field=IntegerField(),
        ),
        now=Case(
            When(_standing_on(until, Standing.CLOSED), then=Value(0)),
            default=told_of(FactKind.INSURED_STAFF, until, "amount", since),
            output_field=IntegerField(),
        ),
    ).annotate(change=F("now") - F("before"))


def _active_on(day: date) -> Q:
    return _standing_on(day, Standing.ACTIVE)


def _standing_on(day: date, standing: str) -> Q:
    lasting = Q(until__isnull=True) | Q(until__gt=day)
    return Q(
        Exists(
            StandingPeriod.objects.filter(lasting, business=OuterRef("pk"), standing=standing, since__lte=day)
        )
    )


def declared_jobs(wards: Collection[int], since: date, until: date) -> QuerySet[Any]:
    """Businesses that declared new jobs for the years from `since` on, with their sum in `jobs`."""
    told = _declarations(wards, since, until).order_by("business_id", "year", "rank", "-as_of", "-pk")
    best = told.distinct("business_id", "year").values("pk")
    counted = Q(facts__in=YearlyFact.objects.filter(pk__in=best, amount__gt=0))
    found = Business.objects.filter(counted, ward__in=wards, merged_into__isnull=True)
    return found.annotate(jobs=Sum("facts__amount", output_field=IntegerField()))


def firms(wards: Collection[int], since: date, until: date) -> QuerySet[Business]:
    return operating(wards, until, ENTERPRISES)


def firms_without_declaration(wards: Collection[int], since: date, until: date) -> QuerySet[Business]:
    """Operating enterprises that declared nothing for any of the years: not even none."""
    told = _declarations(wards, since, until).order_by().values("business")
    return firms(wards, since, until).exclude(pk__in=told)


def _declarations(wards: Collection[int], since: date, until: date) -> QuerySet[Any]:
    return facts_on(FactKind.NEW_JOBS, until).filter(
        ward__in=wards, year__gte=since.year, amount__isnull=False
    )


MEASURES = (
    Measure(
        "registry.net_jobs",
        _("Net new jobs: what the insured staff of enterprises changed by since the base day"),
        _("jobs"),
        changed_staff,
        coverage=Coverage(employers, staff_not_known, KNOWN),
        weight="change",
    ),
    Measure(
        "registry.declared_jobs",
        _("Declared new jobs since the base year"),
        _("jobs"),
        declared_jobs,
        coverage=Coverage(firms, firms_without_declaration, DECLARED),
        weight="jobs",
    ),
)
