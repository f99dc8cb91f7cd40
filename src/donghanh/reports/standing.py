"""How the plans of a report stand: the snapshot, computed from the records."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.utils import timezone

from donghanh.plans.models import Plan, Result
from donghanh.plans.writing import short_headings
from donghanh.reports.letterhead import letterhead_of, plan_citation
from donghanh.reports.models import Narrative, Report
from donghanh.reports.proposals import with_words
from donghanh.reports.queries import end_of, reported_plans, results_as_of, returns_by_result
from donghanh.reports.rows import leading_units, report_row
from donghanh.reports.snapshot import (
    Figures,
    GroupFigures,
    PlanFigures,
    ReportRow,
    Snapshot,
    UnitFigures,
    read_json,
)

NO_UNIT, NO_HEADING = "Chưa giao đơn vị chủ trì", "Nhiệm vụ được giao"


def snapshot_of(report: Report) -> Snapshot:
    """What the report says: the frozen snapshot and nothing else, or the records as they stand now."""
    if report.snapshot is not None:
        return read_json(report.snapshot)
    written = report.narratives.select_related("written_by")
    return take_snapshot(report, reported_plans(report), written)


def take_snapshot(report: Report, plans: Sequence[Plan], written: Iterable[Narrative] = ()) -> Snapshot:
    """Computes every figure and word of the report once, as of its cut-off (or today, if that is still to come).

    A fact counts by the day it is about: a result by the day it was finished, whenever it was accepted; an extension
    by the day it was granted. Notes, requests and returns count by the day they were made. What corrects a fact
    (accepting, an objection granted) counts until the figures are frozen.
    """
    today = timezone.localdate()
    on = min(report.cutoff_on, today)
    results = list(results_as_of(plans, report.ward, starts_on=report.starts_on, on=on))
    rows = _rows(report.ward_id, results, on)
    figures = Figures.of(rows)
    snapshot = Snapshot(
        title=report.title,
        period=report.period,
        starts_on=report.starts_on.isoformat(),
        cutoff_on=report.cutoff_on.isoformat(),
        as_of=on.isoformat(),
        computed_at=timezone.now().isoformat(),
        letterhead=letterhead_of(report, year=max(today, report.cutoff_on).year),
        rows=tuple(rows),
        figures=figures,
        units=tuple(_units(results, rows)),
        plans=tuple(_plan(plan, results, rows) for plan in plans),
    )
    return with_words(snapshot, written)


def _rows(ward_id: int, results: Sequence[Result], on: date) -> list[ReportRow]:
    returned = returns_by_result(ward_id, {result.task_id for result in results}, before=end_of(on))
    return [report_row(result, returned.get(result.pk, ()), on=on) for result in results]


def _units(results: Iterable[Result], rows: Sequence[ReportRow]) -> Iterable[UnitFigures]:
    """In the order of the directory; a task led by two units stands under both, one without a unit at the end."""
    units = {unit.pk: unit for result in results for unit in leading_units(result)}
    for unit in sorted(units.values(), key=lambda unit: (unit.order, unit.pk)):
        own = [row for row in rows if unit.pk in row.lead_ids]
        yield UnitFigures(unit.pk, unit.name, Figures.of(own))
    nobodys = [row for row in rows if not row.lead_ids]
    if nobodys:
        yield UnitFigures(None, NO_UNIT, Figures.of(nobodys))


def _plan(plan: Plan, results: Sequence[Result], rows: Sequence[ReportRow]) -> PlanFigures:
    """The plan's rows by heading, in the order of the plan."""
    headings: dict[str, list[ReportRow]] = {}
    for result, row in zip(results, rows, strict=True):
        if row.plan == plan.pk:
            section = result.task.section
            headings.setdefault(section.heading if section else NO_HEADING, []).append(row)
    titles = short_headings(list(headings))
    groups = tuple(
        GroupFigures(title, Figures.of(own)) for title, own in zip(titles, headings.values(), strict=True)
    )
    return PlanFigures(plan.pk, plan.short_title, plan_citation(plan), groups)
