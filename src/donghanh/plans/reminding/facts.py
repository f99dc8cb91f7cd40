"""What the ladder must know of a ward's results, in a number of queries that does not grow with them."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.utils import timezone

from donghanh.org.models import Ward
from donghanh.plans.enums import INTERRUPTED, Status
from donghanh.plans.ladder import BEFORE
from donghanh.plans.models import (
    Claim,
    Extension,
    Interruption,
    LateReview,
    LeadTerm,
    Obstacle,
    Reminder,
    Result,
)


@dataclass(frozen=True, slots=True)
class Owed:
    """A result that somebody works for: where it stands, and who answers for it. People and units are keys."""

    pk: int
    status: Status
    silent: bool
    last_day: date | None
    due_on: date | None
    given_on: date
    lead_since: date
    last_word_on: date
    unit: int | None
    officer: int | None
    approver: int | None


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something that waits for a decision on a result: since when, who asked, and the position that decides."""

    result: int
    asked_on: date
    asked_by: int
    position: int | None


@dataclass(slots=True)
class Told:
    """What was said of one result to one person: when last, and which rungs."""

    last_on: date | None = None
    rungs: set[tuple[str, int, date]] = field(default_factory=set)

    def sent(self, kind: str, due_on: date) -> set[int]:
        return {rung for told, rung, due in self.rungs if told == kind and due == due_on}


def owed_results(ward: Ward, on: date) -> list[Owed]:
    """Results that run and are late, silent or due within the first rung. What another plan's result serves speaks
    through that one."""
    horizon = ward.calendar.add_working_days(on, max(BEFORE) + 1)
    term = LeadTerm.objects.filter(task=OuterRef("task_id"), ended_at__isnull=True)
    later = Extension.objects.filter(result=OuterRef("pk"), granted=True).order_by("-decided_at")
    results: Any = Result.objects.filter(ward=ward, finished_on__isnull=True).counted_once()
    rows = (
        results.with_status(ward, on=on)
        .exclude(status__in=(*INTERRUPTED, Status.CLAIMED))
        .filter(Q(last_day__lt=horizon) | Q(silent=True))
        .annotate(
            lead_since=Subquery(term.values("began_at")[:1]),
            moved_at=Subquery(later.values("decided_at")[:1]),
        )
        .order_by("due_on", "pk")
        .values(
            *("pk", "status", "silent", "last_day", "due_on", "starts_on", "last_update_at", "moved_at"),
            *("lead_since", "task__confirmed_at", "dated_at"),
            *("task__lead_unit", "task__officer", "task__approver"),
        )
    )
    return [_owed(row) for row in rows]


def waiting_decisions(ward: Ward, on: date) -> list[Waiting]:
    """For each result the oldest claim, extension, objection or obstacle that nobody has decided or answered."""
    oldest: dict[int, Waiting] = {}
    for one in sorted(_all_waiting(ward), key=lambda one: one.asked_on):
        oldest.setdefault(one.result, one)
    return [one for one in oldest.values() if one.asked_on < on]


def told_so_far(ward: Ward) -> dict[int, dict[int, Told]]:
    """Result → officer → what was said of it, for the results that may be spoken of."""
    told: dict[int, dict[int, Told]] = defaultdict(lambda: defaultdict(Told))
    objected = LateReview.objects.filter(result=OuterRef("result"), granted__isnull=True)
    open_ones = Q(result__finished_on__isnull=True) | Exists(objected)
    rows = Reminder.objects.filter(open_ones, ward=ward).order_by("sent_at")
    for result, officer, kind, rung, due_on, sent_at in rows.values_list(
        "result_id", "recipient_id", "kind", "rung", "due_on", "sent_at"
    ):
        told[result][officer].last_on = _day(sent_at)
        told[result][officer].rungs.add((kind, rung, due_on))
    return told


def _owed(row: dict[str, Any]) -> Owed:
    confirmed = _day(row["task__confirmed_at"])
    lead_since = max(confirmed, _day(row["lead_since"]) if row["lead_since"] else confirmed)
    moved = max(_day(row[name]) if row[name] else confirmed for name in ("moved_at", "dated_at"))
    return Owed(
        pk=row["pk"],
        status=Status(row["status"]),
        silent=row["silent"],
        last_day=row["last_day"],
        due_on=row["due_on"],
        given_on=max(lead_since, moved, row["starts_on"] or confirmed),
        lead_since=lead_since,
        last_word_on=_day(row["last_update_at"]) if row["last_update_at"] else confirmed,
        unit=row["task__lead_unit"],
        officer=row["task__officer"],
        approver=row["task__approver"],
    )


def _all_waiting(ward: Ward) -> Iterator[Waiting]:
    for model in (Claim, Extension, LateReview):
        asked: Any = model.objects.filter(ward=ward, granted__isnull=True, result__served_by__isnull=True)  # type: ignore[attr-defined]
        running = asked.exclude(Exists(_standing("result__task")))
        for result, at, by, approver in running.values_list(
            "result", "asked_at", "asked_by", "result__task__approver"
        ):
            yield Waiting(result, _day(at), by, approver)
    yield from _open_obstacles(ward)


def _open_obstacles(ward: Ward) -> Iterator[Waiting]:
    """An obstacle is of a task: it is mentioned with the result that the task owes now."""
    now = Result.objects.filter(task=OuterRef("task_id")).order_by(
        F("finished_on").desc(nulls_first=True), "due_on"
    )
    unanswered = Obstacle.objects.filter(ward=ward, answered_at__isnull=True, settled_at__isnull=True)
    rows = unanswered.annotate(result=Subquery(now.values("pk")[:1])).values_list(
        "result", "raised_at", "raised_by", "addressee"
    )
    return (Waiting(result, _day(at), by, position) for result, at, by, position in rows if result)


def _standing(task: str) -> Any:
    return Interruption.objects.filter(task=OuterRef(task), ended_at__isnull=True)


def _day(moment: datetime) -> date:
    return timezone.localdate(moment)
