"""What linkage finds is taken into what was judged before, and numbers stay."""

from donghanh.linkage import Decision, Pair
from donghanh.linkage.joining import join
from donghanh.linkage.judgements import Judged, Judgement, Judgements

SAME, DIFFERENT = Judgement.SAME, Judgement.DIFFERENT


def pair(left: int, right: int, weight: float = 9, decision: Decision = Decision.SAME) -> Pair:
    return Pair(str(left), str(right), 0.99, decision, "x", weight=weight)


def joined(judgements: Judgements, *pairs: Pair, known: int = 5) -> tuple[list[str], list[str]]:
    found = join(judgements, pairs, int, known)
    return tuple([f"{each.id_left}-{each.id_right}" for each in part] for part in found)


def test_new_records_join_known_businesses_whose_numbers_stay() -> None:
    judgements = Judgements([Judged(1, 3, SAME)])
    assert joined(judgements, pair(3, 7), pair(5, 8)) == (["3-7", "5-8"], [])
    assert [judgements.business_of(number) for number in (1, 3, 5, 7, 8)] == [1, 1, 5, 1, 5]


def test_what_would_tie_two_known_businesses_together_is_asked() -> None:
    judgements = Judgements()
    assert joined(judgements, pair(2, 7, 5), pair(1, 7, 9)) == (["1-7"], ["2-7"])
    assert [judgements.business_of(number) for number in (1, 2, 7)] == [1, 2, 1]


def test_new_twins_are_tied_and_follow_the_known_business() -> None:
    judgements = Judgements()
    assert joined(judgements, pair(6, 7), pair(2, 7, 5)) == (["6-7", "2-7"], [])
    assert judgements.business_of(6) == 2


def test_what_was_judged_is_neither_judged_nor_asked_again() -> None:
    judgements = Judgements([Judged(1, 7, DIFFERENT), Judged(2, 8, SAME)])
    assert joined(judgements, pair(1, 7), pair(2, 8, decision=Decision.ASK)) == ([], [])
    assert len(judgements.log) == 2


def test_what_meets_a_judgement_further_on_is_dropped_and_questions_stay_questions() -> None:
    judgements = Judgements([Judged(1, 7, DIFFERENT)])
    assert joined(judgements, pair(7, 8), pair(1, 8, 5), pair(3, 9, decision=Decision.ASK)) == (
        ["7-8"],
        ["3-9"],
    )
