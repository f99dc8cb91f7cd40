from datetime import UTC, date, datetime
from decimal import Decimal

from django.utils import translation

from donghanh.ui.text import (
    lower_first,
    write_date,
    write_day,
    write_moment,
    write_number,
    write_percent,
    write_short_day,
    write_size,
    write_weekday,
)

TODAY = date(2026, 11, 20)


def test_a_day_is_padded_and_so_are_january_and_february():
    # NĐ 30/2020/NĐ-CP, phụ lục I, phần I, mục II.4: days below 10 and months 1 and 2 get a zero in front.
    assert write_date(date(2026, 2, 5)) == "05/02/2026"
    assert write_date(date(2026, 1, 31)) == "31/01/2026"
    assert write_date(date(2026, 9, 30)) == "30/9/2026"
    assert write_date(date(2026, 3, 9)) == "09/3/2026"


def test_the_weekday_stands_in_front_of_a_day_within_four_weeks():
    assert write_day(date(2026, 12, 14), TODAY) == "Thứ Hai, 14/12/2026"
    assert write_day(date(2026, 12, 18), TODAY) == "Thứ Sáu, 18/12/2026"
    assert write_day(date(2026, 12, 19), TODAY) == "19/12/2026"
    assert write_day(date(2026, 10, 23), TODAY) == "Thứ Sáu, 23/10/2026"
    assert write_day(date(2026, 10, 22), TODAY) == "22/10/2026"


def test_a_weekday_is_written_out_and_reads_like_no_month():
    assert [write_weekday(date(2026, 11, day)) for day in (23, 28, 29)] == ["Thứ Hai", "Thứ Bảy", "Chủ Nhật"]


def test_english_keeps_the_order_of_day_and_month():
    with translation.override("en"):
        assert write_day(date(2026, 12, 14), TODAY) == "Monday, 14/12/2026"


def test_an_instant_is_told_in_the_time_of_hanoi():
    late_in_utc = datetime(2026, 11, 20, 18, 5, tzinfo=UTC)
    assert write_moment(late_in_utc) == "01:05, 21/11/2026"
    assert write_date(late_in_utc) == "21/11/2026"
    assert write_short_day(late_in_utc) == "21/11"


def test_numbers_have_points_between_thousands_and_a_comma_before_decimals():
    assert write_number(1240) == "1.240"
    assert write_number(1234567.89, 1) == "1.234.567,9"
    assert write_number(-3) == "−3"
    assert write_number(0) == "0"
    assert write_number(Decimal("-0.2")) == "0"


def test_half_is_rounded_away_from_zero():
    assert write_number(2.5) == "3"
    assert write_number(0.125, 2) == "0,13"
    assert write_number(-2.5) == "−3"


def test_a_percentage_drops_a_zero_decimal():
    assert write_percent(53.4) == "53,4%"
    assert write_percent(100) == "100%"
    assert write_percent(87.06) == "87,1%"


def test_what_is_missing_is_a_dash_and_never_blank():
    assert [
        write_date(None),
        write_number(None),
        write_percent(None),
        write_moment(None),
        write_size(None),
    ] == ["–"] * 5


def test_a_size_is_told_in_the_unit_people_know():
    assert write_size(217_088) == "212 KB"
    assert write_size(3_565_158) == "3,4 MB"
    assert write_size(12) == "12 byte"


def test_a_name_goes_inside_a_sentence_with_a_small_first_letter():
    assert lower_first("Phường Mẫu") == "phường Mẫu"
    assert lower_first("") == ""
