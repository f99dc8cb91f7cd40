"""Linkage as a whole, on lists of a maker that it was not built on (`otherwise`)."""

from collections.abc import Sequence

import pytest

from donghanh.demo.country import STYLES, agency_lists, populate
from donghanh.demo.country.lists import as_csv
from donghanh.linkage import Decision, Outcome, Pair, Row, link_tables, link_within, read_table
from tests.linkage.otherwise import two_lists

Truth = set[tuple[str, str]]


def ids(pairs: Sequence[Pair], *decisions: Decision) -> Truth:
    return {(pair.id_left, pair.id_right) for pair in pairs if pair.decision in decisions}


@pytest.fixture(scope="module")
def lists() -> tuple[list[Row], list[Row], Truth]:
    return two_lists(500, seed=3)


@pytest.fixture(scope="module")
def outcome(lists) -> Outcome:
    return link_tables(lists[0], lists[1])


def test_nearly_all_are_found_and_none_is_wrong(lists, outcome) -> None:
    same = ids(outcome.pairs, Decision.SAME)
    assert same - lists[2] == set()
    assert len(same) >= 0.985 * len(lists[2])
    assert len(ids(outcome.pairs, *Decision) & lists[2]) >= 0.99 * len(lists[2])


def test_few_questions_are_asked(lists, outcome) -> None:
    assert len(ids(outcome.pairs, Decision.ASK)) <= 0.03 * len(lists[0])


def test_the_same_lists_give_the_same_answers() -> None:
    left, right, _ = two_lists(40, seed=5)
    assert link_tables(left, right).pairs == link_tables(left, right).pairs


def test_agencies_files_in_old_fonts_are_linked() -> None:
    made = agency_lists(populate(300, seed=4), "old-fonts", seed=4)
    left, right = (
        read_table(as_csv(rows, style)) for rows, style in zip(made[:2], STYLES["old-fonts"], strict=True)
    )
    pairs = link_tables(left, right).pairs
    same = ids(pairs, Decision.SAME)
    assert len(same - made.truth) <= 1
    assert len(same & made.truth) >= 0.9 * len(made.truth)


def test_two_rows_with_an_equal_code_are_linked_and_an_equal_name_alone_is_not() -> None:
    left = [Row("1", "Công ty TNHH Hòa Phát", "0101248141"), Row("2", "Tạp hóa Hương")]
    right = [Row("a", "CTY TNHH HOA PHAT", "101248141"), Row("b", "Tạp hóa Hương")]
    told = {
        (pair.id_left, pair.id_right): (pair.decision, pair.reason) for pair in link_tables(left, right).pairs
    }
    assert told[("1", "a")] == (Decision.SAME, "tax_code")
    assert told.get(("2", "b"), (Decision.ASK, ""))[0] == Decision.ASK


def test_another_shop_of_the_owner_is_asked_about_with_half_a_chance_at_most() -> None:
    """Owner, personal number and telephone agree for every shop of an owner, and are no three proofs."""
    shared = {
        "name": "Hộ kinh doanh Lê Thị Hoa",
        "personal_id": "030185012345",
        "owner": "Lê Thị Hoa",
        "phone": "0912345678",
    }
    left = [Row("1", **shared, address="15 Trần Phú, phường Ái Quốc, Hải Phòng")]
    right = [Row("a", **shared, address="99 Lê Lợi, phường Ái Quốc, Hải Phòng")]
    assert [(pair.decision, pair.probability) for pair in link_tables(left, right).pairs] == [
        (Decision.ASK, 0.5)
    ]


def test_lists_without_rows_have_no_pairs() -> None:
    assert link_tables([], [Row("1", "A")]).pairs == []


def test_a_list_that_holds_a_business_twice_is_compared_with_itself() -> None:
    rows, _, _ = two_lists(150, seed=9)
    again = rows[4]._replace(id="again", name=rows[4].name.upper(), personal_id="", address="")
    pairs = link_within([*rows, again]).pairs
    assert ids(pairs, Decision.SAME) == {(rows[4].id, "again")}


def test_rows_of_a_list_that_contradict_each_other_are_not_tied_by_a_third() -> None:
    """Registered anew under another code: the row without a code may be of either."""
    first = Row(
        "1",
        "Công ty TNHH Hòa Phát",
        "0101248141",
        owner="Trần Văn Nam",
        phone="0912345678",
        address="15 Trần Phú, Ái Quốc",
    )
    pairs = link_within(
        [first, first._replace(id="2", tax_code="0300588569"), first._replace(id="3", tax_code="")]
    ).pairs
    assert {(pair.id_left, pair.id_right, str(pair.decision)) for pair in pairs} >= {
        ("1", "3", "ask"),
        ("2", "3", "ask"),
    }
    assert Decision.SAME not in {pair.decision for pair in pairs}


def test_an_identity_card_and_a_personal_number_are_no_two_owners(lists) -> None:
    """Nine digits and twelve are two registers (Luật Căn cước 26/2023/QH15); without owners nothing is said."""
    shop = Row("a", "Tạp hóa Bình Minh", phone="0912345678", address="15 Trần Phú, Ái Quốc, Hải Phòng")
    left = [*lists[0], shop._replace(personal_id="142012345")]
    right = [*lists[1], shop._replace(id="b", personal_id="030071325121")]
    (found,) = [pair for pair in link_tables(left, right).pairs if pair.id_left == "a"]
    assert (found.id_right, found.decision, found.evidence.who) == ("b", Decision.SAME, "unknown")
