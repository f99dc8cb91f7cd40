"""Telephone numbers before and after the changes of 2017 (QĐ 2036/QĐ-BTTTT) and 2018 (QĐ 798/QĐ-BTTTT)."""

import pytest

from donghanh.vietnamese.phones import read_phone, read_phones


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("0912345678", ("0912345678",)),
        ("912345678", ("0912345678",)),
        ("912345678.0", ("0912345678",)),
        ("+84 912 345 678", ("0912345678",)),
        ("+84(0)912345678", ("0912345678",)),
        ("0084912345678", ("0912345678",)),
        ("0912.345.678", ("0912345678",)),
        ("01651234567", ("0351234567",)),
        ("1651234567", ("0351234567",)),
        ("84 165 1234567", ("0351234567",)),
        ("01881234567", ("0581234567",)),
        ("0320 3752 123", ("02203752123",)),
        ("0313 752 123", ("02253752123",)),
        ("(0220) 3752123", ("02203752123",)),
        ("0912345678 / 0220.3752.123", ("0912345678", "02203752123")),
        ("0912345678; 0912345678", ("0912345678",)),
        ("Chị Ba: 0912345678", ("0912345678",)),
        ("không có", ()),
        ("12345", ()),
        ("0000000000", ()),
    ],
)
def test_every_way_of_writing_leads_to_the_present_number(typed: str, numbers: tuple[str, ...]) -> None:
    assert read_phones(typed) == numbers


def test_todays_mobile_numbers_are_not_taken_for_old_landlines() -> None:
    assert read_phone("0381234567") == "0381234567"
    assert read_phone("0361234567") == "0361234567"
