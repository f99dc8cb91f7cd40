"""Releasing open data of the ward."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from donghanh.api.actions.editions import release_edition, too_early, withdraw_edition
from donghanh.api.exports import editions_workbook
from donghanh.api.forms import ReasonForm, ReleaseForm
from donghanh.api.models import Edition
from donghanh.api.opening.tables import make_tables
from donghanh.api.permissions import Permission
from donghanh.api.presenters import told_release, told_table
from donghanh.api.queries import editions_for, former_edition, get_edition_for, may_release_from
from donghanh.kernel.errors import Refused
from donghanh.org.doors import ActorRequest, requires

PAGE = 50
releaser = requires(Permission.RELEASE)


@require_safe
@releaser
def edition_list(request: ActorRequest) -> HttpResponse:
    """Every edition of the ward."""
    editions = editions_for(request.actor)
    if request.GET.get("xuat") == "xlsx":
        return editions_workbook(editions, by=request.actor)
    page = Paginator(editions, PAGE).get_page(request.GET.get("page"))
    return render(request, "api/edition_list.html", _listed(page, ReasonForm()))


@require_http_methods(["GET", "POST"])
@releaser
def edition_new(request: ActorRequest) -> HttpResponse:
    """Shows what would be released, as it would be, and releases it."""
    form = ReleaseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            edition = release_edition(note=form.cleaned_data["note"], by=request.actor)
        except Refused as refusal:
            messages.error(request, str(refusal))
            return redirect("api:edition_list")
        messages.success(request, _("The edition is public."))
        return redirect(edition)
    ward, today = request.actor.ward_id, timezone.localdate()
    first_day = may_release_from(ward)
    context: dict[str, Any] = {
        "form": form,
        "on": today,
        "tables": [told_table(one.frozen()) for one in make_tables(ward, today, former_edition(ward))],
        "refused": too_early(first_day) if today < first_day else "",
    }
    return render(request, "api/edition_new.html", context, status=422 if form.is_bound else 200)


@require_POST
@releaser
def edition_withdraw(request: ActorRequest, pk: int) -> HttpResponse:
    """Takes an edition from the public."""
    edition = get_edition_for(request.actor, pk)
    form = ReasonForm(request.POST)
    if not form.is_valid():
        page = Paginator(editions_for(request.actor), PAGE).get_page(1)
        return render(request, "api/edition_list.html", _listed(page, form), status=422)
    try:
        withdraw_edition(edition, reason=form.cleaned_data["reason"], by=request.actor)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The edition is withdrawn."))
    return redirect("api:edition_list")


def _listed(page: Page[Edition], form: ReasonForm) -> dict[str, Any]:
    return {"page": page, "rows": [(edition, told_release(edition)) for edition in page], "form": form}
