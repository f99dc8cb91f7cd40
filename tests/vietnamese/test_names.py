"""Names of people (all invented) and of offices."""

import pytest

from donghanh.vietnamese.names import PersonName, abbreviate_unit, address, name_sort_key, split_name


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("NGUYỄN  VĂN MẪU", PersonName("Nguyễn", "Văn", "Mẫu")),
        ("trần thị minh thử", PersonName("Trần", "Thị Minh", "Thử")),
        ("đồng chí Lê Mẫu", PersonName("Lê", "", "Mẫu")),
        ("H'Mẫu Niê", PersonName("H'Mẫu", "", "Niê")),
        ("Mẫu", PersonName("", "", "Mẫu")),
    ],
)
def test_a_name_is_family_middle_and_given_name(typed: str, name: PersonName) -> None:
    assert split_name(typed) == name


def test_a_blank_name_is_refused() -> None:
    with pytest.raises(ValueError, match="để trống"):
        split_name("  ")


def test_people_sort_by_given_then_family_then_middle_name() -> None:
    people = ["Lê Hùng An", "Lê Văn An", "Nguyễn Thị An", "Đỗ Thị Ánh", "Trần Văn Bình"]
    assert sorted(set(people), key=name_sort_key) == people


def test_a_person_is_addressed_by_the_given_name() -> None:
    assert address("Nguyễn Văn Mẫu", "male") == "ông Mẫu"
    assert address("Trần Thị Thử", "female") == "bà Thử"
    assert address("Lê Mẫu") == "ông/bà Mẫu"


@pytest.mark.parametrize(
    ("unit", "short"),
    [
        ("Phòng Kinh tế, Hạ tầng và Đô thị", "KTHTĐT"),
        ("Phòng Văn hóa - Xã hội", "VHXH"),
        ("Văn phòng", "VP"),
        ("Trung tâm Phục vụ hành chính công", "TTPVHCC"),
    ],
)
def test_the_unit_part_of_a_symbol_is_its_first_letters(unit: str, short: str) -> None:
    assert abbreviate_unit(unit) == short
