"""Rows as values that can be compared."""

import pytest

from donghanh.linkage.columns import Prepared
from donghanh.linkage.preparing import mark_rare, prepare
from donghanh.linkage.tables import Row


def one(**cells: str) -> Prepared:
    return prepare([Row("1", **cells)])[0]


def test_two_ways_of_writing_one_business_give_the_same_values() -> None:
    clean = one(
        name="Công ty TNHH Thương mại Hòa Phát", tax_code="0101248141", owner="Trần Văn Nam", phone="0912345678",
        address="Số 15 đường Trần Phú, phường Ái Quốc, thành phố Hải Phòng",
    )  # fmt: skip
    filthy = one(
        name="CTY TNHH TM HOA PHAT", tax_code="101248141", owner="TRAN VAN NAM", phone="+84 912.345.678",
        address="15 TRAN PHU, P. AI QUOC, TP HAI DUONG, TINH HAI DUONG",
    )  # fmt: skip
    same = ("tax", "owner", "own", "trades", "form", "phone", "door", "commune", "province")
    assert [clean[column] for column in same] == [filthy[column] for column in same]
    assert clean["own"] == "hoaphat"


@pytest.mark.parametrize("name", ["Hộ kinh doanh Nguyễn Thị Hương", "Tạp hóa Hương", "Tạp hóa Cô Hương"])
def test_a_name_that_only_says_the_owners_is_not_the_businesss_own(name: str) -> None:
    assert one(name=name, owner="Nguyễn Thị Hương")["own"] is None


def test_the_owner_is_read_from_the_name_where_none_is_given() -> None:
    assert one(name="Hộ kinh doanh Nguyễn Thị Hương")["owner"] == "nguyen thi huong"
    assert one(name="Công ty TNHH Nguyễn Hoàng Long")["owner"] is None


@pytest.mark.parametrize("typed", ["Ông Võ Bích Thi", "(ông) Võ Bích Thi", "ONG VO BICH THI", "Võ Bích Thi"])
def test_how_an_owner_is_addressed_is_no_part_of_the_name(typed: str) -> None:
    assert one(owner=typed)["owner"] == "vo bich thi"


def test_ong_is_a_family_name_too() -> None:
    assert one(owner="ONG ICH KHIEM")["owner"] == "ong ich khiem"


def test_a_personal_number_as_tax_code_is_of_the_person() -> None:
    """TT 86/2024/TT-BTC: since 01/7/2025 a household's tax code is its owner's personal number."""
    row = one(tax_code="030085012345")
    assert (row["tax"], row["person"]) == (None, "030085012345")


def test_another_personal_number_as_tax_code_is_kept_beside() -> None:
    row = one(tax_code="030085012345", personal_id="030085012346")
    assert (row["person"], row["person_too"]) == ("030085012346", "030085012345")


def test_a_wrong_check_digit_is_doubtful_only_where_others_are_right() -> None:
    right = [
        Row(str(number), tax_code=code)
        for number, code in enumerate(("0101248141", "0300588569", "0101245486"))
    ]
    wrong = Row("x", tax_code="0101248142")
    assert prepare([*right, wrong])[-1]["tax_doubtful"] == 1
    assert prepare([wrong, wrong._replace(id="y")])[0]["tax_doubtful"] == 0


def test_words_that_many_rows_share_do_not_suggest_a_pair() -> None:
    table = prepare(
        [Row(str(number), name="Tạp hóa Bình Minh") for number in range(40)] + [Row("x", name="Tạp hóa Lạ")]
    )
    mark_rare([table, prepare([])])
    assert {row["rare_core"] for row in table} == {None, "la"}


@pytest.mark.parametrize(
    ("typed", "code", "words"),
    [
        ("4711", "47", None),
        ("G47110", "47", None),
        ("Bán lẻ tạp hóa", None, "tap hoa ban le"),
        ("", None, None),
    ],
)
def test_an_industry_is_a_division_or_words(typed: str, code: str | None, words: str | None) -> None:
    row = one(industry=typed)
    assert (row["industry_code"], row["industry"]) == (code, words)
