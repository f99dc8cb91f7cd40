"""A new list against known rows: what is known stays as it is."""

from collections.abc import Iterator

import pytest

from donghanh.linkage import Decision, KnownRecords, Options, Pair, Row, link_new
from donghanh.linkage.comparing import COMPARISONS
from tests.linkage.otherwise import two_lists

SHOP = Row(
    "1",
    "Tạp hóa Bình Minh",
    "0101248141",
    owner="Trần Văn Nam",
    phone="0912345678",
    address="15 Trần Phú, Ái Quốc, Hải Phòng",
)
AGAIN = SHOP._replace(id="a", name="TAP HOA BINH MINH", tax_code="")


@pytest.fixture
def known() -> Iterator[KnownRecords]:
    with KnownRecords() as store:
        store.keep_model(COMPARISONS)
        yield store


def told(pairs: list[Pair]) -> list[tuple[str, str, str, str]]:
    return [(pair.id_left, pair.id_right, str(pair.decision), pair.reason) for pair in pairs]


def test_a_list_meets_the_known_rows_as_two_lists_meet() -> None:
    known, new, truth = two_lists(400, seed=8)
    pairs = link_new(known, new).pairs
    same = {pair[:2] for pair in pairs if pair.decision is Decision.SAME}
    assert same - truth == set()
    assert len(same) >= 0.985 * len(truth)
    assert len({pair[:2] for pair in pairs} & truth) >= 0.99 * len(truth)
    assert len(pairs) - len(same) <= 0.03 * len(known)


def test_a_handful_of_new_rows_is_linked_as_well(known: KnownRecords) -> None:
    rows, new, truth = two_lists(400, seed=8)
    known.extend(rows)
    few = new[:10]
    expected = {pair for pair in truth if pair[1] in {row.id for row in few}}
    assert {pair[:2] for pair in link_new(known, few).pairs if pair.decision is Decision.SAME} == expected


def test_a_business_is_met_once_in_the_row_that_fits_best(known: KnownRecords) -> None:
    known.extend([SHOP, SHOP._replace(id="2", phone="", address="")], {"1": "B", "2": "B"})
    assert told(link_new(known, [AGAIN]).pairs) == [("1", "a", "same", "name_and_more")]


def test_what_fits_two_known_businesses_is_not_tied_to_both(known: KnownRecords) -> None:
    known.extend([SHOP, SHOP._replace(id="2", tax_code="")])
    assert told(link_new(known, [AGAIN]).pairs) == [
        ("1", "a", "same", "name_and_more"),
        ("2", "a", "ask", "known_twice"),
    ]


def test_a_number_that_another_row_of_the_business_contradicts_is_asked_about(known: KnownRecords) -> None:
    """TT 86/2024/TT-BTC: one code, one taxpayer; so the business does not get a second code unasked."""
    known.extend([SHOP._replace(id="2", tax_code=""), SHOP._replace(phone="")], {"1": "B", "2": "B"})
    new = AGAIN._replace(tax_code="0300588569")
    assert told(link_new(known, [new]).pairs) == [("2", "a", "ask", "other_number_known")]


def test_twins_in_the_new_list_each_get_their_pair(known: KnownRecords) -> None:
    known.extend([SHOP])
    twins = [AGAIN, AGAIN._replace(id="b", phone="")]
    assert {pair[:3] for pair in told(link_new(known, twins).pairs)} == {
        ("1", "a", "same"),
        ("1", "b", "same"),
    }


def test_rows_of_one_business_are_no_crowd(known: KnownRecords) -> None:
    """Six agencies name the same telephone of the same business; of six businesses it would be an accountant's."""
    shop = Row("", "Tạp hóa Bình Minh Phương Đông", phone="0912345678", address="Trần Phú, Ái Quốc")
    rows = [shop._replace(id=str(number)) for number in range(6)]
    new = shop._replace(id="a", name="Tạp hóa Bình Minh")
    known.extend(rows, {row.id: "B" for row in rows})
    assert [pair.decision for pair in link_new(known, [new]).pairs] == [Decision.SAME]
    known.assign({row.id: f"B{row.id}" for row in rows})
    assert Decision.SAME not in [pair.decision for pair in link_new(known, [new]).pairs]


def test_nothing_known_and_nothing_new_give_no_pairs(known: KnownRecords) -> None:
    assert link_new(known, [SHOP]).pairs == []
    assert link_new([SHOP], []).pairs == []
    assert link_new([SHOP], [Row("a", "Phở Thìn")]).pairs == []


def test_of_people_the_probability_decides_alone(known: KnownRecords) -> None:
    """A number was written anew and all else agrees: of businesses these are two, of people one."""
    known.extend([SHOP])
    new = AGAIN._replace(tax_code="0300588569")
    of_people = link_new(known, [new], Options(subject="people")).pairs
    assert told(link_new(known, [new]).pairs) == [("1", "a", "ask", "new_tax_code")]
    assert told(of_people) == [("1", "a", "same", "weight")]
