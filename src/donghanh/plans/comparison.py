"""What changed since a day: of each result the status, the deadline, who leads, who is in charge, and the product."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from donghanh.audit.models import Entry
from donghanh.org.models import Officer
from donghanh.plans.enums import FINISHED, INTERRUPTED, Status
from donghanh.plans.models import LeadTerm, Result
from donghanh.plans.models.statuses import ResultQuerySet
from donghanh.plans.presenters import Row, due_words, result_row
from donghanh.ui.text import write_date

MOST = 5000
NEW, FINISHED_SINCE, STOPPED, OTHERWISE = "moi", "xong", "dung", "khac"
TOLD = ("officer", "product")


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is not what it was: its name, the old words and the new; "" for nothing."""

    name: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Change:
    """A result that is new, finished, stopped or otherwise not what it was."""

    row: Row
    kind: str
    differences: list[Difference]


def changes_since(day: date, now: ResultQuerySet, reader: Officer, *, on: date) -> list[Change]:
    """The changes from the end of the day until `on`, in the order of `now` (results with their status, at most 5,000),
    in four queries. A fact counts by the day it is about, a decision by the day it was made."""
    results = list(now.select_related("task__plan", "task__lead_unit", "task__officer")[:MOST])
    tasks = {result.task_id for result in results}
    end = timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))
    then = _then(results, reader, day)
    leads, told = _leads(tasks, end), _told(reader.ward_id, tasks, end)
    changes = (
        _change(result, then.get(result.pk), leads.get(result.task_id), told, reader, on, end)
        for result in results
    )
    return [change for change in changes if change]


def _then(results: Iterable[Result], reader: Officer, day: date) -> dict[int, Any]:
    """The results as they stood at the end of the day."""
    keys = [result.pk for result in results]
    as_of = Result.objects.filter(pk__in=keys).select_related("task").as_of(reader.ward, on=day)
    return {result.pk: result for result in as_of}


def _leads(tasks: Iterable[int], end: datetime) -> dict[int, str]:
    """The unit that led each task then."""
    held = LeadTerm.objects.filter(task__in=tasks, began_at__lt=end).filter(
        Q(ended_at__isnull=True) | Q(ended_at__gte=end)
    )
    return {term.task_id: str(term.unit) for term in held.select_related("unit").order_by("began_at")}


def _told(ward: int, tasks: Iterable[int], end: datetime) -> dict[tuple[int, str], str]:
    """What the trail says was replaced since: (task, field) → the words before the first change."""
    entries = Entry.objects.filter(
        ward_id=ward,
        subject_type="plans.task",
        subject_id__in=list(tasks),
        at__gte=end,
        changes__has_any_keys=TOLD,
    )
    found: dict[tuple[int, str], str] = {}
    for task, changes in entries.order_by("at", "pk").values_list("subject_id", "changes"):
        for name in TOLD:
            if isinstance(changes.get(name), list):
                found.setdefault((task, name), changes[name][0])
    return found


def _change(
    result: Any,
    then: Any,
    lead: str | None,
    told: dict[tuple[int, str], str],
    reader: Officer,
    on: date,
    end: datetime,
) -> Change | None:
    row = result_row(result, reader, on=on)
    entered = result.task.confirmed_at >= end
    begun_since = bool(result.label and result.starts_on and result.starts_on >= timezone.localdate(end))
    if then is None or entered or begun_since:
        return Change(row, NEW, [])
    old, new = Status(then.status), Status(result.status)
    known = [
        Difference(_("Status"), str(old.label), str(new.label)),
        Difference(_("Deadline"), write_date(then.due_then) if then.due_then else "", due_words(result)),
        Difference(_("Lead unit"), lead or "", str(result.task.lead_unit or "")),
        _replaced(_("Person in charge"), told, result.task_id, "officer", str(result.task.officer or "")),
        _replaced(_("Product"), told, result.task_id, "product", result.task.product),
    ]
    same_day = then.due_then == result.due_on
    differences = [
        one for one in known if one.old != one.new and not (same_day and one.name == _("Deadline"))
    ]
    return Change(row, _kind(old, new), differences) if differences else None


def _replaced(name: str, told: dict[tuple[int, str], str], task: int, field: str, now: str) -> Difference:
    return Difference(name, told.get((task, field), now), now)


def _kind(old: Status, new: Status) -> str:
    if new in FINISHED and old not in FINISHED:
        return FINISHED_SINCE
    if new in INTERRUPTED and old not in INTERRUPTED:
        return STOPPED
    return OTHERWISE
