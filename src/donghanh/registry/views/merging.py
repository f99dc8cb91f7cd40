"""Merging two businesses and splitting one, by hand."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from donghanh.kernel.errors import Refused
from donghanh.org.doors import ActorRequest, requires
from donghanh.registry.actions.merging import merge_businesses, split_business
from donghanh.registry.forms.merging import MergeForm, SplitForm
from donghanh.registry.permissions import Permission
from donghanh.registry.queries import get_business_for
from donghanh.registry.resolution.merged import candidates_for, entries_of


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.MERGE)
def business_merge(request: ActorRequest, public_id: str) -> HttpResponse:
    """Finds a second business by its name or a number (`q`) and says that both are one."""
    business = get_business_for(request.actor, public_id)
    words = " ".join(request.GET.get("q", "").split())[:100]
    found = candidates_for(business, words) if words else []
    form = MergeForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        other = get_business_for(request.actor, form.cleaned_data["other"])
        try:
            kept = merge_businesses(business, other, by=request.actor, reason=form.cleaned_data["reason"])
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Both are one business now."))
            return redirect(kept)
    context = {"business": business, "form": form, "found": found, "words": words}
    return render(request, "registry/business_merge.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.MERGE)
def business_split(request: ActorRequest, public_id: str) -> HttpResponse:
    """Ticks the entries that are about another business."""
    business = get_business_for(request.actor, public_id)
    entries = entries_of(business)
    form = SplitForm(request.POST if request.method == "POST" else None, entries=entries)
    if form.is_bound and form.is_valid():
        chosen = [entry for entry in entries if entry.pk in form.chosen]
        try:
            left = split_business(business, chosen, by=request.actor, reason=form.cleaned_data["reason"])
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("The entries are another business now."))
            return redirect(left)
    context = {"business": business, "form": form, "entries": entries}
    return render(request, "registry/business_split.html", context, status=422 if form.errors else 200)
