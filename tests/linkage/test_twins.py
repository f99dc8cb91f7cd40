"""A business that one list holds twice, and codes that belong to a person rather than to a business."""

from donghanh.linkage.preparing import prepare
from donghanh.linkage.tables import Row
from donghanh.linkage.twins import are_twins, codes_of_several

SHOP = Row(
    "1", "Tạp hóa Bình Minh", "0101248141", owner="Trần Văn Nam", address="15 Trần Phú, Ái Quốc, Hải Phòng"
)


def twins(other: Row) -> bool:
    one, two = prepare([SHOP, other])
    return are_twins(one, two)


def test_the_same_row_again_is_a_twin() -> None:
    assert twins(SHOP._replace(id="2", name="TAP HOA BINH MINH", tax_code=""))


def test_one_code_and_owner_are_a_twin_whatever_stands_in_front_of_the_name() -> None:
    assert twins(SHOP._replace(name="HKD Bình Minh", address="15 đường Trần Phú, TP Hải Dương"))
    assert twins(SHOP._replace(name="Trần Văn Nam", address=""))


def test_an_old_identity_card_is_no_other_person() -> None:
    one, two = prepare(
        [
            SHOP._replace(tax_code="", personal_id="030071325121"),
            SHOP._replace(tax_code="", personal_id="142012345"),
        ]
    )
    assert are_twins(one, two)


def test_names_of_two_trades_are_no_twins() -> None:
    one, two = prepare(
        [
            SHOP._replace(tax_code="", name="Quán ăn Trần Văn Nam"),
            SHOP._replace(tax_code="", name="In ấn Trần Văn Nam"),
        ]
    )
    assert not are_twins(one, two)


def test_what_differs_is_no_twin() -> None:
    assert not twins(SHOP._replace(tax_code="0300588569"))
    assert not twins(SHOP._replace(owner="Lê Thị Hoa"))
    assert not twins(SHOP._replace(name="Tạp hóa Bình Minh 2"))
    assert not twins(SHOP._replace(address="99 Trần Phú, Ái Quốc, Hải Phòng"))
    assert not twins(Row("2", "Tạp hóa Bình Minh"))


def test_a_code_under_several_names_is_no_businesss_code() -> None:
    table = prepare([SHOP, SHOP._replace(id="2", name="Karaoke Ánh Dương"), Row("3", tax_code="0300588569")])
    assert codes_of_several(table) == {"0101248141"}


def test_a_code_that_a_list_holds_twice_for_one_business_stays_a_code() -> None:
    assert codes_of_several(prepare([SHOP, SHOP._replace(id="2")])) == set()
