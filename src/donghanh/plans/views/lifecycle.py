"""Returning a task, handing it on, stopping it, setting it going again; opening a result again; a later deadline."""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from donghanh.org.doors import ActorRequest, officers_only
from donghanh.plans.actions.lifecycle import (
    cancel_task,
    pause_task,
    resume_task,
    return_task,
    transfer_task,
)
from donghanh.plans.actions.requests import move_deadline
from donghanh.plans.actions.results import reopen_result
from donghanh.plans.forms.acts import ExtensionForm, ReasonForm
from donghanh.plans.forms.lifecycle import ResumeForm, ReturnForm, TransferForm
from donghanh.plans.permissions import (
    can_assign_result,
    can_assign_unit,
    can_decide_result,
    can_work_on,
)
from donghanh.plans.presenters import due_words, interruption_facts
from donghanh.plans.queries import get_result_for, get_task_for, standing_of
from donghanh.plans.views.acts import act_page
from donghanh.plans.views.results import FORM


@require_http_methods(FORM)
@officers_only
def task_return(request: ActorRequest, pk: int) -> HttpResponse:
    task = get_task_for(request.actor, pk, can_work_on)
    return act_page(
        request,
        task,
        ReturnForm(request.POST or None, officer=request.actor, task=task),
        lambda said: return_task(task, by=request.actor, **said),
        title=_("Return the task to the assigner"),
        button=_("Return the task"),
        done=_("Returned. The assigner decides; until then the task owes nothing."),
    )


@require_http_methods(FORM)
@officers_only
def task_transfer(request: ActorRequest, pk: int) -> HttpResponse:
    """`?unit=` proposes a unit, as who returned the task did."""
    task = get_task_for(request.actor, pk, can_assign_unit)
    initial = {"unit": request.GET.get("unit")}
    return act_page(
        request,
        task,
        TransferForm(request.POST or None, initial=initial, officer=request.actor, task=task),
        lambda said: transfer_task(task, said["unit"], reason=said["reason"], by=request.actor),
        title=_("Transfer the task to another unit"),
        known=interruption_facts(standing_of(task)),
        button=_("Transfer"),
        done=_("Transferred. The new lead unit has been told."),
    )


@require_http_methods(FORM)
@officers_only
def task_pause(request: ActorRequest, pk: int) -> HttpResponse:
    task = get_task_for(request.actor, pk, can_assign_unit)
    return act_page(
        request,
        task,
        ReasonForm(request.POST or None),
        lambda said: pause_task(task, reason=said["reason"], by=request.actor),
        title=_("Pause the task"),
        button=_("Pause"),
        done=_("Paused. It owes nothing and counts in no rate until it goes on."),
    )


@require_http_methods(FORM)
@officers_only
def task_cancel(request: ActorRequest, pk: int) -> HttpResponse:
    task = get_task_for(request.actor, pk, can_assign_unit)
    return act_page(
        request,
        task,
        ReasonForm(request.POST or None),
        lambda said: cancel_task(task, reason=said["reason"], by=request.actor),
        title=_("Cancel the task"),
        known=interruption_facts(standing_of(task)),
        button=_("Cancel the task"),
        done=_("Cancelled. What was finished stays finished."),
    )


@require_http_methods(FORM)
@officers_only
def task_resume(request: ActorRequest, pk: int) -> HttpResponse:
    task = get_task_for(request.actor, pk, can_assign_unit)
    owed = list(task.results.filter(finished_on__isnull=True, due_on__isnull=False))
    return act_page(
        request,
        task,
        ResumeForm(request.POST or None, dated=len(owed) == 1),
        lambda said: resume_task(task, by=request.actor, **said),
        title=_("Set the task going again"),
        known=[
            *interruption_facts(standing_of(task)),
            *((_("Deadline now"), due_words(result)) for result in owed),
        ],
        button=_("Set going again"),
        done=_("The task goes on. The lead unit has been told."),
    )


@require_http_methods(FORM)
@officers_only
def result_reopen(request: ActorRequest, pk: int) -> HttpResponse:
    result = get_result_for(request.actor, pk, can_decide_result)
    return act_page(
        request,
        result.task,
        ReasonForm(request.POST or None),
        lambda said: reopen_result(result, reason=said["reason"], by=request.actor),
        title=_("Open the accepted result again"),
        known=[(_("Result"), result.summary)] if result.summary else [],
        button=_("Open again"),
        done=_("Opened again. It is owed by its old deadline."),
    )


@require_http_methods(FORM)
@officers_only
def deadline_move(request: ActorRequest, pk: int) -> HttpResponse:
    result = get_result_for(request.actor, pk, can_assign_result)
    return act_page(
        request,
        result.task,
        ExtensionForm(request.POST or None),
        lambda said: move_deadline(result, by=request.actor, **said),
        title=_("Set a later deadline"),
        known=[(_("Deadline now"), due_words(result))] if result.due_on else [],
        button=_("Set the deadline"),
        done=_("The new deadline holds; the old one is kept."),
    )
