"""The document a conditional task waited for: recorded by who gets it, made a deadline by the assigner."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from donghanh.audit.actions import record
from donghanh.files.models import Attachment
from donghanh.kernel.errors import Forbidden, Refused
from donghanh.kernel.events import publish
from donghanh.org.models import Officer
from donghanh.plans.actions.results import require_running
from donghanh.plans.actions.tasks import hold
from donghanh.plans.conditions import proposed_due_on
from donghanh.plans.events import TriggerConfirmed, TriggerRecorded
from donghanh.plans.models import Task, Trigger
from donghanh.plans.permissions import can_assign_unit, can_tell, waits_for_document
from donghanh.ui.text import write_date


@transaction.atomic
def record_trigger(
    task: Task,
    *,
    title: str,
    came_on: date,
    by: Officer,
    document_number: str = "",
    attachment: Attachment | None = None,
) -> Trigger:
    """Records the document and proposes the deadline it sets off. Until that is confirmed, a second record corrects the
    first; afterwards the deadline moves by extensions alone."""
    hold(task)
    if not can_tell(by, task):
        raise Forbidden
    require_running(task)
    trigger = Trigger.objects.select_for_update().filter(task=task).first()
    _require_waiting(task, trigger)
    if came_on > timezone.localdate():
        raise Refused(_("The day the document came cannot be in the future."))
    if not title.strip():
        raise Refused(_("Say which document came."))
    trigger = trigger or Trigger(ward_id=task.ward_id, task=task)
    trigger.title, trigger.document_number, trigger.came_on = title.strip(), document_number.strip(), came_on
    trigger.attachment = attachment or trigger.attachment
    trigger.recorded_by, trigger.recorded_at = by, timezone.now()
    trigger.proposed_due_on = proposed_due_on(task.deadline, came_on, task.ward.calendar)
    trigger.save()
    record("plans.record_trigger", task, by=by, reason=str(trigger))
    publish(TriggerRecorded(trigger, by))
    return trigger


@transaction.atomic
def confirm_trigger(trigger: Trigger, *, due_on: date, by: Officer) -> Trigger:
    """Makes the deadline hold that the document sets off, by the assigner, who may change the proposed date. The days
    before stay days of waiting."""
    task = trigger.task
    hold(task)
    trigger = Trigger.objects.select_for_update().get(pk=trigger.pk)
    if not can_assign_unit(by, task):
        raise Forbidden
    _require_waiting(task, trigger)
    if due_on < trigger.came_on:
        raise Refused(
            _("The deadline cannot come before the document (%(day)s).")
            % {"day": write_date(trigger.came_on)}
        )
    now = timezone.now()
    trigger.confirmed_by, trigger.confirmed_at = by, now
    trigger.save()
    for result in task.results.filter(due_on__isnull=True, finished_on__isnull=True):
        if result.starts_on and result.starts_on > due_on:
            result.starts_on = trigger.came_on
        result.due_on = result.first_due_on = due_on
        result.set_by_ward, result.dated_at = True, now
        result.save()
    record("plans.confirm_trigger", task, by=by, reason=f"{trigger} → {write_date(due_on)}")
    publish(TriggerConfirmed(trigger, by))
    return trigger


def _require_waiting(task: Task, trigger: Trigger | None) -> None:
    if trigger and trigger.confirmed_at:
        raise Refused(_("The deadline has been confirmed: ask for more time to change it."))
    if not waits_for_document(task):
        raise Refused(_("This task waits for no document."))
