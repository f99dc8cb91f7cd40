"""The document a conditional task waited for, and the deadline it sets off."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from donghanh.org.doors import ActorRequest, officers_only
from donghanh.plans.actions.triggers import confirm_trigger, record_trigger
from donghanh.plans.forms.obstacles import DueForm, TriggerForm
from donghanh.plans.permissions import can_tell
from donghanh.plans.presenters import trigger_facts
from donghanh.plans.queries import get_task_for, get_trigger_for, trigger_of
from donghanh.plans.views.acts import act_page, kept_file
from donghanh.plans.views.results import FORM


@require_http_methods(FORM)
@officers_only
def trigger_record(request: ActorRequest, pk: int) -> HttpResponse:
    task = get_task_for(request.actor, pk, can_tell)
    known = trigger_of(task)
    fields = ("title", "document_number", "came_on")
    initial = {name: getattr(known, name) for name in fields} if known else {}

    def act(said: dict[str, Any]) -> None:
        facts = {name: said[name] for name in fields}
        record_trigger(task, by=request.actor, attachment=kept_file(request, said), **facts)

    return act_page(
        request,
        task,
        TriggerForm(request.POST or None, request.FILES or None, initial=initial),
        act,
        title=_("The awaited document has come"),
        known=[(_("Deadline in the document"), task.deadline_raw)] if task.deadline_raw else [],
        button=_("Record"),
        done=_("Recorded. The assigner confirms the deadline."),
    )


@require_http_methods(FORM)
@officers_only
def trigger_confirm(request: ActorRequest, pk: int) -> HttpResponse:
    trigger = get_trigger_for(request.actor, pk)
    return act_page(
        request,
        trigger.task,
        DueForm(request.POST or None, initial={"due_on": trigger.proposed_due_on}),
        lambda said: confirm_trigger(trigger, due_on=said["due_on"], by=request.actor),
        title=_("Confirm the deadline"),
        known=trigger_facts(trigger),
        button=_("Confirm"),
        done=_("The deadline holds from now on."),
    )
