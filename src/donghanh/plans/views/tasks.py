"""Lists of results and the page of a task."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from donghanh.org.doors import ActorRequest, officers_only
from donghanh.org.models import Officer
from donghanh.org.permissions import has_permission
from donghanh.plans.amending.versions import wording_source
from donghanh.plans.counting import count_of
from donghanh.plans.execution import execution_of
from donghanh.plans.exports import results_workbook
from donghanh.plans.filters import ResultFilter, saved_query
from donghanh.plans.late_flags import is_flagged_late
from donghanh.plans.models import Result
from donghanh.plans.permissions import (
    Permission,
    can_act_in_bulk,
    can_assign_officer,
    can_assign_unit,
    can_decide_request,
    can_decide_result,
    can_tell,
    can_work_on,
)
from donghanh.plans.presenters import current_result, list_reminder, reminder, result_row, six_cells
from donghanh.plans.queries import (
    evidence_of,
    get_task_for,
    results_for_list,
    today,
    visible_results,
)
from donghanh.plans.timeline import timeline
from donghanh.plans.views.filtering import filters_of

PAGE = 50


@require_safe
@officers_only
def task_list(request: ActorRequest) -> HttpResponse:
    """Every result the officer may see, filtered by links; `?xuat=xlsx` gives the same list as a workbook."""
    wanted = ResultFilter.of(request.GET, state="open")
    results = results_for_list(wanted.apply(visible_results(request.actor)))
    if request.GET.get("xuat") == "xlsx":
        return results_workbook(results, title=_("List of tasks"), by=request.actor)
    page = Paginator(results, PAGE).get_page(request.GET.get("page"))
    rows = [result_row(result, request.actor, on=today()) for result in page]
    context = {
        "page": page,
        "rows": rows,
        "reminder": list_reminder(rows, request.build_absolute_uri()),
        "saved": request.actor.saved_filters.all(),
        "query": saved_query(request.GET),
        "may_bulk": can_act_in_bulk(request.actor),
        "may_assign": has_permission(request.actor, Permission.ASSIGN),
        **filters_of(request, wanted),
    }
    return render(request, "plans/task_list.html", context)


@require_safe
@officers_only
def task_detail(request: ActorRequest, pk: int) -> HttpResponse:
    """One task: what is asked, where it stands, what happened, and what the reader may do."""
    officer = request.actor
    task = get_task_for(officer, pk)
    results = list(task.results.with_status(task.ward, on=today()).order_by("-due_on", "pk"))
    for result in results:
        result.task = task
    current = result_row(current_result(results), officer, on=today())
    context = {
        "task": task,
        "results": [_owed(result, officer) for result in results],
        "current": current,
        "quote_source": wording_source(task),
        "reminder": reminder(task, current, request.build_absolute_uri(task.get_absolute_url())),
        "cells": six_cells(task, results),
        "execution": execution_of(task, results, current.result, officer),
        "count": count_of(current.result, today()),
        "happenings": timeline(task),
        "evidence": task.evidence.select_related("attachment", "by"),
        "participants": task.participants.select_related("unit"),
        "twins": task.twins.select_related("plan"),
        "served_evidence": evidence_of(task.same_as) if task.same_as else (),
        "may_tell": can_tell(officer, task),
        "may_work": can_work_on(officer, task),
        "may_assign": can_assign_unit(officer, task),
        "may_name": can_assign_officer(officer, task),
    }
    return render(request, "plans/task_detail.html", context)


def _owed(result: Result, officer: Officer) -> dict[str, Any]:
    """One result of the task with what was asked about it; an act that waits for its decision is not offered again."""
    extensions = list(result.extensions.select_related("asked_by", "decided_by"))
    late_reviews = list(result.late_reviews.select_related("asked_by", "decided_by"))
    return {
        "row": result_row(result, officer, on=today()),
        "may_decide": can_decide_result(officer, result),
        "may_decide_request": can_decide_request(officer, result),
        "extensions": extensions,
        "redatings": result.redatings.select_related("amendment"),
        "late_reviews": late_reviews,
        "asks_time": any(one.granted is None for one in extensions),
        "is_late": is_flagged_late(result),
        "objects": any(one.granted is None for one in late_reviews),
    }
