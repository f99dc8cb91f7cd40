"""What the page of a task shows of its execution beside the results: whether it stands still, what it waits for, what
stands in its way, what other units owe to it, with whom it lay, and what may be done."""

from dataclasses import dataclass

from donghanh.org.models import Officer, Unit
from donghanh.plans.cooperation.pieces import Cooperation, cooperation_of
from donghanh.plans.custody import Held, custody_of
from donghanh.plans.difficulties import Difficulty, difficulty
from donghanh.plans.enums import DeadlineKind, InterruptionKind
from donghanh.plans.locking import Lock, lock_of
from donghanh.plans.models import Interruption, Result, Task, Trigger
from donghanh.plans.offers import Offer, offered_acts
from donghanh.plans.permissions import can_assign_unit, can_unlock
from donghanh.plans.presenters import interruption_facts, trigger_facts
from donghanh.plans.queries import standing_of, today, trigger_of


@dataclass(frozen=True, slots=True)
class Execution:
    """The task as the reader finds it; `proposed` is the unit to which the reader may hand a returned task on.

    `is_conditional`: its deadline waits for a document, or for the confirmation of what the document sets off.
    """

    standing: Interruption | None
    standing_facts: list[tuple[str, str]]
    proposed: Unit | None
    may_resume: bool
    is_conditional: bool
    trigger: Trigger | None
    trigger_facts: list[tuple[str, str]]
    difficulties: list[Difficulty]
    cooperation: Cooperation
    custody: list[Held]
    lock: Lock
    offers: list[Offer]


def execution_of(task: Task, results: list[Result], current: Result, officer: Officer) -> Execution:
    """`current` is the result that matters now: whose pieces and whose holders are shown."""
    standing, trigger = standing_of(task), None
    assigns = can_assign_unit(officer, task)
    returned = standing is not None and standing.kind == InterruptionKind.RETURNED
    waits = task.deadline_kind == DeadlineKind.EVENT and not task.rhythm and not results[0].due_on
    if waits:
        trigger = trigger_of(task)
    return Execution(
        standing=standing,
        standing_facts=interruption_facts(standing),
        proposed=standing.proposed_unit if standing and returned and assigns else None,
        may_resume=standing is not None and assigns,
        is_conditional=waits and not results[0].finished_on,
        trigger=trigger,
        trigger_facts=trigger_facts(trigger),
        difficulties=_difficulties(task, officer),
        cooperation=cooperation_of(task, current, standing, officer, on=today()),
        custody=custody_of([current], today())[current.pk],
        lock=lock_of(task, on=today(), may_unlock=can_unlock(officer, task)),
        offers=offered_acts(task, results, standing, officer),
    )


def _difficulties(task: Task, officer: Officer) -> list[Difficulty]:
    raised = task.obstacles.select_related("task", "raised_by", "addressee", "answered_by")
    return [difficulty(obstacle, officer, on=today()) for obstacle in raised.order_by("-raised_at")]
