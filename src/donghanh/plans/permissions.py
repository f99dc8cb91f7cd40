"""Who may do what with plans, tasks and results."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from donghanh.org.models import Officer
from donghanh.org.permissions import has_permission
from donghanh.plans.enums import DeadlineKind
from donghanh.plans.models import Contribution, Extension, LateReview, Obstacle, Result, Task


class Permission(models.TextChoices):
    TAKE_PART = "plans.take_part", _("See the tasks of one's own units")
    VIEW_ALL = "plans.view_all", _("See every plan and task of the ward")
    READ_DOCUMENT = "plans.read_document", _("Enter a plan and confirm what was read")
    ASSIGN = "plans.assign", _("Assign tasks to units and set their dates")
    ACCEPT = "plans.accept", _("Accept or return results")
    DECIDE = "plans.decide", _("Decide on extensions and objections")
    HAND_OVER = "plans.hand_over", _("Hand work over from person to person")
    UNLOCK = "plans.unlock", _("Unlock what a month has closed")
    OVERSEE = "plans.oversee", _("See the whole ward's progress")


def can_view_task(officer: Officer, task: Task) -> bool:
    if task.ward_id != officer.ward_id:
        return False
    return has_permission(officer, Permission.VIEW_ALL) or takes_part(officer, task)


def takes_part(officer: Officer, task: Task) -> bool:
    """The officer serves in a unit that leads or cooperates."""
    units = {task.lead_unit_id} | {participant.unit_id for participant in task.participants.all()}
    return task.officer_id == officer.pk or bool(units & officer.unit_ids)


def can_work_on(officer: Officer, task: Task) -> bool:
    """May claim results, ask for time and object: the person in charge, or anyone of the lead unit."""
    return task.officer_id == officer.pk or task.lead_unit_id in officer.unit_ids


def can_tell(officer: Officer, task: Task) -> bool:
    """May write progress and add evidence: a unit in the task, or the assigner."""
    return takes_part(officer, task) or can_assign_unit(officer, task)


def can_assign_unit(officer: Officer, task: Task) -> bool:
    return task.ward_id == officer.ward_id and has_permission(officer, Permission.ASSIGN)


def can_assign_officer(officer: Officer, task: Task) -> bool:
    """The assigner, or the head of the lead unit within it."""
    return can_assign_unit(officer, task) or task.lead_unit_id in officer.headed_unit_ids


def can_act_in_bulk(officer: Officer) -> bool:
    """May choose many tasks at once: the assigner, and whoever heads a unit."""
    return has_permission(officer, Permission.ASSIGN) or bool(officer.headed_unit_ids)


def can_work_on_result(officer: Officer, result: Result) -> bool:
    return can_work_on(officer, result.task)


def can_record_before_import(officer: Officer, result: Result) -> bool:
    return can_assign_unit(officer, result.task)


def can_assign_result(officer: Officer, result: Result) -> bool:
    """May set a later deadline without being asked."""
    return can_assign_unit(officer, result.task)


def can_decide_result(officer: Officer, result: Result) -> bool:
    """May accept or return: never the one who claimed. The approver the task names may, and every assigner."""
    if officer.pk == result.claimed_by_id or result.ward_id != officer.ward_id:
        return False
    approver = result.task.approver_id
    if approver and approver in {position.pk for position in officer.duties}:
        return True
    return has_permission(officer, Permission.ACCEPT)


def can_decide_request(officer: Officer, result: Result) -> bool:
    """May decide on more time and objections, but for those they asked for themselves."""
    return result.ward_id == officer.ward_id and has_permission(officer, Permission.DECIDE)


def can_answer(officer: Officer, obstacle: Obstacle) -> bool:
    """May answer a difficulty or a request for direction: whom it was put to, and every leader; never who raised it."""
    if obstacle.ward_id != officer.ward_id or obstacle.raised_by_id == officer.pk:
        return False
    asked = obstacle.addressee_id in {position.pk for position in officer.duties}
    return asked or has_permission(officer, Permission.DECIDE)


def can_settle(officer: Officer, obstacle: Obstacle) -> bool:
    """May say that nothing stands in the way any more: who raised it, the lead unit, or who answered."""
    own = officer.pk in (obstacle.raised_by_id, obstacle.answered_by_id)
    return obstacle.ward_id == officer.ward_id and (own or can_work_on(officer, obstacle.task))


def can_unlock(officer: Officer, task: Task) -> bool:
    return task.ward_id == officer.ward_id and has_permission(officer, Permission.UNLOCK)


def can_ask_contribution(officer: Officer, task: Task) -> bool:
    """May ask cooperating units for their pieces: the lead unit, or the assigner."""
    return can_work_on(officer, task) or can_assign_unit(officer, task)


def can_ask_for_result(officer: Officer, result: Result) -> bool:
    return can_ask_contribution(officer, result.task)


def can_change_contribution(officer: Officer, contribution: Contribution) -> bool:
    return can_ask_contribution(officer, contribution.result.task)


def can_deliver_contribution(officer: Officer, contribution: Contribution) -> bool:
    """Anyone of the unit that was asked."""
    return contribution.unit_id in officer.unit_ids


def can_confirm_contribution(officer: Officer, contribution: Contribution) -> bool:
    """Who may ask may confirm or return, but for who delivered."""
    return can_change_contribution(officer, contribution) and contribution.delivered_by_id != officer.pk


def waits_for_document(task: Task) -> bool:
    """A conditional task without a rhythm whose deadline no document has set off yet."""
    if task.deadline_kind != DeadlineKind.EVENT or task.rhythm:
        return False
    return task.results.filter(due_on__isnull=True, finished_on__isnull=True).exists()


def can_decide_on(officer: Officer, request: Extension | LateReview) -> bool:
    return can_decide_request(officer, request.result) and request.asked_by_id != officer.pk
