"""Playing the days one after the other: jobs at the times of their cron, people in office hours."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any

import time_machine
from django.utils.timezone import make_aware
from procrastinate.contrib.django import app

from donghanh.kernel.errors import Forbidden, Refused
from donghanh.kernel.jobs import task_name
from donghanh.kernel.slots import Job, jobs
from donghanh.kernel.walls import row_scope
from donghanh.simulation.account import Changes, account_of
from donghanh.simulation.agenda import Agenda
from donghanh.simulation.cast import make_cast
from donghanh.simulation.habits import Act, Habits

START = date(2026, 1, 1)
MORNING, MIDNIGHT = time(7, 59), time(0, 0)
MAINTENANCE = "donghanh.kernel"
"""Jobs of the kernel look after dead workers, and there are no workers here."""


def play_year(*, days: int, seed: int, start: date = START) -> dict[str, list[dict[str, Any]]]:
    """Plays `days` days from `start` in the database at hand, which must be empty, and tells what happened.

    The same seed gives the same account. People act on working days; the jobs run day and night, as in production.
    """
    with time_machine.travel(_at(start, MORNING), tick=False) as clock:
        year = Year(Random(seed), clock, start, days)  # noqa: S311
        for offset in range(days):
            year.play(start + timedelta(days=offset))
        with row_scope([year.ward.pk]):
            return account_of(year.ward, year.changes)


class Year:
    """The ward, what is planned for it, and the clock that everybody reads."""

    def __init__(self, chance: Random, clock: Any, start: date, days: int) -> None:
        self.clock, self.cast = clock, make_cast(chance, on=start)
        self.ward = self.cast.ward
        with row_scope([self.ward.pk]):
            self.agenda = Agenda(chance, self.cast)
        self.habits, self.changes = Habits(chance, self.cast), Changes(self.ward)
        self.leaving = start + timedelta(days=days // 2)

    def play(self, day: date) -> None:
        """Everything of one day in the order of the clock."""
        steps = [*firings(day), *self._acts(day), Act(_at(day, MIDNIGHT), lambda: None)]
        for step in sorted(steps, key=lambda step: step.at):
            self.clock.move_to(step.at)
            with suppress(Refused, Forbidden):  # somebody else was there first
                self._take(step)

    def _take(self, step: Act) -> None:
        if step.by_itself:
            step.do()
            return
        with row_scope([self.ward.pk]):
            step.do()
        with row_scope([self.ward.pk]):
            self.changes.look(step.at)

    def _acts(self, day: date) -> list[Act]:
        """What the agenda gives and what people do on a working day."""
        if not self.ward.calendar.is_working_day(day):
            return []
        morning = _at(day, MORNING)
        self.clock.move_to(morning)
        with row_scope([self.ward.pk]):
            acts = self.habits.acts_on(day)
        acts += [Act(morning, lambda: self.agenda.give(day))] * self.agenda.due_today()
        if day >= self.leaving:
            acts.append(Act(morning, lambda: self.habits.goes_away(day)))
            self.leaving = date.max
        return acts


def firings(day: date) -> Iterator[Act]:
    """The periodic jobs of the product at the times of their cron, at most one an hour of each."""
    for job in jobs:
        if job.cron and not job.run.__module__.startswith(MAINTENANCE):
            yield from (Act(moment, job.run, by_itself=True) for moment in _moments(job, day))


def _moments(job: Job, day: date) -> Iterator[datetime]:
    """Read by the same reader of cron as the worker's."""
    cron = app.periodic_registry.periodic_tasks[task_name(job), job.name].croniter
    for hour in range(24):
        begin = _at(day, time(hour))
        moment = datetime.fromtimestamp(
            cron.get_next(ret_type=float, start_time=begin.timestamp() - 1), tz=begin.tzinfo
        )
        if moment < begin + timedelta(hours=1):
            yield moment


def _at(day: date, hour: time) -> datetime:
    return make_aware(datetime.combine(day, hour))
