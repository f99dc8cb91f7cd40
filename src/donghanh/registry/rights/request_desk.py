"""The desk of requests about personal data: what is owed to owners, the overdue first."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, F, Q, QuerySet, Value, When
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from donghanh.registry.enums import DataRequestKind, DataRequestOutcome
from donghanh.registry.masking import mask, mask_words
from donghanh.registry.models import DataRequest
from donghanh.registry.wording import attribute_words
from donghanh.ui.text import write_date
from donghanh.vietnamese.workdays import WorkCalendar

OPEN = Q(outcome="")
STATES: dict[str, object] = {
    "open": gettext_lazy("To be answered"),
    "late": gettext_lazy("Overdue"),
    "new": gettext_lazy("Not acknowledged"),
    "done": gettext_lazy("Answered"),
    "all": gettext_lazy("All"),
}


@dataclass(frozen=True, slots=True)
class RequestFilter:
    """What the address asks for; unknown words are ignored."""

    state: str = "open"
    kind: str = ""

    @classmethod
    def of(cls, query: Mapping[str, str]) -> "RequestFilter":
        state, kind = query.get("state", "open"), query.get("kind", "")
        return cls(state if state in STATES else "open", kind if kind in DataRequestKind.values else "")

    def apply(self, requests: QuerySet[DataRequest], on: date) -> QuerySet[DataRequest]:
        """Those asked for, the overdue first, then by the day they are due; answered ones last, the newest first."""
        found = requests.filter(self._condition(on))
        if self.kind:
            found = found.filter(kind=self.kind)
        rank = Case(When(outcome="", then=Value(0)), default=Value(1))
        return found.order_by(rank, Case(When(outcome="", then=F("due_on"))), "-decided_at", "pk")

    def _condition(self, on: date) -> Q:
        if self.state == "late":
            return late_on(on)
        if self.state == "new":
            return OPEN & Q(acknowledged_at=None)
        if self.state == "done":
            return ~OPEN
        return OPEN if self.state == "open" else Q()


def late_on(on: date) -> Q:
    """Open ones past their day, or not acknowledged in time."""
    return OPEN & (Q(due_on__lt=on) | Q(acknowledged_at=None, acknowledge_by__lt=on))


@dataclass(frozen=True, slots=True)
class Asked:
    """What the owner wrote, as a screen shows it."""

    wanted: str
    text: str
    is_masked: bool


def words_of(request: DataRequest, *, in_full: bool = False) -> Asked:
    """The right value and the owner's words; personal data masked unless `in_full`."""
    wanted = attribute_words(request.attribute, request.wanted) if request.attribute else ""
    if in_full:
        return Asked(wanted, request.text, False)
    shown, text = mask(request.attribute, request.wanted), mask_words(request.text)
    is_masked = shown != request.wanted or text != request.text
    return Asked(shown if shown != request.wanted else wanted, text, is_masked)


def standing_of(request: DataRequest, on: date, calendar: WorkCalendar) -> tuple[str, str]:
    """Status kind and words of a request on a day: what is owed next, and how much time is left."""
    if request.outcome == DataRequestOutcome.GRANTED:
        return "ok", str(DataRequestOutcome.GRANTED.label)
    if request.outcome == DataRequestOutcome.REFUSED:
        return "dropped", str(DataRequestOutcome.REFUSED.label)
    if request.acknowledged_at is None:
        return _owed(request.acknowledge_by, on, calendar, _("acknowledge"))
    return _owed(request.due_on, on, calendar, _("carry out"))


def _owed(due_on: date, on: date, calendar: WorkCalendar, what: str) -> tuple[str, str]:
    if on > due_on:
        words = _("%(what)s: overdue since %(day)s")
        return "late", words % {"what": what, "day": write_date(due_on)}
    left = calendar.working_days_between(on, due_on)
    words = _("%(what)s by %(day)s, %(left)s working days left")
    return "soon" if left <= 2 else "doing", words % {"what": what, "day": write_date(due_on), "left": left}
