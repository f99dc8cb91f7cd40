"""What officers look for among businesses beside form, standing and area: one rule a mark, all combinable."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from donghanh.registry.enums import (
    HOUSEHOLDS,
    FactKind,
    Gender,
    IdentifierKind,
    Part,
    SourceKind,
    Standing,
    SuccessionKind,
)
from donghanh.registry.law.duties import CASH_REGISTER, deciding_revenue, over_cash_register
from donghanh.registry.models import (
    Business,
    Entry,
    Identifier,
    Involvement,
    Question,
    StandingPeriod,
    Succession,
    YearlyFact,
)
from donghanh.registry.reference.limits import Limit, Limits

NEAR = Decimal("0.8")
"""From 80 % of the threshold on, the ward tells an owner what is coming."""
YOUNG = 35


class Asking(NamedTuple):
    """For whom and when: the ward, the day, and the thresholds of that day."""

    ward: int
    on: date
    limits: Limits


@dataclass(frozen=True, slots=True)
class Mark:
    """A condition in words, the group it is offered in, and its rule."""

    label: Any
    group: Any
    rule: Callable[[Asking], Q]


def _has(rows: QuerySet[Any], business: str = "business") -> Q:
    return Q(Exists(rows.filter(**{business: OuterRef("pk")})))


def near_threshold(asking: Asking) -> Q:
    """A household whose revenue is from 80 % of the threshold up to it, in the running or the last ended year."""
    limit = asking.limits.get(CASH_REGISTER)
    return _revenue(asking, lambda amount: limit is not None and _is_near(amount, limit))


def over_threshold(asking: Asking) -> Q:
    """A household past the threshold, by the words of the law of the day ("trên" or "từ … trở lên")."""
    return _revenue(asking, lambda amount: bool(over_cash_register(amount, asking.limits)))


def _is_near(amount: Decimal, limit: Limit) -> bool:
    return amount >= limit.value * NEAR and not limit.is_beyond(amount)


def _revenue(asking: Asking, holds: Callable[[Decimal], bool]) -> Q:
    """Households whose deciding revenue is known and meets a condition."""
    told = deciding_revenue(asking.ward, asking.on)
    keys = [pk for pk, fact in told.items() if fact.amount is not None and holds(fact.amount)]
    return Q(legal_form__in=HOUSEHOLDS, pk__in=keys)


def no_visit(asking: Asking) -> Q:
    """Nobody of the ward was there this year, as far as entries and facts of visits tell."""
    this_year = Q(source__kind=SourceKind.VISIT, as_of__year=asking.on.year)
    told = Entry.objects.filter(this_year, ward=asking.ward)
    facts = YearlyFact.objects.filter(this_year, ward=asking.ward)
    return ~_has(told) & ~_has(facts)


def women_led(asking: Asking) -> Q:
    return _has(_owners(asking).filter(person__gender=Gender.FEMALE))


def young_owner(asking: Asking) -> Q:
    """The owner has not reached 35 on the day; an owner whose date of birth nobody told is not among them."""
    born_after = _years_before(asking.on, YOUNG)
    return _has(_owners(asking).filter(person__born_on__gt=born_after))


def _owners(asking: Asking) -> QuerySet[Involvement]:
    return Involvement.objects.filter(
        ward=asking.ward, until=None, part__in=[Part.OWNER, Part.REPRESENTATIVE]
    )


def _years_before(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year - years)
    except ValueError:  # 29/02
        return day.replace(year=day.year - years, day=28)


def has_branches(asking: Asking) -> Q:
    return _has(Business.objects.filter(ward=asking.ward, merged_into=None), "parent")


def waiting(asking: Asking) -> Q:
    """One of its entries stands in a pair that a person has to look at."""
    open_pairs = Question.objects.filter(ward=asking.ward, verdict="")
    sides = Q()
    for side in ("one", "other"):
        pairs = open_pairs.filter(**{f"{side}_source": OuterRef("source"), f"{side}_key": OuterRef("key")})
        sides |= Q(Exists(pairs))
    return _has(Entry.objects.filter(sides, ward=asking.ward))


def no_tax_code(asking: Asking) -> Q:
    """No number that the tax office knows it by; since 01/7/2025 the owner's personal number is one
    (TT 86/2024/TT-BTC)."""
    codes = Identifier.objects.filter(ward=asking.ward).exclude(kind=IdentifierKind.LICENCE)
    return ~_has(codes)


def converted(asking: Asking) -> Q:
    return _has(Succession.objects.filter(ward=asking.ward, kind=SuccessionKind.CONVERSION), "successor")


def new_this_year(asking: Asking) -> Q:
    return Q(registered_on__year=asking.on.year, registered_on__lte=asking.on)


def closed_this_year(asking: Asking) -> Q:
    closed = StandingPeriod.objects.filter(
        ward=asking.ward, standing=Standing.CLOSED, since__year=asking.on.year, since__lte=asking.on
    )
    return _has(closed)


def _unknown(kind: FactKind) -> Callable[[Asking], Q]:
    """Nobody ever told this of the business, for any year."""

    def rule(asking: Asking) -> Q:
        return ~_has(YearlyFact.objects.filter(ward=asking.ward, kind=kind, is_current=True))

    return rule


def _flag(name: str) -> Callable[[Asking], Q]:
    return lambda asking: Q(**{name: True})


REVENUE, VISITS, TRAITS, OWNER, LIFE, GAPS = (
    _("Revenue"),
    _("Visits by the ward"),
    _("Attributes"),
    _("Owner"),
    _("Life of the business"),
    _("Facts"),
)
MARKS: dict[str, Mark] = {
    "near": Mark(_("80–100% of the e-invoice threshold"), REVENUE, near_threshold),
    "over": Mark(_("Over the e-invoice threshold"), REVENUE, over_threshold),
    "no_visit": Mark(_("No visit this year"), VISITS, no_visit),
    "fdi": Mark(_("Foreign-invested"), TRAITS, _flag("foreign_invested")),
    "innovative": Mark(_("Innovative start-up"), TRAITS, _flag("innovative")),
    "supporting": Mark(_("Supporting industry"), TRAITS, _flag("supporting_industry")),
    "branches": Mark(_("Has branches"), TRAITS, has_branches),
    "women": Mark(_("Led by a woman"), OWNER, women_led),
    "young": Mark(_("Owner under 35"), OWNER, young_owner),
    "new": Mark(_("New this year"), LIFE, new_this_year),
    "closed": Mark(_("Closed this year"), LIFE, closed_this_year),
    "converted": Mark(_("Converted from a household business"), LIFE, converted),
    "conflict": Mark(_("Sources disagree"), GAPS, lambda asking: Q(conflicts__gt=0)),
    "waiting": Mark(_("In a doubtful pair"), GAPS, waiting),
    "no_tax_code": Mark(_("Without a tax code"), GAPS, no_tax_code),
    "no_education": Mark(_("Owner's education not known"), GAPS, _unknown(FactKind.OWNER_EDUCATION)),
    "no_tools": Mark(_("Digital tools not known"), GAPS, _unknown(FactKind.DIGITAL_TOOLS)),
}
