"""Dating a result anew as an amending document says, so that no late flag comes or goes unfairly."""

from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from donghanh.kernel.errors import Refused
from donghanh.org.models import Officer
from donghanh.plans.actions.results import locked
from donghanh.plans.amending.owed import open_result
from donghanh.plans.enums import DeadlineKind, Rhythm
from donghanh.plans.models import Amendment, Draft, Redating, Result, Task
from donghanh.ui.text import write_date


def redate(
    task: Task, amendment: Amendment, draft: Draft, due_on: date | None, *, by: Officer
) -> dict[str, Any]:
    """Moves the deadline of the result that is due first to `due_on`; part of taking over a change, never alone.

    The task takes the meaning of the new words, or of the person's own date where it differs. Accepted results keep the
    deadline they were accepted under. A date that comes forward may not be past already, nor before a day finished that
    was claimed: nobody becomes late by a document that came later. Returns the old and the new date for the trail.
    """
    found = open_result(task)
    if found is None:
        raise Refused(_("Everything this task owes is finished; its deadline no longer moves."))
    result = locked(found)
    _put_meaning(task, draft, due_on)
    exclusive = bool(task.deadline.get("exclusive"))
    if (result.due_on, result.exclusive) == (due_on, exclusive):
        return {}
    _require_fair(result, due_on)
    _keep_old(result, amendment, due_on, by)
    told = {"due_on": [_words(result.due_on), _words(due_on)]}
    result.starts_on = _beginning(draft, due_on)
    if result.due_on is None and due_on:
        result.dated_at = timezone.now()
    result.due_on, result.exclusive, result.set_by_ward = due_on, exclusive, False
    result.first_due_on = result.first_due_on or due_on
    result.save()
    return told


def _put_meaning(task: Task, draft: Draft, due_on: date | None) -> None:
    """What the words mean; a date of the document ends a rhythm that the ward had set for want of one."""
    if due_on == draft.due_on:
        task.deadline, kind = draft.deadline, draft.deadline.get("kind", DeadlineKind.NONE)
    else:
        task.deadline, kind = {"kind": DeadlineKind.BY_DATE.value, "by_person": True}, DeadlineKind.BY_DATE
    task.deadline_kind = kind
    if due_on:
        task.rhythm, task.rhythm_from = Rhythm.NONE, None


def _require_fair(result: Result, due_on: date | None) -> None:
    if due_on is None or (result.due_on and due_on >= result.due_on):
        return
    if due_on < timezone.localdate():
        raise Refused(
            _("The new deadline (%(day)s) is past already: give a later one, or keep the old one.")
            % {"day": write_date(due_on)}
        )
    if result.claimed_on and due_on < result.claimed_on:
        raise Refused(_("A result waits for approval: decide on it first."))


def _keep_old(result: Result, amendment: Amendment, due_on: date | None, by: Officer) -> None:
    if result.due_on is None and due_on is None:
        return
    Redating.objects.create(
        ward_id=result.ward_id,
        result=result,
        amendment=amendment,
        old_starts_on=result.starts_on,
        old_due_on=result.due_on,
        old_exclusive=result.exclusive,
        new_due_on=due_on,
        by=by,
        at=timezone.now(),
    )


def _beginning(draft: Draft, due_on: date | None) -> date | None:
    begins = draft.starts_on
    return None if begins and due_on and begins > due_on else begins


def _words(day: date | None) -> str:
    return write_date(day) if day else ""
