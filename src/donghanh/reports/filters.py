"""What a list shows and in what order, taken from the address; unknown words are ignored."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Q, QuerySet

from donghanh.reports.models import Report
from donghanh.reports.snapshot import Figures, PlanFigures, ReportRow, Snapshot
from donghanh.vietnamese.text import fold, sort_key

REPORT_STATES = {
    "draft": Q(frozen_at__isnull=True),
    "in_review": Q(frozen_at__isnull=True, reviews__approved__isnull=True, reviews__isnull=False),
    "frozen": Q(frozen_at__isnull=False, superseded_by__isnull=True, dispatch__isnull=True),
    "sent": Q(dispatch__isnull=False, superseded_by__isnull=True),
    "replaced": Q(superseded_by__isnull=False),
}
REPORT_SORTS: dict[str, Any] = {
    "new": F("created_at"),
    "cutoff": F("cutoff_on"),
    "title": F("folded"),
}
NO_UNIT = "none"
SORTS: dict[str, Callable[[ReportRow], Any]] = {
    "plan": lambda row: (row.plan, row.number, row.due_on or "9"),
    "task": lambda row: sort_key(row.title),
    "unit": lambda row: (not row.leads, [sort_key(name) for name in row.leads]),
    "due": lambda row: (row.due_on is None, row.due_on or ""),
}


@dataclass(frozen=True, slots=True)
class ReportFilter:
    """Which reports the address asks for, newest first by itself."""

    words: str = ""
    state: str = ""
    sort: str = "-new"

    @classmethod
    def of(cls, query: Mapping[str, str]) -> "ReportFilter":
        sort = query.get("sort", "-new")
        return cls(
            words=query.get("q", "").strip()[:200],
            state=query.get("state", "") if query.get("state") in REPORT_STATES else "",
            sort=sort if sort.lstrip("-") in REPORT_SORTS else "-new",
        )

    def apply(self, reports: QuerySet[Report]) -> QuerySet[Report]:
        for word in fold(self.words).split():
            reports = reports.filter(folded__contains=word)
        if self.state:
            reports = reports.filter(REPORT_STATES[self.state])
        key = REPORT_SORTS[self.sort.lstrip("-")]
        return reports.order_by(key.desc() if self.sort.startswith("-") else key.asc(), "-pk")


@dataclass(frozen=True, slots=True)
class RowFilter:
    """What the address asks for: one figure, of the whole report, of a unit or of a heading."""

    figure: str = "total"
    unit: str = ""
    plan: str = ""
    group: str = ""
    words: str = ""
    sort: str = "plan"
    backwards: bool = False

    @classmethod
    def of(cls, query: Mapping[str, str]) -> "RowFilter":
        sort = query.get("sort", "plan")
        known = sort.lstrip("-") in SORTS
        return cls(
            figure=query.get("figure", "") if query.get("figure") in Figures.names() else "total",
            unit=query.get("unit", ""),
            plan=query.get("plan", ""),
            group=query.get("group", ""),
            words=query.get("q", "").strip()[:200],
            sort=sort.lstrip("-") if known else "plan",
            backwards=known and sort.startswith("-"),
        )

    def apply(self, snapshot: Snapshot) -> list[ReportRow]:
        """The rows asked for, in the order asked for; the results come from the snapshot's own figures."""
        scope = self._scope(snapshot)
        rows = snapshot.rows_behind(scope.behind(self.figure) if scope else ())
        wanted = fold(self.words).split()
        found = [row for row in rows if all(word in fold(f"{row.title} {row.outcome}") for word in wanted)]
        return sorted(found, key=SORTS[self.sort], reverse=self.backwards)

    def scope_name(self, snapshot: Snapshot) -> str:
        """The unit or heading whose figure is shown; nothing for the whole report."""
        units = [unit.name for unit in snapshot.units if self._is_unit(unit.unit)]
        heading = self._group(snapshot)
        return units[0] if units else heading.title if heading else ""

    def _scope(self, snapshot: Snapshot) -> Figures | None:
        if self.unit:
            return next((unit.figures for unit in snapshot.units if self._is_unit(unit.unit)), None)
        if self.plan and self.group:
            heading = self._group(snapshot)
            return heading.figures if heading else None
        if self.plan:
            plan = self._plan(snapshot)
            rows = [row for row in snapshot.rows if plan and row.plan == plan.plan]
            return Figures.of(rows) if plan else None
        return snapshot.figures

    def _is_unit(self, unit: int | None) -> bool:
        return bool(self.unit) and self.unit == (NO_UNIT if unit is None else str(unit))

    def _plan(self, snapshot: Snapshot) -> PlanFigures | None:
        return next((plan for plan in snapshot.plans if str(plan.plan) == self.plan), None)

    def _group(self, snapshot: Snapshot) -> Any:
        plan = self._plan(snapshot)
        numbered = {str(number): group for number, group in enumerate(plan.groups, start=1)} if plan else {}
        return numbered.get(self.group)
