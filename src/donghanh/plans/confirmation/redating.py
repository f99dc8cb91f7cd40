"""Dates that change once a plan has its date of issue: years that were not written, periods that run from it."""

from dataclasses import dataclass
from datetime import date

from donghanh.plans.models import Plan, Result
from donghanh.plans.proposals.terms import term_dates
from donghanh.vietnamese.deadlines import parse_deadline


@dataclass(frozen=True, slots=True)
class NewDates:
    """A result with the dates its words give against the date of issue."""

    result: Result
    starts_on: date | None
    due_on: date | None


def new_dates(plan: Plan) -> list[NewDates]:
    """Results not finished, never extended and never dated by a person, whose words now give other dates."""
    if plan.issued_on is None:
        return []
    results = Result.objects.filter(
        task__plan=plan, finished_on__isnull=True, set_by_ward=False, extensions__isnull=True
    ).exclude(task__deadline_raw="")
    proposed = [
        _again(result, plan.issued_on) for result in results.select_related("task").order_by("task__number")
    ]
    return [
        new
        for new in proposed
        if new and (new.starts_on, new.due_on) != (new.result.starts_on, new.result.due_on)
    ]


def _again(result: Result, issued: date) -> NewDates | None:
    """None where the words give no date, or a person has set it."""
    if result.task.deadline.get("by_person"):
        return None
    dates = term_dates(parse_deadline(result.task.deadline_raw, issued=issued).as_dict())
    return NewDates(result, dates["starts_on"], dates["due_on"]) if dates["due_on"] else None
