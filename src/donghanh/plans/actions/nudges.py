"""Urging (đôn đốc): a leader or head reminds the doers of tasks by hand, and the times are counted."""

from collections import defaultdict
from collections.abc import Iterable

from django.db import transaction
from django.db.models import Exists, F, Max, OuterRef
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, override
from django.utils.translation import gettext as _

from donghanh.audit.actions import record
from donghanh.kernel.errors import Forbidden, Refused
from donghanh.notify.actions import tell_each
from donghanh.org.models import Officer
from donghanh.plans.enums import ReminderKind
from donghanh.plans.models import Reminder, Result, Task
from donghanh.plans.permissions import can_assign_officer
from donghanh.plans.queries import today
from donghanh.plans.reminding.people import posts_of


@transaction.atomic
def nudge_tasks(tasks: Iterable[Task], *, by: Officer) -> int:
    """Reminds who is to act on each task at once, in one notice a person; returns how many tasks were urged.

    Left out is what owes nothing now, waits for a decision, was urged today already, or lies with `by` alone. Raises
    Refused where nothing is left.
    """
    wanted = list(tasks)
    if not all(can_assign_officer(by, task) for task in wanted):
        raise Forbidden
    owed = _owed(wanted, by)
    posts = posts_of(by.ward)
    heard: dict[int, list[Task]] = defaultdict(list)
    for task in wanted:
        doers = [one for one in posts.doers(task.officer_id, task.lead_unit_id) if one != by.pk]
        if task.pk in owed and doers:
            _keep(owed[task.pk], doers, task, by)
            for doer in doers:
                heard[doer].append(task)
    if not heard:
        raise Refused(
            _("Nobody is left to be urged: these tasks owe nothing now, or were urged today already.")
        )
    _tell(heard, by)
    return len({task.pk for urged in heard.values() for task in urged})


def _owed(tasks: list[Task], by: Officer) -> dict[int, Result]:
    """Task → the result it owes first, for tasks that may be urged today."""
    said = Reminder.objects.filter(result=OuterRef("pk"), kind=ReminderKind.NUDGE, sent_at__date=today())
    results = Result.objects.filter(~Exists(said), task__in=tasks, claimed_on__isnull=True)
    running = (
        results.with_status(by.ward, on=today()).open().order_by(F("due_on").desc(nulls_first=True), "-pk")
    )
    return {result.task_id: result for result in running}


def _keep(result: Result, doers: list[int], task: Task, by: Officer) -> None:
    before = result.reminders.filter(kind=ReminderKind.NUDGE).aggregate(last=Max("rung"))["last"] or 0
    Reminder.objects.bulk_create(
        Reminder(
            ward_id=task.ward_id,
            result=result,
            recipient_id=doer,
            kind=ReminderKind.NUDGE,
            rung=before + 1,
            due_on=result.due_on or today(),
            sent_at=timezone.now(),
        )
        for doer in doers
    )
    record("plans.nudge_task", task, by=by, changes={"times": before + 1})


def _tell(heard: dict[int, list[Task]], by: Officer) -> None:
    officers = Officer.objects.in_bulk(heard)
    every = f"{reverse('plans:digest')}?ngay={today().isoformat()}"
    with override("vi"):
        one, many = gettext("%(who)s urges you: %(task)s"), gettext("%(who)s urges you about %(n)s tasks.")
        tell_each(
            (officers[doer], one % {"who": by, "task": tasks[0]}, tasks[0].get_absolute_url())
            if len(tasks) == 1
            else (officers[doer], many % {"who": by, "n": len(tasks)}, every)
            for doer, tasks in heard.items()
        )
