"""Named reads of who was reminded of what, and of what nobody says a word about."""

from collections.abc import Sequence
from datetime import date

from django.db.models import Case, Value, When
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from donghanh.org.models import Officer
from donghanh.plans.enums import INTERRUPTED, Status
from donghanh.plans.models import Reminder, Result
from donghanh.plans.models.statuses import ResultQuerySet
from donghanh.plans.permissions import can_tell
from donghanh.plans.queries import results_for_list, today, visible_results
from donghanh.plans.reminding.digest import Group, group_of
from donghanh.plans.reminding.links import AnswerLink


def digest_of(officer: Officer, day: date) -> tuple[ResultQuerySet, dict[int, Group]]:
    """The results the officer was told of on a day, with their status today, and the part of the digest each stands in,
    the first part first. What the officer no longer sees is left out."""
    told = Reminder.objects.filter(recipient=officer, sent_at__date=day).values_list("result", "kind", "rung")
    part_of = {result: group_of(kind, rung) for result, kind, rung in told}
    inside: dict[Group, list[int]] = {part: [] for part in Group}
    for result, part in part_of.items():
        inside[part].append(result)
    places = [When(pk__in=results, then=Value(place)) for place, results in enumerate(inside.values())]
    shown = results_for_list(visible_results(officer).filter(pk__in=part_of))
    ordered: ResultQuerySet = shown.order_by(Case(*places, default=Value(0)), "due_on", "pk")
    return ordered, part_of


def silent_results(
    reader: Officer, *, unit: Sequence[int] = (), officer: Sequence[int] = ()
) -> ResultQuerySet:
    """Open results that nobody told anything about for too long, late ones too, the longest silence first; of one unit
    or person where named (0: of none). What another plan's result serves speaks through that one."""
    silent = visible_results(reader).open().counted_once().filter(silent=True)
    for field, wanted in (("task__lead_unit", unit), ("task__officer", officer)):
        if wanted:
            silent = silent.filter(**{field: wanted[0] or None})
    longest_first: ResultQuerySet = silent.alias(
        spoke_at=Coalesce("last_update_at", "task__confirmed_at")
    ).order_by("spoke_at", "pk")
    return longest_first


def answerable(link: AnswerLink) -> tuple[Result | None, Officer | None, str]:
    """The result with its status today and the officer the link speaks for, or a sentence why it speaks no more. Call
    it inside the row scope of the link's ward."""
    officer = Officer.objects.filter(pk=link.officer, ward=link.ward, left_on__isnull=True).first()
    found = Result.objects.filter(pk=link.result, ward=link.ward).select_related(
        "task__plan", "task__lead_unit", "task__officer", "task__ward", "ward"
    )
    result = found.with_status(officer.ward, on=today()).first() if officer else None
    if result is None or officer is None or not can_tell(officer, result.task):
        return None, None, _("This task is no longer among your work. Nothing needs an answer from you.")
    why = _settled(result)
    return (None, None, why) if why else (result, officer, "")


def _settled(result: Result) -> str:
    """Why nobody waits for an answer any more, or nothing."""
    if result.finished_on:
        return _("This result has been accepted. Thank you; nothing more needs an answer.")
    if result.status in INTERRUPTED:
        return _("This task stands still: %(why)s. Nothing needs an answer now.") % {
            "why": str(Status(result.status).label).lower()
        }
    if result.status == Status.CLAIMED:
        return _("This result was reported finished and waits for approval. Nothing needs an answer now.")
    return ""
