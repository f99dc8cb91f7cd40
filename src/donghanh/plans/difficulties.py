"""The list of difficulties and requests for direction: which it shows, and how each stands on a day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, F, Q, QuerySet, Value, When
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from donghanh.org.models import Officer
from donghanh.plans.models import Obstacle
from donghanh.plans.permissions import can_answer, can_settle
from donghanh.vietnamese.text import fold
from donghanh.vietnamese.workdays import WorkCalendar

STATES: dict[str, tuple[Any, Q]] = {
    "open": (gettext_lazy("Not settled yet"), Q(settled_at__isnull=True)),
    "waiting": (
        gettext_lazy("Waiting for an answer"),
        Q(settled_at__isnull=True, answered_at__isnull=True),
    ),
    "answered": (gettext_lazy("Answered"), Q(settled_at__isnull=True, answered_at__isnull=False)),
    "settled": (gettext_lazy("Settled"), Q(settled_at__isnull=False)),
    "all": (gettext_lazy("All"), Q()),
}
WAITS_FIRST = Case(
    When(settled_at__isnull=False, then=Value(2)),
    When(answered_at__isnull=False, then=Value(1)),
    default=Value(0),
)
SORTS: dict[str, tuple[Any, ...]] = {
    "due": (WAITS_FIRST, "answer_due_on"),
    "raised": (F("raised_at").desc(),),
    "unit": ("task__lead_unit__order", "task__lead_unit", "answer_due_on"),
}


@dataclass(frozen=True, slots=True)
class ObstacleFilter:
    """What the address asks for: those not settled, the longest overdue first, unless it says otherwise."""

    words: str = ""
    state: str = "open"
    unit: int | None = None
    sort: str = "due"
    backwards: bool = False

    @classmethod
    def of(cls, query: Mapping[str, str]) -> "ObstacleFilter":
        sort, unit = query.get("sort", "due"), query.get("unit", "")
        return cls(
            words=query.get("q", "").strip()[:200],
            state=query.get("state", "") if query.get("state") in STATES else "open",
            unit=int(unit) if unit.isascii() and unit.isdigit() and len(unit) <= 18 else None,
            sort=sort.lstrip("-") if sort.lstrip("-") in SORTS else "due",
            backwards=sort.startswith("-"),
        )

    def apply(self, obstacles: QuerySet[Obstacle]) -> QuerySet[Obstacle]:
        found = obstacles.filter(STATES[self.state][1])
        if self.unit is not None:
            found = found.filter(task__lead_unit=self.unit)
        for word in fold(self.words).split():
            found = found.filter(task__folded__contains=word)
        ordered = found.order_by(*SORTS[self.sort], "pk")
        return ordered.reverse() if self.backwards else ordered


@dataclass(frozen=True, slots=True)
class Difficulty:
    """One obstacle as a line: how it stands, and what the reader may do about it."""

    obstacle: Obstacle
    kind: str
    words: str
    may_answer: bool
    may_settle: bool


def difficulty(obstacle: Obstacle, reader: Officer, *, on: date) -> Difficulty:
    """How the obstacle stands on the day, in the officers' words."""
    kind, words = standing_words(obstacle, on=on, calendar=reader.ward.calendar)
    return Difficulty(
        obstacle,
        kind,
        words,
        may_answer=not obstacle.answered_at and not obstacle.settled_at and can_answer(reader, obstacle),
        may_settle=not obstacle.settled_at and can_settle(reader, obstacle),
    )


def standing_words(obstacle: Obstacle, *, on: date, calendar: WorkCalendar) -> tuple[str, str]:
    """The look (a kind of `donghanh.ui.statuses`) and the words: "Quá hạn trả lời 2 ngày làm việc", "Đã trả lời"."""
    if obstacle.settled_at and timezone.localdate(obstacle.settled_at) <= on:
        return "ok", _("Settled")
    if obstacle.answered_at and timezone.localdate(obstacle.answered_at) <= on:
        return "doing", _("Answered")
    left = calendar.working_days_between(on, obstacle.answer_due_on)
    if on > obstacle.answer_due_on and not left:
        return "late", _("Answer overdue")
    if on > obstacle.answer_due_on:
        words = ngettext(
            "Answer overdue by %(days)s working day", "Answer overdue by %(days)s working days", -left
        )
        return "late", words % {"days": -left}
    if not left:
        return "soon", _("To be answered today")
    words = ngettext("Answer within %(days)s working day", "Answer within %(days)s working days", left)
    return "waiting", words % {"days": left}
