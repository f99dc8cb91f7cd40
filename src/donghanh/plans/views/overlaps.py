"""Tasks of different plans side by side: one duty, or two."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from donghanh.kernel.errors import Refused
from donghanh.org.doors import ActorRequest, requires
from donghanh.org.permissions import has_permission
from donghanh.plans.actions.overlaps import link_tasks, tell_apart, withdraw_judgement
from donghanh.plans.overlaps import get_overlap_for, judged, pair_of, pairs_of, suggestions
from donghanh.plans.permissions import Permission, can_assign_unit
from donghanh.plans.queries import get_task_for
from donghanh.plans.views.filtering import tabs_of

PAGE = 20
VIEWS = ("de-xuat", "cung-mot-viec", "khac-nhau")


@require_safe
@requires(Permission.VIEW_ALL)
def overlap_list(request: ActorRequest) -> HttpResponse:
    """What is suggested, what was judged one duty, and what was judged different (`xem`), twenty pairs a page."""
    view = request.GET.get("xem", "")
    view = view if view in VIEWS else VIEWS[0]
    found: Any = (
        suggestions(request.actor) if view == VIEWS[0] else judged(request.actor, same=view == VIEWS[1])
    )
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    if view == VIEWS[0]:
        pairs = pairs_of(request.actor, list(page))
    else:
        pairs = [pair_of(one.task, one.other, overlap=one) for one in page]
    context = {
        "page": page,
        "pairs": pairs,
        "view": view,
        "tabs": tabs_of(request, "overlap_list"),
        "may_judge": has_permission(request.actor, Permission.ASSIGN),
    }
    return render(request, "plans/overlap_list.html", context)


@require_POST
@requires(Permission.VIEW_ALL)
def overlap_judge(request: ActorRequest, first: int, second: int) -> HttpResponse:
    """`same` names the task that leads; without it the two are different."""
    tasks = {key: get_task_for(request.actor, key, can_assign_unit) for key in (first, second)}
    reason, leading = request.POST.get("reason", ""), request.POST.get("same", "")
    if leading in (str(first), str(second)):
        twin = second if leading == str(first) else first
        return _done(
            request,
            lambda: link_tasks(tasks[int(leading)], tasks[twin], reason=reason, by=request.actor),
            _("One duty from now on: one result serves both plans and is counted once."),
        )
    if leading:
        raise Http404
    return _done(
        request,
        lambda: tell_apart(tasks[first], tasks[second], reason=reason, by=request.actor),
        _("Kept apart. These two will not be suggested again."),
    )


@require_POST
@requires(Permission.ASSIGN)
def overlap_withdraw(request: ActorRequest, pk: int) -> HttpResponse:
    overlap = get_overlap_for(request.actor, pk)
    return _done(
        request,
        lambda: withdraw_judgement(overlap, reason=request.POST.get("reason", ""), by=request.actor),
        _("Taken back. The two tasks stand for themselves again."),
    )


def _done(request: ActorRequest, act: Callable[[], Any], done: str) -> HttpResponse:
    try:
        act()
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, done)
    return redirect("plans:overlap_list")
