"""Countable products read from measures: how far a result has come by daily work alone, and what that proposes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from donghanh.kernel.slots import Measure, measures
from donghanh.plans.models import MeasureBinding, Result, Task
from donghanh.vietnamese.text import fold

MONTHS = 12
NAMED = 5
"""Records named in a proposed claim; the others stand on the page of the count."""
AT_LEAST = re.compile(r"\b(?:it nhat|toi thieu|tu)\s+0*(\d{1,5})\b")
LABEL_WORDS = 2
"""Words of a measure's name that a product must hold for the measure to be suggested ("báo cáo đã gửi")."""


@dataclass(frozen=True, slots=True)
class Count:
    """What a measure counted for a result from one day to another; zero is a count."""

    measure: Measure
    goal: int
    since: date
    until: date
    value: int

    @property
    def is_reached(self) -> bool:
        return self.value >= self.goal


def countable_measures() -> list[Measure]:
    """The measures that count what happens; shares have no goal of so many, and what stands on a day was not done."""
    return [measure for measure in measures if measure.population is None and not measure.on_day]


def count_of(result: Result, on: date) -> Count | None:
    """The count of the task's measure in the result's own time, up to the day; None where nothing is bound."""
    binding = binding_of(result.task)
    if binding is None or binding.measure not in measures:
        return None
    measure, since, until = measures[binding.measure], beginning_of(result), _end_of_span(result, on)
    value = measure.read([result.ward_id], since, until).numerator if since <= until else 0
    return Count(measure, binding.goal, since, until, value)


def binding_of(task: Task) -> MeasureBinding | None:
    return getattr(task, "binding", None)


def beginning_of(result: Result) -> date:
    """The first day that counts: of the result's period, else the day the task was confirmed."""
    return result.starts_on or timezone.localdate(result.task.confirmed_at)


def by_month(count: Count, ward_id: int) -> list[tuple[str, int]]:
    """The value of each of the last twelve months, oldest first, named "11/2026"; a query a month."""
    spans = [*islice(_months_back(count.until, count.since), MONTHS)][::-1]
    return [
        (f"{first.month}/{first.year}", count.measure.read([ward_id], first, last).numerator)
        for first, last in spans
    ]


def suggested_measure(product: str) -> Measure | None:
    """The measure whose name begins with words that the product holds, the one it names first; or None."""
    words = fold(product)
    with override("vi"):
        named = [(" ".join(fold(str(one.label)).split()[:LABEL_WORDS]), one) for one in countable_measures()]
    found = [(words.index(phrase), measure) for phrase, measure in named if phrase and phrase in words]
    return min(found, key=lambda one: one[0])[1] if found else None


def goal_in(product: str) -> int:
    """The number after "ít nhất", "tối thiểu" or "từ" ("ít nhất 01 hội nghị"), else one."""
    found = AT_LEAST.search(fold(product))
    return max(int(found[1]), 1) if found else 1


def proposed_claim(result: Result, on: date) -> str:
    """The words of a claim that a reached count proposes, naming the first records; "" where it is not reached."""
    count = count_of(result, on)
    if count is None or not count.is_reached:
        return ""
    records = count.measure.records([result.ward_id], count.since, count.until)
    names = "; ".join(str(record) for record in records[:NAMED])
    with override("vi"):
        words = _("%(label)s: %(value)s (required: at least %(goal)s)") % {
            "label": count.measure.label,
            "value": count.value,
            "goal": count.goal,
        }
    return f"{words}: {names}" if names else words


def _end_of_span(result: Result, on: date) -> date:
    """A period ends with its deadline, so that nothing counts for two; what is owed once counts up to today."""
    return min(on, result.due_on) if result.label and result.due_on else on


def _months_back(until: date, since: date) -> Iterator[tuple[date, date]]:
    last = until
    while last >= since:
        first = last.replace(day=1)
        yield max(first, since), last
        last = first - timedelta(days=1)
