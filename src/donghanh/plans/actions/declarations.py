"""What a task declares (content, product, authority, date of the document): corrected, and unlocked after its month."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from donghanh.audit.actions import record
from donghanh.kernel.errors import Forbidden, Refused
from donghanh.org.models import Officer
from donghanh.org.permissions import has_permission
from donghanh.plans.actions.results import locked
from donghanh.plans.actions.tasks import hold
from donghanh.plans.enums import Authority
from donghanh.plans.locking import OPEN_WORKING_DAYS, is_locked, require_unlocked
from donghanh.plans.models import Result, Task, Unlock
from donghanh.plans.permissions import Permission, can_assign_unit
from donghanh.ui.text import write_date

DECLARED = ("title", "product", "authority", "authority_note")


@transaction.atomic
def unlock_declaration(task: Task, *, reason: str, by: Officer) -> Unlock:
    """Opens a locked declaration for three working days, with a reason, by the chair or the chief of office."""
    hold(task)
    today = timezone.localdate()
    if task.ward_id != by.ward_id or not has_permission(by, Permission.UNLOCK):
        raise Forbidden
    if not is_locked(task, on=today):
        raise Refused(_("The declaration is open already."))
    if not reason.strip():
        raise Refused(_("Give the reason."))
    unlock = Unlock.objects.create(
        ward_id=task.ward_id,
        task=task,
        reason=reason.strip(),
        opened_by=by,
        opened_at=timezone.now(),
        until=task.ward.calendar.add_working_days(today, OPEN_WORKING_DAYS),
    )
    record("plans.unlock_declaration", task, by=by, reason=reason, changes={"until": str(unlock.until)})
    return unlock


@transaction.atomic
def edit_declaration(task: Task, *, reason: str, by: Officer, **words: str) -> Task:
    """Corrects title, product, authority or its note, by the assigner, with a reason and both wordings in the trail.

    Once the month is locked only what was never stated may still be filled in.
    """
    hold(task)
    if not can_assign_unit(by, task):
        raise Forbidden
    new = {name: words[name].strip() for name in DECLARED if name in words}
    changes = {
        name: [getattr(task, name), value] for name, value in new.items() if getattr(task, name) != value
    }
    if not new.get("title", task.title):
        raise Refused(_("A task has a title."))
    if not changes:
        return task
    if any(old for old, _new in changes.values()):
        require_unlocked(task)
    if not reason.strip():
        raise Refused(_("Give the reason."))
    for name, (_old, value) in changes.items():
        setattr(task, name, Authority(value) if name == "authority" else value)
    task.save()
    record("plans.edit_declaration", task, by=by, reason=reason, changes=changes)
    return task


@transaction.atomic
def correct_deadline(result: Result, *, due_on: date, reason: str, by: Officer) -> Result:
    """Corrects the date of the document that was entered wrongly: the first deadline, and the present one where nobody
    extended it. Later dates come by extensions, and a locked month forbids even this."""
    result = locked(result)
    if not can_assign_unit(by, result.task):
        raise Forbidden
    require_unlocked(result.task)
    if result.first_due_on is None or result.set_by_ward:
        raise Refused(_("The document gives this result no date to correct."))
    if result.finished_on:
        raise Refused(_("This result has been accepted already."))
    if not reason.strip():
        raise Refused(_("Give the reason."))
    if result.starts_on and due_on < result.starts_on:
        raise Refused(
            _("The deadline cannot come before the work begins (%(start)s).")
            % {"start": write_date(result.starts_on)}
        )
    old = result.first_due_on
    result.due_on = due_on if result.due_on == old else result.due_on
    result.first_due_on = due_on
    result.save(update_fields=["due_on", "first_due_on"])
    dates = {"due_on": [write_date(old), write_date(due_on)]}
    record("plans.correct_deadline", result.task, by=by, reason=reason, changes=dates)
    return result
