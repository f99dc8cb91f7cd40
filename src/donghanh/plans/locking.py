"""The month lock: what a task declares is closed some days after the month in which it was entered.

Closed are content, lead unit, product and rhythm once they are stated; what is missing may be filled in at any time,
and facts of fulfilment (day finished, evidence) stay open. Deadlines move by extensions, objections and
documents that amend the plan, which open the lock for what they change.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from donghanh.kernel.errors import Refused
from donghanh.plans.models import Task, Unlock
from donghanh.ui.text import write_date

GRACE = 5
"""Working days of the next month in which the month before may still be put right."""
OPEN_WORKING_DAYS = 3
"""How long an unlock stays open."""


@dataclass(frozen=True, slots=True)
class Lock:
    """Whether a declaration is closed on a day, since or from when, and the unlock that holds it open."""

    is_locked: bool
    locked_from: date
    unlock: Unlock | None
    may_unlock: bool = False


def lock_of(task: Task, *, on: date, may_unlock: bool = False) -> Lock:
    """The lock as the page of the task shows it; `may_unlock` for a reader who may open it."""
    since = locked_from(task)
    unlock = task.unlocks.filter(until__gte=on).select_related("opened_by").first() if on >= since else None
    is_locked = on >= since and unlock is None
    return Lock(is_locked, since, unlock, may_unlock and is_locked)


def locked_from(task: Task) -> date:
    """The first day on which the declaration is closed."""
    entered = timezone.localdate(task.confirmed_at)
    next_month = (entered.replace(day=1) + timedelta(days=31)).replace(day=1)
    last_open = task.ward.calendar.add_working_days(next_month - timedelta(days=1), GRACE)
    return last_open + timedelta(days=1)


def is_locked(task: Task, *, on: date) -> bool:
    """Whether the declaration is closed on the day: its month is over and no unlock is open."""
    return lock_of(task, on=on).is_locked


def require_unlocked(task: Task) -> None:
    """Raises Refused where the declaration is closed today."""
    if is_locked(task, on=timezone.localdate()):
        raise Refused(
            _("This was closed on %(day)s with its month. Have it unlocked first, with a reason.")
            % {"day": write_date(locked_from(task))}
        )
