"""One act on many tasks: all of them or none, each checked and recorded by the act on a single task."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from donghanh.kernel.errors import Forbidden, Refused
from donghanh.org.models import Officer, Unit
from donghanh.plans.actions.tasks import assign_officer, assign_unit, set_product, set_rhythm
from donghanh.plans.models import Task


@dataclass(frozen=True, slots=True)
class Refusal:
    """A task that the act could not be done with, and why."""

    task: Task
    reason: str


class PartlyRefused(Refused):
    """Some of the tasks refuse the act, so that none was changed; `refusals` names each with its reason."""

    def __init__(self, refusals: list[Refusal]) -> None:
        self.refusals = refusals
        words = ngettext(
            "%(n)s task refuses this; nothing was changed.",
            "%(n)s tasks refuse this; nothing was changed.",
            len(refusals),
        )
        super().__init__(words % {"n": len(refusals)})


def assign_tasks(tasks: Iterable[Task], *, unit: Unit | None, officer: Officer | None, by: Officer) -> int:
    """Gives the tasks to a unit, to a person of their unit, or to both; approver and cooperating units stay."""
    if unit is None and officer is None:
        raise Refused(_("Choose a unit or a person."))

    def act(task: Task) -> None:
        if unit and task.lead_unit_id != unit.pk:
            assign_unit(task, unit, by=by, approver=task.approver)
        if officer and task.officer_id != officer.pk:
            assign_officer(task, officer, by=by)

    return _act_on_each(tasks, act)


def set_products(tasks: Iterable[Task], product: str, *, by: Officer) -> int:
    """Says for each task what it must produce."""
    return _act_on_each(tasks, lambda task: set_product(task, product, by=by))


def set_rhythms(tasks: Iterable[Task], rhythm: str, *, since: date, by: Officer) -> int:
    """Gives each task the reporting rhythm."""
    return _act_on_each(tasks, lambda task: set_rhythm(task, rhythm, since=since, by=by))


@transaction.atomic
def _act_on_each(tasks: Iterable[Task], act: Callable[[Task], Any]) -> int:
    """How many tasks the act was done with. Raises PartlyRefused, with everything undone, if any refuses."""
    refusals, done = [], 0
    for task in tasks:
        try:
            with transaction.atomic():
                act(task)
            done += 1
        except Refused as refused:
            refusals.append(Refusal(task, str(refused)))
        except Forbidden:
            refusals.append(Refusal(task, _("You may not do this with this task.")))
    if refusals:
        raise PartlyRefused(refusals)
    return done
