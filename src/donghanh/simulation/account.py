"""What happened in the made-up year, as JSON: tasks with their deadlines, notices, changes of status."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from django.utils.timezone import localtime

from donghanh.org.models import Ward
from donghanh.plans.enums import FINISHED, ReminderKind, Status
from donghanh.plans.models import Reminder, Result


class Changes:
    """Notices, after every step, which results have another status than before."""

    def __init__(self, ward: Ward) -> None:
        self.ward = ward
        self.known: dict[int, Status] = {}
        self.seen: list[dict[str, Any]] = []

    def look(self, at: datetime) -> None:
        standing = Result.objects.filter(ward=self.ward).with_status(self.ward, on=localtime(at).date())
        for result in standing.order_by("pk"):
            key, status = result.pk, Status(result.status)
            before = self.known.get(key)
            if before != status:
                self.seen.append({"at": stamp(at), "task": key, "from": _word(before), "to": _word(status)})
                self.known[key] = status


def account_of(ward: Ward, changes: Changes) -> dict[str, list[dict[str, Any]]]:
    """A "task" of the account is one result owed: a recurring task owes one a period."""
    return {
        "tasks": [_task(result) for result in Result.objects.filter(ward=ward).order_by("pk")],
        "notices": list(_notices(ward)),
        "changes": changes.seen,
    }


def stamp(at: datetime) -> str:
    """Local time to the second, as in 2026-03-02T07:30:00."""
    return localtime(at).replace(tzinfo=None, microsecond=0).isoformat()


def _task(result: Result) -> dict[str, Any]:
    return {
        "id": result.pk,
        "due": _day(result.due_on),
        "first_due": _day(result.first_due_on),
        "exclusive": result.exclusive,
    }


def _notices(ward: Ward) -> Iterator[dict[str, Any]]:
    """The level of a rung that may come back in another spell (silence, a decision awaited) is how often it came."""
    heard: Counter[tuple[int, int, str]] = Counter()
    for one in Reminder.objects.filter(ward=ward).order_by("sent_at", "pk"):
        heard[one.result_id, one.recipient_id, one.kind] += 1
        on_ladder = one.kind in (ReminderKind.REMINDER, ReminderKind.ESCALATION)
        yield _notice(one, one.rung if on_ladder else heard[one.result_id, one.recipient_id, one.kind])


def _notice(one: Reminder, level: int) -> dict[str, Any]:
    return {
        "at": stamp(one.sent_at),
        "to": one.recipient_id,
        "task": one.result_id,
        "kind": one.kind,
        "level": level,
        "due": _day(one.due_on),
    }


def _word(status: Status | None) -> str | None:
    """ "late" alone could mean "not there yet": finished ones say so."""
    if status in FINISHED and status != Status.FINISHED:
        return f"finished_{status}"
    return str(status.value) if status else None


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
