"""Lists pasted from Excel, read without a database."""

import pytest

from donghanh.org.enums import Relation, Role, UnitKind
from donghanh.org.models import Unit
from donghanh.org.people_lists import PersonRow, UnreadableList, read_people, role_guessed

OFFICE = Unit(pk=1, name="Phòng Kinh tế, Hạ tầng và Đô thị", short_name="Phòng KTHTĐT", kind=UnitKind.OFFICE)
LEADERS = Unit(pk=2, name="Lãnh đạo UBND phường", short_name="Lãnh đạo UBND", kind=UnitKind.LEADERSHIP)
UNION = Unit(pk=3, name="Hội Nông dân phường", kind=UnitKind.FRONT, relation=Relation.REQUEST)
UNITS, ALIASES = [OFFICE, LEADERS, UNION], [("Phòng KT, HT và ĐT", 1)]


def read(text: str) -> list[PersonRow]:
    return read_people(text, UNITS, ALIASES)


def test_five_columns_make_a_person():
    (row,) = read("Nguyễn Văn An\tTrưởng phòng\tPhòng KTHTĐT\tThủ trưởng đơn vị\t0912 345 678")
    assert (row.full_name, row.title, row.unit, row.role, row.phone) == (
        "Nguyễn Văn An",
        "Trưởng phòng",
        OFFICE,
        Role.UNIT_HEAD,
        "0912345678",
    )
    assert (row.errors, row.is_role_guessed) == ([], False)


def test_a_heading_puts_the_columns_in_another_order():
    (row,) = read("STT\tĐơn vị\tHọ và tên\tChức vụ\n1\tLãnh đạo UBND\tLê Thị Bình\tPhó Chủ tịch")
    assert (row.line, row.full_name, row.unit, row.role) == (2, "Lê Thị Bình", LEADERS, Role.VICE_CHAIR)


def test_a_first_column_of_numbers_is_passed_over():
    rows = read("1\tNguyễn Văn An\tChuyên viên\tPhòng KTHTĐT\n2.\tLê Thị Bình\tVăn thư\tPhòng KTHTĐT")
    assert [(row.full_name, row.role) for row in rows] == [
        ("Nguyễn Văn An", Role.SPECIALIST),
        ("Lê Thị Bình", Role.CLERK),
    ]


@pytest.mark.parametrize(
    "name", ["phong kinh te, ha tang va do thi", "Phòng KT, HT và ĐT", "PHÒNG KTHTĐT phường"]
)
def test_a_unit_is_known_by_name_alias_and_short_name_without_accents(name):
    (row,) = read(f"Nguyễn Văn An\tChuyên viên\t{name}")
    assert row.unit == OFFICE


def test_a_unit_spelt_wrong_is_suggested_never_taken():
    (row,) = read("Nguyễn Văn An\tChuyên viên\tHội Nông dâm")
    assert row.unit is None
    assert "Hội Nông dân phường" in row.errors[0]


@pytest.mark.parametrize(
    ("title", "unit", "role"),
    [
        ("Chủ tịch", LEADERS, Role.CHAIR),
        ("Phó Chủ tịch UBND", LEADERS, Role.VICE_CHAIR),
        ("Chủ tịch", UNION, Role.UNIT_HEAD),
        ("Phó Chủ tịch", UNION, Role.SPECIALIST),
        ("Chánh Văn phòng", OFFICE, Role.OFFICE_CHIEF),
        ("Phó Trưởng phòng", OFFICE, Role.SPECIALIST),
        ("Trưởng phòng", OFFICE, Role.UNIT_HEAD),
        ("Văn thư - Lưu trữ", OFFICE, Role.CLERK),
        ("Quản trị hệ thống", OFFICE, Role.SPECIALIST),
        ("Kế toán", OFFICE, Role.SPECIALIST),
    ],
)
def test_a_missing_role_is_guessed_from_title_and_unit(title, unit, role):
    assert role_guessed(title, unit) == role


def test_each_fault_is_named():
    rows = read(
        "An\tChuyên viên\tPhòng KTHTĐT\n"
        "Lê Thị Bình\t\tPhòng KTHTĐT\n"
        "Trần Văn Cường\tChuyên viên\t\n"
        "Phạm Thị Dung\tChuyên viên\tPhòng KTHTĐT\tTổng thống\n"
        "Vũ Văn Em\tChuyên viên\tPhòng KTHTĐT\t\t12\n"
    )
    assert [len(row.errors) for row in rows] == [1, 1, 1, 1, 1]


def test_the_same_person_twice_is_an_error_of_the_second_line():
    rows = read("Nguyễn Văn An\tChuyên viên\tPhòng KTHTĐT\nNguyễn Văn An\tChuyên viên\tPhòng KTHTĐT")
    assert [bool(row.errors) for row in rows] == [False, True]


@pytest.mark.parametrize("text", ["", "\n\n", "Nguyễn Văn An Trưởng phòng", "Nguyễn Văn An", "\t\t\n" * 3])
def test_what_is_no_list_is_refused(text):
    with pytest.raises(UnreadableList):
        read(text)


def test_a_list_in_an_old_encoding_is_refused():
    with pytest.raises(UnreadableList):
        read("NguyÔn V¨n An\tTr­ëng phßng\tPhßng Kinh tÕ\n" * 3)


def test_a_list_without_end_is_refused():
    with pytest.raises(UnreadableList):
        read("Nguyễn Văn An\tChuyên viên\n" * 2001)
