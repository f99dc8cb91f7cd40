"""Lists of tasks that officers keep for themselves: saved from the list of tasks, renamed, deleted."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from donghanh.kernel.errors import Refused
from donghanh.org.doors import ActorRequest, requires
from donghanh.plans.actions.saved_filters import MOST, remove_filter, rename_filter, save_filter
from donghanh.plans.filters import ResultFilter, saved_query, shown_words
from donghanh.plans.permissions import Permission
from donghanh.plans.queries import get_saved_filter_for, leading_units, people_in_charge, visible_plans


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.TAKE_PART)
def saved_filter_list(request: ActorRequest) -> HttpResponse:
    """The officer's own lists in words; a POST saves the filters `query` under `name`."""
    if request.method == "POST":
        query = saved_query(QueryDict(request.POST.get("query", "")).dict())
        name = request.POST.get("name", "")
        return _done(
            request,
            lambda: save_filter(name, query, by=request.actor),
            _("Saved: “%(name)s”.") % {"name": name},
            f"{reverse('plans:task_list')}?{query}",
        )
    officer = request.actor
    plans, units = list(visible_plans(officer)), list(leading_units(officer))
    people = list(people_in_charge(officer))
    kept = [
        (one, shown_words(ResultFilter.of(QueryDict(one.query).dict()), plans, units, people))
        for one in _own(request)
    ]
    return render(request, "plans/saved_filter_list.html", {"kept": kept, "most": MOST})


@require_POST
@requires(Permission.TAKE_PART)
def saved_filter_rename(request: ActorRequest, pk: int) -> HttpResponse:
    kept = get_saved_filter_for(request.actor, pk)
    return _done(
        request, lambda: rename_filter(kept, request.POST.get("name", ""), by=request.actor), _("Renamed.")
    )


@require_POST
@requires(Permission.TAKE_PART)
def saved_filter_remove(request: ActorRequest, pk: int) -> HttpResponse:
    kept = get_saved_filter_for(request.actor, pk)
    return _done(request, lambda: remove_filter(kept, by=request.actor), _("Deleted. The tasks stay."))


def _own(request: ActorRequest) -> Any:
    return request.actor.saved_filters.all()


def _done(
    request: ActorRequest, act: Callable[[], Any], done: str, to: str = "plans:saved_filter_list"
) -> HttpResponse:
    """Acts and goes on; a refusal is said on the page that follows."""
    try:
        act()
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, done)
    return redirect(to)
