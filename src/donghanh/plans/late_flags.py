"""When a result carries a late flag, and what the flag rests on: who objects sees the ground before arguing."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from donghanh.plans.custody import custody_of
from donghanh.plans.enums import Status
from donghanh.plans.models import Result
from donghanh.plans.presenters import due_words
from donghanh.ui.text import write_date


def is_flagged_late(result: Result) -> bool:
    """Late, overdue, or claimed for a day behind the deadline; `result` carries its status (`with_status`)."""
    if result.status == Status.CLAIMED and result.claimed_on and result.last_day:
        return result.claimed_on > result.last_day
    return result.status in (Status.OVERDUE, Status.LATE)


def late_facts(result: Result, *, on: date) -> list[tuple[str, str]]:
    """What the flag rests on, (name, words): the deadline and where it comes from, the day finished or claimed, and who
    held the result how many working days."""
    facts = [
        (_("Deadline now"), due_words(result)),
        (_("Deadline in the document"), result.task.deadline_raw),
    ]
    if result.first_due_on != result.due_on and result.first_due_on:
        facts.append((_("First deadline"), write_date(result.first_due_on)))
    if result.finished_on or result.claimed_on:
        name = _("Finished on") if result.finished_on else _("Finished on, as claimed")
        facts.append((name, write_date(result.finished_on or result.claimed_on)))
    facts += [(one.label, _days(one.days, one.late)) for one in custody_of([result], on)[result.pk]]
    return [(name, words) for name, words in facts if words]


def _days(days: int, late: int) -> str:
    words = ngettext("%(days)s working day", "%(days)s working days", days) % {"days": days}
    return (
        _("%(days)s, of these after the deadline: %(late)s") % {"days": words, "late": late}
        if late
        else words
    )
