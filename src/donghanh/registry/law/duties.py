"""Which duties households and individuals in business have at the thresholds of a day, and who fulfils them.

Nothing unknown is taken for zero: without a figure of revenue nobody is said to have a duty, or to have none.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from donghanh.registry.enums import HOUSEHOLDS, DutyState, FactKind, Standing
from donghanh.registry.latest import Told, ended_years, running_year, told_by_all
from donghanh.registry.models import Business
from donghanh.registry.reference.limits import Limit, Limits

CASH_REGISTER = "e_invoice.cash_register.revenue"
MONTHLY = "declaration.monthly.revenue"
TAX_FREE = "household.tax_free_revenue"
FIRST = (DutyState.NOT_YET, DutyState.UNTOLD, DutyState.UNKNOWN, DutyState.FULFILS, DutyState.NOT_BOUND)


@dataclass(frozen=True, slots=True)
class Duty:
    """A duty: its words, the thresholds it hangs on, whether revenue brings it about (None: not known), the fact that
    tells whether it is fulfilled (None: no list tells it), and a remark."""

    key: str
    label: Any
    thresholds: tuple[str, ...]
    binds: Callable[[Decimal | None, Limits], bool | None]
    fact: FactKind | None
    remark: Any = ""

    def limits(self, limits: Limits) -> list[Limit]:
        """The rows of law of the day."""
        return [limits[key] for key in self.thresholds if key in limits]


@dataclass(frozen=True, slots=True)
class DutyRow:
    """A business under a duty: its state, the figure of revenue that decides, and what was told of fulfilment."""

    business: Business
    state: DutyState
    revenue: Told | None
    told: Told | None


def over_cash_register(revenue: Decimal | None, limits: Limits) -> bool | None:
    """NĐ 141/2026/NĐ-CP: over 01 tỷ; NĐ 70/2025/NĐ-CP before it: from 01 tỷ on. The row of the day says which."""
    return _beyond(revenue, limits.get(CASH_REGISTER))


def declares_monthly(revenue: Decimal | None, limits: Limits) -> bool | None:
    """Over 50 tỷ a year (NĐ 68/2026/NĐ-CP Đ10.1)."""
    return _beyond(revenue, limits.get(MONTHLY))


def declares_quarterly(revenue: Decimal | None, limits: Limits) -> bool | None:
    """Over the revenue that is free of tax, and not so much that every month counts."""
    is_taxed, is_monthly = _beyond(revenue, limits.get(TAX_FREE)), declares_monthly(revenue, limits)
    return None if is_taxed is None or is_monthly is None else is_taxed and not is_monthly


def _beyond(revenue: Decimal | None, limit: Limit | None) -> bool | None:
    return None if revenue is None or limit is None else limit.is_beyond(revenue)


DUTIES: dict[str, Duty] = {
    duty.key: duty
    for duty in (
        Duty(
            "hoa-don",
            _("E-invoices from a cash register"),
            (CASH_REGISTER,),
            over_cash_register,
            FactKind.CASH_REGISTER,
            _(
                "Households and individuals in business; companies that sell to consumers have a duty of their own."
            ),
        ),
        Duty(
            "etax-mobile",
            _("Tax on the telephone (eTax Mobile)"),
            (),
            lambda revenue, limits: True,
            FactKind.ETAX_MOBILE,
            _("No law obliges anybody: the ward helps every operating household to use it."),
        ),
        Duty("khai-quy", _("Tax declared every quarter"), (TAX_FREE, MONTHLY), declares_quarterly, None),
        Duty("khai-thang", _("Tax declared every month"), (MONTHLY,), declares_monthly, None),
    )
}


def state_of(duty: Duty, revenue: Decimal | None, told: str, limits: Limits) -> DutyState:
    """`told` is "yes", "no" or "" for what was told of fulfilment."""
    binds = duty.binds(revenue, limits)
    if binds is None:
        return DutyState.UNKNOWN
    if not binds:
        return DutyState.NOT_BOUND
    return {"yes": DutyState.FULFILS, "no": DutyState.NOT_YET}.get(told, DutyState.UNTOLD)


def duty_rows(duty: Duty, ward: int, on: date, limits: Limits) -> list[DutyRow]:
    """Every operating household and individual of the ward under a duty, those who need somebody first, then by name.
    Four queries."""
    found = Business.objects.filter(
        ward=ward, merged_into=None, legal_form__in=HOUSEHOLDS, standing=Standing.ACTIVE
    )
    revenue = deciding_revenue(ward, on)
    told = told_by_all(duty.fact, ward, on) if duty.fact else {}
    found = found.select_related("place").only("public_id", "name", "place__text", "place__area")
    rows = [
        _row(duty, business, revenue.get(business.pk), told.get(business.pk), limits)
        for business in found.order_by("name", "pk")
    ]
    return sorted(rows, key=lambda row: FIRST.index(row.state))


def deciding_revenue(ward: int, on: date) -> dict[int, Told]:
    """Key of a business → the larger revenue of the running year so far and of the last ended year known: who was
    over a threshold last year is not under it because this year has only begun. Two queries."""
    found = told_by_all(FactKind.REVENUE, ward, on, ended_years(on))
    for business, told in told_by_all(FactKind.REVENUE, ward, on, running_year(on)).items():
        before = found.get(business)
        if before is None or _amount(told) > _amount(before):
            found[business] = told
    return found


def _amount(fact: Told) -> Decimal:
    return fact.amount if fact.amount is not None else Decimal(-1)


def _row(duty: Duty, business: Business, revenue: Told | None, told: Told | None, limits: Limits) -> DutyRow:
    state = state_of(duty, revenue.amount if revenue else None, told.words if told else "", limits)
    return DutyRow(business, state, revenue, told)
