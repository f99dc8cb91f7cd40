"""Wording that depends on state: what a row, a status and the six cells say."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from donghanh.org.models import Officer
from donghanh.plans.enums import Authority, Status
from donghanh.plans.locking import lock_of
from donghanh.plans.models import (
    Contribution,
    Extension,
    Interruption,
    LateReview,
    Obstacle,
    Result,
    Task,
    Trigger,
)
from donghanh.plans.permissions import can_decide_result
from donghanh.ui.text import write_date
from donghanh.vietnamese.workdays import WorkCalendar

GENERAL_CALENDAR = WorkCalendar()


@dataclass(frozen=True, slots=True)
class Row:
    """A result as a line of a list: the record, its status in words, and whether the reader may decide it.

    Silence shows as the look of a result that would otherwise simply be in progress.
    """

    result: Result
    kind: str
    words: str
    silent_days: int | None
    may_decide: bool
    on: date

    @property
    def task(self) -> Task:
        return self.result.task

    @property
    def due(self) -> str:
        """The deadline in words, "trước 05/12/2026", or nothing."""
        return due_words(self.result)


def result_row(result: Result, reader: Officer, *, on: date) -> Row:
    """The line for one result that carries its status (`with_status`)."""
    status = Status(result.status)
    return Row(
        result,
        "silent" if result.silent and status.kind == "doing" else status.kind,
        status_words(result, on=on, calendar=reader.ward.calendar),
        quiet_days(result, on=on, calendar=reader.ward.calendar) if result.silent else None,
        status == Status.CLAIMED and can_decide_result(reader, result),
        on,
    )


def current_result(results: list[Result]) -> Result:
    """The result that matters now: the unfinished one due first, else the one due last."""
    unfinished = [result for result in results if not result.finished_on]
    return min(unfinished or results[-1:], key=lambda result: result.due_on or date.max)


def status_words(result: Result, *, on: date, calendar: WorkCalendar = GENERAL_CALENDAR) -> str:
    """The status as an officer says it: "Quá hạn 52 ngày", "còn 4 ngày làm việc" by the ward's own calendar."""
    status = Status(result.status)
    if status == Status.OVERDUE and result.last_day:
        days = (on - result.last_day).days
        return ngettext("Overdue by %(days)s day", "Overdue by %(days)s days", days) % {"days": days}
    if status == Status.DUE_SOON and result.last_day:
        if result.last_day == on:
            return _("Due today")
        days = calendar.working_days_between(on, result.last_day)
        return ngettext("%(days)s working day left", "%(days)s working days left", days) % {"days": days}
    return str(status.label)


def quiet_days(result: Result, *, on: date, calendar: WorkCalendar = GENERAL_CALENDAR) -> int:
    """Working days since anyone told anything about the task, or since it was confirmed."""
    last = result.last_update_at or result.task.confirmed_at
    return calendar.working_days_between(last.astimezone().date(), on)


def due_words(result: Result) -> str:
    """The deadline in words: "trước 05/12/2026", "30/9/2026", or nothing."""
    if result.due_on is None:
        return ""
    words = write_date(result.due_on)
    return _("before %(date)s") % {"date": words} if result.exclusive else words


def request_facts(request: Extension | LateReview) -> list[tuple[str, str]]:
    """What a request says, (name, words), for whoever decides on it."""
    asked = f"{request.asked_by}, {write_date(request.asked_at.astimezone().date())}"
    dates: list[tuple[str, date | None]]
    if isinstance(request, Extension):
        dates = [(_("Deadline now"), request.old_due_on), (_("Deadline asked for"), request.new_due_on)]
    else:
        dates = [
            (_("Deadline now"), request.result.due_on),
            (_("The right deadline"), request.corrected_due_on),
            (_("The right day finished"), request.corrected_finished_on),
        ]
    told = [(name, write_date(day)) for name, day in dates if day]
    return [(_("Asked by"), asked), *told, (_("Reason"), request.reason)]


def interruption_facts(standing: Interruption | None) -> list[tuple[str, str]]:
    """Why a task stands still, (name, words), for whoever decides; nothing where it does not."""
    if standing is None:
        return []
    since = write_date(standing.began_at.astimezone().date())
    facts = [(_("Since"), f"{since}, {standing.begun_by}"), (_("Reason"), standing.reason)]
    if standing.proposed_unit:
        facts.append((_("Proposed unit"), standing.proposed_unit.name))
    return facts


def obstacle_facts(obstacle: Obstacle) -> list[tuple[str, str]]:
    """What is asked of a leader, (name, words), for whoever answers."""
    asked = f"{obstacle.raised_by}, {write_date(obstacle.raised_at.astimezone().date())}"
    facts = [
        (obstacle.get_kind_display(), obstacle.text),
        (_("Proposal"), obstacle.proposal),
        (_("Raised by"), asked),
        (_("Answer by"), write_date(obstacle.answer_due_on)),
        (_("Answer"), obstacle.answer),
    ]
    return [(name, words) for name, words in facts if words]


def lock_facts(task: Task) -> list[tuple[str, str]]:
    """When the declaration was closed, (name, words), for who corrects or unlocks it; nothing where it is open."""
    lock = lock_of(task, on=timezone.localdate())
    return [(_("Locked since"), write_date(lock.locked_from))] if lock.is_locked else []


def contribution_facts(contribution: Contribution) -> list[tuple[str, str]]:
    """What a cooperating unit is asked for, and what it delivered, (name, words)."""
    facts = [
        (_("Cooperating unit"), contribution.unit.name),
        (_("What is to be delivered"), contribution.deliverable),
        (_("Deadline"), write_date(contribution.due_on) if contribution.due_on else ""),
        (_("Asked by"), str(contribution.asked_by)),
        (_("What was delivered"), contribution.summary),
        (_("Delivered on"), write_date(contribution.delivered_on) if contribution.delivered_on else ""),
    ]
    return [(name, words) for name, words in facts if words]


def trigger_facts(trigger: Trigger | None) -> list[tuple[str, str]]:
    """Which document came and what it sets off, (name, words), for whoever confirms; nothing where none came."""
    if trigger is None:
        return []
    facts = [
        (_("What came"), str(trigger)),
        (_("Came on"), write_date(trigger.came_on)),
        (_("Recorded by"), str(trigger.recorded_by)),
        (_("Deadline in the document"), trigger.task.deadline_raw),
        (_("Proposed deadline"), write_date(trigger.proposed_due_on)),
    ]
    return [(name, words) for name, words in facts if words]


@dataclass(frozen=True, slots=True)
class Cell:
    """One of the six "rõ": its name, what is known, a note, and whether it is clear, to check or missing."""

    name: str
    value: str
    note: str
    state: str


def six_cells(task: Task, results: list[Result]) -> list[Cell]:
    """Rõ người, việc, thời gian, trách nhiệm, sản phẩm, thẩm quyền of a task with its results."""
    return [
        _person(task),
        Cell(_("Clear task"), Truncator(task.title).words(12), "", "clear"),
        _time(task, results),
        _responsibility(task),
        _stated(_("Clear product"), task.product),
        _authority(task),
    ]


def _person(task: Task) -> Cell:
    if task.officer:
        return Cell(_("Clear person"), str(task.officer), str(task.lead_unit), "clear")
    if task.position:
        return Cell(_("Clear person"), task.position.title, _("vacant position"), "missing")
    return Cell(_("Clear person"), _("Nobody yet"), "", "missing")


def _time(task: Task, results: list[Result]) -> Cell:
    due = current_result(results)
    if due.due_on is None:
        return Cell(_("Clear time"), _("No date"), task.deadline_raw, "missing")
    note = _("date set by the ward") if due.set_by_ward else task.deadline_raw
    return Cell(_("Clear time"), due_words(due), note, "check" if due.set_by_ward else "clear")


def _responsibility(task: Task) -> Cell:
    if task.lead_unit is None:
        return Cell(_("Clear responsibility"), _("No lead unit"), "", "missing")
    note = _("approved by %(position)s") % {"position": task.approver.title} if task.approver else ""
    return Cell(_("Clear responsibility"), task.lead_unit.name, note, "clear")


def _authority(task: Task) -> Cell:
    label = str(Authority(task.authority).label) if task.authority else ""
    return Cell(
        _("Clear authority"), label or _("Not stated"), task.authority_note, "clear" if label else "missing"
    )


def _stated(name: str, value: Any) -> Cell:
    return Cell(name, value or _("Not stated"), "", "clear" if value else "missing")


def list_reminder(rows: list[Row], url: str) -> str:
    """The same for a whole list, one line a task, with the address of the list at the end."""
    with override("vi"):
        lines = [
            f"{number}. {row.task.title} – {' – '.join(filter(None, (_who(row.task), *_standing(row))))}"
            for number, row in enumerate(rows, 1)
        ]
        return "\n".join([_("Reminder of %(n)s tasks:") % {"n": len(rows)}, *lines, url])


def _standing(row: Row) -> list[str]:
    """Deadline, status and silence, as far as there is something to say."""
    quiet = ngettext(
        "%(n)s working day without a word", "%(n)s working days without a word", row.silent_days or 0
    )
    return [
        _("due %(due)s") % {"due": row.due} if row.due else "",
        row.words,
        quiet % {"n": row.silent_days} if row.silent_days is not None else "",
    ]


def reminder(task: Task, row: Row, url: str) -> str:
    """Text for the office's Zalo group: what, who, by when, how it stands, and where to answer."""
    who = _who(task)
    with override("vi"):
        lines = [
            _("Reminder: %(task)s") % {"task": task.title},
            _("Lead: %(who)s") % {"who": who} if who else "",
            _("Deadline: %(due)s (%(status)s)")
            % {"due": due_words(row.result), "status": status_words(row.result, on=row.on)}
            if row.result.due_on
            else "",
            _("Please update at: %(url)s") % {"url": url},
        ]
    return "\n".join(line for line in lines if line)


def _who(task: Task) -> str:
    return f"{task.officer}, {task.lead_unit}" if task.officer else str(task.lead_unit or "")
