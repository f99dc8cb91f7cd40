"""Entering a plan, its number and date, and tasks that come by letter."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from donghanh.audit.actions import record
from donghanh.files.models import Attachment
from donghanh.kernel.errors import Forbidden, Refused
from donghanh.org.models import Officer
from donghanh.org.permissions import has_permission
from donghanh.plans.actions.results import locked
from donghanh.plans.actions.tasks import add_task, assign_unit
from donghanh.plans.models import Plan, Result, Task
from donghanh.plans.permissions import Permission

SHORT = 80


@transaction.atomic
def create_plan(
    *, title: str, short_title: str, by: Officer, source: Attachment | None = None, **facts: Any
) -> Plan:
    """Enters a plan without tasks. `facts` are further fields (kind, number, issued_on, issuer, …)."""
    if not has_permission(by, Permission.READ_DOCUMENT):
        raise Forbidden
    plan = Plan.objects.create(
        ward_id=by.ward_id,
        title=title.strip(),
        short_title=short_title.strip(),
        source=source,
        created_by=by,
        **facts,
    )
    record("plans.create_plan", plan, by=by)
    return plan


@transaction.atomic
def add_task_by_hand(
    *,
    kind: str,
    number: str,
    issued_on: date | None,
    subject: str,
    title: str,
    due_on: date | None,
    by: Officer,
    **task: Any,
) -> Task:
    """Enters one task from a letter or a conclusion: the document and its only task at once.

    `task` may hold lead_unit, product, participants, and what the words of the deadline mean.
    """
    task.setdefault("deadline_kind", "by_date" if due_on else "none")
    plan = create_plan(
        title=subject,
        short_title=number or short_name(subject),
        by=by,
        kind=kind,
        number=number,
        issued_on=issued_on,
    )
    added = add_task(plan, title=title, due_on=due_on, by=by, **task)
    if added.lead_unit and has_permission(by, Permission.ASSIGN):
        assign_unit(added, added.lead_unit, by=by)
    return added


def short_name(title: str) -> str:
    """A title as a short name: cut at a word where it is longer than 80 letters."""
    words = " ".join(title.split())
    return words if len(words) <= SHORT else words[: SHORT - 1].rsplit(" ", 1)[0] + "…"


@transaction.atomic
def sign_plan(
    plan: Plan, *, number: str, issued_on: date, by: Officer, signed_scan: Attachment | None = None
) -> Plan:
    """Records number, date and signed scan once they are there; dates that depended on them are proposed again."""
    if not has_permission(by, Permission.READ_DOCUMENT) or plan.ward_id != by.ward_id:
        raise Forbidden
    if not number.strip():
        raise Refused(_("Give the number and symbol of the document."))
    changes = {"number": [plan.number, number], "issued_on": [str(plan.issued_on or ""), str(issued_on)]}
    plan.number, plan.issued_on = number.strip(), issued_on
    plan.signed_scan = signed_scan or plan.signed_scan
    plan.save(update_fields=["number", "issued_on", "signed_scan"])  # a reading may be filling in the rest
    record("plans.sign_plan", plan, by=by, changes=changes)
    return plan


@transaction.atomic
def accept_new_dates(result: Result, *, starts_on: date | None, due_on: date | None, by: Officer) -> Result:
    """Takes over dates that were proposed again after the plan got its date of issue."""
    if not has_permission(by, Permission.ASSIGN) or result.ward_id != by.ward_id:
        raise Forbidden
    result = locked(result)
    if result.finished_on:
        raise Refused(_("This result has been accepted already."))
    changes = {"due_on": [str(result.due_on or ""), str(due_on or "")]}
    result.starts_on, result.due_on, result.first_due_on = starts_on, due_on, due_on
    result.save(update_fields=["starts_on", "due_on", "first_due_on"])
    record("plans.accept_new_dates", result.task, by=by, changes=changes)
    return result
