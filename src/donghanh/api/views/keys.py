"""Keys of agencies and what they may read of the ward."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from donghanh.api.actions.keys import issue_key, join_key, withdraw_grant
from donghanh.api.exports import grants_workbook, readings_workbook
from donghanh.api.forms import JoinForm, KeyForm, ReasonForm
from donghanh.api.permissions import Permission
from donghanh.api.presenters import told_attributes, told_scopes, told_state
from donghanh.api.queries import days_of, get_grant_for, grants_for, keys_of, readings_of, use_of
from donghanh.kernel.errors import Refused
from donghanh.org.doors import ActorRequest, requires

PAGE = 50
DAYS = 30
manager = requires(Permission.MANAGE)


@require_safe
@manager
def key_list(request: ActorRequest) -> HttpResponse:
    """Every right that the ward gave, with how much was read."""
    used = use_of(request.actor)
    if request.GET.get("xuat") == "xlsx":
        grants = list(grants_for(request.actor))
        return grants_workbook(grants, keys_of(grants), used, by=request.actor)
    page = Paginator(grants_for(request.actor), PAGE).get_page(request.GET.get("page"))
    keys = keys_of(page)
    rows = [(grant, told_state(grant, keys.get(grant.prefix)), used.get(str(grant))) for grant in page]
    return render(request, "api/key_list.html", {"page": page, "rows": rows})


@never_cache
@require_http_methods(["GET", "POST"])
@manager
def key_new(request: ActorRequest) -> HttpResponse:
    """A new key. Its text is in this one answer and nowhere else."""
    form = KeyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        limits = {"per_minute": given["per_minute"], "per_day": given["per_day"]}
        try:
            grant, token = issue_key(
                given["agency"], given["contact"], form.terms, **limits, by=request.actor
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            return render(request, "api/key_issued.html", {"grant": grant, "token": token})
    return _form_page(request, form, title=_("New key for an agency"), button=_("Issue the key"))


@require_http_methods(["GET", "POST"])
@manager
def key_join(request: ActorRequest) -> HttpResponse:
    """Rights for a key that another ward issued."""
    form = JoinForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            grant = join_key(form.cleaned_data["code"], form.terms, by=request.actor)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The holder of the key may read now what was agreed."))
            return redirect(grant)
    return _form_page(request, form, title=_("Rights for an existing key"), button=_("Grant the rights"))


@require_safe
@manager
def key_detail(request: ActorRequest, pk: int) -> HttpResponse:
    """What was agreed, and what was read."""
    grant = get_grant_for(request.actor, pk)
    if request.GET.get("xuat") == "xlsx":
        return readings_workbook(readings_of(request.actor, str(grant)), by=request.actor)
    return render(request, "api/key_detail.html", _detail(request, grant, ReasonForm()))


@require_POST
@manager
def key_revoke(request: ActorRequest, pk: int) -> HttpResponse:
    """Takes the rights back, and with them the key where this ward issued it."""
    grant = get_grant_for(request.actor, pk)
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return render(request, "api/key_detail.html", _detail(request, grant, form), status=422)
    try:
        withdraw_grant(grant, reason=form.cleaned_data["reason"], by=request.actor)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The rights are withdrawn; the key reads nothing of the ward any more."))
    return redirect(grant)


def _detail(request: ActorRequest, grant: Any, form: ReasonForm) -> dict[str, Any]:
    readings = Paginator(readings_of(request.actor, str(grant)), PAGE).get_page(request.GET.get("page"))
    key = keys_of([grant]).get(grant.prefix)
    return {
        "grant": grant,
        "key": key,
        "is_own_key": key is not None and key.ward_id == grant.ward_id,
        "state": told_state(grant, key),
        "scopes": told_scopes(grant),
        "attributes": told_attributes(grant),
        "days": days_of(request.actor, grant.prefix)[:DAYS],
        "page": readings,
        "form": form,
    }


def _form_page(request: ActorRequest, form: KeyForm | JoinForm, **words: str) -> HttpResponse:
    status = 422 if form.is_bound else 200
    return render(request, "api/key_new.html", {"form": form, **words}, status=status)
