"""The clauses that stand until now: those of the tasks, in their newest wording, and those that are no task."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from donghanh.paperwork.comparing import Clause
from donghanh.plans.amending.words import clause_of, is_in_document, titles_joined
from donghanh.plans.enums import Decision, InterruptionKind, ReadingState
from donghanh.plans.models import Amendment, ClauseChange, Draft, Task


@dataclass(slots=True)
class Known:
    """One clause with the tasks that come from it, or the draft that a person said is no task.

    `whole`: one clause, one task. `written`: it stands in a document, so that it can be missing in the next one.
    """

    clause: Clause
    tasks: list[Task] = field(default_factory=list)
    dropped: Draft | None = None
    whole: bool = True
    written: bool = True


Key = tuple[int, str, tuple[int, ...]]


def known_clauses(amendment: Amendment) -> list[Known]:
    """Every clause of the plan before the amendment, `clause.key` counting from 0. Cancelled tasks are gone."""
    wordings = _newest_wordings(amendment)
    tasks = list(_standing_tasks(amendment))
    dropped = list(_dropped_drafts(amendment))
    parts = Counter(
        _key(draft) for draft in (*dropped, *(one for task in tasks for one in _drafts_of(task, wordings)))
    )
    found: dict[Key, Known] = {}
    for task in tasks:
        for key, known in _clauses_of(task, wordings, parts):
            _add(found, key, known).tasks.append(task)
    for draft in dropped:
        _add(found, _key(draft), Known(_clause(draft, parts), dropped=draft))
    return [_numbered(known, at) for at, known in enumerate(found.values())]


def _standing_tasks(amendment: Amendment) -> Iterable[Task]:
    gone = {"interruptions__kind": InterruptionKind.CANCELLED, "interruptions__ended_at__isnull": True}
    tasks = Task.objects.filter(plan=amendment.plan_id).exclude(
        pk__in=Task.objects.filter(plan=amendment.plan_id, **gone).values("pk")
    )
    return (
        tasks.select_related("draft", "lead_unit")
        .prefetch_related("results", "participants")
        .order_by("draft__order", "number")
    )


def _dropped_drafts(amendment: Amendment) -> Iterable[Draft]:
    return Draft.objects.filter(
        reading__plan=amendment.plan_id,
        reading__state=ReadingState.DONE,
        decision=Decision.DROPPED,
        task__isnull=True,
        continues__isnull=True,
    ).exclude(reading__amendment=amendment)


def _newest_wordings(amendment: Amendment) -> dict[int, list[Draft]]:
    """For each task the drafts of the last amending document that had its clause."""
    changes = (
        ClauseChange.objects.filter(task__plan=amendment.plan_id, draft__isnull=False)
        .exclude(amendment=amendment)
        .select_related("draft")
        .order_by("amendment_id", "pk")
    )
    newest: dict[int, tuple[int, list[Draft]]] = {}
    for change in changes:
        document, drafts = newest.get(change.task_id, (0, []))
        kept = drafts if document == change.amendment_id else []
        if change.draft:
            fresh = [change.draft] if change.draft else []
        newest[change.task_id] = (change.amendment_id, [*kept, *fresh])
    return {task: drafts for task, (_document, drafts) in newest.items()}


def _drafts_of(task: Task, wordings: dict[int, list[Draft]]) -> list[Draft]:
    return wordings.get(task.pk) or ([task.draft] if task.draft else [])


def _clauses_of(
    task: Task, wordings: dict[int, list[Draft]], parts: "Counter[Key]"
) -> Iterator[tuple[Key, Known]]:
    drafts = _drafts_of(task, wordings)
    if not drafts:
        words = Clause(0, task.quote or task.title, deadline=task.deadline_raw)
        yield (-task.pk, words.title, ()), Known(words, written=False)
    for draft in drafts:
        joined = titles_joined(draft)
        if len(joined) > 1:
            for title in joined:
                yield (
                    (draft.reading_id, title, tuple(draft.blocks)),
                    Known(clause_of(draft, 0, title), whole=False),
                )
        else:
            whole = parts[_key(draft)] == 1 and len(drafts) == 1
            yield _key(draft), Known(_clause(draft, parts), whole=whole, written=is_in_document(draft))


def _clause(draft: Draft, parts: "Counter[Key]") -> Clause:
    """A draft as the document words it: the pieces of a split clause stand for the whole clause."""
    return clause_of(draft, 0, draft.quote if parts[_key(draft)] > 1 else None)


def _key(draft: Draft) -> Key:
    """The same for all pieces into which a person has cut one clause."""
    return draft.reading_id, draft.quote or f"#{draft.pk}", tuple(draft.blocks)


def _add(found: dict[Key, Known], key: Key, known: Known) -> Known:
    standing = found.setdefault(key, known)
    standing.dropped = standing.dropped or known.dropped
    return standing


def _numbered(known: Known, at: int) -> Known:
    known.clause = replace(known.clause, key=at)
    return known
