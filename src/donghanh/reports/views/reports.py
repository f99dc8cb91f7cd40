"""The ward's reports, one report, and the tasks behind its figures."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from donghanh.org.doors import ActorRequest, requires
from donghanh.org.permissions import has_permission
from donghanh.plans.queries import today
from donghanh.reports.dues import due_reports
from donghanh.reports.enums import ReportState
from donghanh.reports.exports import reports_workbook
from donghanh.reports.filters import ReportFilter, RowFilter
from donghanh.reports.labels import FIGURE_LABELS
from donghanh.reports.permissions import (
    Permission,
    can_correct_report,
    can_freeze_report,
    can_rectify_report,
    can_remove_report,
    can_review_report,
    can_send_report,
    can_write_report,
    open_review,
)
from donghanh.reports.presenters import (
    due_line,
    group_lines,
    parts,
    standstill_lines,
    state_of,
    unit_lines,
    whole,
)
from donghanh.reports.queries import get_report_for, visible_reports
from donghanh.reports.standing import snapshot_of
from donghanh.reports.states import state_of_report

PAGE = 50


@require_safe
@requires(Permission.DRAFT)
def report_list(request: ActorRequest) -> HttpResponse:
    """The reports, newest first; `?xuat=xlsx` for the workbook."""
    reports = ReportFilter.of(request.GET).apply(visible_reports(request.actor))
    if request.GET.get("xuat") == "xlsx":
        return reports_workbook(reports, by=request.actor)
    page = Paginator(reports, PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "reports": [(report, *state_of(report)) for report in page],
        "dues": [due_line(due) for due in due_reports(request.actor, today())],
        "may_set_regime": has_permission(request.actor, Permission.SET_REGIME),
    }
    return render(request, "reports/report_list.html", context)


@require_safe
@requires(Permission.DRAFT)
def report_detail(request: ActorRequest, pk: int) -> HttpResponse:
    """The five parts with their figures: live for a draft, from the snapshot for a frozen report."""
    report = get_report_for(request.actor, pk)
    snapshot = snapshot_of(report)
    kind, words = state_of(report)
    may_write = can_write_report(request.actor, report)
    context: dict[str, Any] = {
        "report": report,
        "reviews": list(report.reviews.select_related("decided_by", "asked_by")),
        "errata": report.errata.all(),
        "supplements": report.supplemented_by.select_related("dispatch"),
        "is_reviewed": state_of_report(report) == ReportState.REVIEWED,
        "may_submit": may_write and open_review(report) is None,
        "may_review": can_review_report(request.actor, report),
        "may_send": can_send_report(request.actor, report),
        "may_rectify": can_rectify_report(request.actor, report),
        "snapshot": snapshot,
        "state": kind,
        "state_words": words,
        "parts": parts(snapshot),
        "whole": whole(report, snapshot),
        "units": unit_lines(report, snapshot),
        "standstill": standstill_lines(report, snapshot),
        "plans": group_lines(report, snapshot),
        "is_shared": any(len(row.leads) > 1 for row in snapshot.rows),
        "is_early": report.cutoff_on > today(),
        "unwritten": [part.numeral for part in parts(snapshot) if part.text.is_proposed],
        "may_write": may_write,
        "may_freeze": can_freeze_report(request.actor, report),
        "may_correct": can_correct_report(request.actor, report),
        "may_remove": can_remove_report(request.actor, report),
    }
    return render(request, "reports/report_detail.html", context)


@require_safe
@requires(Permission.DRAFT)
def report_tasks(request: ActorRequest, pk: int) -> HttpResponse:
    """The tasks behind one figure: `figure`, of a `unit`, or of a `plan` and a `group` of it."""
    report = get_report_for(request.actor, pk)
    snapshot, wanted = snapshot_of(report), RowFilter.of(request.GET)
    page = Paginator(wanted.apply(snapshot), PAGE).get_page(request.GET.get("page"))
    context = {
        "report": report,
        "snapshot": snapshot,
        "wanted": wanted,
        "page": page,
        "figures": [(name, label) for name, label in FIGURE_LABELS.items() if name != "total"],
        "figure": FIGURE_LABELS[wanted.figure],
        "units": snapshot.units,
        "scope": wanted.scope_name(snapshot),
    }
    return render(request, "reports/report_tasks.html", context)
