"""What happened to plans and tasks."""

from dataclasses import dataclass
from typing import Any

from donghanh.org.models import Officer, Unit
from donghanh.plans.models import (
    Amendment,
    Contribution,
    Handover,
    Interruption,
    Obstacle,
    Plan,
    Result,
    Task,
    Trigger,
)


@dataclass(frozen=True, slots=True)
class TaskAssigned:
    """A task got a lead unit or a person in charge."""

    task: Task
    by: Officer


@dataclass(frozen=True, slots=True)
class ReadingAdopted:
    """Confirmed drafts of a plan became tasks."""

    plan: Plan
    tasks: tuple[Task, ...]
    by: Officer


@dataclass(frozen=True, slots=True)
class TaskAmended:
    """A task took over what an amending document changes."""

    task: Task
    amendment: Amendment
    by: Officer


@dataclass(frozen=True, slots=True)
class ResultClaimed:
    """Someone says a result is there and waits for approval."""

    result: Result
    by: Officer


@dataclass(frozen=True, slots=True)
class ResultDecided:
    """A claimed result was accepted, or returned with a reason."""

    result: Result
    accepted: bool
    by: Officer
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ResultReopened:
    """An accepted result is owed again; it still carries who claimed it."""

    result: Result
    by: Officer


@dataclass(frozen=True, slots=True)
class RequestMade:
    """An extension or a review of a late flag was asked for."""

    result: Result
    by: Officer


@dataclass(frozen=True, slots=True)
class RequestDecided:
    """An extension or a review of a late flag was granted or refused."""

    result: Result
    granted: bool
    asked_by: Officer
    by: Officer


@dataclass(frozen=True, slots=True)
class ObstacleRaised:
    """A difficulty was reported, or direction asked for."""

    obstacle: Obstacle
    by: Officer


@dataclass(frozen=True, slots=True)
class ObstacleAnswered:
    """A leader answered."""

    obstacle: Obstacle
    by: Officer


@dataclass(frozen=True, slots=True)
class ObstacleSettled:
    """Nothing stands in the way any more."""

    obstacle: Obstacle
    by: Officer


@dataclass(frozen=True, slots=True)
class ContributionMoved:
    """A cooperating unit's piece was asked, changed, withdrawn, delivered, confirmed or returned: the verb of the trail
    says which."""

    contribution: Contribution
    verb: str
    by: Officer


@dataclass(frozen=True, slots=True)
class TriggerRecorded:
    """The document came that a conditional task waited for; its deadline waits to be confirmed."""

    trigger: Trigger
    by: Officer


@dataclass(frozen=True, slots=True)
class TriggerConfirmed:
    """A conditional task has its deadline."""

    trigger: Trigger
    by: Officer


@dataclass(frozen=True, slots=True)
class TaskInterrupted:
    """A task was returned, paused or cancelled."""

    task: Task
    interruption: Interruption
    by: Officer


@dataclass(frozen=True, slots=True)
class HandedOver:
    """Tasks passed from one pair of hands to others, or to nobody yet. `by`: an officer or the system."""

    handover: Handover
    by: Any


@dataclass(frozen=True, slots=True)
class WorkTakenOver:
    """A unit took over the lead of tasks from one that ended or was split. `by`: an officer or the system."""

    unit: Unit
    heir: Unit
    count: int
    by: Any


@dataclass(frozen=True, slots=True)
class TaskResumed:
    """A task that stood still goes on, with its lead unit."""

    task: Task
    interruption: Interruption
    by: Officer
