"""Binding a countable product to a measure."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from donghanh.audit.actions import record
from donghanh.kernel.errors import Forbidden, Refused
from donghanh.org.models import Officer
from donghanh.plans.actions.tasks import hold
from donghanh.plans.counting import countable_measures
from donghanh.plans.models import MeasureBinding, Task
from donghanh.plans.permissions import can_assign_unit


@transaction.atomic
def bind_measure(task: Task, *, measure: str, goal: int, by: Officer) -> MeasureBinding:
    """Has the task's product counted by a measure; reaching `goal` proposes the result. A second time it changes both.

    Raises Refused for a measure that does not count, or a goal of nothing.
    """
    hold(task)
    if not can_assign_unit(by, task):
        raise Forbidden
    if measure not in {one.key for one in countable_measures()}:
        raise Refused(_("Choose what is to be counted."))
    if goal < 1:
        raise Refused(_("At least one must be asked for."))
    binding, _new = MeasureBinding.objects.update_or_create(
        task=task,
        defaults={
            "ward_id": task.ward_id,
            "measure": measure,
            "goal": goal,
            "set_by": by,
            "set_at": timezone.now(),
        },
    )
    record("plans.bind_measure", task, by=by, changes={"measure": measure, "goal": goal})
    return binding


@transaction.atomic
def unbind_measure(task: Task, *, by: Officer) -> None:
    """Ends the counting; what was claimed and accepted stays."""
    hold(task)
    if not can_assign_unit(by, task):
        raise Forbidden
    gone, _each = MeasureBinding.objects.filter(task=task).delete()
    if not gone:
        raise Refused(_("Nothing is counted for this task."))
    record("plans.unbind_measure", task, by=by)
