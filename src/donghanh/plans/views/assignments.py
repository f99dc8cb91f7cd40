"""Giving tasks to units and people, their product and rhythm."""

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from donghanh.org.doors import ActorRequest, officers_only
from donghanh.plans.actions.tasks import assign_officer, assign_unit, set_product, set_rhythm
from donghanh.plans.enums import Rhythm
from donghanh.plans.forms.acts import AssignForm, OfficerForm, ProductForm, RhythmForm
from donghanh.plans.permissions import can_assign_officer, can_assign_unit
from donghanh.plans.queries import get_task_for
from donghanh.plans.views.acts import act_page
from donghanh.plans.views.results import FORM


@require_http_methods(FORM)
@officers_only
def task_assign(request: ActorRequest, pk: int) -> HttpResponse:
    task = get_task_for(request.actor, pk, can_assign_unit)
    return act_page(
        request,
        task,
        AssignForm(request.POST or None, officer=request.actor, task=task),
        lambda said: assign_unit(task, by=request.actor, **said),
        title=_("Give the task to a unit"),
        button=_("Assign"),
        done=_("Assigned."),
    )


@require_http_methods(FORM)
@officers_only
def task_officer(request: ActorRequest, pk: int) -> HttpResponse:
    task = get_task_for(request.actor, pk, can_assign_officer)
    return act_page(
        request,
        task,
        OfficerForm(request.POST if request.method == "POST" else None, task=task),
        lambda said: assign_officer(task, said["officer"], by=request.actor),
        title=_("Put a person in charge"),
        button=_("Save"),
        done=_("Saved."),
    )


@require_http_methods(FORM)
@officers_only
def task_product(request: ActorRequest, pk: int) -> HttpResponse:
    task = get_task_for(request.actor, pk, can_assign_unit)
    return act_page(
        request,
        task,
        ProductForm(request.POST or None, initial={"product": task.product}),
        lambda said: set_product(task, said["product"], by=request.actor),
        title=_("Say what the task must produce"),
        button=_("Save"),
        done=_("Saved."),
    )


@require_http_methods(FORM)
@officers_only
def task_rhythm(request: ActorRequest, pk: int) -> HttpResponse:
    task = get_task_for(request.actor, pk, can_assign_unit)
    since = task.rhythm_from or timezone.localdate().replace(month=1, day=1)
    form = RhythmForm(request.POST or None, initial={"rhythm": task.rhythm or Rhythm.YEARLY, "since": since})
    return act_page(
        request,
        task,
        form,
        lambda said: set_rhythm(task, said["rhythm"], since=said["since"], by=request.actor),
        title=_("Set a reporting rhythm"),
        button=_("Save"),
        done=_("Saved. The periods begun so far are open."),
    )
