"""Official figures of an indicator: entering, correcting, withdrawing, confirming, explaining, and their files."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from donghanh.files.responses import hand_out
from donghanh.indicators.actions.observations import (
    confirm_value,
    correct_value,
    explain_gap,
    record_value,
    withdraw_value,
)
from donghanh.indicators.computing import records_behind
from donghanh.indicators.forms import CorrectForm, FigureForm, GapForm, ReasonForm, today_as_initial
from donghanh.indicators.models import Observation
from donghanh.indicators.permissions import Permission, can_confirm, can_enter
from donghanh.indicators.presenters import amounts_of, parts_words, typed, value_words
from donghanh.indicators.queries import get_indicator_for, get_observation_for, get_series_for
from donghanh.indicators.views.acts import act_page, kept_file
from donghanh.kernel.errors import Refused
from donghanh.org.doors import ActorRequest, requires
from donghanh.org.models import Officer
from donghanh.ui.text import write_date

FORM = ["GET", "HEAD", "POST"]
PAGE = 50


@require_http_methods(FORM)
@requires(Permission.ENTER)
def value_add(request: ActorRequest, pk: int) -> HttpResponse:
    """An official figure with its day, source and evidence."""
    indicator = get_indicator_for(request.actor, pk, can_enter)
    form = FigureForm(
        request.POST or None, request.FILES or None, indicator=indicator, initial=today_as_initial()
    )

    def act(said: dict[str, Any]) -> None:
        facts = {name: said[name] for name in ("as_of", "source", "rebased", "territory_note")}
        record_value(
            indicator, said["figure"], attachment=kept_file(request, said), by=request.actor, **facts
        )

    return act_page(
        request,
        indicator,
        form,
        act,
        title=_("Enter an official figure"),
        button=_("Enter the figure"),
        done=_("The figure is entered. It counts once somebody else has confirmed it."),
    )


@require_http_methods(FORM)
@requires(Permission.ENTER)
def value_correct(request: ActorRequest, pk: int) -> HttpResponse:
    """Another figure takes the place of this one."""
    observation = get_observation_for(request.actor, pk, _can_change)
    initial = {"figure": typed(observation), "source": observation.source}
    form = CorrectForm(
        request.POST or None, request.FILES or None, indicator=observation.indicator, initial=initial
    )

    def act(said: dict[str, Any]) -> None:
        correct_value(
            observation,
            said["figure"],
            reason=said["reason"],
            source=said["source"],
            attachment=kept_file(request, said),
            by=request.actor,
        )

    return act_page(
        request,
        observation.indicator,
        form,
        act,
        title=_("Correct the official figure"),
        button=_("Save the correction"),
        done=_("Corrected. The figure before it stays in the history; the new one has to be confirmed."),
        known=_known(observation),
    )


@require_http_methods(FORM)
@requires(Permission.ENTER)
def value_withdraw(request: ActorRequest, pk: int) -> HttpResponse:
    """The day has no official figure again."""
    observation = get_observation_for(request.actor, pk, _can_change)
    return act_page(
        request,
        observation.indicator,
        ReasonForm(request.POST or None),
        lambda said: withdraw_value(observation, by=request.actor, **said),
        title=_("Withdraw the official figure"),
        button=_("Withdraw the figure"),
        done=_("The figure is withdrawn; its trace stays in the history."),
        known=_known(observation),
    )


@require_POST
@requires(Permission.CONFIRM)
def value_confirm(request: ActorRequest, pk: int) -> HttpResponse:
    """Stands for a figure that somebody else entered."""
    observation = get_observation_for(request.actor, pk, can_confirm)
    try:
        confirm_value(observation, by=request.actor)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The figure is confirmed."))
    return redirect(observation.indicator)


@require_http_methods(FORM)
@requires(Permission.ENTER)
def gap_explain(request: ActorRequest, pk: int) -> HttpResponse:
    """Why the computed figure of that day differs; `pk` is the official one."""
    reported = get_observation_for(request.actor, pk, _can_change)
    series = get_series_for(request.actor, reported.indicator_id)
    day = next((each for each in series.days if each.reported and each.reported.pk == pk), None)
    if day is None or day.computed is None or not day.gap:
        raise Http404
    computed: Observation = day.computed
    return act_page(
        request,
        reported.indicator,
        GapForm(request.POST or None),
        lambda said: explain_gap(computed, reported, said["text"], by=request.actor),
        title=_("Explain the gap"),
        button=_("Keep the explanation"),
        done=_("The explanation is kept."),
        known=[*_known(reported), (_("Computed by the system"), _words(computed))],
    )


@require_safe
@requires(Permission.VIEW)
def value_file(request: ActorRequest, pk: int) -> HttpResponseBase:
    """The evidence of a figure."""
    observation = get_observation_for(request.actor, pk)
    if observation.attachment is None:
        raise Http404
    return hand_out(observation.attachment)


@require_safe
@requires(Permission.VIEW)
def value_records(request: ActorRequest, pk: int) -> HttpResponse:
    """The records a frozen figure was counted from."""
    observation = get_observation_for(request.actor, pk)
    records = records_behind(observation)
    if records is None:
        raise Http404
    page = Paginator(records, PAGE).get_page(request.GET.get("page"))
    context = {
        "indicator": observation.indicator,
        "observation": observation,
        "words": _words(observation),
        "count": observation.basis.get("count", 0),
        "page": page,
        "amounts": amounts_of(page, ""),
    }
    return render(request, "indicators/value_records.html", context)


def _can_change(officer: Officer, observation: Observation) -> bool:
    return observation.kind == "reported" and can_enter(officer, observation.indicator)


def _known(observation: Observation) -> list[tuple[Any, str]]:
    return [(_("Official figure"), _words(observation)), (_("As of"), write_date(observation.as_of))]


def _words(observation: Observation) -> str:
    value = value_words(observation.indicator, observation.exact)
    return ", ".join(filter(None, (value, parts_words(observation))))
