"""One result as a report tells it, and a report beside the previous one."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from donghanh.org.doors import ActorRequest, requires
from donghanh.plans.queries import get_task_for
from donghanh.plans.timeline import timeline
from donghanh.reports.permissions import Permission
from donghanh.reports.presenters import change_groups, figure_changes
from donghanh.reports.queries import end_of, evidence_before, get_report_for
from donghanh.reports.standing import snapshot_of


@require_safe
@requires(Permission.DRAFT)
def report_task(request: ActorRequest, pk: int, result: int) -> HttpResponse:
    """A result as it stood on the cut-off day: the row of the report, and what had happened and been proved by then.

    The row comes from the snapshot; trail and evidence are append-only, so they are read up to the day, or
    up to the freezing where that came first.
    """
    report = get_report_for(request.actor, pk)
    snapshot = snapshot_of(report)
    row = next((row for row in snapshot.rows if row.result == result), None)
    if row is None:
        raise Http404
    task = get_task_for(request.actor, row.task)
    end = min(filter(None, (end_of(snapshot.day), report.frozen_at)))
    context = {
        "report": report,
        "snapshot": snapshot,
        "row": row,
        "task": task,
        "happenings": timeline(task, before=end),
        "evidence": evidence_before(task, result, end),
    }
    return render(request, "reports/report_task.html", context)


@require_safe
@requires(Permission.DRAFT)
def report_changes(request: ActorRequest, pk: int) -> HttpResponse:
    """Each figure with its change since the previous report of the kind, and the tasks behind the changes."""
    report = get_report_for(request.actor, pk)
    snapshot = snapshot_of(report)
    changes = snapshot.changes
    context = {
        "report": report,
        "snapshot": snapshot,
        "changes": changes,
        "figures": figure_changes(changes) if changes else [],
        "groups": change_groups(changes) if changes else [],
        "told": {row.result for row in snapshot.rows},
    }
    return render(request, "reports/report_changes.html", context)
