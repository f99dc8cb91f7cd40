"""Working days of Vietnamese offices, and the ends of legal periods.

Monday to Friday without paid holidays (Bộ luật Lao động 2019 Đ112). The package `holidays` computes the lunar feasts
and knows the swaps announced so far; what a yearly notice adds is passed in as dated data, never written here.
"""

from calendar import monthrange
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple


class YearlyHoliday(NamedTuple):
    """A solar holiday that a law added, in force from `since`."""

    month: int
    day: int
    since: date
    name: str
    basis: str


ADDED_HOLIDAYS = (
    YearlyHoliday(11, 24, date(2026, 7, 1), "Ngày Văn hóa Việt Nam", "Nghị quyết 28/2026/QH16"),
)
"""Holidays that an installed release of `holidays` may not know yet."""


@dataclass(frozen=True)
class WorkCalendar:
    """Which days are worked. `days_off` (day → reason) and `working_days` (compensatory days, usually Saturdays) come
    from the notices of the year; a day in `working_days` is worked whatever else says otherwise."""

    days_off: Mapping[date, str] = field(default_factory=dict)
    working_days: Collection[date] = frozenset()

    def holiday_name(self, day: date) -> str | None:
        """Why a day is off, None for ordinary days and plain weekends."""
        if day in self.working_days:
            return None
        return self.days_off.get(day) or _holidays(day.year).get(day)

    def is_working_day(self, day: date) -> bool:
        """True on days the office works."""
        if day in self.working_days:
            return True
        if self.holiday_name(day):
            return False
        return day.weekday() < 5 or day in _swapped_in(day.year)

    def next_working_day(self, day: date) -> date:
        """The first working day on or after a day (BLDS 2015 Đ148.5 moves the end of a period there)."""
        return next(later for later in _days(day, 1) if self.is_working_day(later))

    def previous_working_day(self, day: date) -> date:
        """The last working day on or before a day: where reminders of fixed dates aim."""
        return next(earlier for earlier in _days(day, -1) if self.is_working_day(earlier))

    def add_working_days(self, event: date, count: int) -> date:
        """The day on which a period of `count` working days ends. The day of the event is not counted (BLDS 2015
        Đ147). A negative count goes back; zero gives the event's own day, or the next working day."""
        if count == 0:
            return self.next_working_day(event)
        worked = filter(self.is_working_day, _days(event + _step(count), _step(count).days))
        return next(day for number, day in enumerate(worked, 1) if number == abs(count))

    def working_days_between(self, first: date, last: date) -> int:
        """Working days after `first` up to and with `last`; negative where `last` comes before `first`."""
        if last < first:
            return -self.working_days_between(last, first)
        span = (first + timedelta(days=offset) for offset in range(1, (last - first).days + 1))
        return sum(map(self.is_working_day, span))

    def end_of_days(self, event: date, days: int) -> date:
        """End of a period of calendar days, moved off days not worked (BLDS 2015 Đ147, Đ148.5)."""
        return self.next_working_day(event + timedelta(days=days))

    def end_of_months(self, event: date, months: int) -> date:
        """End of a period of months: the corresponding day, or the last of a shorter month, moved off days not worked
        (BLDS 2015 Đ148.3, Đ148.5)."""
        year, month = divmod(event.year * 12 + event.month - 1 + months, 12)
        length = monthrange(year, month + 1)[1]
        return self.next_working_day(date(year, month + 1, min(event.day, length)))


def _step(count: int) -> timedelta:
    return timedelta(days=1 if count > 0 else -1)


def _days(start: date, step: int) -> Iterator[date]:
    day = start
    while True:
        yield day
        day += timedelta(days=step)


@lru_cache(maxsize=64)
def _holidays(year: int) -> dict[date, str]:
    known = dict(_package(year))
    for added in ADDED_HOLIDAYS:
        day = date(year, added.month, added.day)
        if day >= added.since:
            known.setdefault(day, added.name)
    return known


@lru_cache(maxsize=64)
def _swapped_in(year: int) -> frozenset[date]:
    """Saturdays worked in exchange for a bridge day, as far as the package knows them."""
    return frozenset(getattr(_package(year), "weekend_workdays", ()))


@lru_cache(maxsize=64)
def _package(year: int) -> Mapping[date, str]:
    from holidays import country_holidays  # slow to import, needed by few callers

    calendar: Mapping[date, str] = country_holidays("VN", years=year, language="vi")
    return calendar
