"""A hand-over in words: on the screen, and on paper as Biên bản bàn giao công việc.

Words around the text of the paper are Vietnamese, whatever the language of the screen.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from donghanh.org.models import Officer
from donghanh.paperwork.writing import (
    HandedTask,
    HandoverMinutes,
    IssueDate,
    Person,
    Reference,
    minutes_document,
    render_docx,
)
from donghanh.plans.enums import Status
from donghanh.plans.handover import items_of
from donghanh.plans.models import Extension, Handover, HandoverItem
from donghanh.plans.writing import issuer_of
from donghanh.ui.text import write_date

SYMBOL = "BB-UBND"
LONGEST = 160
"""Characters of the last update in its cell."""


@dataclass(frozen=True, slots=True)
class HandedLine:
    """One task of a hand-over in words: its deadline and status as they were then."""

    item: HandoverItem
    due: str
    kind: str
    words: str


def handover_lines(items: Iterable[HandoverItem]) -> list[HandedLine]:
    """The items in their order."""
    return [_handed_line(item) for item in items]


def _handed_line(item: HandoverItem) -> HandedLine:
    due = write_date(item.due_on) if item.due_on else ""
    words = _("before %(date)s") % {"date": due} if item.exclusive and due else due
    status = Status(item.status) if item.status else None
    return HandedLine(item, words, status.kind if status else "", str(status.label) if status else "")


def minutes_docx(handover: Handover) -> bytes:
    """The minutes as .docx; number and signatures are left for the people."""
    with override("vi"):
        return render_docx(minutes_document(as_minutes(handover)))


def as_minutes(handover: Handover) -> HandoverMinutes:
    """What the minutes say: the items as they were written down then."""
    items = list(items_of(handover))
    day = timezone.localdate(handover.at)
    receivers = dict.fromkeys(item.receiver for item in items if item.receiver)
    return HandoverMinutes(
        issuer=issuer_of(handover.ward),
        reference=Reference(SYMBOL, IssueDate(day.year)),
        on=day,
        reason=handover.reason,
        unit=_unit(handover, items),
        giver=_giver(handover),
        receivers=tuple(Person(each.full_name, each.title) for each in receivers),
        tasks=tuple(_task(item) for item in items),
        other_matters=tuple(_open_requests(items)),
    )


def _giver(handover: Handover) -> Person | None:
    """The giver with the position given up; who handed out what nobody had is no giver."""
    giver = handover.giver
    if giver is None:
        return None
    return Person(giver.full_name, handover.position.title if handover.position else _last_title(giver))


def _last_title(officer: Officer) -> str:
    tenure = officer.tenures.select_related("position").order_by("-started_on", "-pk").first()
    return tenure.position.title if tenure else ""


def _unit(handover: Handover, items: Sequence[HandoverItem]) -> str:
    """The unit that hands over; work of several units is the Committee's matter."""
    leads = {item.task.lead_unit for item in items if item.task.lead_unit}
    if len(leads) == 1:
        return leads.pop().name
    return handover.position.unit.name if handover.position else issuer_of(handover.ward).name


def _task(item: HandoverItem) -> HandedTask:
    due = write_date(item.due_on) if item.due_on else "không ghi ngày"
    told = (
        f"{write_date(timezone.localdate(item.told_at))}: {_short(item.told)}" if item.told_at else "chưa có"
    )
    return HandedTask(
        title=item.task.title.strip(),
        source=f"{item.task.plan.short_title}, việc số {item.task.number}",
        deadline=f"trước {due}" if item.exclusive and item.due_on else due,
        standing=str(Status(item.status).label) if item.status else "",
        last_update=told,
        receiver=str(item.receiver or "Chờ phân công"),
    )


def _open_requests(items: Sequence[HandoverItem]) -> Iterable[str]:
    """Requests about these tasks that wait for a decision; whoever has the task now hears of it."""
    tasks = [item.task_id for item in items]
    waiting = Extension.objects.filter(result__task__in=tasks, granted__isnull=True)
    for extension in waiting.select_related("result__task").order_by("result__task__number", "pk"):
        task = extension.result.task
        yield f"Việc số {task.number}: đề nghị gia hạn đến {write_date(extension.new_due_on)} đang chờ quyết định"


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= LONGEST else words[:LONGEST].rsplit(" ", 1)[0] + "…"
