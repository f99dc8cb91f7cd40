"""The start pages."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from donghanh.desk.presenters import matrix, my_work, standing_on, waiting_lines, worst_unit
from donghanh.desk.queries import cockpit, waiting
from donghanh.desk.searching import found_for
from donghanh.org.doors import ActorRequest, officers_only, requires
from donghanh.org.enums import COORDINATORS
from donghanh.org.permissions import Permission as Organisation
from donghanh.org.permissions import has_permission
from donghanh.plans.cooperation.pieces import piece
from donghanh.plans.cooperation.queries import my_contributions
from donghanh.plans.permissions import Permission
from donghanh.plans.presenters import result_row
from donghanh.plans.queries import (
    count_wanting,
    my_results_by_urgency,
    results_for_list,
    today,
)
from donghanh.ui.addresses import whole_number

PAGE = 50


@require_safe
def home(request: ActorRequest) -> HttpResponse:
    """Leaders start at the cockpit, administrators at the organisation, everyone else at their own work; who is not
    signed in sees whose door this is."""
    if request.actor is None:
        return render(request, "desk/welcome.html")
    if has_permission(request.actor, Organisation.MANAGE_ORGANISATION):
        return redirect("org:unit_list")
    return redirect("desk:cockpit" if request.actor.roles & COORDINATORS else "desk:my_work")


@require_safe
@officers_only
def search(request: ActorRequest) -> HttpResponse:
    """What was typed in the frame, looked for in tasks, businesses and whatever else modules offer."""
    words = request.GET.get("q", "").strip()
    context = {"words": words, "groups": found_for(request.actor, words)}
    return render(request, "desk/search.html", context)


@require_safe
@requires(Permission.OVERSEE)
def cockpit_page(request: ActorRequest) -> HttpResponse:
    """The ward in one minute: one sentence, the matrix of units and plans, what waits, what comes."""
    ward = cockpit(request.actor)
    lines, total = matrix(ward)
    context = {
        "cockpit": ward,
        "worst": worst_unit(ward),
        "lines": lines,
        "total": total,
        "waiting": waiting_lines(ward.waiting, on=ward.on),
        "may_decide": bool(ward.waiting) or has_permission(request.actor, Permission.ACCEPT),
        "coming": [result_row(result, request.actor, on=ward.on) for result in ward.coming],
        "overdue": [result_row(result, request.actor, on=ward.on) for result in ward.overdue],
    }
    return render(request, "desk/cockpit.html", context)


@require_safe
@officers_only
def my_work_page(request: ActorRequest) -> HttpResponse:
    """The officer's own results, fifty a page: cards to answer, then the rest by deadline."""
    mine = my_results_by_urgency(request.actor)
    page = Paginator(results_for_list(mine), PAGE).get_page(request.GET.get("page"))
    work = my_work(page.object_list, request.actor, on=today(), wanting=count_wanting(mine))
    pieces = [piece(asked, request.actor, on=today()) for asked in my_contributions(request.actor)]
    context = {"work": work, "page": page, "pieces": pieces, "day": today()}
    return render(request, "desk/my_work.html", context)


@require_safe
@officers_only
def waiting_list(request: ActorRequest) -> HttpResponse:
    """Everything that waits for the officer's decision; keys act on the line the reader stands on (`muc`, from 0)."""
    lines, here = standing_on(
        waiting_lines(waiting(request.actor), on=today()), whole_number(request.GET.get("muc"))
    )
    context = {
        "waiting": lines,
        "here": f"{request.path}?muc={here}",
        "before": f"?muc={max(here - 1, 0)}#current",
        "after": f"?muc={min(here + 1, max(len(lines) - 1, 0))}#current",
        "current": next((line for line in lines if line.is_current), None),
    }
    return render(request, "desk/waiting_list.html", context)
