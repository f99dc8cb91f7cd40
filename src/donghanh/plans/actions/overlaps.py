"""Judging two tasks of different plans: one duty, done once and counted once, or two that only sound alike."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from donghanh.audit.actions import record
from donghanh.kernel.errors import Forbidden, Refused
from donghanh.org.models import Officer
from donghanh.plans.actions.twins import bind_twin, release_twin
from donghanh.plans.models import Overlap, Task
from donghanh.plans.permissions import can_assign_unit


@transaction.atomic
def link_tasks(main: Task, twin: Task, *, by: Officer, reason: str = "") -> Overlap:
    """Says that two tasks are one duty which `main` leads: its results serve those of the twin, and count for both."""
    main, twin = _held(main, twin, by)
    if main.same_as_id or twin.same_as_id or twin.twins.exists():
        raise Refused(_("One of these tasks is the same as another one already: take that back first."))
    overlap = _judge(main, twin, same=True, reason=reason, by=by)
    twin.same_as = main
    twin.save()
    bind_twin(twin)
    for one, other in ((main, twin), (twin, main)):
        record(
            "plans.link_tasks", one, by=by, reason=reason, changes={"other": str(other), "leads": str(main)}
        )
    return overlap


@transaction.atomic
def tell_apart(first: Task, second: Task, *, by: Officer, reason: str = "") -> Overlap:
    """Says that two tasks only sound alike; they are not suggested again."""
    first, second = _held(first, second, by)
    overlap = _judge(first, second, same=False, reason=reason, by=by)
    for one, other in ((first, second), (second, first)):
        record("plans.tell_apart", one, by=by, reason=reason, changes={"other": str(other)})
    return overlap


@transaction.atomic
def withdraw_judgement(overlap: Overlap, *, by: Officer, reason: str = "") -> None:
    """Takes a judgement back: linked tasks are two again, each with its own results, and may be suggested again."""
    first, second = _held(overlap.task, overlap.other, by)
    twin = next((task for task in (first, second) if task.same_as_id in (first.pk, second.pk)), None)
    if overlap.same and twin:
        release_twin(twin)
        twin.same_as = None
        twin.save()
    for one, other in ((first, second), (second, first)):
        record("plans.withdraw_judgement", one, by=by, reason=reason, changes={"other": str(other)})
    overlap.delete()


def _held(first: Task, second: Task, by: Officer) -> tuple[Task, Task]:
    """Both tasks as they are now, held until the transaction ends, in one order for everybody."""
    keys = sorted((first.pk, second.pk))
    held = {task.pk: task for task in Task.objects.select_for_update().filter(pk__in=keys).order_by("pk")}
    if not all(can_assign_unit(by, task) for task in held.values()):
        raise Forbidden
    if len(held) < 2 or held[first.pk].plan_id == held[second.pk].plan_id:
        raise Refused(_("Choose two tasks of different plans."))
    return held[first.pk], held[second.pk]


def _judge(first: Task, second: Task, *, same: bool, reason: str, by: Officer) -> Overlap:
    lower, higher = sorted((first, second), key=lambda task: task.pk)
    if Overlap.objects.filter(task=lower, other=higher).exists():
        raise Refused(_("Somebody has judged these two tasks already."))
    return Overlap.objects.create(
        ward_id=lower.ward_id,
        task=lower,
        other=higher,
        same=same,
        reason=reason.strip(),
        decided_by=by,
        decided_at=timezone.now(),
    )
