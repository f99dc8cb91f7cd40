"""Difficulties and requests for direction: raised on a task, answered by a leader, settled by who raised them."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from donghanh.audit.actions import record
from donghanh.kernel.errors import Forbidden, Refused
from donghanh.kernel.events import publish
from donghanh.org.models import Officer, Position
from donghanh.plans.actions.results import require_running, tell_update
from donghanh.plans.enums import ObstacleKind, UpdateKind
from donghanh.plans.events import ObstacleAnswered, ObstacleRaised, ObstacleSettled
from donghanh.plans.models import Obstacle, Task
from donghanh.plans.permissions import can_answer, can_settle, can_tell

ANSWER_WORKING_DAYS = 3
"""Within how many working days a leader answers; a custom of the office, in no law."""


@transaction.atomic
def raise_obstacle(
    task: Task,
    *,
    kind: str,
    text: str,
    by: Officer,
    proposal: str = "",
    addressee: Position | None = None,
) -> Obstacle:
    """Reports what stands in the way of a running task, or asks for direction. `addressee` is the leader asked, None
    for everyone who may answer; the clock of the answer begins today."""
    if not can_tell(by, task):
        raise Forbidden
    require_running(task)
    if not text.strip():
        raise Refused(_("Write what stands in the way, or what you ask."))
    if addressee and addressee.ward_id != task.ward_id:
        raise Refused(_("Choose a position of the ward."))
    now = timezone.now()
    obstacle = Obstacle.objects.create(
        ward_id=task.ward_id,
        task=task,
        kind=ObstacleKind(kind),
        text=text.strip(),
        proposal=proposal.strip(),
        addressee=addressee,
        raised_by=by,
        raised_at=now,
        answer_due_on=task.ward.calendar.add_working_days(timezone.localdate(now), ANSWER_WORKING_DAYS),
    )
    tell_update(task, UpdateKind.OBSTACLE, text, by=by)
    record("plans.raise_obstacle", task, by=by, reason=text)
    publish(ObstacleRaised(obstacle, by))
    return obstacle


@transaction.atomic
def answer_obstacle(obstacle: Obstacle, *, answer: str, by: Officer) -> Obstacle:
    """Answers once; a further question is a new obstacle."""
    obstacle = _held(obstacle)
    if not can_answer(by, obstacle):
        raise Forbidden
    if obstacle.settled_at:
        raise Refused(_("This has been settled already."))
    if obstacle.answered_at:
        raise Refused(_("This has been answered already."))
    if not answer.strip():
        raise Refused(_("Write the answer."))
    obstacle.answer, obstacle.answered_by, obstacle.answered_at = answer.strip(), by, timezone.now()
    obstacle.save()
    record("plans.answer_obstacle", obstacle.task, by=by, reason=answer)
    publish(ObstacleAnswered(obstacle, by))
    return obstacle


@transaction.atomic
def settle_obstacle(obstacle: Obstacle, *, by: Officer) -> Obstacle:
    """Says that nothing stands in the way any more, or that the question is taken back."""
    obstacle = _held(obstacle)
    if not can_settle(by, obstacle):
        raise Forbidden
    if obstacle.settled_at:
        raise Refused(_("This has been settled already."))
    obstacle.settled_by, obstacle.settled_at = by, timezone.now()
    obstacle.save()
    record("plans.settle_obstacle", obstacle.task, by=by, reason=obstacle.text)
    publish(ObstacleSettled(obstacle, by))
    return obstacle


def _held(obstacle: Obstacle) -> Obstacle:
    """The obstacle as it is now, held until the transaction ends."""
    held = Obstacle.objects.select_for_update(of=("self",))
    return held.select_related("task__ward", "addressee").get(pk=obstacle.pk)
