"""Officers, their positions and their one-time links."""

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from donghanh.org import actions
from donghanh.org.actions.links import LIFE
from donghanh.org.doors import ActorRequest, requires
from donghanh.org.enums import Role
from donghanh.org.exports import officers_workbook
from donghanh.org.filters import OFFICER_STATES, filter_officers, with_open_link
from donghanh.org.forms.organisation import AppointForm, LeaveForm, OfficerForm
from donghanh.org.models import Officer
from donghanh.org.permissions import Permission
from donghanh.org.queries import (
    colleagues_of,
    free_positions,
    get_officer_for,
    get_position_for,
    get_tenure_for,
    held_by,
    last_holder,
    officers_for_list,
    running_tenures,
    units_of,
)
from donghanh.org.views.acts import act_page
from donghanh.ui.addresses import whole_number

PAGE = 50
MOST_LINKS = 500
manager = requires(Permission.MANAGE_ORGANISATION)


@require_safe
@manager
def officer_list(request: ActorRequest) -> HttpResponse:
    """Who serves in the ward, with position and account; `?xuat=xlsx` gives the same list as a workbook."""
    officers = with_open_link(filter_officers(officers_for_list(request.actor.ward_id), request.GET))
    if request.GET.get("xuat") == "xlsx":
        return officers_workbook(officers, by=request.actor)
    context = {
        "page": Paginator(officers, PAGE).get_page(request.GET.get("page")),
        "states": [(key, label) for key, (label, _rule) in OFFICER_STATES.items()],
        "roles": Role.choices,
        "units": units_of(request.actor),
    }
    return render(request, "org/officer_list.html", context)


@require_safe
@manager
def officer_detail(request: ActorRequest, pk: int) -> HttpResponse:
    """One person: positions now and before, account, and what would wait for a successor."""
    officer = get_officer_for(request.actor, pk)
    tenures = officer.tenures.select_related("position__unit").order_by("-started_on", "-pk")
    open_link = officer.links.filter(
        used_at__isnull=True, revoked_at__isnull=True, expires_at__gt=timezone.now()
    )
    context = {
        "officer": officer,
        "tenures": tenures,
        "held": held_by(officer, request.actor),
        "open_link": open_link.first(),
    }
    return render(request, "org/officer_detail.html", context)


@require_http_methods(["GET", "POST"])
@manager
def officer_add(request: ActorRequest) -> HttpResponse:
    return act_page(
        request,
        OfficerForm(request.POST or None, instance=Officer(ward_id=request.actor.ward_id)),
        lambda given: actions.add_officer(by=request.actor, **given),
        title=_("Add an officer"),
        button=_("Add"),
        done=_("The officer is added. Give them a position and a one-time link."),
        back=reverse("org:officer_list"),
    )


@require_http_methods(["GET", "POST"])
@manager
def officer_change(request: ActorRequest, pk: int) -> HttpResponse:
    officer = get_officer_for(request.actor, pk)
    return act_page(
        request,
        OfficerForm(request.POST or None, instance=get_officer_for(request.actor, pk)),
        lambda given: actions.change_officer(officer, by=request.actor, **given),
        title=_("Change the officer"),
        subject=officer,
        button=_("Save"),
        done=_("Saved."),
        back=_page(officer),
    )


@require_http_methods(["GET", "POST"])
@manager
def officer_leave(request: ActorRequest, pk: int) -> HttpResponse:
    officer = get_officer_for(request.actor, pk)
    return act_page(
        request,
        LeaveForm(request.POST or None, colleagues=colleagues_of(request.actor).exclude(pk=officer.pk)),
        lambda given: actions.leave(officer, by=request.actor, **given),
        title=_("Record that the officer leaves"),
        button=_("Record"),
        done=_("The officer no longer has access."),
        back=_page(officer),
        subject=officer,
        held=held_by(officer, request.actor),
    )


@require_http_methods(["GET", "POST"])
@manager
def appoint(request: ActorRequest) -> HttpResponse:
    """Puts an officer into a free position; `?officer=` and `?position=` choose beforehand."""
    officer_pk, position_pk = (whole_number(request.GET.get(name)) for name in ("officer", "position"))
    predecessor = last_holder(get_position_for(request.actor, position_pk)) if position_pk else None
    form = AppointForm(
        request.POST or None,
        tenures=running_tenures(get_officer_for(request.actor, officer_pk)) if officer_pk else None,
        initial={"officer": officer_pk, "position": position_pk},
        officers=colleagues_of(request.actor),
        positions=free_positions(request.actor.ward_id),
    )
    return act_page(
        request,
        form,
        lambda given: actions.transfer(
            given["officer"],
            given["position"],
            on=given["on"],
            ending=given.get("ending", ()),
            by=request.actor,
        ),
        title=_("Put into a position"),
        button=_("Appoint"),
        done=_("Appointed."),
        back=_page(get_officer_for(request.actor, officer_pk)) if officer_pk else reverse("org:officer_list"),
        predecessor=predecessor,
        held=held_by(predecessor, request.actor) if predecessor else [],
    )


@require_http_methods(["GET", "POST"])
@manager
def tenure_end(request: ActorRequest, pk: int) -> HttpResponse:
    tenure = get_tenure_for(request.actor, pk)
    return act_page(
        request,
        LeaveForm(
            request.POST or None, colleagues=colleagues_of(request.actor).exclude(pk=tenure.officer_id)
        ),
        lambda given: actions.end_tenure(tenure, by=request.actor, **given),
        title=_("End the tenure"),
        button=_("End the tenure"),
        done=_("The tenure has ended."),
        back=_page(tenure.officer),
        subject=tenure,
        held=held_by(tenure.officer, request.actor),
    )


@require_POST
@never_cache
@manager
def link_list(request: ActorRequest) -> HttpResponse:
    """Issues a link to each officer chosen and shows them once, ready to print and cut."""
    chosen = [whole_number(value) for value in request.POST.getlist("officer")[:MOST_LINKS]]
    officers = (
        colleagues_of(request.actor).filter(pk__in=[pk for pk in chosen if pk]).prefetch_related("tenures")
    )
    forgets = request.POST.get("drops_second_factor") == "1"
    links = [
        (officer, _address(actions.issue_link(officer, by=request.actor, drops_second_factor=forgets)))
        for officer in officers
    ]
    return render(request, "org/link_list.html", {"links": links, "until": timezone.now() + LIFE})


def _address(token: str) -> str:
    return settings.SITE_URL.rstrip("/") + reverse("org:accept_link", args=[token])


def _page(officer: Officer) -> str:
    return reverse("org:officer_detail", args=[officer.pk])
