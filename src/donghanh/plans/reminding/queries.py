"""Named reads of who was reminded of what, and of what nobody says a word about."""

from collections.abc import Sequence
from datetime import date

from django.db.models.functions import Coalesce

from donghanh.org.models import Officer
from donghanh.plans.models import Reminder, Result
from donghanh.plans.models.statuses import ResultQuerySet
from donghanh.plans.queries import results_for_list, visible_results
from donghanh.plans.reminding.digest import Group, group_of


def digest_of(officer: Officer, day: date) -> dict[Group, list[Result]]:
    """What the officer was told on a day, by part of the digest; each result with its status today. What the officer
    no longer sees is left out."""
    told = Reminder.objects.filter(recipient=officer, sent_at__date=day).values_list("result", "kind", "rung")
    part_of = {result: group_of(kind, rung) for result, kind, rung in told}
    parts: dict[Group, list[Result]] = {part: [] for part in Group}
    for result in results_for_list(visible_results(officer).filter(pk__in=part_of)).order_by("due_on", "pk"):
        parts[part_of[result.pk]].append(result)
    return {part: results for part, results in parts.items() if results}


def silent_results(
    reader: Officer, *, unit: Sequence[int] = (), officer: Sequence[int] = ()
) -> ResultQuerySet:
    """Open results that nobody told anything about for too long, late ones too, the longest silence first; of one unit
    or person where named (0: of none). Twins speak through their main task."""
    silent = visible_results(reader).open().filter(silent=True, task__same_as__isnull=True)
    for field, wanted in (("task__lead_unit", unit), ("task__officer", officer)):
        if wanted:
            silent = silent.filter(**{field: wanted[0] or None})
    return silent.alias(spoke_at=Coalesce("last_update_at", "task__confirmed_at")).order_by("spoke_at", "pk")
