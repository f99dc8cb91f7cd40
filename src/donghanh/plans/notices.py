"""Which officers hear of what happens to tasks. The words are kept in Vietnamese, the language of the office."""

from collections import Counter
from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext, gettext_noop, override

from donghanh.notify.actions import tell
from donghanh.org.enums import COORDINATORS
from donghanh.org.models import Officer
from donghanh.org.queries import heads_of_unit, officers_with_role
from donghanh.plans.events import (
    ReadingAdopted,
    RequestDecided,
    RequestMade,
    ResultClaimed,
    ResultDecided,
    TaskAssigned,
)
from donghanh.plans.models import Result, Task


def on_assigned(event: TaskAssigned) -> None:
    """The person in charge hears of it, else the heads of the lead unit."""
    task = event.task
    if task.officer:
        _tell([task.officer], task, gettext_noop("You are in charge of: %(task)s"), event.by)
    elif task.lead_unit:
        _tell(heads_of_unit(task.lead_unit), task, gettext_noop("Your unit leads: %(task)s"), event.by)


def on_adopted(event: ReadingAdopted) -> None:
    """The heads of each lead unit hear once how many tasks of the plan are theirs."""
    counts = Counter(task.lead_unit for task in event.tasks if task.lead_unit)
    with override("vi"):
        words = gettext("Your unit leads %(count)s tasks of: %(plan)s")
        for unit, count in counts.items():
            url = f"{reverse('plans:plan_detail', args=[event.plan.pk])}"
            tell(heads_of_unit(unit), words % {"count": count, "plan": str(event.plan)}, url, by=event.by)


def on_claimed(event: ResultClaimed) -> None:
    _tell(
        _deciders(event.result),
        event.result.task,
        gettext_noop("A result awaits your approval: %(task)s"),
        event.by,
    )


def on_decided(event: ResultDecided) -> None:
    """Who claimed the result hears what became of it."""
    words = (
        gettext_noop("Result accepted: %(task)s")
        if event.accepted
        else gettext_noop("Result returned, please mend: %(task)s")
    )
    if event.result.claimed_by:
        _tell([event.result.claimed_by], event.result.task, words, event.by)


def on_request(event: RequestMade) -> None:
    _tell(
        _deciders(event.result),
        event.result.task,
        gettext_noop("A request awaits your decision: %(task)s"),
        event.by,
    )


def on_request_decided(event: RequestDecided) -> None:
    words = (
        gettext_noop("Your request was granted: %(task)s")
        if event.granted
        else gettext_noop("Your request was refused: %(task)s")
    )
    _tell([event.asked_by], event.result.task, words, event.by)


def _deciders(result: Result) -> Iterable[Officer]:
    """The holder of the approving position, else everyone who may decide in the ward."""
    approver = result.task.approver
    if approver:
        return Officer.objects.filter(tenures__position=approver, tenures__ended_on__isnull=True)
    return officers_with_role(result.ward_id, *COORDINATORS)


def _tell(officers: Iterable[Officer], task: Task, words: str, by: Officer) -> None:
    with override("vi"):
        tell(
            officers,
            gettext(words) % {"task": str(task)},
            reverse("plans:task_detail", args=[task.pk]),
            by=by,
        )
