"""Named reads of plans, tasks and results. Views fetch only through these."""

from collections.abc import Callable, Iterable
from datetime import date, datetime, time, timedelta
from typing import Any, TypeVar

from django.db.models import Case, Exists, F, Model, OuterRef, Prefetch, Q, QuerySet, Subquery, Value, When
from django.http import Http404
from django.utils import timezone

from donghanh.indicators.models import Indicator
from donghanh.indicators.permissions import Permission as Indicators
from donghanh.indicators.queries import Standing, standings_of_goals
from donghanh.org.models import Officer, Unit, Ward
from donghanh.org.permissions import has_permission
from donghanh.org.queries import units_of
from donghanh.plans.enums import Decision, InterruptionKind, Status, UpdateKind
from donghanh.plans.models import (
    Evidence,
    Extension,
    Interruption,
    LateReview,
    Obstacle,
    Participant,
    Plan,
    Reading,
    Result,
    SavedFilter,
    Target,
    Task,
    Trigger,
    Update,
)
from donghanh.plans.models.statuses import ResultQuerySet, Tally
from donghanh.plans.permissions import Permission, can_assign_unit, can_decide_on, can_view_task
from donghanh.vietnamese.text import fold

TaskPredicate = Callable[[Officer, Task], bool]
ResultPredicate = Callable[[Officer, Result], bool]
Found = TypeVar("Found")
Record = TypeVar("Record", bound=Model)
NO_ANSWER_WANTED = 3


def today() -> date:
    """The day in Vietnam."""
    return timezone.localdate()


def visible_plans(officer: Officer) -> QuerySet[Plan]:
    plans = Plan.objects.filter(ward_id=officer.ward_id)
    return (
        plans
        if has_permission(officer, Permission.VIEW_ALL)
        else plans.filter(_part_of(officer, "tasks__")).distinct()
    )


def visible_tasks(officer: Officer) -> QuerySet[Task]:
    tasks = Task.objects.filter(ward_id=officer.ward_id)
    return (
        tasks if has_permission(officer, Permission.VIEW_ALL) else tasks.filter(_part_of(officer)).distinct()
    )


def visible_results(officer: Officer, *, on: date | None = None) -> ResultQuerySet:
    """The results the officer may see, with their status on the day (today if none is given)."""
    results: ResultQuerySet = Result.objects.filter(ward_id=officer.ward_id)
    if not has_permission(officer, Permission.VIEW_ALL):
        results = results.filter(task__in=visible_tasks(officer))
    return results.with_status(officer.ward, on=on or today())


def results_for_list(results: ResultQuerySet) -> ResultQuerySet:
    """Results with everything a row shows, in a number of queries that does not grow."""
    return results.select_related(
        "task__plan", "task__lead_unit", "task__officer", "task__section"
    ).prefetch_related(Prefetch("task__participants", Participant.objects.select_related("unit")))


def search_results(results: ResultQuerySet, words: str) -> ResultQuerySet:
    """Results whose task or product holds every word, accents and case aside."""
    for word in fold(words).split():
        results = results.filter(task__folded__contains=word)
    return results


def my_results(officer: Officer) -> ResultQuerySet:
    """Open results of tasks in the officer's own name, and of the unit they head where nobody is named yet."""
    return visible_results(officer).filter(_mine(officer))


def my_results_by_urgency(officer: Officer) -> ResultQuerySet:
    """`my_results` with `urgency`: 0 overdue, 1 due soon, 2 silent, 3 everything that wants no answer today; in that
    order, each by deadline."""
    ranks = [
        When(status=Status.OVERDUE, then=Value(0)),
        When(status=Status.DUE_SOON, then=Value(1)),
        When(silent=True, then=Value(2)),
    ]
    ranked = my_results(officer).annotate(urgency=Case(*ranks, default=Value(NO_ANSWER_WANTED)))
    ordered: ResultQuerySet = ranked.order_by(
        "urgency", F("due_on").asc(nulls_last=True), "task__number", "pk"
    )
    return ordered


def wants_answer(result: Result) -> bool:
    """Whether a result of `my_results_by_urgency` is to be answered today."""
    return result.urgency < NO_ANSWER_WANTED


def count_wanting(ranked: ResultQuerySet) -> int:
    """How many of `my_results_by_urgency` are to be answered today."""
    return ranked.filter(urgency__lt=NO_ANSWER_WANTED).count()


def my_unfinished_results(officer: Officer) -> QuerySet[Result]:
    """What `my_results` holds, without asking for the status of each."""
    return Result.objects.filter(_mine(officer), ward_id=officer.ward_id)


def awaiting_decision(officer: Officer) -> tuple[ResultQuerySet, QuerySet[Extension], QuerySet[LateReview]]:
    """What the officer may decide now: claimed results, extensions and objections, oldest first."""
    claimed = Q(claimed_on__isnull=False, finished_on__isnull=True)
    claims = visible_results(officer).filter(claimed).exclude(claimed_by=officer)
    if not has_permission(officer, Permission.ACCEPT):
        claims = claims.filter(task__approver__in=[position.pk for position in officer.duties])
    open_requests: dict[str, Any] = {"ward_id": officer.ward_id, "granted__isnull": True}
    if not has_permission(officer, Permission.DECIDE):
        open_requests["pk__in"] = []
    claim = Update.objects.filter(result=OuterRef("pk"), kind=UpdateKind.CLAIM).order_by("-at")
    claims = claims.annotate(claimed_at=Subquery(claim.values("at")[:1]))
    return (
        claims.order_by("claimed_at", "pk"),
        Extension.objects.filter(**open_requests)
        .exclude(asked_by=officer)
        .select_related("result__task", "asked_by"),
        LateReview.objects.filter(**open_requests)
        .exclude(asked_by=officer)
        .select_related("result__task", "asked_by"),
    )


def leading_units(officer: Officer) -> QuerySet[Unit]:
    """The units that lead a task the officer may see, in the order of the directory."""
    return units_of(officer).filter(pk__in=visible_tasks(officer).values("lead_unit"))


def people_in_charge(officer: Officer) -> QuerySet[Officer]:
    """The people in whose name a task stands that the officer may see."""
    return Officer.objects.filter(ward_id=officer.ward_id, pk__in=visible_tasks(officer).values("officer"))


def tallies_by_plan(officer: Officer, plans: list[int]) -> dict[int, list[Tally]]:
    """For each plan the counts of its results by status, in one query."""
    counts: dict[int, list[Tally]] = {plan: [] for plan in plans}
    for tally in visible_results(officer).filter(task__plan__in=plans).tally("task__plan"):
        counts[tally.group[0]].append(tally)
    return counts


def evidence_of(task: Task) -> QuerySet[Evidence]:
    """The proofs of a task with their files."""
    return task.evidence.select_related("attachment", "by")


def tellable_results(officer: Officer) -> ResultQuerySet:
    """Results on which the officer may report: those of their units, for assigners every one."""
    results = visible_results(officer)
    if has_permission(officer, Permission.ASSIGN):
        return results
    return results.filter(task__in=Task.objects.filter(_part_of(officer)))


def latest_reading(plan: Plan) -> Reading | None:
    """The newest reading of the plan's first document, if it came from one."""
    return plan.readings.filter(amendment__isnull=True).first()


def followed_targets(plan: Plan, officer: Officer) -> list[tuple[Target, Indicator | None, Standing | None]]:
    """The confirmed targets of a plan, each with the indicator that follows it and how it stands today, if any."""
    targets = list(plan.targets.filter(decision=Decision.ACCEPTED))
    goals = [target.goal_id for target in targets if target.goal_id]
    may = has_permission(officer, Indicators.VIEW)
    known = standings_of_goals(officer, goals, today()) if goals and may else {}
    return [(target, *known.get(target.goal_id or 0, (None, None))) for target in targets]


def tasks_of_plan(plan: Plan) -> QuerySet[Task]:
    """The plan's tasks in its order, with units, heading and results."""
    participants = Prefetch("participants", Participant.objects.select_related("unit"))
    tasks = plan.tasks.select_related("lead_unit", "section").prefetch_related(participants, "results")
    return tasks.order_by("number")


def get_plan_for(officer: Officer, pk: int) -> Plan:
    return _one(visible_plans(officer), pk)


def get_task_for(officer: Officer, pk: int, may: TaskPredicate = can_view_task) -> Task:
    """The task, if the officer may see it and do what `may` asks; otherwise it does not exist (Http404)."""
    task = _one(
        visible_tasks(officer).select_related(
            "plan", "section", "lead_unit", "officer", "ward", "same_as__plan", "binding"
        ),
        pk,
    )
    return _allowed(task, may(officer, task))


def get_tasks_for(officer: Officer, keys: Iterable[int]) -> list[Task]:
    """All these tasks in the order of the plans; if the officer may not see one of them, Http404."""
    wanted = set(keys)
    found = visible_tasks(officer).filter(pk__in=wanted)
    tasks = list(
        found.select_related("plan", "lead_unit", "officer", "approver", "ward").prefetch_related(
            "participants"
        )
    )
    return _allowed(tasks, len(tasks) == len(wanted))


def get_saved_filter_for(officer: Officer, pk: int) -> SavedFilter:
    """A list of the officer's own (else Http404)."""
    return _one(officer.saved_filters.all(), pk)


def get_result_for(officer: Officer, pk: int, may: ResultPredicate | None = None) -> Result:
    """The result with its status today, if the officer may see its task and do what `may` asks (else Http404)."""
    result: Result = _one(
        visible_results(officer).select_related("task__plan", "task__lead_unit", "ward"), pk
    )
    return _allowed(result, may is None or may(officer, result))


def standing_of(task: Task) -> Interruption | None:
    """Why the task stands still now: the open interruption with who began it and what is proposed."""
    open_ones = task.interruptions.filter(ended_at__isnull=True)
    return open_ones.select_related("begun_by", "proposed_unit").first()


def returned_tasks(officer: Officer) -> QuerySet[Interruption]:
    """Tasks given back that wait for the officer, as assigner, to hand them on or to answer; oldest first."""
    returned = Interruption.objects.filter(
        ward_id=officer.ward_id, kind=InterruptionKind.RETURNED, ended_at__isnull=True
    ).exclude(begun_by=officer)
    if not has_permission(officer, Permission.ASSIGN):
        returned = returned.none()
    return returned.select_related("task__lead_unit", "begun_by", "proposed_unit")


def trigger_of(task: Task) -> Trigger | None:
    """The document that came for a conditional task, if one did."""
    came = Trigger.objects.filter(task=task)
    return came.select_related("recorded_by", "confirmed_by", "attachment").first()


def triggers_to_confirm(officer: Officer) -> QuerySet[Trigger]:
    """Documents whose deadline waits for the officer, as assigner; oldest first."""
    waiting = Trigger.objects.filter(ward_id=officer.ward_id, confirmed_at__isnull=True)
    if not has_permission(officer, Permission.ASSIGN):
        waiting = waiting.none()
    return waiting.select_related("task__lead_unit", "recorded_by").order_by("recorded_at", "pk")


def get_trigger_for(officer: Officer, pk: int) -> Trigger:
    """A document whose deadline the officer may confirm (else Http404)."""
    came = Trigger.objects.filter(ward_id=officer.ward_id)
    trigger = _one(came.select_related("task__plan", "task__ward", "recorded_by"), pk)
    return _allowed(trigger, can_assign_unit(officer, trigger.task))


def visible_obstacles(officer: Officer) -> QuerySet[Obstacle]:
    """The difficulties and requests for direction on tasks the officer may see, with what a row shows."""
    obstacles = Obstacle.objects.filter(ward_id=officer.ward_id)
    if not has_permission(officer, Permission.VIEW_ALL):
        obstacles = obstacles.filter(task__in=visible_tasks(officer))
    return obstacles.select_related("task__lead_unit", "task__plan", "raised_by", "addressee", "answered_by")


def obstacles_to_answer(officer: Officer) -> QuerySet[Obstacle]:
    """What waits for the officer's answer, the first due first: put to a position held, or to leaders at large."""
    waiting = visible_obstacles(officer).filter(answered_at__isnull=True, settled_at__isnull=True)
    asked = Q(addressee__in=[position.pk for position in officer.duties])
    if has_permission(officer, Permission.DECIDE):
        asked |= Q(addressee__isnull=True)
    return waiting.filter(asked).exclude(raised_by=officer).order_by("answer_due_on", "pk")


def open_obstacles(ward: Ward, on: date) -> QuerySet[Obstacle]:
    """What had been raised and was not settled at the end of the day, the oldest first; an answer given later than the
    day stands in the row all the same: compare `answered_at`."""
    end = timezone.make_aware(datetime.combine(on + timedelta(days=1), time.min))
    raised = Obstacle.objects.filter(ward=ward, raised_at__lt=end).exclude(settled_at__lt=end)
    return raised.select_related("task__lead_unit", "task__plan", "raised_by", "answered_by")


def get_obstacle_for(officer: Officer, pk: int, may: Callable[[Officer, Obstacle], bool]) -> Obstacle:
    """An obstacle with which the officer may do what `may` asks (else Http404)."""
    obstacle = _one(visible_obstacles(officer).select_related("task__ward"), pk)
    return _allowed(obstacle, may(officer, obstacle))


def get_evidence_for(officer: Officer, pk: int) -> Evidence:
    """A piece of evidence of a task the officer may see, or of one that serves such a task (else Http404)."""
    tasks = visible_tasks(officer)
    return _one(
        Evidence.objects.filter(Q(task__in=tasks) | Q(task__twins__in=tasks))
        .distinct()
        .select_related("attachment"),
        pk,
    )


def get_reading_for(officer: Officer, pk: int) -> Reading:
    """The reading, for someone who may confirm it."""
    readings = Reading.objects.filter(ward_id=officer.ward_id).defer("blocks")
    related = ("plan__ward", "plan__source", "amendment__source", "asked_by")
    reading = _one(readings.select_related(*related), pk)
    return _allowed(reading, has_permission(officer, Permission.READ_DOCUMENT))


def get_extension_for(officer: Officer, pk: int) -> Extension:
    """An extension that the officer may decide (else Http404)."""
    requests = Extension.objects.filter(ward_id=officer.ward_id).select_related(
        "result__task__plan", "result__ward", "asked_by"
    )
    extension = _one(requests, pk)
    return _allowed(extension, can_decide_on(officer, extension))


def get_late_review_for(officer: Officer, pk: int) -> LateReview:
    """A review of a late flag that the officer may decide (else Http404)."""
    requests = LateReview.objects.filter(ward_id=officer.ward_id).select_related(
        "result__task__plan", "result__ward", "asked_by"
    )
    review = _one(requests, pk)
    return _allowed(review, can_decide_on(officer, review))


def _mine(officer: Officer) -> Q:
    in_my_name = Q(task__officer=officer)
    in_my_unit = Q(task__officer__isnull=True, task__lead_unit__in=officer.headed_unit_ids)
    standing_still = Exists(Interruption.objects.filter(task=OuterRef("task"), ended_at__isnull=True))
    owed = Q(finished_on__isnull=True, served_by__isnull=True)
    return (in_my_name | in_my_unit) & owed & ~Q(standing_still)


def _part_of(officer: Officer, path: str = "") -> Q:
    units = officer.unit_ids
    return (
        Q(**{f"{path}lead_unit__in": units})
        | Q(**{f"{path}participants__unit__in": units})
        | Q(**{f"{path}officer": officer})
    )


def _one(rows: QuerySet[Record], pk: int) -> Record:
    found = rows.filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def _allowed(found: Found, allowed: bool) -> Found:
    if not allowed:
        raise Http404
    return found
