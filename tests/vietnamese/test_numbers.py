"""Numbers, sums of money and how they are read aloud."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from donghanh.vietnamese.numbers import (
    Amount,
    format_dong,
    format_number,
    parse_amount,
    parse_number,
    read_dong,
    read_number,
)


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("1.000", "1000"),
        ("1.234.567,89", "1234567.89"),
        ("14,0", "14"),
        ("05", "5"),
        ("0,5", "0.5"),
        ("-3", "-3"),
    ],
)
def test_points_group_thousands_and_a_comma_opens_decimals(typed: str, value: str) -> None:
    assert parse_number(typed) == Decimal(value)


@pytest.mark.parametrize("typed", ["12/3/5", "1.5", "1,2,3", "", "một", "1.00.000"])
def test_what_is_no_number_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match="không phải là một số"):
        parse_number(typed)


@pytest.mark.parametrize(
    ("typed", "value", "unit"),
    [
        ("01 tỷ đồng", 1_000_000_000, "đồng"),
        ("1,5 tỷ", 1_500_000_000, ""),
        ("500 trđ", 500_000_000, "đồng"),
        ("500 tr.đ", 500_000_000, "đồng"),
        ("1.500.000đ", 1_500_000, "đồng"),
        ("2 nghìn tỷ đồng", 2_000_000_000_000, "đồng"),
        ("14,0%", 14, "%"),
        ("1.000", 1000, ""),
    ],
)
def test_amounts_carry_their_scale_and_unit(typed: str, value: int, unit: str) -> None:
    assert parse_amount(typed) == Amount(Decimal(value), unit)


def test_a_slash_is_never_an_amount() -> None:
    with pytest.raises(ValueError, match="không phải là"):
        parse_amount("12/3/5")


def test_numbers_are_shown_with_vietnamese_separators() -> None:
    assert format_number(Decimal("1234567.89")) == "1.234.567,89"
    assert format_number(14, 1) == "14,0"
    assert format_number(1000) == "1.000"
    assert format_dong(1_500_000) == "1.500.000 đồng"


@given(st.decimals(min_value=-(10**12), max_value=10**12, places=2))
def test_what_is_shown_is_read_back(value: Decimal) -> None:
    assert parse_number(format_number(value)) == value


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0, "không"),
        (10, "mười"),
        (14, "mười bốn"),
        (15, "mười lăm"),
        (21, "hai mươi mốt"),
        (34, "ba mươi tư"),
        (25, "hai mươi lăm"),
        (100, "một trăm"),
        (105, "một trăm linh năm"),
        (115, "một trăm mười lăm"),
        (1001, "một nghìn không trăm linh một"),
        (1015, "một nghìn không trăm mười lăm"),
        (2026, "hai nghìn không trăm hai mươi sáu"),
        (1_000_000, "một triệu"),
        (1_500_000, "một triệu năm trăm nghìn"),
        (1_000_000_005, "một tỷ không trăm linh năm"),
        (-5, "âm năm"),
    ],
)
def test_numbers_are_read_with_mốt_tư_lăm_and_linh(value: int, words: str) -> None:
    assert read_number(value) == words


def test_sums_of_money_are_read_as_receipts_want_them() -> None:
    assert read_dong(1_500_000) == "Một triệu năm trăm nghìn đồng"
