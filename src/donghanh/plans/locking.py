"""The month lock: what a task declares is closed some days after the month in which it was entered.

Closed are content, lead unit, product and rhythm once they are stated; what is missing may be filled in at any time,
and facts of fulfilment (day finished, evidence) stay open. Deadlines move by extensions and objections alone.
"""

from datetime import date, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from donghanh.kernel.errors import Refused
from donghanh.plans.models import Task
from donghanh.ui.text import write_date

GRACE = 5
"""Working days of the next month in which the month before may still be put right."""


def locked_from(task: Task) -> date:
    """The first day on which the declaration is closed."""
    entered = timezone.localdate(task.confirmed_at)
    next_month = (entered.replace(day=1) + timedelta(days=31)).replace(day=1)
    last_open = task.ward.calendar.add_working_days(next_month - timedelta(days=1), GRACE)
    return last_open + timedelta(days=1)


def is_locked(task: Task, *, on: date) -> bool:
    """Whether the declaration is closed on the day: its month is over and no unlock is open."""
    return on >= locked_from(task) and not task.unlocks.filter(until__gte=on).exists()


def require_unlocked(task: Task) -> None:
    """Raises Refused where the declaration is closed today."""
    if is_locked(task, on=timezone.localdate()):
        raise Refused(
            _("This was closed on %(day)s with its month. Have it unlocked first, with a reason.")
            % {"day": write_date(locked_from(task))}
        )
