"""Conditional tasks: the deadline that a document sets off once it has come ("trong 10 ngày làm việc sau khi có …")."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from donghanh.vietnamese.workdays import WorkCalendar

USUAL_WORKING_DAYS = 15
"""Where the words name no period ("sau khi có hướng dẫn"): what the ward proposes, for the assigner to change."""


def proposed_due_on(deadline: Mapping[str, Any], came_on: date, calendar: WorkCalendar) -> date:
    """The end of the period in `deadline` (a `Deadline.as_dict`) that runs from the day the document came.

    The day of the event is not counted (BLDS 2015 Đ147); periods of calendar days, months and years move off days not
    worked (Đ148.5).
    """
    offset = deadline.get("offset") or {}
    if offset.get("before"):
        offset = {}  # "before the event" sets nothing off once the event is there
    if working := offset.get("working_days"):
        return calendar.add_working_days(came_on, working)
    if days := offset.get("days"):
        return calendar.end_of_days(came_on, days)
    if months := offset.get("months", 0) + 12 * offset.get("years", 0):
        return calendar.end_of_months(came_on, months)
    if hours := offset.get("hours"):
        return calendar.end_of_days(came_on, -(-hours // 24))
    return calendar.add_working_days(came_on, USUAL_WORKING_DAYS)
