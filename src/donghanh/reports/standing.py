"""How the plans of a report stand: the snapshot, computed from the records."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from django.utils import timezone

from donghanh.plans.custody import custody_of
from donghanh.plans.models import Obstacle, Plan, Result
from donghanh.plans.queries import open_obstacles
from donghanh.plans.writing import short_headings
from donghanh.reports.differences import changes_since
from donghanh.reports.letterhead import letterhead_of, plan_citation, relation_of
from donghanh.reports.models import Narrative, Report
from donghanh.reports.proposals import with_words
from donghanh.reports.queries import (
    end_of,
    previous_report,
    reported_plans,
    results_as_of,
    returns_by_result,
)
from donghanh.reports.rows import leading_units, report_row
from donghanh.reports.snapshot import (
    Figures,
    GroupFigures,
    OpenObstacle,
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
    rows = _rows(report, results, on)
    once = _counted_once(results, rows)
    figures = Figures.of(once)
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
        units=tuple(_units(results, once)),
        plans=tuple(_plan(plan, results, rows) for plan in plans),
        obstacles=tuple(_obstacles(report, plans, on)),
        with_changes=report.with_changes,
        relation=relation_of(report),
    )
    return with_words(_with_changes(report, plans, snapshot), written)


def _with_changes(report: Report, plans: Sequence[Plan], snapshot: Snapshot) -> Snapshot:
    """Compared with the previous report of the kind, where there is one."""
    before = previous_report(report, plans)
    if before is None or before.snapshot is None:
        return snapshot
    return replace(snapshot, changes=changes_since(before.pk, read_json(before.snapshot), snapshot))


def _rows(report: Report, results: Sequence[Result], on: date) -> list[ReportRow]:
    tasks = {result.task_id for result in results}
    returned = returns_by_result(report.ward_id, tasks, before=end_of(on))
    held = custody_of(results, on)
    return [
        report_row(result, returned.get(result.pk, ()), held.get(result.pk, ()), on=on) for result in results
    ]


def _obstacles(report: Report, plans: Sequence[Plan], on: date) -> Iterable[OpenObstacle]:
    """What was not settled on the day, by plan and number of the task."""
    keys = [plan.pk for plan in plans]
    found = open_obstacles(report.ward, on).filter(task__plan__in=keys).select_related("task__lead_unit")
    for obstacle in found.order_by("task__plan", "task__number", "raised_at", "pk"):
        yield _obstacle(obstacle, on)


def _obstacle(obstacle: Obstacle, on: date) -> OpenObstacle:
    answered = obstacle.answered_at is not None and obstacle.answered_at < end_of(on)
    return OpenObstacle(
        obstacle=obstacle.pk,
        task=obstacle.task_id,
        title=obstacle.task.title.rstrip(" .;"),
        unit=str(obstacle.task.lead_unit or ""),
        kind=obstacle.kind,
        text=obstacle.text,
        proposal=obstacle.proposal,
        raised_on=timezone.localdate(obstacle.raised_at).isoformat(),
        answer_due_on=obstacle.answer_due_on.isoformat(),
        answer=obstacle.answer if answered else "",
    )


def _counted_once(results: Sequence[Result], rows: Sequence[ReportRow]) -> list[ReportRow]:
    """The rows for the figures over all plans: a result that another one of the report serves is counted with that one;
    its own plan still shows it."""
    reported = {result.pk for result in results}
    return [row for result, row in zip(results, rows, strict=True) if result.served_by_id not in reported]


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
