"""Which results a list shows and in what order, taken from the address; unknown words are ignored."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from donghanh.org.models import Unit
from donghanh.plans.enums import FINISHED, IN_TIME, INTERRUPTED, NO_UNIT, UNPACED, Status
from donghanh.plans.models import Plan
from donghanh.plans.models.statuses import ResultQuerySet
from donghanh.plans.queries import search_results

STATES: dict[str, tuple[Any, Q]] = {
    "open": (_("Unfinished"), ~Q(status__in=(*FINISHED, *INTERRUPTED))),
    "overdue": (_("Overdue"), Q(status=Status.OVERDUE)),
    "due_soon": (_("Due soon"), Q(status=Status.DUE_SOON)),
    "silent": (_("Silent"), Q(silent=True) & ~Q(status=Status.OVERDUE)),
    "on_pace": (
        _("On pace"),
        ~Q(status__in=[*FINISHED, *INTERRUPTED, *UNPACED, Status.OVERDUE]) & Q(silent=False),
    ),
    "claimed": (_("Awaiting approval"), Q(status=Status.CLAIMED)),
    "no_rhythm": (_("Without a reporting rhythm"), Q(status=Status.NO_RHYTHM)),
    "unassigned": (_("Without a lead unit"), Q(task__lead_unit__isnull=True)),
    "awaiting": (_("Waiting for a document"), Q(status=Status.AWAITING)),
    "interrupted": (_("Returned, paused or cancelled"), Q(status__in=INTERRUPTED)),
    "finished": (_("Finished"), Q(status__in=FINISHED)),
    "late": (_("Finished late"), Q(status=Status.LATE)),
    "in_time": (_("Finished in time"), Q(status__in=IN_TIME)),
    "dated": (_("With a deadline"), Q(due_on__isnull=False) & ~Q(status__in=INTERRUPTED)),
    "dated_finished": (_("Finished, with a deadline"), Q(status__in=FINISHED, due_on__isnull=False)),
}
BEHIND_A_RATE = ("in_time", "dated", "dated_finished")
SORTS: dict[str, tuple[Any, ...]] = {
    "due": (F("due_on").asc(nulls_last=True), "task__plan", "task__number"),
    "plan": ("task__plan", "task__number", "due_on"),
    "unit": ("task__lead_unit__order", "task__lead_unit", "due_on"),
    "updated": (F("last_update_at").asc(nulls_first=True), "task__number"),
}


@dataclass(frozen=True, slots=True)
class ResultFilter:
    """What the address asks for."""

    words: str = ""
    state: str = ""
    plan: int | None = None
    unit: int | None = None
    officer: int | None = None
    sort: str = "due"
    backwards: bool = False

    @classmethod
    def of(cls, query: Mapping[str, str]) -> "ResultFilter":
        sort = query.get("sort", "due")
        return cls(
            words=query.get("q", "").strip()[:200],
            state=query.get("state", "") if query.get("state") in STATES else "",
            plan=_number(query.get("plan")),
            unit=_number(query.get("unit")),
            officer=_number(query.get("officer")),
            sort=sort.lstrip("-") if sort.lstrip("-") in SORTS else "due",
            backwards=sort.startswith("-"),
        )

    def apply(self, results: ResultQuerySet) -> ResultQuerySet:
        """The results asked for, in the order asked for."""
        for field, value in (("plan", self.plan), ("lead_unit", self.unit), ("officer", self.officer)):
            if value is not None:
                results = results.filter(**{f"task__{field}": value or None})
        if self.state:
            results = results.filter(STATES[self.state][1])
        if self.words:
            results = search_results(results, self.words)
        ordered = results.order_by(*SORTS[self.sort], "pk")
        return ordered.reverse() if self.backwards else ordered


def offered_states(wanted: ResultFilter) -> list[tuple[str, Any]]:
    """The states to choose from (key, words); those behind a rate only while the list shows them."""
    return [
        (key, label)
        for key, (label, _rule) in STATES.items()
        if key not in BEHIND_A_RATE or key == wanted.state
    ]


def shown_words(wanted: ResultFilter, plans: Iterable[Plan], units: Iterable[Unit]) -> str:
    """What a list is narrowed to, as its heading says it: "Quá hạn · Nghị quyết 68 · Phòng KTHTĐT", or nothing."""
    plan = next((plan.short_title for plan in plans if plan.pk == wanted.plan), "")
    unit = next((unit.label for unit in units if unit.pk == wanted.unit), "")
    state = str(STATES[wanted.state][0]) if wanted.state else ""
    unit = str(_("Without a lead unit")) if wanted.unit == NO_UNIT else unit
    words = f"“{wanted.words}”" if wanted.words else ""
    return " · ".join(part for part in (state, plan, unit, words) if part)


def _number(text: str | None) -> int | None:
    """A positive number of up to 18 digits, else None."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) <= 18 else None
