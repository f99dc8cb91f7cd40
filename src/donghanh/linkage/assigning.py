"""From judged pairs to answers: when several rows want one partner, and how many pairs a person is asked about."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import NamedTuple

from donghanh.linkage.deciding import Evidence

_CLEAR = 3.0


class Candidate(NamedTuple):
    """A pair by the places of its rows; `weight` in bits, `most` what the evidence permits."""

    left: int
    right: int
    weight: float
    probability: float
    most: str
    reason: str
    evidence: Evidence


Twins = Callable[[int, int], bool]
"""Tells whether two rows of one list are the same business."""


def assign(
    candidates: Iterable[Candidate], left_twins: Twins, right_twins: Twins, most_asked: int
) -> list[Candidate]:
    """The pairs to tell, best first. A row has one partner, and also that partner's twins in its list.

    Of two partners that are no twins the clearly better one stays; where none is, all of them are asked.
    Questions are cut at `most_asked`, the likeliest first.
    """
    ranked = sorted(candidates, key=lambda each: (each.most != "same", -each.weight, each.left, each.right))
    kept = _settled([each for each in ranked if each.most == "same"], left_twins, right_twins)
    same = [each for each in kept if each.most == "same"]
    asked = [each for each in kept if each.most == "ask"]
    asked += _open([each for each in ranked if each.most == "ask"], same, left_twins, right_twins)
    asked.sort(key=lambda each: (-each.probability, each.left, each.right))
    return same + asked[:most_asked]


def _settled(ranked: list[Candidate], left_twins: Twins, right_twins: Twins) -> list[Candidate]:
    """`same` where no rival is as good, `ask` where one is; what loses clearly goes."""
    by_left, by_right = _partners(ranked)
    kept = []
    for each in ranked:
        rivals = [
            rival
            for rival in by_left[each.left]
            if rival is not each and not right_twins(rival.right, each.right)
        ]
        rivals += [
            rival
            for rival in by_right[each.right]
            if rival is not each and not left_twins(rival.left, each.left)
        ]
        best = max((rival.weight for rival in rivals), default=float("-inf"))
        if each.weight >= best + _CLEAR:
            kept.append(each)
        elif each.weight > best - _CLEAR:
            kept.append(each._replace(most="ask", reason="several_partners"))
    return kept


def _open(
    ranked: list[Candidate], same: list[Candidate], left_twins: Twins, right_twins: Twins
) -> list[Candidate]:
    """Questions about rows that have no partner yet, for each row only its best ones."""
    by_left, by_right = _partners(same)
    free = [
        each
        for each in ranked
        if all(right_twins(settled.right, each.right) for settled in by_left[each.left])
        and all(left_twins(settled.left, each.left) for settled in by_right[each.right])
    ]
    of_left, of_right = _partners(free)
    return [
        each
        for each in free
        if each.weight >= max(rival.weight for rival in of_left[each.left]) - _CLEAR
        and each.weight >= max(rival.weight for rival in of_right[each.right]) - _CLEAR
    ]


def _partners(
    pairs: list[Candidate],
) -> tuple[defaultdict[int, list[Candidate]], defaultdict[int, list[Candidate]]]:
    by_left: defaultdict[int, list[Candidate]] = defaultdict(list)
    by_right: defaultdict[int, list[Candidate]] = defaultdict(list)
    for pair in pairs:
        by_left[pair.left].append(pair)
        by_right[pair.right].append(pair)
    return by_left, by_right
