"""What people, positions and units hold of the work that is not finished: reads for handing it over."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from donghanh.kernel.slots import HeldItem, Holding, UnitHolding
from donghanh.org.models import Officer, Position, Tenure, Unit
from donghanh.org.permissions import has_permission
from donghanh.plans.enums import Decision
from donghanh.plans.models import (
    Contribution,
    Draft,
    Extension,
    Handover,
    HandoverItem,
    LateReview,
    Obstacle,
    Participant,
    Reading,
    Result,
    Task,
    Update,
)
from donghanh.plans.models.statuses import ResultQuerySet
from donghanh.plans.permissions import Permission, can_assign_officer
from donghanh.plans.queries import today

TASKS, COOPERATIONS, DRAFTS = "plans.tasks", "plans.cooperations", "plans.drafts"


def live_tasks(ward_id: int) -> QuerySet[Task]:
    """Tasks that still owe something or will again: an unfinished result, whatever stops it now, or a rhythm."""
    unfinished = Result.objects.filter(task=OuterRef("pk"), finished_on__isnull=True)
    return Task.objects.filter(Exists(unfinished) | ~Q(rhythm=""), ward_id=ward_id)


def tasks_held(officer: Officer) -> QuerySet[Task]:
    """Live tasks in the officer's own name."""
    return live_tasks(officer.ward_id).filter(officer=officer)


def tasks_waiting(position: Position) -> QuerySet[Task]:
    """Live tasks of a position that nobody works on, because the position is vacant or was handed nothing."""
    return live_tasks(position.ward_id).filter(position=position, officer__isnull=True)


def current_results(tasks: Collection[Task], ward_id: int) -> dict[int, Result]:
    """The result of each task that matters now, with its status today: the unfinished one due first, else the last."""
    if not tasks:
        return {}
    ward = next(iter(tasks)).ward
    results: ResultQuerySet = Result.objects.filter(task__in=tasks, ward_id=ward_id)
    rows = results.with_status(ward, on=today()).order_by("due_on", "pk")
    found: dict[int, Result] = {}
    for row in rows:
        known = found.get(row.task_id)
        if known is None or known.finished_on:
            found[row.task_id] = row
    return found


def last_words(tasks: Iterable[Task]) -> dict[int, Update]:
    """The newest update of each task."""
    newest = Update.objects.filter(task__in=tasks).order_by("task_id", "-at", "-pk").distinct("task_id")
    return {update.task_id: update for update in newest}


@dataclass(frozen=True, slots=True)
class Waiting:
    """Work that nobody has in hand: of a position, or of a unit whose task has no position."""

    position: Position | None
    unit: Unit
    count: int


def waiting_work(officer: Officer) -> list[Waiting]:
    """Live tasks with a lead unit and without a person, by position, as far as the officer may hand them out."""
    tasks = _within(live_tasks(officer.ward_id), officer).filter(
        officer__isnull=True, lead_unit__isnull=False
    )
    counted = list(tasks.order_by().values("position", "lead_unit").annotate(n=Count("pk")))
    positions = Position.objects.select_related("unit").in_bulk([row["position"] for row in counted])
    units = Unit.objects.in_bulk([row["lead_unit"] for row in counted])
    lines = [Waiting(positions.get(row["position"]), units[row["lead_unit"]], row["n"]) for row in counted]
    return sorted(lines, key=lambda line: (line.unit.order, line.unit.pk, line.position is None, -line.count))


def people_in_charge(officer: Officer) -> QuerySet[Officer]:
    """People with live tasks in their name that the officer may hand over, with how many (`in_charge`)."""
    tasks = _within(live_tasks(officer.ward_id), officer).filter(officer__isnull=False)
    held = Count("tasks", filter=Q(tasks__in=tasks))
    running = Tenure.objects.filter(ended_on__isnull=True).select_related("position__unit")
    people = Officer.objects.filter(ward_id=officer.ward_id).annotate(in_charge=held).filter(in_charge__gt=0)
    return people.prefetch_related(Prefetch("tenures", running, to_attr="held")).order_by("name_order", "pk")


def tasks_to_hand_over(tasks: QuerySet[Task], by: Officer) -> list[Task]:
    """Those of the tasks that the officer may give to somebody, with all a row shows."""
    rows = tasks.select_related("plan", "lead_unit", "position__unit", "officer", "ward").order_by(
        "plan", "number"
    )
    return [task for task in rows if can_assign_officer(by, task)]


def staff_by_unit(units: Collection[int]) -> dict[int, list[Officer]]:
    """Who serves in each unit today, in the order of names."""
    held = Tenure.objects.filter(
        position__unit__in=units, ended_on__isnull=True, officer__left_on__isnull=True
    ).select_related("officer", "position")
    staff: dict[int, dict[int, Officer]] = {unit: {} for unit in units}
    for tenure in sorted(held, key=lambda tenure: (tenure.officer.name_order, tenure.officer_id)):
        staff[tenure.position.unit_id][tenure.officer_id] = tenure.officer
    return {unit: list(people.values()) for unit, people in staff.items()}


def visible_handovers(officer: Officer) -> QuerySet[Handover]:
    """Every hand-over for who sees the ward's tasks; the others those they gave, took over or made."""
    handovers = Handover.objects.filter(ward_id=officer.ward_id)
    if not has_permission(officer, Permission.VIEW_ALL):
        received = HandoverItem.objects.filter(handover=OuterRef("pk"), receiver=officer)
        handovers = handovers.filter(Q(giver=officer) | Q(by=officer) | Exists(received))
    return handovers


def handovers_for_list(officer: Officer) -> QuerySet[Handover]:
    """The hand-overs the officer may see with all a row shows, newest first."""
    items = HandoverItem.objects.select_related("receiver", "task", "position__unit")
    rows = visible_handovers(officer).select_related("giver", "position__unit", "by")
    return rows.prefetch_related(Prefetch("items", items)).order_by("-at", "-pk")


def get_handover_for(officer: Officer, pk: int) -> Handover:
    """A hand-over the officer may see; else Http404."""
    rows = visible_handovers(officer).select_related("giver", "position__unit", "by", "ward")
    found = rows.filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def items_of(handover: Handover) -> QuerySet[HandoverItem]:
    return handover.items.select_related("task__plan", "task__lead_unit", "receiver", "position__unit")


def handover_page(reader: Officer, officer: Officer) -> str:
    """Where the reader hands over what the officer holds, or ""."""
    may = has_permission(reader, Permission.HAND_OVER)
    return reverse("plans:officer_handover", args=[officer.pk]) if may else ""


def claims_for(officer: Officer) -> QuerySet[Result]:
    """Results that wait for the approval of a position the officer holds."""
    claimed = Q(claimed_on__isnull=False, finished_on__isnull=True)
    approving = [position.pk for position in officer.duties]
    waiting = Result.objects.filter(claimed, ward_id=officer.ward_id, task__approver__in=approving)
    return waiting.select_related("task").order_by("claimed_on", "pk")


def requests_of(officer: Officer) -> list[Extension | LateReview]:
    """More time asked for and objections made by the officer that wait for a decision."""
    kinds: tuple[type[Extension | LateReview], ...] = (Extension, LateReview)
    return [
        request
        for kind in kinds
        for request in kind._default_manager.filter(asked_by=officer, granted__isnull=True).select_related(
            "result__task"
        )
    ]


def obstacles_of(officer: Officer) -> QuerySet[Obstacle]:
    """Difficulties the officer raised that are not settled."""
    return Obstacle.objects.filter(raised_by=officer, settled_at__isnull=True).select_related("task")


def readings_of(officer: Officer) -> QuerySet[Reading]:
    """Documents the officer had read in which clauses are still to be decided."""
    undecided = Draft.objects.filter(reading=OuterRef("pk"), decision=Decision.PENDING)
    return Reading.objects.filter(Exists(undecided), asked_by=officer).select_related("plan")


HOLDINGS = (
    Holding(TASKS, _("Unfinished tasks in charge of"), lambda who: tasks_held(who).count(), handover_page),
    Holding("plans.approvals", _("Results that await their approval"), lambda who: claims_for(who).count()),
    Holding(
        "plans.requests", _("Requests of theirs that await a decision"), lambda who: len(requests_of(who))
    ),
    Holding(
        "plans.obstacles",
        _("Difficulties they raised that are not settled"),
        lambda who: obstacles_of(who).count(),
    ),
    Holding("plans.readings", _("Documents they are confirming"), lambda who: readings_of(who).count()),
)
"""What a person holds of plans. The tasks find another person; the rest others of the office go on with."""


def other_holdings(officer: Officer | None) -> list[tuple[str, list[HeldItem]]]:
    """What else of plans the officer holds, (label, things with their pages), only what there is any of."""
    if officer is None:
        return []
    asked = [request.result.task for request in requests_of(officer)]
    held = {
        "plans.approvals": [_item(result.task) for result in claims_for(officer)],
        "plans.requests": [_item(task) for task in asked],
        "plans.obstacles": [_item(obstacle.task) for obstacle in obstacles_of(officer)],
        "plans.readings": [
            HeldItem(reading.pk, str(reading.plan), reverse("plans:reading_detail", args=[reading.pk]))
            for reading in readings_of(officer).defer("blocks")
        ],
    }
    labels = {holding.key: str(holding.label) for holding in HOLDINGS}
    return [(labels[key], items) for key, items in held.items() if items]


def cooperations_of(unit: Unit) -> QuerySet[Task]:
    """Live tasks in which the unit takes part or owes a piece, without leading them."""
    parts = Participant.objects.filter(task=OuterRef("pk"), unit=unit)
    owed = Contribution.objects.filter(result__task=OuterRef("pk"), unit=unit, confirmed_at__isnull=True)
    return live_tasks(unit.ward_id).filter(Exists(parts) | Exists(owed)).exclude(lead_unit=unit)


def drafts_of_unit(unit: Unit) -> QuerySet[Draft]:
    """Clauses still to become tasks in which the unit stands."""
    open_ones = Draft.objects.filter(ward_id=unit.ward_id, task__isnull=True, units__unit=unit)
    return open_ones.exclude(decision__in=(Decision.DROPPED, Decision.MERGED)).distinct()


def led_by(unit: Unit) -> QuerySet[Task]:
    """Live tasks the unit leads."""
    return live_tasks(unit.ward_id).filter(lead_unit=unit)


UNIT_HOLDINGS = (
    UnitHolding(
        TASKS,
        _("Unfinished tasks led"),
        lambda unit: led_by(unit).count(),
        lambda unit: _items(led_by(unit), with_position=True),
        Permission.VIEW_ALL,
    ),
    UnitHolding(
        COOPERATIONS,
        _("Unfinished tasks of others that it takes part in"),
        lambda unit: cooperations_of(unit).count(),
        lambda unit: _items(cooperations_of(unit)),
        Permission.VIEW_ALL,
    ),
    UnitHolding(
        DRAFTS,
        _("Clauses that are being confirmed"),
        lambda unit: drafts_of_unit(unit).count(),
        lambda unit: [
            HeldItem(draft.pk, str(draft), reverse("plans:reading_detail", args=[draft.reading_id]))
            for draft in drafts_of_unit(unit).order_by("reading", "order")
        ],
        Permission.VIEW_ALL,
    ),
)


def _items(tasks: QuerySet[Task], *, with_position: bool = False) -> list[HeldItem]:
    return [_item(task, with_position=with_position) for task in tasks.order_by("plan", "number")]


def _item(task: Task, *, with_position: bool = False) -> HeldItem:
    owner = task.position_id if with_position else None
    return HeldItem(task.pk, task.title, task.get_absolute_url(), owner)


def _within(tasks: QuerySet[Task], officer: Officer) -> QuerySet[Task]:
    """The tasks that the officer may give to people: of the ward for the assigner, else of the units they head."""
    if has_permission(officer, Permission.ASSIGN):
        return tasks
    return tasks.filter(lead_unit__in=officer.headed_unit_ids)
