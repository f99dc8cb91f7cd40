"""Named reads of amending documents for those who decide on them."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Prefetch, Q, QuerySet
from django.http import Http404
from django.utils.translation import gettext_lazy as _

from donghanh.org.models import Officer
from donghanh.org.permissions import has_permission
from donghanh.plans.confirmation.queries import drafts_of, for_rows
from donghanh.plans.enums import ChangeDecision, ChangeKind, Decision
from donghanh.plans.models import Amendment, ClauseChange, Draft, DraftUnit, Participant, Reading
from donghanh.plans.permissions import Permission

CHANGED, ADDED, REMOVED, SAME = "thay-doi", "them", "bo", "khong-doi"
VIEWS: dict[str, Any] = {
    CHANGED: _("Clause changed"),
    ADDED: _("New clauses"),
    REMOVED: _("No longer there"),
    SAME: _("Unchanged"),
}
KINDS = {CHANGED: ChangeKind.CHANGED, REMOVED: ChangeKind.REMOVED, SAME: ChangeKind.SAME}


@dataclass(frozen=True, slots=True)
class Counts:
    """How many rows each view has, how many of them wait for a decision, and how many in all were taken
    over."""

    all: dict[str, int]
    pending: dict[str, int]
    taken: int

    @property
    def left(self) -> int:
        return sum(self.pending.values())

    @property
    def first(self) -> str:
        """The view to begin with: the first in which something waits, else the first that has anything."""
        waiting = (view for view in VIEWS if self.pending.get(view))
        filled = (view for view in VIEWS if self.all[view])
        return next(waiting, None) or next(filled, CHANGED)


def get_amendment_for(officer: Officer, pk: int) -> Amendment:
    """The amending document, for someone who may enter and confirm plans (else Http404)."""
    found = (
        Amendment.objects.filter(ward_id=officer.ward_id, pk=pk)
        .select_related("plan__ward", "source", "entered_by")
        .first()
    )
    return _allowed(found, officer)  # type: ignore[no-any-return]


def get_change_for(officer: Officer, pk: int) -> ClauseChange:
    """A change of an amending document, for someone who may enter and confirm plans (else Http404)."""
    found = changes_for_rows(ClauseChange.objects.filter(ward_id=officer.ward_id, pk=pk)).first()
    return _allowed(found, officer)  # type: ignore[no-any-return]


def reading_of(amendment: Amendment) -> Reading | None:
    """The newest reading of the document."""
    readings = amendment.readings.defer("blocks").select_related("plan__ward", "plan__source", "asked_by")
    return readings.select_related("amendment__source").first()


def changes_of(amendment: Amendment, view: str) -> QuerySet[ClauseChange]:
    """The rows of a view about tasks, those to decide first."""
    rows = ClauseChange.objects.filter(amendment=amendment, kind=KINDS[view])
    decided = Count("pk", filter=~Q(decision=ChangeDecision.PENDING))
    return changes_for_rows(rows.annotate(is_decided=decided).order_by("is_decided", "order", "pk"))


def changes_for_rows(changes: QuerySet[ClauseChange]) -> QuerySet[ClauseChange]:
    """Changes with all that a row shows, in a number of queries that does not grow."""
    return changes.select_related(
        "amendment__plan", "task__lead_unit", "task__plan", "task__ward", "draft", "decided_by"
    ).prefetch_related(
        "task__results",
        Prefetch("task__participants", Participant.objects.select_related("unit")),
        Prefetch("draft__units", DraftUnit.objects.select_related("unit")),
    )


def added_drafts(reading: Reading) -> QuerySet[Draft]:
    """The clauses that no task had before, but for those a person said are no task."""
    return for_rows(drafts_of(reading).exclude(decision=Decision.DROPPED))


def counts_of(amendment: Amendment, reading: Reading) -> Counts:
    """Two queries, whatever the size of the document."""
    pending, taken = Q(decision=ChangeDecision.PENDING), Q(decision=ChangeDecision.TAKEN)
    rows = ClauseChange.objects.filter(amendment=amendment).order_by().values("kind")
    rows = rows.annotate(n=Count("pk"), left=Count("pk", filter=pending), taken=Count("pk", filter=taken))
    counted: dict[str, Any] = {row["kind"]: row for row in rows}
    fresh = (
        added_drafts(reading)
        .order_by()
        .aggregate(
            n=Count("pk"), left=Count("pk", filter=Q(task__isnull=True, extra=False)), tasks=Count("task")
        )
    )
    every = {view: counted.get(kind, {}).get("n", 0) for view, kind in KINDS.items()} | {ADDED: fresh["n"]}
    left = {view: counted.get(KINDS[view], {}).get("left", 0) for view in (CHANGED, REMOVED)}
    total = fresh["tasks"] + sum(row["taken"] for row in counted.values())
    return Counts(every, left | {ADDED: fresh["left"]}, total)


def _allowed(found: Any, officer: Officer) -> Any:
    if found is None or not has_permission(officer, Permission.READ_DOCUMENT):
        raise Http404
    return found
