"""What the page of a task shows of its execution beside the results: whether it stands still, and what may be done."""

from dataclasses import dataclass

from donghanh.org.models import Officer, Unit
from donghanh.plans.enums import InterruptionKind
from donghanh.plans.models import Interruption, Result, Task
from donghanh.plans.offers import Offer, offered_acts
from donghanh.plans.permissions import can_assign_unit
from donghanh.plans.presenters import interruption_facts
from donghanh.plans.queries import standing_of


@dataclass(frozen=True, slots=True)
class Execution:
    """The task as the reader finds it; `proposed` is the unit to which the reader may hand a returned task on."""

    standing: Interruption | None
    standing_facts: list[tuple[str, str]]
    proposed: Unit | None
    may_resume: bool
    offers: list[Offer]


def execution_of(task: Task, results: list[Result], officer: Officer) -> Execution:
    standing = standing_of(task)
    assigns = can_assign_unit(officer, task)
    returned = standing is not None and standing.kind == InterruptionKind.RETURNED
    return Execution(
        standing=standing,
        standing_facts=interruption_facts(standing),
        proposed=standing.proposed_unit if standing and returned and assigns else None,
        may_resume=standing is not None and assigns,
        offers=offered_acts(task, results, standing, officer),
    )
