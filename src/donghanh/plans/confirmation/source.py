"""The words of the document beside the drafts: blocks gathered into clauses, those of the current draft marked."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from donghanh.plans.confirmation.cells import spans_in
from donghanh.plans.confirmation.queries import Line, block_count, blocks_between, column_names
from donghanh.plans.enums import Decision
from donghanh.plans.models import Draft, Reading
from donghanh.ui.marks import Span

WINDOW = 1_500
"""Blocks shown beside one page of drafts at most; where the drafts of a filter lie further apart, only theirs are."""


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph, or a cell of a row with the head of its column."""

    text: str
    spans: list[Span]
    head: str = ""
    bold: bool = False
    centred: bool = False


@dataclass(frozen=True, slots=True)
class Clause:
    """Blocks of the same drafts (or of none), with their numbers and state (done, current or nothing)."""

    first: int
    numbers: str
    state: str
    parts: list[Part]
    gap: bool = False
    drafts: list[int] = field(default_factory=list)


def clauses_beside(
    reading: Reading, on_page: Sequence[Draft], owners: Sequence[Line], current: Draft | None, *, whole: bool
) -> list[Clause]:
    """The source pane beside a page of drafts. `whole`: the page shows every draft, so the text runs through."""
    length = block_count(reading)
    wanted = _window(on_page, owners, length, whole=whole)
    return _clauses(reading, wanted, owners, current)


def clauses_of(
    reading: Reading, drafts: Iterable[Draft | None], owners: Sequence[Line], current: Draft | None
) -> list[Clause]:
    """Only the clauses in which the given drafts stand, as they look now."""
    touched = sorted({at for draft in drafts if draft for at in _blocks_of(draft)})
    by_block = _by_block(owners)
    whole = {at for block in touched for at in _run(block, by_block)}
    return _clauses(reading, sorted(whole), owners, current)


def _window(on_page: Sequence[Draft], owners: Sequence[Line], length: int, *, whole: bool) -> list[int]:
    used = sorted(at for draft in on_page for at in draft.blocks)
    if not used:
        return list(range(min(length, WINDOW)))
    shown = {draft.pk for draft in on_page}
    others = [at for owner in owners if owner.pk not in shown for at in owner.blocks]
    first = max((at + 1 for at in others if at < used[0]), default=0) if whole else max(used[0] - 2, 0)
    last = (
        min((at - 1 for at in others if at > used[-1]), default=length - 1)
        if whole
        else min(used[-1] + 1, length - 1)
    )
    if last - first < WINDOW:
        return list(range(first, last + 1))
    return sorted({at for block in used for at in range(max(block - 1, 0), min(block + 2, length))})


def _clauses(
    reading: Reading, wanted: Sequence[int], owners: Sequence[Line], current: Draft | None
) -> list[Clause]:
    if not wanted:
        return []
    base = wanted[0]
    blocks = blocks_between(reading, base, wanted[-1])
    by_block = _by_block(owners)
    heads = _heads(reading, blocks)
    made, before = [], base - 1
    for key, group in groupby(
        wanted, key=lambda at: (by_block.get(at, ()), at if at not in by_block else None)
    ):
        places = list(group)
        parts = [
            part
            for at in places
            if at - base < len(blocks)
            for part in _parts(blocks[at - base], at, heads, current)
        ]
        made.append(_clause(places, key[0], parts, current, gap=places[0] != before + 1))
        before = places[-1]
    return made


def _clause(
    places: Sequence[int], owners: Sequence[Line], parts: list[Part], current: Draft | None, *, gap: bool
) -> Clause:
    keys = [owner.pk for owner in owners]
    state = "done" if owners and all(owner.decision != Decision.PENDING for owner in owners) else ""
    if current and current.pk in keys:
        state = "current"
    numbers = ", ".join(str(owner.number) for owner in owners)
    return Clause(places[0], numbers, state, parts, gap, keys)


def _parts(block: dict[str, Any], at: int, heads: dict[int, list[str]], current: Draft | None) -> list[Part]:
    spans = spans_in(current, at) if current else []
    bold, centred = bool(block.get("bold")), bool(block.get("centred"))
    if block["kind"] != "row":
        label = block.get("label")
        text = f"{label} {block['text']}" if label else block["text"]
        moved = len(text) - len(block["text"])
        return [
            Part(
                text,
                [Span(s.start + moved, s.end + moved, s.style, s.label) for s in spans],
                "",
                bold,
                centred,
            )
        ]
    names = heads.get(block.get("table", -1), [])
    parts, start = [], 0
    for column, text in enumerate(block["text"].split("\t")):
        if text.strip():
            head = names[column] if column < len(names) and block.get("row") else ""
            parts.append(
                Part(text, _cut(spans, start, start + len(text)), head if head != text else "", bold)
            )
        start += len(text) + 1
    return parts


def _cut(spans: Sequence[Span], start: int, end: int) -> list[Span]:
    return [
        Span(max(span.start, start) - start, min(span.end, end) - start, span.style, span.label)
        for span in spans
        if span.start < end and span.end > start
    ]


def _heads(reading: Reading, blocks: Sequence[dict[str, Any]]) -> dict[int, list[str]]:
    """The column names of each table: its first row, even where that row is on another page."""
    tables = {block["table"] for block in blocks if block.get("table") is not None}
    known = {
        block["table"]: block["text"].split("\t")
        for block in blocks
        if block.get("table") is not None and not block.get("row")
    }
    missing = tables - known.keys()
    return known | (column_names(reading, missing) if missing else {})


def _by_block(owners: Iterable[Line]) -> dict[int, tuple[Line, ...]]:
    found: dict[int, tuple[Line, ...]] = {}
    for owner in owners:
        for at in owner.blocks:
            found[at] = (*found.get(at, ()), owner)
    return found


def _run(block: int, by_block: dict[int, tuple[Line, ...]]) -> list[int]:
    """The blocks around one that make one clause with it."""
    owners = by_block.get(block)
    if not owners:
        return [block]
    first = last = block
    while by_block.get(first - 1) == owners:
        first -= 1
    while by_block.get(last + 1) == owners:
        last += 1
    return list(range(first, last + 1))


def _blocks_of(draft: Draft) -> set[int]:
    """Its own blocks, and those in which a heading names its lead or date."""
    said = [found for cell in draft.evidence.values() for found in cell]
    return {*draft.blocks, *(span[0] for found in said for span in found["spans"])}
