"""Working days and the ends of periods (BLDS 2015 Đ147-148, Bộ luật Lao động 2019 Đ112, NQ 28/2026/QH16)."""

from datetime import date

import pytest

from donghanh.vietnamese.workdays import WorkCalendar

CALENDAR = WorkCalendar()
RECEIPT = date(2026, 11, 20)


@pytest.mark.parametrize(
    "day",
    [
        date(2026, 1, 1),
        date(2026, 2, 17),
        date(2026, 4, 27),
        date(2026, 9, 2),
        date(2026, 11, 24),
        date(2026, 11, 21),
    ],
)
def test_holidays_and_weekends_are_not_worked(day: date) -> None:
    assert CALENDAR.is_working_day(day) is False


def test_the_day_of_vietnamese_culture_is_off_since_2026_only() -> None:
    assert CALENDAR.holiday_name(date(2026, 11, 24)) == "Ngày Văn hóa Việt Nam"
    assert CALENDAR.is_working_day(date(2025, 11, 24)) is True


def test_a_saturday_swapped_for_a_bridge_day_is_worked() -> None:
    assert CALENDAR.is_working_day(date(2026, 8, 31)) is False
    assert CALENDAR.is_working_day(date(2026, 8, 22)) is True


def test_five_working_days_from_friday_pass_over_the_holiday() -> None:
    assert CALENDAR.add_working_days(RECEIPT, 5) == date(2026, 11, 30)
    assert CALENDAR.add_working_days(RECEIPT, 2) == date(2026, 11, 25)


def test_working_days_can_be_counted_backwards() -> None:
    assert CALENDAR.add_working_days(date(2026, 11, 30), -5) == RECEIPT


@pytest.mark.parametrize("count", [-7, -1, 1, 3, 20])
def test_counting_between_undoes_adding(count: int) -> None:
    assert CALENDAR.working_days_between(RECEIPT, CALENDAR.add_working_days(RECEIPT, count)) == count


def test_fixed_dates_on_a_weekend_are_reminded_on_the_friday_before() -> None:
    assert CALENDAR.previous_working_day(date(2026, 12, 5)) == date(2026, 12, 4)


def test_a_period_that_ends_on_a_weekend_ends_on_the_next_working_day() -> None:
    assert CALENDAR.end_of_days(date(2026, 11, 26), 9) == date(2026, 12, 7)


def test_a_month_ends_on_the_corresponding_day_or_the_last() -> None:
    assert CALENDAR.end_of_months(date(2026, 8, 31), 1) == date(2026, 9, 30)
    assert CALENDAR.end_of_months(date(2026, 11, 30), 3) == date(2027, 3, 1)


def test_notices_of_the_year_override_the_calendar() -> None:
    ward = WorkCalendar(
        days_off={date(2026, 12, 31): "Nghỉ hoán đổi"}, working_days={date(2026, 12, 26), date(2026, 11, 24)}
    )
    assert ward.holiday_name(date(2026, 12, 31)) == "Nghỉ hoán đổi"
    assert ward.is_working_day(date(2026, 12, 26)) is True
    assert ward.add_working_days(RECEIPT, 5) == date(2026, 11, 27)


def test_zero_working_days_is_the_day_itself_or_the_next_worked() -> None:
    assert CALENDAR.add_working_days(RECEIPT, 0) == RECEIPT
    assert CALENDAR.add_working_days(date(2026, 11, 21), 0) == date(2026, 11, 23)
