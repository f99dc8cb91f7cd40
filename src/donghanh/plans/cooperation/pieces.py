"""How the pieces of cooperating units stand on a day, and what the reader may do about them."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from donghanh.org.models import Officer, Unit, Ward
from donghanh.plans.models import Contribution, Interruption, Result, Task
from donghanh.plans.permissions import (
    can_ask_contribution,
    can_confirm_contribution,
    can_deliver_contribution,
)


@dataclass(frozen=True, slots=True)
class Piece:
    """One contribution as a line: its own clock in words, and the acts open to the reader."""

    contribution: Contribution
    kind: str
    words: str
    may_change: bool
    may_deliver: bool
    may_confirm: bool


@dataclass(frozen=True, slots=True)
class Cooperation:
    """The pieces of a result, and the units that take part and were asked for nothing yet."""

    result: Result
    pieces: list[Piece]
    unasked: list[Unit]


def cooperation_of(
    task: Task, result: Result, standing: Interruption | None, reader: Officer, *, on: date
) -> Cooperation:
    """What the cooperating units owe to one result of the task; the units still to ask only for who may ask them."""
    asked = list(result.contributions.select_related("unit", "asked_by", "delivered_by", "confirmed_by"))
    for contribution in asked:
        contribution.result = result
    known = {contribution.unit_id for contribution in asked}
    partners = [part.unit for part in task.participants.select_related("unit") if part.unit_id not in known]
    may_ask = can_ask_contribution(reader, task) and not standing and not result.finished_on
    pieces = [piece(contribution, reader, running=not standing, on=on) for contribution in asked]
    return Cooperation(result, pieces, partners if may_ask else [])


def piece(contribution: Contribution, reader: Officer, *, on: date, running: bool = True) -> Piece:
    """The line for one contribution."""
    kind, words = clock_words(contribution, ward=reader.ward, on=on)
    undelivered = contribution.delivered_on is None and running
    decided = contribution.delivered_on is None or contribution.confirmed_at is not None
    return Piece(
        contribution,
        kind,
        words,
        may_change=undelivered and can_ask_contribution(reader, contribution.result.task),
        may_deliver=undelivered and can_deliver_contribution(reader, contribution),
        may_confirm=not decided and can_confirm_contribution(reader, contribution),
    )


def clock_words(contribution: Contribution, *, ward: Ward, on: date) -> tuple[str, str]:
    """The look (a kind of `donghanh.ui.statuses`) and the words of a piece's own clock: "Chờ xác nhận", "Quá hạn 3 ngày
    làm việc", "Xong đúng hạn"."""
    delivered, due = contribution.delivered_on, contribution.due_on
    if contribution.confirmed_at and delivered:
        if due and delivered > due:
            return "soon", _("Done late")
        return "ok", _("Done on time") if due else _("Done")
    if delivered:
        return "waiting", _("Waits to be confirmed")
    if due is None:
        return "doing", _("Not delivered yet")
    left = ward.calendar.working_days_between(on, due)
    if on > due and not left:
        return "late", _("Overdue")
    if on > due:
        words = ngettext("Overdue by %(days)s working day", "Overdue by %(days)s working days", -left)
        return "late", words % {"days": -left}
    if due <= on + timedelta(days=ward.due_soon_days):
        words = ngettext("%(days)s working day left", "%(days)s working days left", left)
        return "soon", words % {"days": left} if left else _("Due today")
    return "doing", _("In progress (in time)")
