"""Tax codes (TT 86/2024/TT-BTC) and personal numbers, as lists and spreadsheets hold them."""

import pytest

from donghanh.vietnamese.codes import (
    check_digit,
    is_tax_number,
    plain_digits,
    read_personal_number,
    read_tax_code,
)

PUBLIC = "0101248141 0300588569 0101245486 0100109106 0101243150 0100112437 0100150619 0900189284 0303217354 0100684378"


@pytest.mark.parametrize("number", PUBLIC.split())
def test_numbers_that_were_issued_have_the_right_check_digit(number: str) -> None:
    assert is_tax_number(number)
    assert check_digit(number[:9]) == int(number[9])


def test_a_wrong_last_digit_is_seen() -> None:
    assert not is_tax_number("0101248142")


def test_some_numbers_are_never_issued() -> None:
    assert check_digit("080100008") is None
    assert not any(is_tax_number(f"080100008{last}") for last in range(10))


def test_only_nine_digits_have_a_check_digit() -> None:
    with pytest.raises(ValueError, match="không phải là chín chữ số"):
        check_digit("12345678")


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("0101248141", "0101248141"),
        ("101248141", "0101248141"),
        ("101248141.0", "0101248141"),
        ('="0101248141"', "0101248141"),
        ("'0101248141", "0101248141"),
        ("MST: 0101 248 141", "0101248141"),
        ("1.01248141E+08", "0101248141"),
        ("0101248141-001", "0101248141-001"),
        ("0101248141 - 001", "0101248141-001"),
        ("0101248141001", "0101248141-001"),
        ("101248141001", "0101248141-001"),
        ("0101248141-000", "0101248141"),
    ],
)
def test_a_tax_code_is_read_however_it_was_kept(typed: str, code: str) -> None:
    found = read_tax_code(typed)
    assert found is not None
    assert (str(found), found.is_valid) == (code, True)


@pytest.mark.parametrize("typed", ["", "1.01E+08", "không có", "012345678901", "04A8001234", "12345"])
def test_what_is_no_tax_code_is_none(typed: str) -> None:
    assert read_tax_code(typed) is None


def test_a_code_with_a_wrong_check_digit_is_kept_and_marked() -> None:
    assert read_tax_code("0101248142") == ("0101248142", "", False)


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("030085012345", "030085012345"),
        ("30085012345", "030085012345"),
        ("1085012345", "001085012345"),
        ("030 085 012 345", "030085012345"),
        ('="030085012345"', "030085012345"),
        ("142345678", "142345678"),
        ("85012345", None),
        ("", None),
        ("chưa có", None),
    ],
)
def test_a_personal_number_has_twelve_digits_or_nine(typed: str, number: str | None) -> None:
    assert read_personal_number(typed) == number


def test_digits_that_a_spreadsheet_cut_off_are_not_made_up() -> None:
    assert plain_digits("1.01E+08") == ""
    assert plain_digits("3.0085012345E+10") == "30085012345"
