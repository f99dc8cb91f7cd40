"""Tasks of different plans that may be one duty, as the page of overlaps shows them."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from django.utils.translation import gettext as _

from donghanh.org.models import Officer
from donghanh.paperwork.checking.alike import Duty, Likeness, suggest_overlaps
from donghanh.plans.models import Overlap, Task
from donghanh.plans.presenters import due_words
from donghanh.plans.queries import visible_tasks

NOTHING = "–"
MOST_COMPARED = 3000
"""The newest tasks of a ward; older ones have been judged or are over."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of two tasks side by side; `differs` marks what a person must weigh."""

    name: str
    first: str
    second: str
    differs: bool


@dataclass(frozen=True, slots=True)
class Pair:
    """Two tasks side by side; `shared` are words both say, without accents; `overlap` is the judgement, if any."""

    first: Task
    second: Task
    facts: list[Fact]
    shared: tuple[str, ...] = ()
    overlap: Overlap | None = None

    @property
    def conflicts(self) -> int:
        return sum(fact.differs for fact in self.facts)


def suggestions(officer: Officer) -> list[Likeness]:
    """Pairs nobody has judged and of which neither task is a twin already, the likeliest first; two queries."""
    free = visible_tasks(officer).filter(same_as__isnull=True).order_by("-pk")[:MOST_COMPARED]
    duties = [
        Duty(pk, plan, f"{title}\n{product}", frozenset([lead] if lead else ()))
        for pk, plan, title, product, lead in free.values_list("pk", "plan", "title", "product", "lead_unit")
    ]
    decided = Overlap.objects.filter(ward_id=officer.ward_id).values_list("task", "other")
    return suggest_overlaps(sorted(duties, key=lambda duty: duty.key), decided=decided)


def pairs_of(officer: Officer, found: list[Likeness]) -> list[Pair]:
    """The suggestions with everything their page shows, in two queries."""
    tasks = _shown(visible_tasks(officer)).in_bulk({key for one in found for key in (one.first, one.second)})
    return [pair_of(tasks[one.first], tasks[one.second], shared=one.shared) for one in found]


def judged(officer: Officer, *, same: bool) -> QuerySet[Overlap]:
    """The judgements of the officer's ward on tasks that they may see, the newest first."""
    visible = visible_tasks(officer)
    mine = Overlap.objects.filter(ward_id=officer.ward_id, same=same, task__in=visible, other__in=visible)
    return mine.select_related(
        *(f"{side}__{of}" for side in ("task", "other") for of in ("plan", "lead_unit")), "decided_by"
    ).prefetch_related("task__results", "other__results")


def get_overlap_for(officer: Officer, pk: int) -> Overlap:
    """A judgement on tasks that the officer may see (else Http404)."""
    found = Overlap.objects.filter(pk=pk, ward_id=officer.ward_id, task__in=visible_tasks(officer)).first()
    if found is None:
        raise Http404
    return found


def pair_of(
    first: Task, second: Task, *, shared: tuple[str, ...] = (), overlap: Overlap | None = None
) -> Pair:
    """Two tasks side by side; a twin stands second."""
    if first.same_as_id == second.pk:
        first, second = second, first
    facts = [
        _fact(_("Lead unit"), *(str(task.lead_unit or "") for task in (first, second))),
        _fact(_("Deadline"), *(_deadlines(task) for task in (first, second))),
        _fact(
            _("Rhythm"), *(str(task.get_rhythm_display() if task.rhythm else "") for task in (first, second))
        ),
        _fact(_("Product"), *(task.product for task in (first, second))),
    ]
    return Pair(
        first,
        second,
        [fact for fact in facts if fact.first != NOTHING or fact.second != NOTHING],
        shared,
        overlap,
    )


def _shown(tasks: QuerySet[Task]) -> QuerySet[Task]:
    return tasks.select_related("plan", "lead_unit").prefetch_related("results")


def _fact(name: str, first: str, second: str) -> Fact:
    return Fact(name, first or NOTHING, second or NOTHING, bool(first and second) and first != second)


def _deadlines(task: Task) -> str:
    """The next deadline in words, with the document's own words."""
    with_date = (one for one in task.results.all() if one.due_on)
    dated: list[Any] = sorted(with_date, key=lambda one: one.due_on or date.max)
    owed = next((one for one in dated if not one.finished_on), dated[-1] if dated else None)
    words = due_words(owed) if owed else ""
    return f"{words} ({task.deadline_raw})" if words and task.deadline_raw else words or task.deadline_raw
