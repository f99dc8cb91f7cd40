"""One partner a row, unless a list holds a business twice; few questions."""

from donghanh.linkage.assigning import Candidate, assign
from donghanh.linkage.deciding import Evidence

UNKNOWN = Evidence(*["unknown"] * 7)


def pair(left: int, right: int, weight: float, most: str = "same") -> Candidate:
    return Candidate(left, right, weight, 0.99, most, "x", UNKNOWN)


def strangers(one: int, other: int) -> bool:
    return one == other


def told(candidates: list[Candidate], most_asked: int = 9, twins=strangers) -> list[tuple[int, int, str]]:
    return [(each.left, each.right, each.most) for each in assign(candidates, strangers, twins, most_asked)]


def test_the_clearly_better_partner_stays() -> None:
    assert told([pair(1, 1, 20), pair(1, 2, 10), pair(2, 2, 18)]) == [(1, 1, "same"), (2, 2, "same")]


def test_equally_good_partners_are_asked_about() -> None:
    assert told([pair(1, 1, 20), pair(1, 2, 19)]) == [(1, 1, "ask"), (1, 2, "ask")]


def test_a_business_that_a_list_holds_twice_has_both_rows_as_partners() -> None:
    assert told([pair(1, 1, 20), pair(1, 2, 15)], twins=lambda one, other: True) == [
        (1, 1, "same"),
        (1, 2, "same"),
    ]


def test_nothing_is_asked_about_rows_that_have_a_partner() -> None:
    assert told([pair(1, 1, 20), pair(1, 2, 10, "ask"), pair(3, 3, 5, "ask")]) == [
        (1, 1, "same"),
        (3, 3, "ask"),
    ]


def test_the_likeliest_questions_come_first_and_the_rest_is_cut() -> None:
    candidates = [pair(at, at, 5, "ask")._replace(probability=at / 10) for at in range(1, 6)]
    assert told(candidates, most_asked=2) == [(5, 5, "ask"), (4, 4, "ask")]
