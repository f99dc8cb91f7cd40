"""Which acts the page of a task offers: only what is possible now, only to who may."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.org.models import Officer
from donghanh.plans.enums import InterruptionKind
from donghanh.plans.models import Interruption, Result, Task
from donghanh.plans.permissions import can_assign_officer, can_assign_unit, can_work_on


@dataclass(frozen=True, slots=True)
class Offer:
    """An act with its page."""

    label: Any
    url: str
    icon: str


def offered_acts(
    task: Task, results: list[Result], standing: Interruption | None, officer: Officer
) -> list[Offer]:
    """The rare acts on a task as a whole, for its menu. Nothing where everything is finished, or where a claimed
    result must be decided first."""
    waits = any(result.claimed_on and not result.finished_on for result in results)
    owes = any(not result.finished_on for result in results)
    names: list[str] = []
    if can_assign_unit(officer, task):
        names = _for_the_assigner(standing, owes=owes, waits=waits)
    if can_work_on(officer, task) and owes and not waits and not standing:
        names.append("task_return")
    offers = [_offer(name, task) for name in names]
    if can_assign_officer(officer, task) and owes and not waits and not standing:
        offers.append(_urging(task))
    return offers


def _urging(task: Task) -> Offer:
    here = urlencode({"act": "remind", "task": task.pk, "next": task.get_absolute_url()})
    return Offer(_("Urge"), f"{reverse('plans:task_bulk')}?{here}", "bell")


def _for_the_assigner(standing: Interruption | None, *, owes: bool, waits: bool) -> list[str]:
    if standing:
        kind = InterruptionKind(standing.kind)
        if kind == InterruptionKind.CANCELLED:
            return ["task_resume"]
        return ["task_resume", "task_transfer", "task_cancel"]
    return ["task_transfer", "task_pause", "task_cancel"] if owes and not waits else []


def _offer(name: str, task: Task) -> Offer:
    label, icon = {
        "task_return": (_("Return to the assigner"), "undo-2"),
        "task_transfer": (_("Transfer to another unit"), "arrow-right"),
        "task_pause": (_("Pause the task"), "pause"),
        "task_cancel": (_("Cancel the task"), "ban"),
        "task_resume": (_("Set going again"), "play"),
    }[name]
    return Offer(label, reverse(f"plans:{name}", args=[task.pk]), icon)
