"""One result as a line of a report: ready words in the language of the document."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.utils.translation import override

from donghanh.audit.models import Entry
from donghanh.org.models import Unit
from donghanh.plans.custody import Held
from donghanh.plans.enums import FINISHED, INTERRUPTED, Holder, Part, Status
from donghanh.plans.models import Extension, Obstacle, Result
from donghanh.plans.presenters import status_words
from donghanh.reports.queries import end_of
from donghanh.reports.snapshot import HeldDays, ReportRow
from donghanh.ui.text import write_date

TOLD = (*FINISHED, Status.CLAIMED)
NOTHING_NEW = 300


def report_row(result: Any, returns: Sequence[Entry], held: Sequence[Held] = (), *, on: date) -> ReportRow:
    """The line of a result that carries its standing (`results_as_of`), and with whom it lay (`custody_of`)."""
    task, status = result.task, Status(result.status)
    leads, granted = leading_units(result), _granted(result, on)
    with override("vi"):
        words = status_words(result, on=on)
        kept = tuple(_held(each) for each in held)
    stopped = _stopped(result, status, on)
    return ReportRow(
        result=result.pk,
        task=task.pk,
        plan=task.plan_id,
        number=task.number,
        title=f"{task.title.rstrip(' .;')} ({result.label})" if result.label else task.title,
        leads=tuple(unit.name for unit in leads),
        lead_ids=tuple(unit.pk for unit in leads),
        deadline=_deadline(result),
        due_on=_iso(result.due_then),
        finished_on=_iso(result.finished_on) if status in FINISHED else None,
        outcome=_outcome(result, status),
        status=status.value,
        words=words,
        note=_note(result, len(granted), len(returns), stopped, on),
        behind=status == Status.CLAIMED and _is_after(result.claimed_on, result.last_day),
        silent=result.silent,
        extensions=len(granted),
        returns=len(returns),
        officer=task.officer_id is not None,
        authority=task.authority,
        causes=tuple(_causes(result, returns, on)),
        stopped=stopped,
        held=kept,
    )


def leading_units(result: Result) -> list[Unit]:
    """The unit that answers for the task, then those that lead with it."""
    task = result.task
    others = [part.unit for part in task.participants.all() if part.part == Part.CO_LEAD]
    return [unit for unit in (task.lead_unit, *others) if unit]


def _deadline(result: Any) -> str:
    """The document's own words first, then the date that follows from them: "Quý II - III/2026 (30/9/2026)"."""
    raw, due = result.task.deadline_raw.strip(), result.due_then
    if due is None:
        return raw
    day = write_date(due)
    if result.set_by_ward:
        return f"{raw} (phường đặt {day})" if raw else f"{day} (phường đặt)"
    if raw:
        return raw if day in raw else f"{raw} ({day})"
    return f"trước {day}" if result.exclusive_then else day


def _outcome(result: Any, status: Status) -> str:
    """What was reached, with the numbers of the documents that prove it; else where the work stands."""
    if status not in TOLD:
        return (result.last_note or "")[:NOTHING_NEW]
    numbers = [proof.document_number for proof in result.evidence.all()]
    summary = result.summary.strip()
    fresh = [number for number in dict.fromkeys(numbers) if number not in summary]
    return f"{summary} ({'; '.join(fresh)})" if fresh else summary


def _held(held: Held) -> HeldDays:
    """Named by its unit where it has one, else by what it waited for."""
    unit = held.unit
    name = unit.name if unit else str(Holder(held.holder).label)
    return HeldDays(Holder(held.holder).value, unit.pk if unit else None, name, held.days, held.late)


def _stopped(result: Result, status: Status, on: date) -> str:
    """Why the task stood still at the end of the day."""
    if status not in INTERRUPTED:
        return ""
    end = end_of(on)
    standing = [
        one
        for one in result.task.interruptions.all()
        if one.began_at < end and (one.ended_at is None or one.ended_at >= end)
    ]
    return standing[-1].reason if standing else ""


def _note(result: Any, extensions: int, returns: int, stopped: str, on: date) -> str:
    waiting = [one for one in result.extensions.all() if not _is_decided(one, on)]
    said = (
        (extensions, f"Đã gia hạn {extensions:02} lần (hạn đầu {write_date(result.first_due_on)})"),
        (waiting, f"Đang đề nghị gia hạn đến {write_date(waiting[-1].new_due_on if waiting else None)}"),
        (returns, f"Đã trả lại kết quả {returns:02} lần"),
        (result.silent, "Lâu chưa cập nhật tiến độ"),
        (stopped, f"Lý do: {stopped}"),
    )
    return "; ".join(words for holds, words in said if holds)


def _granted(result: Result, on: date) -> list[Extension]:
    return [one for one in result.extensions.all() if one.granted and _is_decided(one, on)]


def _causes(result: Result, returns: Sequence[Entry], on: date) -> list[str]:
    said = [f"đơn vị nêu khi đề nghị gia hạn: {one.reason}" for one in result.extensions.all()]
    end = end_of(on)
    open_then = [
        one for one in result.task.obstacles.all() if one.raised_at < end and not _is_settled(one, end)
    ]
    said += [f"vướng mắc đơn vị nêu: {one.text}" for one in open_then]
    return said + [f"lý do trả lại kết quả: {entry.reason}" for entry in returns]


def _is_settled(obstacle: Obstacle, end: datetime) -> bool:
    return obstacle.settled_at is not None and obstacle.settled_at < end


def _is_decided(request: Extension, on: date) -> bool:
    return request.decided_at is not None and request.decided_at < end_of(on)


def _is_after(day: date | None, limit: date | None) -> bool:
    return day is not None and limit is not None and day > limit


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
