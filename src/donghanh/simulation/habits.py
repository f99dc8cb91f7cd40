"""What the people of the made-up ward do on a working day, each by their habit."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial
from random import Random
from typing import Any

from django.utils.timezone import localdate, make_aware

from donghanh.org.actions.people import leave
from donghanh.org.models import Officer, Ward
from donghanh.org.system import System
from donghanh.plans.actions.lifecycle import cancel_task, pause_task, resume_task, return_task, transfer_task
from donghanh.plans.actions.requests import ask_extension, decide_extension
from donghanh.plans.actions.results import accept_result, claim_result, note_progress, return_result
from donghanh.plans.actions.tasks import assign_officer, assign_unit, set_rhythm
from donghanh.plans.enums import InterruptionKind, ReminderKind, Rhythm
from donghanh.plans.models import Extension, Interruption, Reminder, Result, Task
from donghanh.plans.queries import awaiting_decision
from donghanh.simulation.cast import Cast, Habit

OPENS, CLOSES = time(8, 0), time(16, 50)
CHAIR_RUNG = 3
"""The rung of an escalation that reaches the chair: then even the silent answer."""


@dataclass(frozen=True, slots=True)
class Act:
    """Something that somebody does at a moment of the day, or the system `by_itself`."""

    at: datetime
    do: Callable[[], object]
    by_itself: bool = False


class Habits:
    """Draws the acts of each day; the same chance draws the same year."""

    def __init__(self, chance: Random, cast: Cast) -> None:
        self.chance, self.cast = chance, cast

    def acts_on(self, day: date) -> list[Act]:
        """The acts of a working day in the order of the clock."""
        wanted = [*self._of_doers(day), *self._of_leaders(day)]
        return sorted((Act(self._moment(day), do) for do in wanted), key=lambda act: act.at)

    def goes_away(self, day: date) -> None:
        """One specialist leaves the ward for good; the work stays."""
        unit = self.chance.choice(self.cast.units)
        leaver = self.cast.doers[unit.pk].pop()
        leave(leaver, on=day, reason="Chuyển công tác (mô phỏng)", by=System(self.cast.ward))

    def _moment(self, day: date) -> datetime:
        first, last = (moment.hour * 60 + moment.minute for moment in (OPENS, CLOSES))
        minutes = timedelta(minutes=self.chance.randint(first, last))
        return make_aware(datetime.combine(day, time.min) + minutes)

    def _of_doers(self, day: date) -> Iterator[Callable[[], object]]:
        answers = {
            Habit.DILIGENT: self._by_itself,
            Habit.FORGETFUL: self._if_told,
            Habit.SILENT: self._if_pressed,
        }
        heard = _Heard(day)
        for result in _worked_on(self.cast.ward, day):
            officer = result.task.officer or self.cast.heads.get(result.task.lead_unit_id or 0)
            act = officer and answers[self.cast.habits[officer.pk]](officer, result, day, heard)
            if act:
                yield act
        for head in self.cast.heads.values():
            yield from self._distributes(head)

    def _by_itself(
        self, officer: Officer, result: Result, day: date, _heard: "_Heard"
    ) -> Callable[[], object] | None:
        left = _days_left(result, day)
        if left is not None and left <= 6 and self._happens(0.5):
            return partial(_finish, result, officer)
        if result.due_on and left is not None and 8 <= left <= 15 and self._happens(0.02):
            return partial(_ask_for_time, result, result.due_on, officer)
        return partial(_tell, result, officer) if self._happens(0.12) else None

    def _if_told(
        self, officer: Officer, result: Result, day: date, heard: "_Heard"
    ) -> Callable[[], object] | None:
        if (result.pk, officer.pk) not in heard.lately or not self._happens(0.35):
            return None
        left = _days_left(result, day)
        return partial(_finish if left is not None and left < 12 else _tell, result, officer)

    def _if_pressed(
        self, officer: Officer, result: Result, _day: date, heard: "_Heard"
    ) -> Callable[[], object] | None:
        pressed = result.pk in heard.by_chair
        return partial(_finish, result, officer) if pressed and self._happens(0.15) else None

    def _distributes(self, head: Officer) -> Iterator[Callable[[], object]]:
        """The head puts people in charge where nobody is, and now and then says that a task is not the unit's."""
        (unit,) = head.headed_unit_ids
        for task in Task.objects.filter(lead_unit=unit, officer=None):
            if self._happens(0.05):
                yield partial(assign_officer, task, self.chance.choice(self.cast.doers[unit]), by=head)
            elif self._happens(0.003):
                yield partial(return_task, task, reason="Không đúng chức năng của đơn vị", by=head)

    def _of_leaders(self, day: date) -> Iterator[Callable[[], object]]:
        leader = Officer.objects.get(pk=self.cast.vice_chair.pk)
        claims, extensions, _reviews = awaiting_decision(leader)
        for claim in claims:
            if self._happens(0.4):
                yield partial(self._decide, claim, leader)
        for extension in extensions:
            yield partial(_give_time, extension, leader)
        yield from self._of_chief(day)

    def _decide(self, claim: Result, leader: Officer) -> object:
        if self._happens(0.85):
            return accept_result(claim, by=leader)
        return return_result(claim, reason="Cần bổ sung minh chứng", by=leader)

    def _of_chief(self, day: date) -> Iterator[Callable[[], object]]:
        chief, chosen = self.cast.chief, self.chance.choice
        for task in Task.objects.filter(lead_unit=None):
            if self._happens(0.08):
                yield partial(assign_unit, task, chosen(self.cast.units), by=chief)
        for task in Task.objects.filter(lead_unit=self.cast.deserted, interruptions=None):
            if self._happens(0.01):
                yield partial(
                    transfer_task, task, chosen(self.cast.units), reason="Đúng chức năng hơn", by=chief
                )
        for task in Task.objects.filter(deadline_kind="none", rhythm=""):
            if self._happens(0.03):
                yield partial(set_rhythm, task, Rhythm.QUARTERLY, since=day, by=chief)
        yield from self._interrupts(chief)

    def _interrupts(self, chief: Officer) -> Iterator[Callable[[], object]]:
        """Pauses a task now and then, cancels one more rarely, and sets going again what stood still."""
        if self._happens(0.02):
            act: Any = cancel_task if self._happens(0.2) else pause_task
            owed = list(Task.objects.filter(results__finished_on=None).distinct().order_by("pk"))
            yield partial(act, self.chance.choice(owed), reason="Chờ ý kiến của thành phố", by=chief)
        standing = Interruption.objects.filter(ended_at=None).exclude(kind=InterruptionKind.CANCELLED)
        for one in standing.select_related("task"):
            if self._happens(0.07):
                yield partial(resume_task, one.task, answer="Tiếp tục thực hiện", by=chief)

    def _happens(self, share: float) -> bool:
        return self.chance.random() < share


class _Heard:
    """Who was reminded of which result in the last days, and which results the chair has heard of."""

    def __init__(self, day: date) -> None:
        lately = Reminder.objects.filter(sent_at__date__gte=day - timedelta(days=3))
        self.lately = set(lately.values_list("result", "recipient"))
        escalated = Reminder.objects.filter(kind=ReminderKind.ESCALATION, rung=CHAIR_RUNG)
        self.by_chair = set(escalated.values_list("result", flat=True))


def _worked_on(ward: Ward, day: date) -> Iterable[Result]:
    """The results that somebody still has to bring, in a fixed order."""
    owed: Any = Result.objects.filter(ward=ward, finished_on=None, claimed_on=None)
    standing = owed.with_status(ward, on=day).open()
    return list(standing.select_related("task__officer", "task__lead_unit").order_by("pk"))


def _days_left(result: Result, day: date) -> int | None:
    return (result.last_day - day).days if result.last_day else None


def _tell(result: Result, officer: Officer) -> object:
    return note_progress(result.task, "Đang thực hiện, chưa có vướng mắc.", by=officer, result=result)


def _finish(result: Result, officer: Officer) -> object:
    return claim_result(result, on=localdate(), summary="Đã hoàn thành, có báo cáo kèm theo.", by=officer)


def _ask_for_time(result: Result, due_on: date, officer: Officer) -> object:
    later = due_on + timedelta(days=21)
    return ask_extension(result, new_due_on=later, reason="Chờ số liệu của thành phố", by=officer)


def _give_time(extension: Extension, leader: Officer) -> object:
    return decide_extension(extension, granted=True, answer="Đồng ý", by=leader)
