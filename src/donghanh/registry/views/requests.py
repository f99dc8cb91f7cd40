"""The owner's link, and the desk of requests about personal data."""

from collections.abc import Callable, Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from donghanh.kernel.errors import Refused
from donghanh.org.doors import ActorRequest, requires
from donghanh.org.permissions import has_permission
from donghanh.registry.actions.requests import (
    acknowledge_request,
    extend_request,
    grant_request,
    issue_owner_link,
    lift_restriction,
    receive_request,
    refuse_request,
    revoke_owner_links,
)
from donghanh.registry.conflicts.desk_sheets import requests_workbook
from donghanh.registry.enums import Attribute, DataRequestKind, DataRequestOutcome
from donghanh.registry.forms.requests import AnswerForm, ExtendForm, TakenForm
from donghanh.registry.models import Access, DataRequest, OwnerLink
from donghanh.registry.permissions import Permission, can_act_on_business, can_unmask
from donghanh.registry.queries import get_business_for, get_request_for, visible_requests
from donghanh.registry.resolution.merged import led_to
from donghanh.registry.rights.forgetting import left_of, reach_of, told_left
from donghanh.registry.rights.mirroring import owner_path
from donghanh.registry.rights.request_desk import STATES, RequestFilter, late_on, standing_of, words_of
from donghanh.registry.rights.restrictions import RESTRICTING
from donghanh.registry.rights.squares import square_of
from donghanh.registry.views.acts import act_page
from donghanh.registry.views.unmasking import unmask_page

PAGE = 50
RESTRICTED = gettext_lazy(
    "From now on the owner's personal data is in no file and read by no key; it is shown in full only to an officer who"
    " confirms that the purpose outweighs the restriction."
)
METHODS = ["GET", "HEAD", "POST"]


@require_http_methods(METHODS)
@requires(Permission.ANSWER)
def owner_link(request: ActorRequest, public_id: str) -> HttpResponse:
    """Makes a link and shows it once: as a slip to print, and as words to send. A new one closes those before."""
    business = get_business_for(request.actor, public_id, can_act_on_business)
    asks = request.POST.get("hoi") or request.GET.get("hoi", "")
    context: dict[str, Any] = {
        "business": business,
        "asks": asks if asks in Attribute.values else "",
        "asks_label": Attribute(asks).label if asks in Attribute.values else "",
        "standing": OwnerLink.objects.filter(led_to(business), revoked_at=None).first(),
        "day": timezone.localdate(),
    }
    status = 200
    if request.method == "POST":
        try:
            made = issue_owner_link(business, asks=context["asks"], by=request.actor)
        except Refused as refused:
            context["refusal"], status = str(refused), 422
        else:
            address = settings.SITE_URL.rstrip("/") + owner_path(made)
            context |= {"made": made, "address": address, "picture": square_of(address)}
    return render(request, "registry/owner_link.html", context, status=status)


@require_POST
@requires(Permission.ANSWER)
def owner_link_revoke(request: ActorRequest, public_id: str) -> HttpResponse:
    """Closes every link to the business."""
    business = get_business_for(request.actor, public_id, can_act_on_business)
    return act_page(
        request,
        business,
        forms.Form(request.POST),
        lambda _data: revoke_owner_links(business, by=request.actor),
        title=_("Close the link"),
        button=_("Close the link"),
        done=_("The link is closed."),
    )


@require_safe
@requires(Permission.ANSWER)
def data_request_list(request: ActorRequest) -> HttpResponse:
    """What is owed to owners, the overdue first."""
    on, ward = timezone.localdate(), request.actor.ward
    every = visible_requests(request.actor)
    wanted = RequestFilter.of(request.GET)
    found = wanted.apply(every, on)
    if request.GET.get("xuat") == "xlsx":
        return requests_workbook(found, on=on, by=request.actor)
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "rows": [(each, standing_of(each, on, ward.calendar)) for each in page],
        "wanted": wanted,
        "states": STATES.items(),
        "kinds": DataRequestKind.choices,
        "late": every.filter(late_on(on)).count(),
        "open": every.filter(outcome="").count(),
        "day": on,
    }
    return render(request, "registry/data_request_list.html", context)


@require_safe
@requires(Permission.ANSWER)
def data_request_detail(request: ActorRequest, pk: int) -> HttpResponse:
    """One request: what is asked, its clock, its answer; personal data masked."""
    return _detail(request, get_request_for(request.actor, pk))


@require_http_methods(METHODS)
@requires(Permission.ANSWER)
def data_request_unmask(request: ActorRequest, pk: int) -> HttpResponse:
    """The same with personal data in full, once, as on the page of the business: it is written down."""
    asked = get_request_for(request.actor, pk)
    if not can_unmask(request.actor, asked.about):
        raise Http404
    return unmask_page(
        request,
        asked.about,
        lambda access: _detail(request, asked, access=access),
        asked.get_absolute_url(),
    )


def _detail(request: ActorRequest, asked: DataRequest, access: Access | None = None) -> HttpResponse:
    shown = words_of(asked, in_full=access is not None)
    context = {
        "asked": asked,
        "shown": shown,
        "access": access,
        "may_unmask": has_permission(request.actor, Permission.UNMASK),
        "told": told_left(asked.left),
        "restricts": asked.outcome == DataRequestOutcome.GRANTED and asked.kind in RESTRICTING,
        "standing": standing_of(asked, timezone.localdate(), asked.ward.calendar),
    }
    response = render(request, "registry/data_request_detail.html", context)
    response["Cache-Control"] = "no-store"
    return response


@require_http_methods(METHODS)
@requires(Permission.ANSWER)
def data_request_add(request: ActorRequest, public_id: str) -> HttpResponse:
    """Takes down a request that came by paper, telephone or at the counter."""
    business = get_business_for(request.actor, public_id, can_act_on_business)
    return act_page(
        request,
        business,
        TakenForm(request.POST if request.method == "POST" else None),
        lambda data: receive_request(
            business,
            data["kind"],
            text=data["text"],
            attribute=data["attribute"],
            wanted=data["wanted"],
            received_on=data["received_on"],
            by=request.actor,
        ),
        title=_("Take a request about personal data"),
        button=_("Take it down"),
        done=_("The request has a code and its clock runs."),
        words=_(
            "Acknowledge within two working days; carry out in 10, 15 or 20 days by the kind of request."
        ),
    )


@require_http_methods(METHODS)
@requires(Permission.ANSWER)
def data_request_acknowledge(request: ActorRequest, pk: int) -> HttpResponse:
    """The owner reads that the request has arrived."""
    asked = get_request_for(request.actor, pk)
    form = forms.Form(request.POST if request.method == "POST" else None)
    return _act(
        request, asked, form, lambda _data: acknowledge_request(asked, by=request.actor), _("Acknowledge")
    )


@require_http_methods(METHODS)
@requires(Permission.ANSWER)
def data_request_extend(request: ActorRequest, pk: int) -> HttpResponse:
    """Moves the deadline once."""
    asked = get_request_for(request.actor, pk)
    form = ExtendForm(request.POST if request.method == "POST" else None)
    return _act(
        request, asked, form, lambda data: extend_request(asked, **data, by=request.actor), _("Extend")
    )


@require_http_methods(METHODS)
@requires(Permission.ANSWER)
def data_request_grant(request: ActorRequest, pk: int) -> HttpResponse:
    """Carries it out and answers."""
    asked = get_request_for(request.actor, pk)
    form = AnswerForm(request.POST if request.method == "POST" else None)
    left = []
    if asked.kind == DataRequestKind.DELETE and asked.is_open:
        left = told_left(left_of(reach_of(asked.about, asked.attribute)), before=True)
    words = str(RESTRICTED) if asked.kind in RESTRICTING else ""
    act = lambda data: grant_request(asked, **data, by=request.actor)  # noqa: E731
    return _act(request, asked, form, act, _("Carry out"), words=words, also=left)


@require_http_methods(METHODS)
@requires(Permission.ANSWER)
def data_request_refuse(request: ActorRequest, pk: int) -> HttpResponse:
    """Says why not."""
    asked = get_request_for(request.actor, pk)
    form = AnswerForm(request.POST if request.method == "POST" else None)
    return _act(
        request, asked, form, lambda data: refuse_request(asked, **data, by=request.actor), _("Refuse it")
    )


@require_http_methods(METHODS)
@requires(Permission.ANSWER)
def data_request_lift(request: ActorRequest, pk: int) -> HttpResponse:
    """The restriction holds no more."""
    asked = get_request_for(request.actor, pk)
    form = ExtendForm(request.POST if request.method == "POST" else None)
    return _act(
        request,
        asked,
        form,
        lambda data: lift_restriction(asked, **data, by=request.actor),
        _("Lift the restriction"),
    )


def _act(
    request: ActorRequest,
    asked: DataRequest,
    form: forms.Form,
    act: Callable[[dict[str, Any]], Any],
    title: str,
    *,
    words: str = "",
    also: Sequence[str] = (),
) -> HttpResponse:
    """`also`: sentences on what the act does, beside what is asked."""
    shown = words_of(asked)
    known = [(asked.code, asked.get_kind_display())]
    if asked.attribute:
        known.append((asked.get_attribute_display(), shown.wanted or "–"))
    if shown.text:
        known.append((_("Request"), shown.text))
    if also:
        known.append((_("What goes and what stays"), "\n".join(also)))
    return act_page(
        request,
        asked.about,
        form,
        act,
        title=title,
        button=title,
        done=_("Written down; the owner reads it in the mirror."),
        known=known,
        words=words,
        back=asked.get_absolute_url(),
    )
