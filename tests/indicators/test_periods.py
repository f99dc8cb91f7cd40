"""Periods by the calendar: unlike those of reports, which end on the 14th (NĐ 09/2019/NĐ-CP)."""

from datetime import date
from itertools import pairwise

import pytest

from donghanh.indicators.enums import Frequency
from donghanh.indicators.periods import label_of, period_of, periods_between, periods_of_year


@pytest.mark.parametrize(
    ("frequency", "label", "first", "last"),
    [
        (Frequency.MONTHLY, "Tháng 02/2028", date(2028, 2, 1), date(2028, 2, 29)),
        (Frequency.QUARTERLY, "Quý I/2028", date(2028, 1, 1), date(2028, 3, 31)),
        (Frequency.HALF_YEARLY, "6 tháng đầu năm 2028", date(2028, 1, 1), date(2028, 6, 30)),
        (Frequency.YEARLY, "Năm 2028", date(2028, 1, 1), date(2028, 12, 31)),
    ],
)
def test_a_day_lies_in_one_period_of_each_kind(frequency, label, first, last):
    period = period_of(date(2028, 2, 29), frequency)
    assert (period.label, period.starts_on, period.ends_on) == (label, first, last)


@pytest.mark.parametrize(
    ("frequency", "count"), [("monthly", 12), ("quarterly", 4), ("half_yearly", 2), ("yearly", 1)]
)
def test_a_year_is_covered_without_gap(frequency, count):
    periods = periods_of_year(2026, frequency)
    assert (len(periods), periods[0].starts_on, periods[-1].ends_on) == (
        count,
        date(2026, 1, 1),
        date(2026, 12, 31),
    )
    assert all(
        after.starts_on.toordinal() == before.ends_on.toordinal() + 1 for before, after in pairwise(periods)
    )


def test_only_periods_that_end_between_the_days_are_listed():
    found = periods_between(date(2025, 12, 31), date(2026, 6, 30), Frequency.QUARTERLY)
    assert [period.label for period in found] == ["Quý IV/2025", "Quý I/2026", "Quý II/2026"]


def test_a_day_within_a_period_has_no_name_of_its_own():
    assert label_of(date(2026, 9, 30), Frequency.QUARTERLY) == "Quý III/2026"
    assert label_of(date(2026, 9, 29), Frequency.QUARTERLY) == ""
