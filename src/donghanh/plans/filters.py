"""Which results a list shows and in what order, taken from the address; unknown words are ignored."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from donghanh.org.models import Officer, Unit
from donghanh.plans.enums import FINISHED, IN_TIME, INTERRUPTED, NO_UNIT, UNPACED, Status
from donghanh.plans.models import Plan
from donghanh.plans.models.statuses import ResultQuerySet
from donghanh.plans.queries import search_results
from donghanh.ui.text import write_date

State = tuple[str, Any, bool]

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
    "unclaimed": (_("Unfinished, not reported"), ~Q(status__in=(*FINISHED, *INTERRUPTED, Status.CLAIMED))),
    "coming": (
        _("Due and not late"),
        ~Q(status__in=(*FINISHED, *INTERRUPTED, Status.CLAIMED, Status.OVERDUE)),
    ),
    "not_yet": (_("Period not begun"), Q(status=Status.NOT_YET)),
    "not_started": (_("Not started (in time)"), Q(status=Status.NOT_STARTED)),
    "in_progress": (_("In progress (in time)"), Q(status=Status.IN_PROGRESS)),
    "unpaced": (_("Without a deadline to keep"), Q(status__in=UNPACED)),
    "all": (_("All"), Q()),
}
OFTEN = ("open", "overdue", "due_soon", "silent", "claimed", "finished", "all")
BEHIND_A_FIGURE = (
    *("in_time", "dated", "dated_finished"),
    *("unclaimed", "coming"),
    *("not_yet", "not_started", "in_progress", "unpaced"),
)
FILTERS = ("q", "state", "plan", "unit", "officer", "since", "until")
"""What every view of the work understands in its address and hands on to the others."""
SORTS: dict[str, tuple[Any, ...]] = {
    "due": (F("due_on").asc(nulls_last=True), "task__plan", "task__number"),
    "plan": ("task__plan", "task__number", "due_on"),
    "unit": ("task__lead_unit__order", "task__lead_unit", "due_on"),
    "updated": (F("last_update_at").asc(nulls_first=True), "task__number"),
}


@dataclass(frozen=True, slots=True)
class ResultFilter:
    """What the address asks for; `since` and `until` bound the deadline."""

    words: str = ""
    state: str = "all"
    plan: int | None = None
    unit: int | None = None
    officer: int | None = None
    since: date | None = None
    until: date | None = None
    sort: str = "due"
    backwards: bool = False

    @classmethod
    def of(cls, query: Mapping[str, str], *, state: str = "all") -> "ResultFilter":
        """`state` is shown where the address names none; but words are looked for everywhere."""
        sort = query.get("sort", "due")
        words = query.get("q", "").strip()[:200]
        return cls(
            words=words,
            state=query.get("state", "") if query.get("state") in STATES else "all" if words else state,
            plan=_number(query.get("plan")),
            unit=_number(query.get("unit")),
            officer=_number(query.get("officer")),
            since=_day(query.get("since")),
            until=_day(query.get("until")),
            sort=sort.lstrip("-") if sort.lstrip("-") in SORTS else "due",
            backwards=sort.startswith("-"),
        )

    def apply(self, results: ResultQuerySet) -> ResultQuerySet:
        """The results asked for, in the order asked for. A duty of several plans stands once, under the task that leads
        it, unless one plan or certain words are asked for."""
        for field, value in (("plan", self.plan), ("lead_unit", self.unit), ("officer", self.officer)):
            if value is not None:
                results = results.filter(**{f"task__{field}": value or None})
        if self.plan is None and not self.words:
            results = results.counted_once()
        results = results.filter(STATES[self.state][1])
        if self.since:
            results = results.filter(due_on__gte=self.since)
        if self.until:
            results = results.filter(due_on__lte=self.until)
        if self.words:
            results = search_results(results, self.words)
        ordered = results.order_by(*SORTS[self.sort], "pk")
        return ordered.reverse() if self.backwards else ordered


def saved_query(query: Mapping[str, str]) -> str:
    """The filters and the order of an address and nothing else, in a fixed order; "" where it narrows nothing."""
    said = {name: query.get(name, "").strip() for name in (*FILTERS, "sort")}
    return urlencode({name: words for name, words in said.items() if words})


def offered_states(wanted: ResultFilter) -> tuple[list[State], list[State]]:
    """The states to choose from (key, words, whether shown now): the usual ones, and the others; those that only stand
    behind a figure are offered while the list shows them."""
    offered = [
        (key, label, key == wanted.state)
        for key, (label, _rule) in STATES.items()
        if key not in BEHIND_A_FIGURE or key == wanted.state
    ]
    often = sorted((state for state in offered if state[0] in OFTEN), key=lambda state: OFTEN.index(state[0]))
    return often, [state for state in offered if state[0] not in OFTEN]


def shown_words(
    wanted: ResultFilter, plans: Iterable[Plan], units: Iterable[Unit], people: Iterable[Officer] = ()
) -> str:
    """What a list is narrowed to, as its heading says it: "Quá hạn · Nghị quyết 68 · Phòng KTHTĐT", or nothing."""
    person = next((str(person) for person in people if person.pk == wanted.officer), "")
    person = str(_("Nobody in charge")) if wanted.officer == NO_UNIT else person
    plan = next((plan.short_title for plan in plans if plan.pk == wanted.plan), "")
    unit = next((unit.label for unit in units if unit.pk == wanted.unit), "")
    state = str(STATES[wanted.state][0]) if wanted.state != "all" else ""
    unit = str(_("Without a lead unit")) if wanted.unit == NO_UNIT else unit
    words = f"“{wanted.words}”" if wanted.words else ""
    days = _span_words(wanted.since, wanted.until)
    return " · ".join(part for part in (state, plan, unit, person, days, words) if part)


def _span_words(since: date | None, until: date | None) -> str:
    if since and since == until:
        return str(_("due on %(day)s") % {"day": write_date(since)})
    words = [_("due from %(day)s") % {"day": write_date(since)}] if since else []
    words += [_("due until %(day)s") % {"day": write_date(until)}] if until else []
    return ", ".join(map(str, words))


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None


def _number(text: str | None) -> int | None:
    """A positive number of up to 18 digits, else None."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) <= 18 else None
