"""The declaration of a task: corrected, and unlocked after its month."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from donghanh.org.doors import ActorRequest, officers_only
from donghanh.plans.actions.declarations import correct_deadline, edit_declaration, unlock_declaration
from donghanh.plans.forms.acts import ReasonForm
from donghanh.plans.forms.declarations import DeclarationForm
from donghanh.plans.permissions import can_assign_unit, can_unlock
from donghanh.plans.presenters import lock_facts
from donghanh.plans.queries import get_task_for
from donghanh.plans.views.acts import act_page
from donghanh.plans.views.results import FORM


@require_http_methods(FORM)
@officers_only
def declaration_edit(request: ActorRequest, pk: int) -> HttpResponse:
    task = get_task_for(request.actor, pk, can_assign_unit)
    owed = list(task.results.filter(finished_on__isnull=True, first_due_on__isnull=False, set_by_ward=False))
    dated = owed[0] if len(owed) == 1 else None

    def act(said: dict[str, Any]) -> None:
        due_on, reason = said.pop("due_on", None), said.pop("reason")
        edit_declaration(task, reason=reason, by=request.actor, **said)
        if dated and due_on and due_on != dated.first_due_on:
            correct_deadline(dated, due_on=due_on, reason=reason, by=request.actor)

    return act_page(
        request,
        task,
        DeclarationForm(request.POST or None, task=task, dated=dated),
        act,
        title=_("Correct the declaration"),
        known=lock_facts(task),
        button=_("Save"),
        done=_("Saved. Both wordings are kept in the history."),
    )


@require_http_methods(FORM)
@officers_only
def declaration_unlock(request: ActorRequest, pk: int) -> HttpResponse:
    task = get_task_for(request.actor, pk, can_unlock)
    return act_page(
        request,
        task,
        ReasonForm(request.POST or None),
        lambda said: unlock_declaration(task, reason=said["reason"], by=request.actor),
        title=_("Unlock the declaration"),
        known=lock_facts(task),
        button=_("Unlock"),
        done=_("Unlocked for three working days."),
    )
