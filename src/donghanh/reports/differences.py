"""What is otherwise than in the previous report: figures, and the results behind them. Snapshots in, changes out."""

from collections.abc import Iterator

from donghanh.plans.enums import FINISHED, Status
from donghanh.reports.snapshot import Changes, FigureChange, Figures, ReportRow, RowChange, Snapshot

NEWLY_LATE, FINISHED_SINCE, OTHERWISE, NEW, GONE = "newly_late", "finished", "otherwise", "new", "gone"
KINDS = (NEWLY_LATE, FINISHED_SINCE, OTHERWISE, NEW, GONE)


def changes_since(report: int, before: Snapshot, now: Snapshot) -> Changes:
    """The changes from one snapshot to a later one; `report` is the key of the earlier report."""
    return Changes(
        report=report,
        title=before.title,
        period=before.period,
        day=before.as_of,
        figures=tuple(
            FigureChange(name, len(before.figures.behind(name)), len(now.figures.behind(name)))
            for name in Figures.names()
        ),
        rows=tuple(_row_changes(before, now)),
    )


def _row_changes(before: Snapshot, now: Snapshot) -> Iterator[RowChange]:
    """In the order of the report; what is told no longer comes last, unless it was finished then: periods pass."""
    then = {row.result: row for row in before.rows}
    for row in now.rows:
        old = then.pop(row.result, None)
        kind = _kind(old, row)
        if kind:
            yield _change(kind, old, row)
    yield from (_change(GONE, old, None) for old in then.values() if not _is_finished(old))


def _kind(old: ReportRow | None, row: ReportRow) -> str:
    """The change that matters most, "" for none."""
    if _is_finished(row) and not (old and _is_finished(old)):
        return FINISHED_SINCE
    if _is_late(row) and not (old and _is_late(old)):
        return NEWLY_LATE
    if old is None:
        return NEW
    same = (old.status, old.due_on, old.leads) == (row.status, row.due_on, row.leads)
    return "" if same else OTHERWISE


def _change(kind: str, old: ReportRow | None, row: ReportRow | None) -> RowChange:
    shown = row or old
    assert shown is not None
    return RowChange(
        kind=kind,
        result=shown.result,
        title=shown.title,
        leads=shown.leads,
        before=old.words if old else "",
        now=row.words if row else "",
        deadline_before=old.deadline if old else "",
        deadline_now=row.deadline if row else "",
    )


def _is_finished(row: ReportRow) -> bool:
    return Status(row.status) in FINISHED


def _is_late(row: ReportRow) -> bool:
    return row.status == Status.OVERDUE or row.behind
