"""Thời gian giữ việc: with whom a result lay for how many working days, computed from its facts.

A day lies with whoever held the result when the day began: the day of a hand-over itself is not counted for the
receiver (BLDS 2015 Đ147). Each working day of the span is counted for exactly one holder, so the sums add up.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import accumulate, pairwise

from django.db.models import prefetch_related_objects
from django.utils import timezone

from donghanh.org.models import Unit
from donghanh.plans.enums import DeadlineKind, Holder, InterruptionKind
from donghanh.plans.models import Result, Task
from donghanh.vietnamese.workdays import WorkCalendar

FACTS = (
    "task__lead_unit",
    "task__lead_terms__unit",
    "task__interruptions",
    "task__obstacles",
    "task__trigger",
    "claims",
    "contributions__unit",
)


@dataclass(frozen=True, slots=True)
class Keeping:
    """One holder from the end of day `since` to the end of day `until` (None: still)."""

    holder: Holder
    since: date
    until: date | None = None
    unit: Unit | None = None


@dataclass(frozen=True, slots=True)
class Held:
    """Working days that lay with one holder; `late` of them came after the last good day of the result."""

    holder: Holder
    unit: Unit | None
    days: int
    late: int

    @property
    def label(self) -> str:
        """The unit's name, else who it is in the office's words."""
        return str(self.unit.name if self.unit else Holder(self.holder).label)


def custody_of(results: Iterable[Result], on: date) -> dict[int, list[Held]]:
    """For each result (by pk) who held it how many working days, up to the day it was finished or the day asked, the
    longest first. Costs the same number of queries for one result and for many.

    Results that never ran (finished before the plan was entered, waiting for their document) have an empty list.
    """
    wanted = list(results)
    prefetch_related_objects(wanted, "ward", *FACTS)
    begun = {result.pk: _beginning(result) for result in wanted}
    first = min((day for day in begun.values() if day), default=on)
    counts = {
        ward: WorkedDays(ward.calendar, min(first, on), on) for ward in {result.ward for result in wanted}
    }
    return {result.pk: _held(result, begun[result.pk], on, counts[result.ward]) for result in wanted}


class WorkedDays:
    """The working days between two days, counted once for many results."""

    def __init__(self, calendar: WorkCalendar, first: date, last: date) -> None:
        self._first = first
        span = (first + timedelta(days=number) for number in range(1, (last - first).days + 1))
        self._sums = list(accumulate(map(calendar.is_working_day, span), initial=0))

    def working_days_between(self, first: date, last: date) -> int:
        """Working days after `first` up to and with `last`, both within the days counted."""
        return self._sums[(last - self._first).days] - self._sums[(first - self._first).days]


def share_out(
    keepings: Collection[Keeping],
    *,
    after: date,
    until: date,
    last_day: date | None,
    calendar: WorkCalendar | WorkedDays,
) -> list[Held]:
    """Gives each working day after `after` up to and with `until` to the first of `keepings` that covers it, to the
    assigner where none does."""
    days: Counter[tuple[Holder, Unit | None]] = Counter()
    late: Counter[tuple[Holder, Unit | None]] = Counter()
    for first, last in _stretches(keepings, after, until, last_day):
        keeper = next((one for one in keepings if _covers(one, last)), Keeping(Holder.ASSIGNER, after))
        worked = calendar.working_days_between(first, last)
        days[keeper.holder, keeper.unit] += worked
        if last_day and last > last_day:
            late[keeper.holder, keeper.unit] += worked
    held = [Held(holder, unit, count, late[holder, unit]) for (holder, unit), count in days.items() if count]
    return sorted(held, key=lambda one: -one.days)


def _stretches(
    keepings: Collection[Keeping], after: date, until: date, last_day: date | None
) -> Iterator[tuple[date, date]]:
    """The span cut wherever the holder may change, and at the deadline: pairs of days, the first not counted."""
    edges = {day for one in keepings for day in (one.since, one.until) if day} | {last_day}
    cuts = sorted(day for day in edges if day and after < day < until)
    bounds = [after, *cuts, until]
    return ((first, last) for first, last in pairwise(bounds) if first < last)


def _covers(keeping: Keeping, day: date) -> bool:
    return keeping.since < day and (keeping.until is None or day <= keeping.until)


def _held(result: Result, after: date | None, on: date, days: WorkedDays) -> list[Held]:
    if after is None or result.before_import:
        return []
    return share_out(
        [*_keepings(result)],
        after=after,
        until=min(filter(None, (result.finished_on, on))),
        last_day=_last_day(result),
        calendar=days,
    )


def _beginning(result: Result) -> date | None:
    """The day after which the result was owed: confirmed, its period begun, its document come."""
    days = [_day(result.task.confirmed_at)]
    if result.starts_on:
        days.append(result.starts_on - timedelta(days=1))
    if result.task.deadline_kind == DeadlineKind.EVENT and not result.task.rhythm:
        trigger = getattr(result.task, "trigger", None)
        if trigger is None or trigger.confirmed_at is None:
            return None
        days.append(_day(trigger.confirmed_at))
    return max(days)


def _last_day(result: Result) -> date | None:
    """The last good day by the deadline that holds, or that held on the day asked (`as_of`)."""
    due = getattr(result, "due_then", result.due_on)
    strict = getattr(result, "exclusive_then", result.exclusive) and result.ward.strict_before
    return due - timedelta(days=1) if due and strict else due


def _keepings(result: Result) -> Iterator[Keeping]:
    """Who held the result when; where several did, the first one counts."""
    yield from _standstills(result.task)
    for claim in result.claims.all():
        yield Keeping(Holder.APPROVER, _day(claim.asked_at), _day_or_none(claim.decided_at))
    for obstacle in result.task.obstacles.all():
        answered = obstacle.answered_at or obstacle.settled_at
        yield Keeping(Holder.ANSWER, _day(obstacle.raised_at), _day_or_none(answered))
    for part in result.contributions.all():
        if part.due_on:
            since = max(part.due_on, _day(part.asked_at))
            yield Keeping(Holder.COOPERATOR, since, part.delivered_on, part.unit)
    yield from _leads(result.task)


def _standstills(task: Task) -> Iterator[Keeping]:
    for standing in task.interruptions.all():
        returned = standing.kind == InterruptionKind.RETURNED
        holder = Holder.ASSIGNER if returned else Holder.NOBODY
        yield Keeping(holder, _day(standing.began_at), _day_or_none(standing.ended_at))


def _leads(task: Task) -> Iterator[Keeping]:
    terms = task.lead_terms.all()
    for term in terms:
        yield Keeping(Holder.LEAD, _day(term.began_at), _day_or_none(term.ended_at), term.unit)
    if task.lead_unit and not terms:
        yield Keeping(Holder.LEAD, date.min, None, task.lead_unit)


def _day(moment: datetime) -> date:
    return timezone.localdate(moment)


def _day_or_none(moment: datetime | None) -> date | None:
    return _day(moment) if moment else None
