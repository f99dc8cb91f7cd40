"""Defining an indicator: words, baseline, goals, and ending it."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from donghanh.indicators.actions.definitions import (
    FIXED,
    WORDS,
    change_goal,
    change_indicator,
    define_indicator,
    drop_goal,
    end_indicator,
    redefine_indicator,
    resume_indicator,
    set_baseline,
    set_goal,
)
from donghanh.indicators.forms import (
    BaselineForm,
    ChangeGoalForm,
    DefinitionForm,
    IndicatorForm,
    NewGoalForm,
    ReasonForm,
    RedefineForm,
    known_facts,
)
from donghanh.indicators.permissions import Permission, can_define
from donghanh.indicators.presenters import due_words, goal_words, plain
from donghanh.indicators.queries import get_goal_for, get_indicator_for, get_series_for, today
from donghanh.indicators.views.acts import act_page, kept_file
from donghanh.kernel.errors import Refused
from donghanh.org.doors import ActorRequest, requires

FORM = ["GET", "HEAD", "POST"]


@require_http_methods(FORM)
@requires(Permission.DEFINE)
def indicator_new(request: ActorRequest) -> HttpResponse:
    """A new indicator with the first version of its definition."""
    data = request.POST or None
    form = IndicatorForm(data, officer=request.actor, initial={"frequency": "quarterly"})
    words = DefinitionForm(data)
    if data is not None and form.is_valid() and words.is_valid():
        try:
            made = define_indicator(by=request.actor, words=words.cleaned_data, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The indicator is defined. Decide on its baseline and goal next."))
            return redirect(made)
    context = {"form": form, "words": words}
    status = 422 if form.is_bound and (form.errors or words.errors) else 200
    return render(request, "indicators/indicator_new.html", context, status=status)


@require_http_methods(FORM)
@requires(Permission.DEFINE)
def indicator_edit(request: ActorRequest, pk: int) -> HttpResponse:
    """Name, code, owner; unit and way of counting as long as there is no figure."""
    indicator = get_indicator_for(request.actor, pk, can_define)
    has_figures = indicator.observations.exists() or indicator.baselines.exists()
    form = IndicatorForm(
        request.POST or None,
        officer=request.actor,
        fixed=FIXED if has_figures else (),
        initial=known_facts(indicator),
    )
    return act_page(
        request,
        indicator,
        form,
        lambda said: change_indicator(indicator, by=request.actor, **said),
        title=_("Change the indicator"),
        button=_("Save"),
        done=_("Saved."),
    )


@require_http_methods(FORM)
@requires(Permission.DEFINE)
def definition_edit(request: ActorRequest, pk: int) -> HttpResponse:
    """A new version of the definition."""
    series = get_series_for(request.actor, pk, can_define)
    known: dict[str, Any] = {name: getattr(series.definition, name, "") for name in WORDS}
    form = RedefineForm(request.POST or None, initial=known | {"valid_from": today()})
    return act_page(
        request,
        series.indicator,
        form,
        lambda said: redefine_indicator(series.indicator, by=request.actor, **said),
        title=_("New version of the definition"),
        button=_("Save the new version"),
        done=_("The new definition holds. The versions before it stay in the history."),
    )


@require_http_methods(FORM)
@requires(Permission.DEFINE)
def baseline_set(request: ActorRequest, pk: int) -> HttpResponse:
    """Where the indicator starts."""
    series = get_series_for(request.actor, pk, can_define)
    form = BaselineForm(request.POST or None, request.FILES or None, indicator=series.indicator)

    def act(said: dict[str, Any]) -> None:
        attachment = kept_file(request, said)
        facts = {name: said[name] for name in ("as_of", "source", "reason", "rebased", "territory_note")}
        set_baseline(series.indicator, said["figure"], attachment=attachment, by=request.actor, **facts)

    return act_page(
        request,
        series.indicator,
        form,
        act,
        title=_("Decide on the baseline"),
        button=_("Fix the baseline"),
        done=_("The baseline is fixed."),
    )


@require_http_methods(FORM)
@requires(Permission.DEFINE)
def goal_add(request: ActorRequest, pk: int) -> HttpResponse:
    indicator = get_indicator_for(request.actor, pk, can_define)
    return act_page(
        request,
        indicator,
        NewGoalForm(request.POST or None),
        lambda said: set_goal(indicator, by=request.actor, **said),
        title=_("Set a goal"),
        button=_("Set the goal"),
        done=_("The goal is set."),
    )


@require_http_methods(FORM)
@requires(Permission.DEFINE)
def goal_edit(request: ActorRequest, pk: int) -> HttpResponse:
    goal = get_goal_for(request.actor, pk, can_define)
    known = {
        "comparator": goal.comparator,
        "value": plain(goal.value),
        "upper": plain(goal.upper) if goal.upper is not None else "",
        "due_on": goal.due_on,
    }
    return act_page(
        request,
        goal.indicator,
        ChangeGoalForm(request.POST or None, initial=known),
        lambda said: change_goal(goal, by=request.actor, **said),
        title=_("Change the goal"),
        button=_("Save"),
        done=_("Saved."),
        known=[(_("Words of the document"), goal.quote)] if goal.quote else (),
    )


@require_http_methods(FORM)
@requires(Permission.DEFINE)
def goal_drop(request: ActorRequest, pk: int) -> HttpResponse:
    goal = get_goal_for(request.actor, pk, can_define)
    return act_page(
        request,
        goal.indicator,
        ReasonForm(request.POST or None),
        lambda said: drop_goal(goal, by=request.actor, **said),
        title=_("Drop the goal"),
        button=_("Drop the goal"),
        done=_("The goal no longer binds."),
        known=[(_("Goal"), " ".join(filter(None, (goal_words(goal), due_words(goal)))))],
    )


@require_http_methods(FORM)
@requires(Permission.DEFINE)
def indicator_end(request: ActorRequest, pk: int) -> HttpResponse:
    """Nothing is entered or computed any more."""
    indicator = get_indicator_for(request.actor, pk, can_define)
    return act_page(
        request,
        indicator,
        ReasonForm(request.POST or None),
        lambda said: end_indicator(indicator, by=request.actor, **said),
        title=_("Stop following the indicator"),
        button=_("Stop following"),
        done=_("The indicator is not followed any more. Its figures stay."),
    )


@require_POST
@requires(Permission.DEFINE)
def indicator_resume(request: ActorRequest, pk: int) -> HttpResponse:
    indicator = resume_indicator(get_indicator_for(request.actor, pk, can_define), by=request.actor)
    messages.success(request, _("The indicator is followed again."))
    return redirect(indicator)
