"""What the law asks of a business by its figures, at the thresholds of the day, and how large it is in law."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from donghanh.registry.dossier.drawing import RevenueChart, draw_revenue
from donghanh.registry.dossier.yearly import YearTable
from donghanh.registry.enums import HOUSEHOLDS, DutyState, FactKind
from donghanh.registry.law.duties import DUTIES, Duty, state_of
from donghanh.registry.law.sizes import has_size, sme_size
from donghanh.registry.models import Business
from donghanh.registry.queries import all_limits
from donghanh.registry.reference.industries import sme_field
from donghanh.registry.reference.limits import Limit, Limits, in_force

TAX_FREE = "household.tax_free_revenue"


STATUS_KINDS = {
    DutyState.NOT_YET: "soon",
    DutyState.UNTOLD: "inferred",
    DutyState.FULFILS: "ok",
    DutyState.NOT_BOUND: "exempt",
    DutyState.UNKNOWN: "silent",
}
"""State of a duty → the status that shows it (`donghanh.ui.statuses`)."""


@dataclass(frozen=True, slots=True)
class DutyLine:
    """One duty of a household: how it stands, and by which law."""

    key: str
    label: str
    kind: str
    words: str
    basis: str
    remark: str


@dataclass(frozen=True, slots=True)
class Obligations:
    """The chart of revenue against the threshold, the rows of law it was drawn by (the newest first), the duties of a
    household, and the size: its name, "" where the figures do not tell, None where the law knows no size of such a
    business."""

    chart: RevenueChart | None
    thresholds: list[Limit] = field(default_factory=list)
    duties: list[DutyLine] = field(default_factory=list)
    size: str | None = None


def obligations_of(business: Business, years: YearTable, *, on: date) -> Obligations:
    """Everything by the thresholds of a day. One query."""
    limits = all_limits()
    is_household = business.legal_form in HOUSEHOLDS
    rows = [limit for limit in limits if limit.key == TAX_FREE] if is_household else []
    today = in_force(limits, on)
    return Obligations(
        _chart(years, rows, on),
        sorted(rows, key=lambda limit: limit.valid_from, reverse=True),
        [_duty_line(duty, years, on, today) for duty in DUTIES.values()] if is_household else [],
        size_words(business, years, on, today),
    )


def size_words(business: Business, years: YearTable, on: date, limits: Limits) -> str | None:
    """The size of an enterprise by its newest figures (NĐ 80/2021/NĐ-CP Đ5); "" for "chưa đủ dữ liệu"."""
    if not has_size(business.legal_form):
        return None
    staff, revenue = _newest(years, FactKind.INSURED_STAFF), _newest(years, FactKind.REVENUE)
    field_of_law = sme_field(business.industry_code, business.industry_version)
    whole = None if staff is None else int(staff)
    size = sme_size(field_of_law, whole, revenue, business.capital, on, limits)
    return str(size.label) if size else ""


def deciding_revenue(years: YearTable, on: date) -> Decimal | None:
    """The larger of the running year's revenue so far and that of the last ended year known; None where neither is."""
    amounts = years.amounts(FactKind.REVENUE)
    ended = max((year for year in amounts if year < on.year), default=None)
    found = [amounts[year] for year in (on.year, ended) if year in amounts]
    return max(found, default=None)


def _duty_line(duty: Duty, years: YearTable, on: date, limits: Limits) -> DutyLine:
    told = years.newest(duty.fact) if duty.fact else None
    state = state_of(duty, deciding_revenue(years, on), told[1].fact.words if told else "", limits)
    return DutyLine(
        duty.key,
        str(duty.label),
        STATUS_KINDS[state],
        str(state.label),
        "; ".join(dict.fromkeys(limit.basis for limit in duty.limits(limits))),
        str(duty.remark),
    )


def _chart(years: YearTable, rows: Sequence[Limit], on: date) -> RevenueChart | None:
    amounts = years.amounts(FactKind.REVENUE)
    by_year = {
        year: limit.value
        for year in range(min(amounts, default=on.year), max(amounts, default=on.year) + 1)
        if (limit := in_force(rows, min(date(year, 12, 31), on)).get(TAX_FREE))
    }
    return draw_revenue(amounts, by_year, unfinished=on.year)


def _newest(years: YearTable, kind: str) -> Decimal | None:
    found = years.newest(kind)
    return found[1].fact.amount if found else None
