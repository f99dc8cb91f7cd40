"""The ladder of mentions: which rung a result has reached on a working day. Pure rules over dates and a calendar.

Counted are working days of the ward (Bộ luật Lao động 2019 Đ112). A rung is due from its day on (`since`) until
something is said; of several rungs passed only the deepest is due, so that a day without the job brings one mention,
not many.
"""

from dataclasses import dataclass, field
from datetime import date

from donghanh.vietnamese.workdays import WorkCalendar

BEFORE = (1, 7, 30)
"""Working days left at which the doer is reminded, the deepest rung first."""
WEEK = 5
"""Working days from one mention to the next of what goes on."""
ESCALATION = {1: 3, 2: 10, 3: 20}
"""Level (head of unit, vice chair, chair) → working days late from which it is told."""
WAITED = 2
"""Working days a decision may wait before its decider is reminded."""


@dataclass(frozen=True, slots=True)
class Rung:
    """A rung of the ladder and the day from which it is due."""

    number: int
    since: date


@dataclass(frozen=True, slots=True)
class Ladder:
    """The ladder of one ward on one working day; distances are counted once for each date."""

    calendar: WorkCalendar
    day: date
    _counted: dict[date, int] = field(default_factory=dict, compare=False, repr=False)

    def passed(self, day: date) -> int:
        """Working days after `day` up to today; negative for a day to come."""
        if day not in self._counted:
            self._counted[day] = self.calendar.working_days_between(day, self.day)
        return self._counted[day]

    def reminder(self, last_day: date, *, given_on: date) -> Rung | None:
        """30, 7 and 1 working days before the last good day; 0 on the first working day late, then -5, -10 … each week.

        A rung whose day came on or before the day the task was given is left out: the giving was the mention.
        """
        late = self.passed(last_day) if last_day < self.day else 0
        rung = self._late(last_day, late) if late else self._before(last_day)
        return rung if rung and rung.since > given_on else None

    def escalation_levels(self, last_day: date, *, given_on: date) -> list[int]:
        """The levels reached, lowest first. Who got the task after its deadline has the days of each level too."""
        start = max(last_day, given_on)
        late = self.passed(start) if start < self.day else 0
        return [level for level, days in ESCALATION.items() if late >= days]

    def decision(self, asked_on: date) -> Rung | None:
        """1 after two working days of waiting, then 2, 3 … each week."""
        return self._weekly(asked_on, WAITED)

    def silence(self, last_word_on: date, *, silent_days: int) -> Rung | None:
        """1 on the first working day of silence, then 2, 3 … each week; `silent_days` is the ward's own number."""
        return self._weekly(last_word_on, silent_days + 1)

    def _before(self, last_day: date) -> Rung | None:
        left = -self.passed(last_day)
        reached = next((days for days in BEFORE if left <= days), None)
        if reached is None:
            return None
        end = self.calendar.previous_working_day(last_day)
        return Rung(reached, self.calendar.add_working_days(end, -reached))

    def _late(self, last_day: date, late: int) -> Rung:
        weeks = (late - 1) // WEEK
        return Rung(-WEEK * weeks, self.calendar.add_working_days(last_day, 1 + WEEK * weeks))

    def _weekly(self, start: date, first: int) -> Rung | None:
        weeks, rest = divmod(self.passed(start) - first, WEEK)
        if weeks < 0:
            return None
        return Rung(weeks + 1, self.calendar.add_working_days(self.day, -rest) if rest else self.day)


def is_due(rung: Rung | None, *, sent: frozenset[int] | set[int], told_on: date | None) -> bool:
    """Whether to mention it to somebody who got the rungs `sent` and heard of the result last on `told_on`."""
    if rung is None or rung.number in sent:
        return False
    return told_on is None or told_on < rung.since


def due_level(reached: list[int], *, sent: dict[int, set[int]], holders: dict[int, list[int]]) -> int | None:
    """The level to tell today: the lowest reached that somebody holds and has not heard, never below one that was told.

    `sent` and `holders` map levels to people. A level nobody holds is passed over; missed levels catch up one a day.
    """
    told = max(sent, default=0)
    open_levels = (
        level for level in reached if level >= told and set(holders.get(level, ())) - sent.get(level, set())
    )
    return next(open_levels, None)
