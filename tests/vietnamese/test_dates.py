"""Dates as NĐ 30/2020/NĐ-CP has them written."""

from datetime import date

import pytest

from donghanh.vietnamese import dates


@pytest.mark.parametrize(
    "typed",
    [
        "05/02/2026",
        "5/2/2026",
        "05-02-2026",
        "5.2.2026",
        "2026-02-05",
        "ngày 05 tháng 02 năm 2026",
        "ngày05/02/2026",
    ],
)
def test_the_day_comes_before_the_month(typed: str) -> None:
    assert dates.parse_date(typed) == date(2026, 2, 5)


@pytest.mark.parametrize("typed", ["31/6/2026", "05/12", "Quý II/2026", "", "12/3/5"])
def test_what_is_no_date_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        dates.parse_date(typed)


def test_only_days_and_the_first_two_months_are_padded() -> None:
    assert dates.format_date(date(2026, 2, 5)) == "05/02/2026"
    assert dates.format_date(date(2026, 9, 30)) == "30/9/2026"
    assert dates.format_long_date(date(2026, 2, 5)) == "ngày 05 tháng 02 năm 2026"
    assert dates.format_long_date(date(2026, 12, 5)) == "ngày 05 tháng 12 năm 2026"


def test_a_draft_leaves_the_date_blank_after_the_place() -> None:
    assert dates.format_place_and_date("Ái Quốc", date(2026, 5, 26)) == "Ái Quốc, ngày 26 tháng 5 năm 2026"
    assert dates.format_place_and_date("Ái Quốc", None) == "Ái Quốc, ngày      tháng      năm"


def test_weekdays_have_their_names() -> None:
    assert dates.format_date_with_weekday(date(2026, 11, 20)) == "Thứ Sáu, ngày 20/11/2026"
    assert dates.weekday_name(date(2026, 11, 22)) == "Chủ nhật"


def test_dates_are_read_in_words() -> None:
    expected = "ngày mùng năm tháng tư năm hai nghìn không trăm hai mươi sáu"
    assert dates.read_date(date(2026, 4, 5)) == expected
    assert dates.read_date(date(2026, 12, 21)).startswith("ngày hai mươi mốt tháng mười hai")


def test_quarters_hold_three_months() -> None:
    assert [dates.quarter_of(date(2026, month, 1)) for month in (1, 3, 4, 9, 10)] == [1, 1, 2, 3, 4]
