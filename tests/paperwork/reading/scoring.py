"""Compares a reading with the expected one: tasks matched by their words, then field by field."""

from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any

from donghanh.vietnamese.text import fold

ALIKE = 0.85
LONGEST = 120
Item = dict[str, Any]


@dataclass
class Score:
    """Shares from 0 to 1; `notes` says what differs."""

    tasks: float = 0.0
    indicators: float = 0.0
    lead: float = 1.0
    coop: float = 1.0
    product: float = 1.0
    deadline: float = 1.0
    notes: list[str] = field(default_factory=list)


def compare(read: Item, expected: Item) -> Score:
    """Scores a reading. Expected items marked optional count neither way; fields named in `ambiguous` are left out."""
    score = Score()
    pairs, missed, extra = _match(read["tasks"], expected["tasks"])
    score.tasks = _f1(len(pairs), len(missed), len(extra))
    score.notes += [f"missed: {item['title']}" for item in missed]
    score.notes += [f"extra: {item['title'][:90]}" for item in extra]
    for name, same in (
        ("lead", _same_names),
        ("coop", _same_names),
        ("product", _same_words),
        ("deadline", _same_time),
    ):
        judged = [pair for pair in pairs if name not in pair[1].get("ambiguous", ())]
        wrong = [pair for pair in judged if not same(pair[0][name], pair[1][name])]
        setattr(score, name, 1 - len(wrong) / len(judged) if judged else 1.0)
        score.notes += [
            f"{name}: {want['title'][:60]}: {got[name]} instead of {want[name]}" for got, want in wrong
        ]
    found, unseen, surplus = _match_targets(read["indicators"], expected["indicators"])
    score.indicators = _f1(found, len(unseen), len(surplus))
    score.notes += [f"target missed: {item['text']}" for item in unseen]
    score.notes += [f"target extra: {item['text'][:80]} = {item['value']}" for item in surplus]
    return score


def _f1(hits: int, missed: int, extra: int) -> float:
    return 2 * hits / (2 * hits + missed + extra) if hits or missed or extra else 1.0


def _alike(left: str, right: str) -> bool:
    left, right = fold(left)[:LONGEST], fold(right)[:LONGEST]
    length = min(len(left), len(right))
    if length >= 25:
        left, right = left[:length], right[:length]
    return SequenceMatcher(None, left, right, autojunk=False).ratio() >= ALIKE


def _match(read: list[Item], expected: list[Item]) -> tuple[list[tuple[Item, Item]], list[Item], list[Item]]:
    free = list(read)
    pairs, missed = [], []
    for want in sorted(expected, key=lambda item: bool(item.get("optional"))):
        titles = [want["title"], *want.get("title_alt", ())]
        got = next((one for one in free if any(_alike(one["title"], title) for title in titles)), None)
        if got is not None:
            free.remove(got)
        if want.get("optional"):
            continue
        if got is None:
            missed.append(want)
        else:
            pairs.append((got, want))
    return pairs, missed, free


def _match_targets(read: list[Item], expected: list[Item]) -> tuple[int, list[Item], list[Item]]:
    free = list(read)
    hits, missed = 0, []
    for want in sorted(expected, key=lambda item: bool(item.get("optional"))):
        got = next((one for one in free if one["value"] == want["value"] and _shares_words(one, want)), None)
        if got is not None:
            free.remove(got)
        if not want.get("optional"):
            hits += got is not None
            missed += [want] if got is None else []
    return hits, missed, free


def _shares_words(read: Item, expected: Item) -> bool:
    words = set(fold(expected["text"]).split())
    return len(words & set(fold(read["text"]).split())) >= 0.7 * len(words)


def _same_names(read: list[str], expected: list[str]) -> bool:
    return sorted(map(fold, read)) == sorted(map(fold, expected))


def _same_words(read: str, expected: str) -> bool:
    return fold(read) == fold(expected)


def _same_time(read: Item, expected: Item) -> bool:
    return (_kind(read), read["start"], read["due"]) == (_kind(expected), expected["start"], expected["due"])


def _kind(deadline: Item) -> str:
    return "none" if deadline["kind"] == "event" else str(deadline["kind"])
