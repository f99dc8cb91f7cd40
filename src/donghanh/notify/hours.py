"""When the office may be rung: one rule for every notice and letter that nobody waits for.

Callers ask `hours.is_open(…)` by the module, so that the rule stands in one place.
"""

from datetime import datetime, time, timedelta

from django.utils import timezone

from donghanh.vietnamese.workdays import WorkCalendar

OPENS, CLOSES = time(7), time(19)


def is_open(moment: datetime, calendar: WorkCalendar) -> bool:
    """Whether the moment lies from 07:00 until before 19:00 in Vietnam, on a day the office works."""
    local = timezone.localtime(moment)
    return calendar.is_working_day(local.date()) and OPENS <= local.time() < CLOSES


def next_open(moment: datetime, calendar: WorkCalendar) -> datetime:
    """The moment itself where the office may be rung, else the next opening, in the time of Vietnam."""
    local = timezone.localtime(moment)
    if is_open(moment, calendar):
        return local
    tomorrow = local.date() + timedelta(days=0 if local.time() < OPENS else 1)
    return datetime.combine(calendar.next_working_day(tomorrow), OPENS, tzinfo=local.tzinfo)
