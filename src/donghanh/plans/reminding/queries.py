"""Named reads of who was reminded of what."""

from datetime import date

from donghanh.org.models import Officer
from donghanh.plans.models import Reminder, Result
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
