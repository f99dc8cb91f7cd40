"""Which clause of the new document is which clause of the old one."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from donghanh.paperwork.comparing.clauses import Clause
from donghanh.paperwork.comparing.differences import differences
from donghanh.vietnamese.text import fold

ALIKE = 0.65
"""Such a share of words in common, in order, makes two clauses one, wherever they stand."""
ALIKE_IN_SECTION = 0.5
ALIKE_IN_PLACE = 0.4
"""Enough behind the same clause, under the same heading."""
CONTAINED = 0.8
NEARER = 0.01
FEWEST_WORDS = 4
PREFIX = 400
MOST_CANDIDATES = 60


@dataclass(frozen=True, slots=True)
class Pair:
    """One clause in both documents, and the fields whose words differ. `moved`: it stands under another heading."""

    old: Clause
    new: Clause
    changed: tuple[str, ...]
    moved: bool


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two documents clause by clause: `pairs` and `added` in the order of the new one, `removed` in that of the old."""

    pairs: tuple[Pair, ...]
    added: tuple[Clause, ...]
    removed: tuple[Clause, ...]


def compare(old: Sequence[Clause], new: Sequence[Clause], *, accents: bool = True) -> Comparison:
    """Matches the clauses of two documents, each at most once. Time grows about linearly with their number.

    `accents` False compares without accents, for words that OCR saw.
    """
    matched = _Matching(old, new).find()
    pairs = [_pair(old[was], new[at], accents) for at, was in sorted(matched.items())]
    kept = set(matched.values())
    return Comparison(
        tuple(pairs),
        tuple(clause for at, clause in enumerate(new) if at not in matched),
        tuple(clause for at, clause in enumerate(old) if at not in kept),
    )


def _pair(old: Clause, new: Clause, accents: bool) -> Pair:
    return Pair(old, new, differences(old, new, accents=accents), _heading(old) != _heading(new))


def _heading(clause: Clause) -> str:
    """The nearest heading without its number: sections are renumbered when one is put in between."""
    return fold(clause.section[-1].split(" ", 1)[-1]) if clause.section else ""


class _Matching:
    """Finds pairs in three rounds: the same words, like words, and what is left in the same place."""

    def __init__(self, old: Sequence[Clause], new: Sequence[Clause]) -> None:
        self._old = [fold(clause.title)[:PREFIX] for clause in old]
        self._new = [fold(clause.title)[:PREFIX] for clause in new]
        self._old_headings = [_heading(clause) for clause in old]
        self._new_headings = [_heading(clause) for clause in new]
        self._by_new: dict[int, int] = {}
        self._taken: set[int] = set()

    def find(self) -> dict[int, int]:
        """Places in the new document with the place in the old one."""
        self._pair_same(with_heading=True)
        self._pair_same(with_heading=False)
        self._pair_alike()
        self._pair_in_place()
        return self._by_new

    def _take(self, at: int, was: int) -> None:
        self._by_new[at] = was
        self._taken.add(was)

    def _pair_same(self, *, with_heading: bool) -> None:
        """The same words; where several clauses have them, in order."""
        waiting: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
        for was, words in enumerate(self._old):
            if was not in self._taken:
                waiting[words, self._old_headings[was] if with_heading else ""].append(was)
        for at, words in enumerate(self._new):
            found = waiting.get((words, self._new_headings[at] if with_heading else ""))
            if at not in self._by_new and found:
                self._take(at, found.pop(0))

    def _pair_alike(self) -> None:
        """Best first; among equals those that stand nearest to each other."""
        scored = sorted(self._likely(), key=lambda one: (-one[0], abs(one[1] - one[2])))
        for _score, at, was in scored:
            if at not in self._by_new and was not in self._taken:
                self._take(at, was)

    def _likely(self) -> Iterator[tuple[float, int, int]]:
        index: defaultdict[str, list[int]] = defaultdict(list)
        for was, words in enumerate(self._old):
            if was not in self._taken:
                for key in _runs(words):
                    index[key].append(was)
        for at, words in enumerate(self._new):
            if at in self._by_new:
                continue
            candidates = {was for key in _runs(words) for was in index.get(key, ())[:MOST_CANDIDATES]}
            for was in candidates:
                same_heading = self._new_headings[at] == self._old_headings[was]
                score = _likeness(words, self._old[was])
                if score >= (ALIKE_IN_SECTION if same_heading else ALIKE):
                    yield score + NEARER * same_heading, at, was

    def _pair_in_place(self) -> None:
        """A clause rewritten more than that is still the same one between the same neighbours."""
        for at in range(len(self._new)):
            if at in self._by_new:
                continue
            before = self._by_new.get(at - 1, -1 if at == 0 else None)
            was = None if before is None else before + 1
            if was is not None and self._fits(at, was):
                self._take(at, was)

    def _fits(self, at: int, was: int) -> bool:
        if was >= len(self._old) or was in self._taken or self._new_headings[at] != self._old_headings[was]:
            return False
        return _likeness(self._new[at], self._old[was]) >= ALIKE_IN_PLACE


def _runs(words: str) -> set[str]:
    """Every two neighbouring words: near copies share at least one pair."""
    split = words.split()
    return {" ".join(split[at : at + 2]) for at in range(max(len(split) - 1, 1))}


def _likeness(first: str, second: str) -> float:
    """How alike two folded clauses are word by word, from 0 to 1; one that holds the other whole has only grown."""
    words, others = first.split(), second.split()
    score = float(Indel.normalized_similarity(words, others))
    short, long = sorted((first, second), key=len)
    if min(len(words), len(others)) >= FEWEST_WORDS and f" {short} " in f" {long} ":
        return max(score, CONTAINED)
    return score
