"""The pieces of cooperating units: asked, changed, withdrawn, delivered, confirmed, returned."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from donghanh.org.doors import ActorRequest, officers_only
from donghanh.plans.actions.contributions import (
    ask_contribution,
    change_contribution,
    confirm_contribution,
    deliver_contribution,
    return_contribution,
    withdraw_contribution,
)
from donghanh.plans.cooperation.queries import get_contribution_for
from donghanh.plans.forms.acts import ReasonForm
from donghanh.plans.forms.contributions import ContributionForm, DeliveryForm, PieceForm
from donghanh.plans.permissions import (
    can_ask_for_result,
    can_change_contribution,
    can_confirm_contribution,
    can_deliver_contribution,
)
from donghanh.plans.presenters import contribution_facts
from donghanh.plans.queries import get_result_for
from donghanh.plans.views.acts import act_page
from donghanh.plans.views.results import FORM, prove


@require_http_methods(FORM)
@officers_only
def contribution_ask(request: ActorRequest, pk: int) -> HttpResponse:
    """`?unit=` chooses the unit."""
    result = get_result_for(request.actor, pk, can_ask_for_result)
    initial = {"unit": request.GET.get("unit"), "due_on": result.due_on}
    return act_page(
        request,
        result.task,
        ContributionForm(request.POST or None, initial=initial, result=result),
        lambda said: ask_contribution(result, by=request.actor, **said),
        title=_("Ask a cooperating unit for its piece"),
        button=_("Ask"),
        done=_("Asked. The unit has been told."),
    )


@require_http_methods(FORM)
@officers_only
def contribution_change(request: ActorRequest, pk: int) -> HttpResponse:
    contribution = get_contribution_for(request.actor, pk, can_change_contribution)
    initial = {"deliverable": contribution.deliverable, "due_on": contribution.due_on}
    return act_page(
        request,
        contribution.result.task,
        PieceForm(request.POST or None, initial=initial),
        lambda said: change_contribution(contribution, by=request.actor, **said),
        title=_("Change what %(unit)s is asked for") % {"unit": contribution.unit},
        button=_("Save"),
        done=_("Saved. The unit has been told."),
    )


@require_http_methods(FORM)
@officers_only
def contribution_withdraw(request: ActorRequest, pk: int) -> HttpResponse:
    contribution = get_contribution_for(request.actor, pk, can_change_contribution)
    return act_page(
        request,
        contribution.result.task,
        ReasonForm(request.POST or None),
        lambda said: withdraw_contribution(contribution, reason=said["reason"], by=request.actor),
        title=_("Withdraw the request"),
        known=contribution_facts(contribution),
        button=_("Withdraw the piece"),
        done=_("Withdrawn. The unit has been told."),
    )


@require_http_methods(FORM)
@officers_only
def contribution_deliver(request: ActorRequest, pk: int) -> HttpResponse:
    contribution = get_contribution_for(request.actor, pk, can_deliver_contribution)

    def act(said: dict[str, Any]) -> None:
        deliver_contribution(contribution, on=said["on"], summary=said["summary"], by=request.actor)
        prove(request, contribution.result, said)

    return act_page(
        request,
        contribution.result.task,
        DeliveryForm(request.POST or None, request.FILES or None),
        act,
        title=_("Deliver your unit's piece"),
        known=contribution_facts(contribution),
        button=_("Deliver"),
        done=_("Delivered. The lead unit confirms it."),
    )


@require_http_methods(FORM)
@officers_only
def contribution_confirm(request: ActorRequest, pk: int) -> HttpResponse:
    contribution = get_contribution_for(request.actor, pk, can_confirm_contribution)
    return act_page(
        request,
        contribution.result.task,
        forms.Form(request.POST if request.method == "POST" else None),
        lambda _said: confirm_contribution(contribution, by=request.actor),
        title=_("Confirm the piece"),
        known=contribution_facts(contribution),
        button=_("Confirm"),
        done=_("Confirmed."),
    )


@require_http_methods(FORM)
@officers_only
def contribution_return(request: ActorRequest, pk: int) -> HttpResponse:
    contribution = get_contribution_for(request.actor, pk, can_confirm_contribution)
    return act_page(
        request,
        contribution.result.task,
        ReasonForm(request.POST or None),
        lambda said: return_contribution(contribution, reason=said["reason"], by=request.actor),
        title=_("Return the piece"),
        known=contribution_facts(contribution),
        button=_("Return"),
        done=_("Returned, with your reason."),
    )
