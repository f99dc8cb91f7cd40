"""Judgements follow from each other, contradict aloud, and can be taken back with the former numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from donghanh.linkage.judgements import Contradiction, Judged, Judgement, Judgements

SAME, DIFFERENT, OPEN = Judgement.SAME, Judgement.DIFFERENT, Judgement.OPEN


def judged(*entries: tuple[int, int, Judgement]) -> Judgements:
    graph = Judgements()
    for entry in entries:
        graph.judge(*entry)
    return graph


def test_the_same_is_transitive() -> None:
    graph = judged((1, 2, SAME), (2, 3, SAME))
    assert graph.implied(1, 3) is SAME
    assert graph.records_with(3) == {1, 2, 3}


def test_what_differs_from_one_differs_from_all_of_its_records() -> None:
    graph = judged((1, 2, SAME), (3, 4, SAME), (2, 3, DIFFERENT))
    assert graph.implied(1, 4) is DIFFERENT
    assert graph.implied(1, 9) is OPEN


def test_a_business_keeps_its_number_when_records_come() -> None:
    graph = judged((5, 8, SAME))
    assert graph.business_of(8) == 5
    graph.judge(8, 100, SAME)
    assert [graph.business_of(record) for record in (5, 8, 100)] == [5, 5, 5]


def test_a_judgement_taken_back_gives_the_former_numbers_back() -> None:
    graph = judged((1, 2, SAME), (7, 9, SAME), (2, 9, SAME))
    assert {graph.business_of(record) for record in (1, 2, 7, 9)} == {1}
    graph.judge(2, 9, OPEN)
    assert [graph.business_of(record) for record in (1, 2, 7, 9)] == [1, 1, 7, 7]


def test_one_business_cannot_be_two_by_a_side_door() -> None:
    graph = judged((1, 2, SAME), (2, 3, SAME))
    with pytest.raises(Contradiction) as raised:
        graph.judge(1, 3, DIFFERENT)
    assert set(raised.value.path) == {1, 2, 3}
    assert graph.implied(1, 3) is SAME


def test_two_businesses_cannot_become_one_by_a_side_door() -> None:
    graph = judged((1, 2, DIFFERENT), (2, 3, SAME))
    with pytest.raises(Contradiction) as raised:
        graph.judge(1, 3, SAME)
    assert set(raised.value.path) == {1, 2}


def test_a_person_may_change_a_direct_judgement() -> None:
    graph = judged((1, 2, SAME), (1, 2, DIFFERENT), (1, 2, SAME))
    assert graph.implied(1, 2) is SAME
    assert len(graph.log) == 3


def test_a_record_is_not_compared_with_itself() -> None:
    with pytest.raises(ValueError, match="chính nó"):
        Judgements().judge(1, 1, SAME)


@given(
    some.lists(
        some.tuples(some.integers(1, 7), some.integers(1, 7), some.sampled_from(Judgement)), max_size=25
    )
)
def test_no_business_ever_holds_two_records_judged_different(entries) -> None:
    graph = Judgements()
    for one, other, judgement in entries:
        try:
            graph.judge(one, other, judgement)
        except ValueError:
            continue
    latest = {frozenset(entry[:2]): entry.judgement for entry in graph.log}
    parted = [pair for pair, judgement in latest.items() if judgement is DIFFERENT]
    assert [pair for pair in parted if graph.business_of(min(pair)) == graph.business_of(max(pair))] == []


def test_the_log_alone_brings_everything_back() -> None:
    graph = judged((1, 2, SAME), (3, 4, DIFFERENT), (1, 2, OPEN), (2, 4, SAME))
    again = Judgements(Judged(*entry) for entry in graph.log)
    assert [again.business_of(record) for record in range(1, 5)] == [1, 2, 3, 2]
