"""Results that daily work has reached by its count: said once to who does the task."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef

from donghanh.org.models import Ward
from donghanh.plans.counting import beginning_of, count_of
from donghanh.plans.models import Interruption, Result


@dataclass(frozen=True, slots=True)
class Reached:
    """A result whose count is reached, and who does its task. `on` is its deadline, or the day from which it counts."""

    result: int
    officer: int | None
    unit: int | None
    on: date


def reached_results(ward: Ward, on: date) -> Iterator[Reached]:
    """Open results with a bound measure that are there by the count; one query, and one more for each of them."""
    standing = Interruption.objects.filter(task=OuterRef("task"), ended_at__isnull=True)
    bound = Result.objects.filter(
        ward=ward, task__binding__isnull=False, finished_on__isnull=True, claimed_on__isnull=True
    ).exclude(Exists(standing))
    for result in bound.select_related("task__binding").order_by("pk"):
        count = count_of(result, on)
        if count and count.is_reached:
            hangs_on = result.due_on or beginning_of(result)
            yield Reached(result.pk, result.task.officer_id, result.task.lead_unit_id, hangs_on)
