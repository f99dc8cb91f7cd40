"""Takes what linkage found into what was judged before: known businesses keep their numbers, judgements stand."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from donghanh.linkage.judgements import Contradiction, Judgement, Judgements
from donghanh.linkage.pairs import Decision, Pair


class Joined(NamedTuple):
    """Pairs that were taken up as the same business, and those that a person is to judge."""

    same: list[Pair]
    asked: list[Pair]


def join(
    judgements: Judgements,
    pairs: Iterable[Pair],
    number_of: Callable[[str], int],
    known: int,
    contradict: Callable[[set[int], set[int]], bool] = lambda ours, theirs: False,
) -> Joined:
    """Adds the pairs that are `same` to the judgements, the heaviest first.

    `number_of` gives the number of a record by its id; records numbered up to `known` were there before. What follows
    from judgements already is left out. What would tie two known businesses together becomes a question: so a business
    that is known keeps its number, whatever a new list holds. So does what would tie records that `contradict` each
    other together by way of a third, unless the pair bears one tax code.
    """
    joined = Joined([], [])
    for pair in sorted(pairs, key=lambda each: (each.decision is Decision.ASK, -each.weight)):
        one, other = number_of(pair.id_left), number_of(pair.id_right)
        if judgements.implied(one, other) is not Judgement.OPEN:
            continue
        both_known = max(judgements.business_of(one), judgements.business_of(other)) <= known
        if pair.evidence.tax != "same" and contradict(*map(judgements.records_with, (one, other))):
            joined.asked.append(_doubted(pair))
        elif pair.decision is Decision.ASK or both_known or not _taken_up(judgements, one, other):
            joined.asked.append(pair)
        else:
            joined.same.append(pair)
    return joined


def _doubted(pair: Pair) -> Pair:
    """A question, as likely as not at most."""
    if pair.decision is Decision.ASK:
        return pair
    return pair._replace(
        decision=Decision.ASK, reason="other_number_known", probability=min(pair.probability, 0.5)
    )


def _taken_up(judgements: Judgements, one: int, other: int) -> bool:
    try:
        judgements.judge(one, other, Judgement.SAME)
    except Contradiction:
        return False
    return True
