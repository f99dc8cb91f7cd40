"""Lists of businesses that officers keep: saved from the list, renamed, shared in the ward, deleted."""

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
from donghanh.registry.actions.lists import MOST, remove_list, rename_list, save_list, share_list
from donghanh.registry.choices import areas_of, industries_of
from donghanh.registry.listing.filters import BusinessFilter, saved_query
from donghanh.registry.permissions import Permission
from donghanh.registry.queries import get_list_for, lists_of
from donghanh.registry.views.filtering import shown_words


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.VIEW)
def business_list_saved(request: ActorRequest) -> HttpResponse:
    """The officer's own and shared lists in words; a POST saves the filters `query` under `name`."""
    officer = request.actor
    if request.method == "POST":
        query = saved_query(QueryDict(request.POST.get("query", "")))
        name = request.POST.get("name", "")
        return _done(
            request,
            lambda: save_list(name, query, by=officer),
            _("Saved: “%(name)s”.") % {"name": name},
            f"{reverse('registry:business_list')}?{query}",
        )
    areas, industries = areas_of(officer.ward_id), industries_of(officer.ward_id)
    kept = [
        (one, shown_words(BusinessFilter.of(QueryDict(one.query)), areas, industries))
        for one in lists_of(officer)
    ]
    return render(request, "registry/business_list_saved.html", {"kept": kept, "most": MOST})


@require_POST
@requires(Permission.VIEW)
def business_list_rename(request: ActorRequest, pk: int) -> HttpResponse:
    kept = get_list_for(request.actor, pk)
    name = request.POST.get("name", "")
    return _done(request, lambda: rename_list(kept, name, by=request.actor), _("Renamed."))


@require_POST
@requires(Permission.VIEW)
def business_list_share(request: ActorRequest, pk: int) -> HttpResponse:
    kept, is_shared = get_list_for(request.actor, pk), request.POST.get("shared") == "yes"
    done = _("Shared with everybody in the ward.") if is_shared else _("Only you read it now.")
    return _done(request, lambda: share_list(kept, is_shared, by=request.actor), done)


@require_POST
@requires(Permission.VIEW)
def business_list_remove(request: ActorRequest, pk: int) -> HttpResponse:
    kept = get_list_for(request.actor, pk)
    return _done(request, lambda: remove_list(kept, by=request.actor), _("Deleted. The businesses stay."))


def _done(
    request: ActorRequest, act: Callable[[], Any], done: str, to: str = "registry:business_list_saved"
) -> HttpResponse:
    """Acts and goes on; a refusal is said on the page that follows."""
    try:
        act()
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, done)
    return redirect(to)
