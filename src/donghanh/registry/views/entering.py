"""Entering by hand: a new business, facts of a known one, figures of a year, events, and what came out of what."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from donghanh.kernel.errors import Refused
from donghanh.org.doors import ActorRequest, requires
from donghanh.registry.actions.businesses import (
    record_fact,
    register_business,
    say_of_business,
    withdraw_fact,
)
from donghanh.registry.actions.happenings import (
    record_happening,
    record_succession,
    withdraw_happening,
    withdraw_succession,
)
from donghanh.registry.enums import HOUSEHOLDS, FactKind, SuccessionKind
from donghanh.registry.forms.entering import (
    BusinessForm,
    EditForm,
    FactForm,
    HappeningForm,
    ReasonForm,
    SuccessionForm,
)
from donghanh.registry.models import Business
from donghanh.registry.permissions import Permission, can_edit_business
from donghanh.registry.queries import (
    get_business_for,
    get_fact_for,
    get_happening_for,
    get_succession_for,
    named_businesses,
    shown_values,
)
from donghanh.registry.resolution.twins import likely_twins
from donghanh.registry.views.acts import act_page
from donghanh.registry.wording import fact_words
from donghanh.ui.text import write_date

METHODS = ["GET", "HEAD", "POST"]


@require_http_methods(METHODS)
@requires(Permission.EDIT)
def business_new(request: ActorRequest) -> HttpResponse:
    """Registers a business; those that look alike are shown first, and entering goes on when none of them is it."""
    form = BusinessForm(request.POST if request.method == "POST" else None)
    twins = []
    if form.is_bound and form.is_valid():
        twins = likely_twins(request.actor.ward_id, form.values())
        if not twins or request.POST.get("unlike") == "yes":
            try:
                made = register_business(
                    {name: value for name, value in form.values().items() if value},
                    as_of=form.cleaned_data["as_of"],
                    by=request.actor,
                    unlike=[each.business for each in twins],
                )
            except Refused as refused:
                form.add_error(None, str(refused))
            else:
                messages.success(request, _("The business is entered."))
                return redirect(made)
    status = 422 if form.is_bound else 200
    return render(request, "registry/business_new.html", {"form": form, "twins": twins}, status=status)


@require_http_methods(METHODS)
@requires(Permission.EDIT)
def business_edit(request: ActorRequest, public_id: str) -> HttpResponse:
    """What was seen or heard, as a new entry of one of the ward's own sources; what lists say stays."""
    business = get_business_for(request.actor, public_id, can_edit_business)
    form = EditForm(request.POST if request.method == "POST" else None, values=shown_values(business))
    return act_page(
        request,
        business,
        form,
        lambda data: say_of_business(
            business, form.changed_values(), by=request.actor, as_of=data["as_of"], kind=data["source"]
        ),
        title=_("Enter facts"),
        button=_("Save"),
        done=_("What was entered stands in the source you chose. Trust among sources decides what is shown."),
        words=_("Change what you saw or heard. What other lists say stays beside it."),
    )


@require_http_methods(METHODS)
@requires(Permission.EDIT)
def fact_add(request: ActorRequest, public_id: str, kind: str) -> HttpResponse:
    """A figure of a year."""
    business = get_business_for(request.actor, public_id, can_edit_business)
    if kind not in FactKind.values:
        raise Http404
    form = FactForm(request.POST if request.method == "POST" else None, kind=kind)

    def act(data: dict[str, Any]) -> None:
        given = {"by": request.actor, "as_of": data["as_of"], "source_kind": data["source"]}
        record_fact(business, kind, data["year"], **given, **form.fact())

    label = str(FactKind(kind).label)
    return act_page(
        request,
        business,
        form,
        act,
        title=_("Enter a figure: %(fact)s") % {"fact": label},
        button=_("Save"),
        done=_("The figure is entered."),
        words=_("What is not known is left out; zero means that it was none."),
    )


@require_http_methods(METHODS)
@requires(Permission.EDIT)
def fact_withdraw(request: ActorRequest, pk: int) -> HttpResponse:
    """A figure that was none."""
    fact = get_fact_for(request.actor, pk)
    assert fact.business is not None
    words = fact_words(fact.kind, fact.amount, fact.words)
    return act_page(
        request,
        fact.business,
        ReasonForm(request.POST if request.method == "POST" else None),
        lambda data: withdraw_fact(fact, reason=data["reason"], by=request.actor),
        title=_("Withdraw a figure"),
        button=_("Withdraw it"),
        done=_("The figure is withdrawn."),
        known=[(f"{fact.get_kind_display()} {fact.year}", f"{words} ({fact.source})")],
    )


@require_http_methods(METHODS)
@requires(Permission.EDIT)
def happening_add(request: ActorRequest, public_id: str) -> HttpResponse:
    """Suspended, resumed, moved, ended: the standing follows."""
    business = get_business_for(request.actor, public_id, can_edit_business)
    return act_page(
        request,
        business,
        HappeningForm(request.POST if request.method == "POST" else None),
        lambda data: record_happening(
            business,
            data["happening"],
            on=data["on"],
            until=data["until"],
            document=data["document"],
            by=request.actor,
        ),
        title=_("Record an event"),
        button=_("Save"),
        done=_("The event is recorded; the standing follows from it."),
        known=[(_("Standing"), business.get_standing_display())],
    )


@require_http_methods(METHODS)
@requires(Permission.EDIT)
def happening_withdraw(request: ActorRequest, pk: int) -> HttpResponse:
    """An event that did not happen, or not so."""
    event = get_happening_for(request.actor, pk)
    return act_page(
        request,
        event.business,
        ReasonForm(request.POST if request.method == "POST" else None),
        lambda data: withdraw_happening(event, reason=data["reason"], by=request.actor),
        title=_("Withdraw an event"),
        button=_("Withdraw it"),
        done=_("The event is withdrawn; the standing follows."),
        known=[(event.get_happening_display(), write_date(event.on))],
    )


@require_http_methods(METHODS)
@requires(Permission.EDIT)
def succession_add(request: ActorRequest, public_id: str) -> HttpResponse:
    """Households that became one firm, mergers, divisions."""
    business = get_business_for(request.actor, public_id, can_edit_business)
    form = SuccessionForm(request.POST if request.method == "POST" else None, initial=_started_with(business))

    def act(data: dict[str, Any]) -> None:
        record_succession(
            data["kind"],
            named_businesses(request.actor, form.numbers("before")),
            named_businesses(request.actor, form.numbers("after")),
            on=data["on"],
            document=data["document"],
            ends=data["ends"],
            by=request.actor,
        )

    return act_page(
        request,
        business,
        form,
        act,
        title=_("Conversion, merger, division"),
        button=_("Save"),
        done=_("The succession is recorded."),
        words=_("Two households that become one firm count as two converted households and one enterprise."),
    )


@require_http_methods(METHODS)
@requires(Permission.EDIT)
def succession_withdraw(request: ActorRequest, pk: int) -> HttpResponse:
    """A link that was wrong."""
    link = get_succession_for(request.actor, pk)
    return act_page(
        request,
        link.predecessor,
        ReasonForm(request.POST if request.method == "POST" else None),
        lambda data: withdraw_succession(link, reason=data["reason"], by=request.actor),
        title=_("Withdraw a succession"),
        button=_("Withdraw it"),
        done=_("The succession is withdrawn."),
        known=[(link.get_kind_display(), f"{link.predecessor} → {link.successor}")],
    )


def _started_with(business: Business) -> dict[str, str]:
    """A household stands before a conversion; anything else may be the firm that came out."""
    if business.legal_form in HOUSEHOLDS:
        return {"kind": SuccessionKind.CONVERSION, "before": business.public_id}
    return {"kind": SuccessionKind.CONVERSION, "after": business.public_id}
