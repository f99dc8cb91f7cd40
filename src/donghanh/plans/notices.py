"""Which officers hear of what happens to tasks. The words are kept in Vietnamese, the language of the office."""

from collections import Counter
from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext, gettext_noop, override

from donghanh.notify.actions import settle_notices, tell
from donghanh.org.enums import COORDINATORS, Role
from donghanh.org.models import Officer, Position, Unit
from donghanh.org.queries import heads_of_unit, officers_with_role
from donghanh.plans.enums import InterruptionKind
from donghanh.plans.events import (
    ContributionMoved,
    HandedOver,
    ObstacleAnswered,
    ObstacleRaised,
    ObstacleSettled,
    ReadingAdopted,
    RequestDecided,
    RequestMade,
    ResultClaimed,
    ResultDecided,
    ResultReopened,
    TaskAmended,
    TaskAssigned,
    TaskInterrupted,
    TaskResumed,
    TriggerConfirmed,
    TriggerRecorded,
    WorkTakenOver,
)
from donghanh.plans.models import Contribution, Extension, LateReview, Result, Task


def on_assigned(event: TaskAssigned) -> None:
    """The person in charge hears of it, else the heads of the lead unit."""
    if not event.task.interruptions.filter(ended_at=None).exists():
        _settle(event.task, INTERRUPTED[InterruptionKind.RETURNED])
    words = gettext_noop("You are in charge of: %(task)s")
    unit_words = gettext_noop("Your unit leads: %(task)s")
    _tell(_doers(event.task), event.task, words if event.task.officer else unit_words, event.by)


TO_APPROVE = gettext_noop("A result awaits your approval: %(task)s")
TO_DECIDE = gettext_noop("A request awaits your decision: %(task)s")
TO_ANSWER = gettext_noop("Difficulty or request for direction, please answer: %(task)s")
TO_CONFIRM = gettext_noop("The awaited document has come, please confirm the deadline: %(task)s")
INTERRUPTED = {
    InterruptionKind.RETURNED: gettext_noop("Returned to you, please decide: %(task)s"),
    InterruptionKind.PAUSED: gettext_noop("Paused: %(task)s"),
    InterruptionKind.CANCELLED: gettext_noop("Cancelled: %(task)s"),
}


def on_interrupted(event: TaskInterrupted) -> None:
    """The assigners hear of a returned task, the doers of one that was paused or cancelled."""
    task, kind = event.task, InterruptionKind(event.interruption.kind)
    returned = kind == InterruptionKind.RETURNED
    heard_by = officers_with_role(task.ward_id, *COORDINATORS) if returned else _doers(task)
    _tell(heard_by, task, INTERRUPTED[kind], event.by)


def on_amended(event: TaskAmended) -> None:
    _tell(_doers(event.task), event.task, gettext_noop("Changed by a later document: %(task)s"), event.by)


def on_resumed(event: TaskResumed) -> None:
    _settle(event.task, INTERRUPTED[InterruptionKind.RETURNED])
    _tell(_doers(event.task), event.task, gettext_noop("Goes on, please continue: %(task)s"), event.by)


def on_adopted(event: ReadingAdopted) -> None:
    """The heads of each lead unit hear once how many tasks of the plan are theirs."""
    counts = Counter(task.lead_unit for task in event.tasks if task.lead_unit)
    with override("vi"):
        words = gettext("Your unit leads %(count)s tasks of: %(plan)s")
        for unit, count in counts.items():
            url = f"{reverse('plans:plan_detail', args=[event.plan.pk])}"
            tell(heads_of_unit(unit), words % {"count": count, "plan": str(event.plan)}, url, by=event.by)


def on_claimed(event: ResultClaimed) -> None:
    _tell(_deciders(event.result), event.result.task, TO_APPROVE, event.by)


def on_decided(event: ResultDecided) -> None:
    """Who claimed the result hears what became of it."""
    task = event.result.task
    others = task.results.filter(claimed_on__isnull=False, finished_on__isnull=True)
    if not others.exclude(pk=event.result.pk).exists():
        _settle(task, TO_APPROVE)
    words = (
        gettext_noop("Result accepted: %(task)s")
        if event.accepted
        else gettext_noop("Result returned, please mend: %(task)s")
    )
    if event.result.claimed_by:
        _tell(_still(event.result.claimed_by, event.result.task), event.result.task, words, event.by)


def on_reopened(event: ResultReopened) -> None:
    """Who claimed the result and who does the task now hear that it is owed again."""
    result = event.result
    claimed_by = [result.claimed_by] if result.claimed_by else []
    words = gettext_noop("Accepted result opened again, please mend: %(task)s")
    _tell([*claimed_by, *_doers(result.task)], result.task, words, event.by)


def on_obstacle(event: ObstacleRaised) -> None:
    """The position asked hears of it, else every leader."""
    obstacle = event.obstacle
    asked = _holders(obstacle.addressee) if obstacle.addressee else []
    leaders = officers_with_role(obstacle.ward_id, *COORDINATORS)
    _tell(list(asked) or leaders, obstacle.task, TO_ANSWER, event.by)


def on_answered(event: ObstacleAnswered) -> None:
    """Who raised it and who does the task hear the answer."""
    obstacle = event.obstacle
    _settle_difficulties(obstacle.task)
    words = gettext_noop("Your difficulty or request has been answered: %(task)s")
    _tell(
        [*_still(obstacle.raised_by, obstacle.task), *_doers(obstacle.task)], obstacle.task, words, event.by
    )


def on_settled(event: ObstacleSettled) -> None:
    _settle_difficulties(event.obstacle.task)


def _settle_difficulties(task: Task) -> None:
    if not task.obstacles.filter(answered_at=None, settled_at=None).exists():
        _settle(task, TO_ANSWER)


PIECES = {
    "plans.ask_contribution": gettext_noop("Your unit is asked for its piece: %(task)s"),
    "plans.change_contribution": gettext_noop("What your unit is asked for has changed: %(task)s"),
    "plans.withdraw_contribution": gettext_noop("Your unit's piece is no longer asked for: %(task)s"),
    "plans.deliver_contribution": gettext_noop(
        "A cooperating unit delivered its piece, please confirm: %(task)s"
    ),
    "plans.confirm_contribution": gettext_noop("Your unit's piece has been confirmed: %(task)s"),
    "plans.return_contribution": gettext_noop("Your unit's piece was returned, please mend: %(task)s"),
}


def on_contribution(event: ContributionMoved) -> None:
    """The lead and who asked hear of what is delivered; the heads of the cooperating unit, and who delivered, of the
    rest."""
    contribution, task = event.contribution, event.contribution.result.task
    waiting = Contribution.objects.filter(result__task=task, delivered_on__isnull=False, confirmed_at=None)
    if not waiting.exclude(pk=contribution.pk).exists():
        _settle(task, PIECES["plans.deliver_contribution"])
    if event.verb == "plans.deliver_contribution":
        heard_by = [*_doers(task), contribution.asked_by]
    else:
        delivered_by = [contribution.delivered_by] if contribution.delivered_by else []
        heard_by = [*_heads(contribution.unit, task.ward_id), *delivered_by]
    _tell(heard_by, task, PIECES[event.verb], event.by)


def on_trigger_recorded(event: TriggerRecorded) -> None:
    task = event.trigger.task
    _tell(officers_with_role(task.ward_id, *COORDINATORS), task, TO_CONFIRM, event.by)


def on_trigger_confirmed(event: TriggerConfirmed) -> None:
    task = event.trigger.task
    _settle(task, TO_CONFIRM)
    words = gettext_noop("The document has come; the deadline now runs: %(task)s")
    _tell(_doers(task), task, words, event.by)


def on_request(event: RequestMade) -> None:
    _tell(_deciders(event.result), event.result.task, TO_DECIDE, event.by)


def on_request_decided(event: RequestDecided) -> None:
    """Who asked hears the decision."""
    task = event.result.task
    if not any(
        kind.objects.filter(result__task=task, granted=None).exists() for kind in (Extension, LateReview)
    ):
        _settle(task, TO_DECIDE)
    words = (
        gettext_noop("Your request was granted: %(task)s")
        if event.granted
        else gettext_noop("Your request was refused: %(task)s")
    )
    _tell(_still(event.asked_by, event.result.task), event.result.task, words, event.by)


def on_handed_over(event: HandedOver) -> None:
    """Each receiver hears once what they took over; the heads of the lead units what waits for a person."""
    items = event.handover.items.select_related("receiver", "task__lead_unit")
    got = Counter(item.receiver for item in items if item.receiver)
    waits = Counter(item.task.lead_unit for item in items if not item.receiver)
    by, url = event.by if isinstance(event.by, Officer) else None, event.handover.get_absolute_url()
    with override("vi"):
        words = gettext("You took over %(count)s tasks: %(reason)s")
        for receiver, count in got.items():
            tell([receiver], words % {"count": count, "reason": event.handover.reason}, url, by=by)
        words = gettext("%(count)s tasks wait for a person in charge: %(reason)s")
        for unit, count in waits.items():
            tell(
                _heads(unit, event.handover.ward_id),
                words % {"count": count, "reason": _why(event)},
                url,
                by=by,
            )


def on_work_taken_over(event: WorkTakenOver) -> None:
    """The heads of the heir hear once how much came from where."""
    by, url = event.by if isinstance(event.by, Officer) else None, reverse("plans:task_list")
    with override("vi"):
        words = gettext("Your unit takes over %(count)s tasks of %(unit)s")
        told = words % {"count": event.count, "unit": event.unit}
        tell(_heads(event.heir, event.heir.ward_id), told, f"{url}?unit={event.heir.pk}", by=by)


def _why(event: HandedOver) -> str:
    giver = event.handover.giver
    reason = event.handover.reason
    return f"{giver}, {reason[:1].lower()}{reason[1:]}" if giver else reason


def _heads(unit: Unit | None, ward_id: int) -> list[Officer]:
    """The heads of the unit; where it has none now, the chief of office."""
    heads = list(heads_of_unit(unit)) if unit else []
    return heads or list(officers_with_role(ward_id, Role.OFFICE_CHIEF))


def _still(officer: Officer, task: Task) -> Iterable[Officer]:
    """The officer; where they are gone, who has the task now."""
    return _doers(task) if officer.left_on else [officer]


def _doers(task: Task) -> Iterable[Officer]:
    """The person in charge, else the heads of the lead unit."""
    if task.officer:
        return [task.officer]
    return heads_of_unit(task.lead_unit) if task.lead_unit else []


def _deciders(result: Result) -> Iterable[Officer]:
    """The holder of the approving position; where it is vacant or none is named, everyone who may decide."""
    approver = result.task.approver
    holders = _holders(approver) if approver else []
    return holders or officers_with_role(result.ward_id, *COORDINATORS)


def _holders(position: Position) -> list[Officer]:
    return list(Officer.objects.filter(tenures__position=position, tenures__ended_on__isnull=True))


def _settle(task: Task, words: str) -> None:
    """Nobody is to decide any more what was asked of them with these words."""
    with override("vi"):
        settle_notices(
            task.ward_id, gettext(words) % {"task": str(task)}, reverse("plans:task_detail", args=[task.pk])
        )


def _tell(officers: Iterable[Officer], task: Task, words: str, by: Officer) -> None:
    with override("vi"):
        tell(
            officers,
            gettext(words) % {"task": str(task)},
            reverse("plans:task_detail", args=[task.pk]),
            by=by,
        )
