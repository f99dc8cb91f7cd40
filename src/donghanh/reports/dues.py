"""Which reports the ward owes next, and before which day they are to be sent."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from donghanh.org.models import Officer, Ward
from donghanh.plans.models import Plan, Reading
from donghanh.plans.queries import visible_plans
from donghanh.reports.enums import PeriodKind
from donghanh.reports.models import Report
from donghanh.reports.periods import Period, period_after, year_of, yearly_cutoff
from donghanh.reports.regimes import Regime, regime_of

LOOKED_BACK = timedelta(days=400)
STILL_OWED = timedelta(days=60)
"""A yearly report that was not sent is asked for this long after its cut-off; then the next one is."""
IN_TURN = (
    PeriodKind.WEEK,
    PeriodKind.MONTH,
    PeriodKind.QUARTER,
    PeriodKind.HALF_YEAR,
    PeriodKind.NINE_MONTHS,
)


@dataclass(frozen=True, slots=True)
class Due:
    """A report owed: the period, its plans, the day before which it is to be sent, the working days left until then
    (negative: late), and the report begun for it, if any."""

    period: Period
    plans: tuple[Plan, ...]
    send_before: date
    days_left: int
    report: Report | None


def send_before(plans: Sequence[Plan], period: Period, regime: Regime) -> date:
    """The day before which the report is to be sent: the one a plan itself names ("trước ngày 05/12"), else the cut-off
    and the working days of the regime."""
    named = plan_days(plans) if period.kind == PeriodKind.YEAR else []
    after = sorted(day for day in (_next(pair, period.cutoff_on) for pair in named) if day)
    if after:
        return after[0]
    return regime.send_before(period.cutoff_on, plans[0].ward.calendar)


def plan_days(plans: Iterable[Plan]) -> list[tuple[int, int]]:
    """(month, day) of every day before which one of the plans wants its yearly report, as its document was read."""
    bases = Reading.objects.filter(plan__in=list(plans)).values_list("cutoff_basis", flat=True)
    words = {basis.get("report_day", "") for basis in bases}
    return [(int(said.split("/")[1]), int(said.split("/")[0])) for said in sorted(words) if said]


def due_reports(officer: Officer, today: date) -> list[Due]:
    """What the ward owes, soonest first: the yearly report of every plan, and the next of each kind it makes."""
    regime = regime_of(officer.ward, today)
    plans = list(visible_plans(officer).select_related("ward"))
    reports = _recent(officer.ward, today)
    dues = [*_yearly(plans, reports, regime, today), *_in_turn(reports, regime, today)]
    return sorted(dues, key=lambda due: (due.send_before, due.period.cutoff_on))


def _recent(ward: Ward, today: date) -> list[Report]:
    """The reports of about a year that stand for themselves, the latest cut-off first."""
    reports = Report.objects.filter(ward=ward, cutoff_on__gte=today - LOOKED_BACK, supplements__isnull=True)
    standing = reports.filter(superseded_by__isnull=True).defer("snapshot")
    found = standing.select_related("dispatch", "superseded_by").prefetch_related("plans__plan")
    return list(found.order_by("-cutoff_on", "-pk"))


def _yearly(plans: list[Plan], reports: list[Report], regime: Regime, today: date) -> Iterable[Due]:
    """One report for the plans that share a cut-off."""
    groups: dict[tuple[int, int], list[Plan]] = {}
    for plan in plans:
        groups.setdefault(plan.cutoff, []).append(plan)
    yearly = [report for report in reports if report.kind == PeriodKind.YEAR]
    for cutoff, own in groups.items():
        for year in (today.year - 1, today.year, today.year + 1):
            period = year_of(year, cutoff)
            begun = _about(yearly, period, own)
            if _was_owed(period, own, today) and not (begun and begun.is_sent):
                yield _due(period, own, regime, today, begun)
                break


def _in_turn(reports: list[Report], regime: Regime, today: date) -> Iterable[Due]:
    """Of every other kind the latest one that is not sent yet, else the one after it."""
    for kind in IN_TURN:
        last = next((report for report in reports if report.kind == kind), None)
        if last is None:
            continue
        own = [each.plan for each in last.plans.all()]
        period = Period(PeriodKind(last.kind), last.period, last.starts_on, last.cutoff_on)
        if not last.is_sent:
            yield _due(period, own, regime, today, last)
            continue
        cutoff = yearly_cutoff(plan.cutoff for plan in own)
        coming = period_after(period, cutoff, good_day=regime.good_day, week_begins=regime.week_begins)
        if coming:
            yield _due(coming, own, regime, today, None)


def _was_owed(period: Period, plans: list[Plan], today: date) -> bool:
    """Not long over, and of a year in which one of the plans was there."""
    begun = min((plan.issued_on or plan.created_at.date() for plan in plans), default=today)
    return period.cutoff_on >= today - STILL_OWED and begun <= period.cutoff_on


def _about(reports: list[Report], period: Period, plans: list[Plan]) -> Report | None:
    wanted = {plan.pk for plan in plans}
    for report in reports:
        if report.period == period.label and wanted & {each.plan_id for each in report.plans.all()}:
            return report
    return None


def _due(period: Period, plans: list[Plan], regime: Regime, today: date, begun: Report | None) -> Due:
    set_day = begun.send_before if begun else None
    before = set_day or send_before(plans, period, regime)
    calendar = plans[0].ward.calendar
    left = calendar.working_days_between(today, before - timedelta(days=1))
    return Due(period, tuple(plans), before, left, begun)


def _next(pair: tuple[int, int], after: date) -> date | None:
    """The first such day after the cut-off, if it comes within two months of it."""
    for year in (after.year, after.year + 1):
        try:
            day = date(year, *pair)
        except ValueError:
            continue
        if after < day <= after + STILL_OWED:
            return day
    return None
