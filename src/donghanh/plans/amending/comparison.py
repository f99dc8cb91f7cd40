"""Puts an amending document beside the tasks: rows for a person to decide on, nothing more."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from donghanh.paperwork.comparing import Pair, compare
from donghanh.paperwork.comparing.differences import same_words
from donghanh.plans.amending.known import Known, known_clauses
from donghanh.plans.amending.owed import open_result
from donghanh.plans.amending.words import as_kept, clause_of
from donghanh.plans.enums import AmendmentKind, ChangeKind, Decision, Part
from donghanh.plans.models import Amendment, ClauseChange, Draft, Reading, Result, Task


@dataclass(slots=True)
class Differences:
    """What an amending document changes: rows about tasks, and the drafts that are no new clauses."""

    changes: list[ClauseChange] = field(default_factory=list)
    continued: list[Draft] = field(default_factory=list)
    dropped: list[Draft] = field(default_factory=list)


def differences_from(reading: Reading, drafts: Sequence[Draft]) -> Differences:
    """Compares the drafts of an amending document, in its order, with the clauses known until now.

    A draft that continues a task says so; one that a person once said is no task stays none. What an amending document
    does not repeat stands; what a replacing one does not repeat is gone. Words that OCR saw are compared
    without accents.
    """
    amendment = reading.amendment
    assert amendment is not None
    known = known_clauses(amendment)
    compared = compare(
        [one.clause for one in known],
        [clause_of(draft, at) for at, draft in enumerate(drafts)],
        accents=not reading.recognized,
    )
    found = Differences()
    for pair in compared.pairs:
        _pair(found, amendment, pair, known[pair.old.key], drafts[pair.new.key])
    if amendment.kind == AmendmentKind.REPLACES:
        told = {change.task_id for change in found.changes}
        for clause in compared.removed:
            _remove(found, amendment, known[clause.key], told)
    return found


def open_differences(task: Task, draft: Draft, changed: Sequence[str]) -> list[str]:
    """The changed fields in which the task does not yet say what the new words say."""
    return [name for name in changed if not _is_said(task, draft, name)]


def _pair(found: Differences, amendment: Amendment, pair: Pair, known: Known, draft: Draft) -> None:
    if known.tasks:
        draft.continues = known.tasks[0]
        found.continued.append(draft)
    elif known.dropped:
        draft.decision, draft.decided_by = Decision.DROPPED, known.dropped.decided_by
        draft.decided_at = known.dropped.decided_at
        found.dropped.append(draft)
    for task in known.tasks:
        fields = open_differences(task, draft, pair.changed)
        kind = ChangeKind.CHANGED if fields else ChangeKind.SAME
        found.changes.append(_change(amendment, kind, task, known, draft.order, draft=draft, fields=fields))


def _remove(found: Differences, amendment: Amendment, known: Known, told: set[int]) -> None:
    for task in known.tasks if known.written else ():
        if task.pk not in told and open_result(task) is not None:
            found.changes.append(_change(amendment, ChangeKind.REMOVED, task, known, task.number))


def _change(
    amendment: Amendment,
    kind: ChangeKind,
    task: Task,
    known: Known,
    order: float,
    *,
    draft: Draft | None = None,
    fields: Sequence[str] = (),
) -> ClauseChange:
    return ClauseChange(
        ward_id=amendment.ward_id,
        amendment=amendment,
        order=order,
        kind=kind,
        task=task,
        draft=draft,
        fields=list(fields),
        before=as_kept(known.clause),
        whole=known.whole,
    )


def _is_said(task: Task, draft: Draft, name: str) -> bool:
    if name == "title":
        return same_words(task.title, draft.title)
    if name == "product":
        return bool(draft.product) and same_words(task.product, draft.product)
    if name == "deadline":
        return draft.due_on is not None and _is_due(open_result(task), draft)
    wanted = {row.unit_id for row in draft.units.all() if (row.part == Part.COOPERATES) == (name == "coop")}
    if name == "lead":
        return task.lead_unit_id in wanted
    return bool(wanted) and wanted == {row.unit_id for row in task.participants.all()}


def _is_due(result: Result | None, draft: Draft) -> bool:
    exclusive = bool(draft.deadline.get("exclusive"))
    return result is not None and (result.due_on, result.exclusive) == (draft.due_on, exclusive)
