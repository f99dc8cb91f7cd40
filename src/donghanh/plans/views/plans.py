"""The ward's plans, and one plan as a tree."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from donghanh.indicators.permissions import Permission as Indicators
from donghanh.org.doors import ActorRequest, officers_only
from donghanh.org.permissions import has_permission
from donghanh.plans.amending.versions import versions_of
from donghanh.plans.exports import results_workbook
from donghanh.plans.filters import ResultFilter, offered_states
from donghanh.plans.models.statuses import rates
from donghanh.plans.permissions import Permission
from donghanh.plans.presenters import result_row
from donghanh.plans.queries import (
    followed_targets,
    get_plan_for,
    latest_reading,
    results_for_list,
    tallies_by_plan,
    today,
    visible_plans,
    visible_results,
)

PAGE = 20
TASKS_A_PAGE = 50


@require_safe
@officers_only
def plan_list(request: ActorRequest) -> HttpResponse:
    """The plans, newest first, with their two rates."""
    page = Paginator(visible_plans(request.actor), PAGE).get_page(request.GET.get("page"))
    tallies = tallies_by_plan(request.actor, [plan.pk for plan in page])
    plans = [{"plan": plan, "rates": rates(tallies[plan.pk])} for plan in page]
    may_enter = has_permission(request.actor, Permission.READ_DOCUMENT)
    return render(request, "plans/plan_list.html", {"page": page, "plans": plans, "may_enter": may_enter})


@require_safe
@officers_only
def plan_detail(request: ActorRequest, pk: int) -> HttpResponse:
    """The plan's sections with their tasks, page by page; filters, search and workbook as in every list."""
    plan = get_plan_for(request.actor, pk)
    wanted = ResultFilter.of({**request.GET.dict(), "plan": str(plan.pk), "sort": "plan"})
    every = visible_results(request.actor).filter(task__plan=plan)
    results = results_for_list(wanted.apply(every))
    if request.GET.get("xuat") == "xlsx":
        return results_workbook(results, title=plan.short_title, by=request.actor)
    page = Paginator(results, TASKS_A_PAGE).get_page(request.GET.get("page"))
    rows = [result_row(result, request.actor, on=today()) for result in page]
    states, more_states = offered_states(wanted)
    context = {
        "plan": plan,
        "reading": latest_reading(plan),
        "wanted": wanted,
        "page": page,
        "rows": rows,
        "rates": rates(every.tally()),
        "states": states,
        "more_states": more_states,
        "more_open": any(current for _key, _label, current in more_states),
        "targets": followed_targets(plan, request.actor),
        "may_define": has_permission(request.actor, Indicators.DEFINE),
        "may_enter": has_permission(request.actor, Permission.READ_DOCUMENT),
        "versions": versions_of(plan),
    }
    return render(request, "plans/plan_detail.html", context)
