"""Who uses what digital ways offer, of those of whom it is known or who have to."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db.models import Func, IntegerField, Q, QuerySet
from django.db.models.functions import Greatest
from django.utils.translation import gettext_lazy as _

from donghanh.kernel.slots import Coverage, Measure
from donghanh.registry.conventions import tools_needed
from donghanh.registry.counting import operating, told_of
from donghanh.registry.enums import ENTERPRISES, HOUSEHOLDS, Comparison, FactKind
from donghanh.registry.latest import ended_years, running_year
from donghanh.registry.law.duties import CASH_REGISTER
from donghanh.registry.queries import limits_on

YES = "yes"
NO_TOOL = "none"
"""What stands in place of digital tools where somebody said that there are none."""
KNOWN, SURVEYED = _("known"), _("surveyed")


class NumberOfTools(Func):
    """How many tools are named in words with commas."""

    template = "cardinality(array_remove(string_to_array(%(expressions)s, ','), '" + NO_TOOL + "'))"
    output_field = IntegerField()


def enterprises_with_tools(wards: Collection[int], since: date, until: date) -> QuerySet[Any]:
    """Enterprises that use at least as many tools of the published list as their ward decided on for the day."""
    enough = Q(pk__in=[])
    for number, some in tools_needed(wards, until).items():
        enough |= Q(ward__in=some, number__gte=number)
    return surveyed_enterprises(wards, since, until).annotate(number=NumberOfTools("tools")).filter(enough)


def surveyed_enterprises(wards: Collection[int], since: date, until: date) -> QuerySet[Any]:
    """Operating enterprises of whom it is known which tools they use."""
    return _enterprises(wards, until).filter(tools__isnull=False)


def every_enterprise(wards: Collection[int], since: date, until: date) -> QuerySet[Any]:
    return operating(wards, until, ENTERPRISES)


def enterprises_not_surveyed(wards: Collection[int], since: date, until: date) -> QuerySet[Any]:
    return _enterprises(wards, until).filter(tools__isnull=True)


def enterprises_by_tools(wards: Collection[int], day: date) -> dict[int, int]:
    """Number of tools → how many surveyed enterprises use exactly so many: what another convention would give."""
    surveyed = surveyed_enterprises(wards, day, day).annotate(number=NumberOfTools("tools"))
    found: dict[int, int] = {}
    for number in surveyed.order_by().values_list("number", flat=True):
        found[number] = found.get(number, 0) + 1
    return found


def _enterprises(wards: Collection[int], day: date) -> QuerySet[Any]:
    return operating(wards, day, ENTERPRISES).annotate(tools=told_of(FactKind.DIGITAL_TOOLS, day, "words"))


def etax_households(wards: Collection[int], since: date, until: date) -> QuerySet[Any]:
    """Operating households that are known to use eTax Mobile: the share is at least so great."""
    return _households(wards, until).filter(etax=YES)


def every_household(wards: Collection[int], since: date, until: date) -> QuerySet[Any]:
    """Operating households, individuals in business among them: both have the same duties to the tax office."""
    return operating(wards, until, HOUSEHOLDS)


def etax_not_known(wards: Collection[int], since: date, until: date) -> QuerySet[Any]:
    return _households(wards, until).filter(etax__isnull=True)


def _households(wards: Collection[int], day: date) -> QuerySet[Any]:
    return operating(wards, day, HOUSEHOLDS).annotate(etax=told_of(FactKind.ETAX_MOBILE, day, "words"))


def obliged_households(wards: Collection[int], day: date) -> QuerySet[Any]:
    """Households whose known revenue passes the threshold of the day for invoices from a cash register.

    Since 01/01/2026 that is more than 1 tỷ đồng a year (NĐ 141/2026/NĐ-CP): exactly 1 tỷ is not. Carries `revenue`.
    """
    over = _over_threshold(day)
    return _with_revenue(wards, day).filter(over) if over else _with_revenue(wards, day).none()


def cash_register_users(wards: Collection[int], since: date, until: date) -> QuerySet[Any]:
    """Obliged households that are known to issue them."""
    return _obliged_users(wards, until).filter(register=YES)


def obliged_of_known_use(wards: Collection[int], since: date, until: date) -> QuerySet[Any]:
    """Obliged households of whom it is known whether they issue them."""
    return _obliged_users(wards, until).filter(register__isnull=False)


def duty_not_known(wards: Collection[int], since: date, until: date) -> QuerySet[Any]:
    """Households of unknown revenue, and obliged ones of whom nobody knows whether they issue them."""
    over = _over_threshold(until)
    unknown = Q(revenue__isnull=True)
    unknown |= over & Q(register__isnull=True) if over else Q(revenue__isnull=False)
    return _with_revenue(wards, until).annotate(register=_register(until)).filter(unknown)


def _obliged_users(wards: Collection[int], day: date) -> QuerySet[Any]:
    return obliged_households(wards, day).annotate(register=_register(day))


def _with_revenue(wards: Collection[int], day: date) -> QuerySet[Any]:
    """With the larger of what the running year has brought so far and of the last ended year: who was over a
    threshold last year is not under it because this year has only begun."""
    so_far = told_of(FactKind.REVENUE, day, "amount", years=running_year(day))
    before = told_of(FactKind.REVENUE, day, "amount", years=ended_years(day))
    return operating(wards, day, HOUSEHOLDS).annotate(revenue=Greatest(so_far, before))


def _register(day: date) -> Any:
    return told_of(FactKind.CASH_REGISTER, day, "words")


def _over_threshold(day: date) -> Q | None:
    """The condition on `revenue`; None where no threshold is known for the day."""
    found = limits_on(day).get(CASH_REGISTER)
    return Q(**{f"revenue__{_LOOKUPS[found.comparison]}": found.value}) if found else None


_LOOKUPS: dict[str, str] = {
    Comparison.OVER: "gt",
    Comparison.FROM: "gte",
    Comparison.UP_TO: "gt",
    Comparison.UNDER: "gte",
}
"""How an amount is past the threshold (`Limit.is_beyond`)."""

MEASURES = (
    Measure(
        "registry.digital_enterprises",
        _("Digital enterprises: using enough tools of the list, of those surveyed"),
        _("enterprises"),
        enterprises_with_tools,
        surveyed_enterprises,
        Coverage(every_enterprise, enterprises_not_surveyed, SURVEYED),
        on_day=True,
    ),
    Measure(
        "registry.etax_households",
        _("Households that use eTax Mobile, of those that operate"),
        _("households"),
        etax_households,
        every_household,
        Coverage(every_household, etax_not_known, KNOWN),
        on_day=True,
    ),
    Measure(
        "registry.cash_register_households",
        _("Households with invoices from a cash register, of those obliged"),
        _("households"),
        cash_register_users,
        obliged_of_known_use,
        Coverage(every_household, duty_not_known, KNOWN),
        on_day=True,
    ),
)
