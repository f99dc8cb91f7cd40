"""The documents of a plan, oldest first, and from which of them the words of a task come."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.plans.enums import AmendmentKind, ChangeDecision, ChangeKind, ReadingState
from donghanh.plans.models import Amendment, ClauseChange, Plan, Task
from donghanh.plans.queries import latest_reading
from donghanh.ui.text import write_date


@dataclass(frozen=True, slots=True)
class Version:
    """One document of a plan as a line: what it is, its number and date, who entered it and when, and where it lies.

    `left` is how many of its changes about tasks wait for a decision; None for the first document.
    """

    name: str
    number: str
    issued_on: date | None
    who: str
    at: datetime
    file_url: str
    page_url: str
    left: int | None
    state: str


def versions_of(plan: Plan) -> list[Version]:
    """The first document and every later one, in three queries."""
    return [_first(plan), *(_later(one) for one in _amendments(plan))]


def document_words(amendment: Amendment) -> str:
    """The document in a sentence: "văn bản sửa đổi, bổ sung số 45/KH-UBND ngày 20/10/2026"."""
    words = str(_kind_words(amendment))
    if amendment.number:
        words = _("%(document)s No. %(number)s") % {"document": words, "number": amendment.number}
    if amendment.issued_on:
        words = _("%(document)s of %(day)s") % {"document": words, "day": write_date(amendment.issued_on)}
    return words


def wording_source(task: Task) -> str:
    """From which document the quoted words of a task are; empty where its plan has only one."""
    taken = (
        ClauseChange.objects.filter(task=task, decision=ChangeDecision.TAKEN, taken__contains="title")
        .select_related("amendment")
        .order_by("-amendment_id")
        .first()
    )
    if taken:
        return document_words(taken.amendment)
    later = task.draft.reading.amendment if task.draft_id and task.draft else None
    if later:
        return document_words(later)
    return _("the first document") if task.plan.amendments.exists() else ""


def _amendments(plan: Plan) -> Any:
    waits = Q(changes__decision=ChangeDecision.PENDING) & ~Q(changes__kind=ChangeKind.SAME)
    pending = Count("changes", filter=waits, distinct=True)
    done = Count("readings", filter=Q(readings__state=ReadingState.DONE), distinct=True)
    return plan.amendments.select_related("entered_by").annotate(left=pending, is_read=done)


def _first(plan: Plan) -> Version:
    reading = latest_reading(plan)
    address = reverse("plans:reading_document", args=[reading.pk]) if reading and plan.source_id else ""
    return Version(
        _("First document"),
        plan.number,
        plan.issued_on,
        str(plan.created_by),
        plan.created_at,
        address,
        "",
        None,
        "",
    )


def _later(amendment: Any) -> Version:
    state = "" if amendment.is_read else _("being read")
    return Version(
        str(amendment.get_kind_display()),
        amendment.number,
        amendment.issued_on,
        str(amendment.entered_by),
        amendment.entered_at,
        reverse("plans:amendment_document", args=[amendment.pk]),
        amendment.get_absolute_url(),
        amendment.left,
        state,
    )


def _kind_words(amendment: Amendment) -> str:
    if amendment.kind == AmendmentKind.REPLACES:
        return _("the replacing document")
    return _("the amending document")
