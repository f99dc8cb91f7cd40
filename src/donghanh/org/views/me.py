"""A person's own page."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from donghanh.org.accounts import has_second_factor
from donghanh.org.actions import set_shortcuts
from donghanh.org.doors import ActorRequest, officers_only
from donghanh.org.middleware import SESSION_WARD
from donghanh.org.queries import wards_served
from donghanh.ui.addresses import whole_number


@require_safe
@officers_only
def me(request: ActorRequest) -> HttpResponse:
    """Name, duties, account, wards served, and how the pages behave."""
    user = request.actor.user
    context = {
        "officer": request.actor,
        "account": user,
        "has_second_factor": user is not None and has_second_factor(user),
        "wards": wards_served(user) if user else [],
    }
    return render(request, "org/me.html", context)


@require_POST
@officers_only
def me_shortcuts(request: ActorRequest) -> HttpResponse:
    set_shortcuts(request.actor, on=request.POST.get("on") == "1")
    messages.success(request, _("Saved."))
    return redirect("org:me")


@require_POST
@officers_only
def choose_ward(request: ActorRequest) -> HttpResponse:
    """Works for another ward that the account serves from now on."""
    wanted = whole_number(request.POST.get("ward"))
    served = wards_served(request.actor.user) if request.actor.user else []
    if wanted not in {officer.ward_id for officer in served}:
        raise Http404
    request.session[SESSION_WARD] = wanted
    return redirect("/")
