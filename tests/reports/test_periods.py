"""Reporting periods of NĐ 09/2019/NĐ-CP Đ12, and the plan's own yearly cut-off."""

from datetime import date

import pytest

from donghanh.reports.periods import (
    half_of,
    month_of,
    nine_months_of,
    on_demand,
    period_after,
    proposed_periods,
    quarter_of,
    read_period,
    week_of,
    year_of,
    yearly_cutoff,
)


@pytest.mark.parametrize(
    ("period", "label", "first", "last"),
    [
        (month_of(2026, 11), "Tháng 11/2026", date(2026, 10, 15), date(2026, 11, 14)),
        (month_of(2026, 1), "Tháng 01/2026", date(2025, 12, 15), date(2026, 1, 14)),
        (quarter_of(2026, 1), "Quý I/2026", date(2025, 12, 15), date(2026, 3, 14)),
        (quarter_of(2026, 3), "Quý III/2026", date(2026, 6, 15), date(2026, 9, 14)),
        (half_of(2026), "6 tháng đầu năm 2026", date(2025, 12, 15), date(2026, 6, 14)),
        (half_of(2026, second=True), "6 tháng cuối năm 2026", date(2026, 6, 15), date(2026, 12, 14)),
        (nine_months_of(2026), "9 tháng năm 2026", date(2025, 12, 15), date(2026, 9, 14)),
        (year_of(2026), "Năm 2026", date(2025, 12, 15), date(2026, 12, 14)),
    ],
)
def test_periods_end_on_the_fourteenth(period, label, first, last):
    """NĐ 09/2019/NĐ-CP Đ12: from the 15th before to the 14th of the last month."""
    assert (period.label, period.starts_on, period.cutoff_on) == (label, first, last)


def test_a_plan_that_wants_its_report_before_the_fifth_of_december_closes_on_the_thirtieth_of_november():
    """A report due "trước ngày 05/12" cannot wait for the 14th of December."""
    period = year_of(2026, (11, 30))
    assert (period.starts_on, period.cutoff_on) == (date(2025, 12, 1), date(2026, 11, 30))


def test_a_cut_off_on_the_last_of_february_is_one_in_every_year():
    assert year_of(2027, (2, 29)).cutoff_on == date(2027, 2, 28)
    assert year_of(2028, (2, 29)).starts_on == date(2027, 3, 1)


def test_a_report_on_several_plans_closes_with_the_earliest():
    assert yearly_cutoff([(12, 14), (11, 30)]) == (11, 30)
    assert yearly_cutoff([]) == (12, 14)


def test_a_report_on_demand_runs_from_new_year_to_the_day():
    period = on_demand(date(2026, 11, 20))
    assert (period.label, period.starts_on, period.cutoff_on) == (
        "Đột xuất 20/11/2026",
        date(2026, 1, 1),
        date(2026, 11, 20),
    )


@pytest.mark.parametrize(
    ("words", "label"),
    [
        ("2026", "Năm 2026"),
        ("năm 2026", "Năm 2026"),
        ("Quý III/2026", "Quý III/2026"),
        ("quy 3 nam 2026", "Quý III/2026"),
        ("Quý IV/2026", "Quý IV/2026"),
        ("tháng 11/2026", "Tháng 11/2026"),
        ("2/2026", "Tháng 02/2026"),
        ("6 tháng 2026", "6 tháng đầu năm 2026"),
        ("6 tháng đầu năm 2026", "6 tháng đầu năm 2026"),
        ("6 tháng cuối năm 2026", "6 tháng cuối năm 2026"),
        ("9 tháng năm 2026", "9 tháng năm 2026"),
        ("tuần 18/11/2026", "Tuần 13/11 - 19/11/2026"),
    ],
)
def test_a_period_is_read_as_officers_write_it(words, label):
    assert read_period(words).label == label


@pytest.mark.parametrize(
    "words",
    ["", "hôm qua", "Quý V/2026", "13/2026", "tháng 0/2026", "năm 26", "2026 2027", "tuần 31/11/2026"],
)
def test_other_words_are_no_period(words):
    assert read_period(words) is None


def test_every_proposed_period_is_read_back_from_its_label_but_the_one_on_demand():
    for period in proposed_periods(date(2026, 2, 20), (11, 30))[:-1]:
        assert read_period(period.label, (11, 30)) == period


def test_in_january_the_last_quarter_and_month_are_of_the_year_before():
    labels = [period.label for period in proposed_periods(date(2027, 1, 5))]
    assert labels == [
        "Năm 2027",
        "Năm 2026",
        "9 tháng năm 2027",
        "6 tháng đầu năm 2027",
        "6 tháng cuối năm 2027",
        "Quý I/2027",
        "Quý IV/2026",
        "Tháng 01/2027",
        "Tháng 12/2026",
        "Tuần 01/01 - 07/01/2027",
        "Tuần 25/12 - 31/12/2026",
        "Đột xuất 05/01/2027",
    ]


@pytest.mark.parametrize("day", [date(2026, 11, 13), date(2026, 11, 16), date(2026, 11, 19)])
def test_a_week_runs_from_friday_to_thursday(day):
    week = week_of(day)
    assert (week.starts_on, week.cutoff_on) == (date(2026, 11, 13), date(2026, 11, 19))


def test_a_ward_that_closes_on_another_day_has_other_months_and_weeks():
    month, week = month_of(2026, 3, good_day=31), week_of(date(2026, 11, 18), begins=0)
    assert (month.starts_on, month.cutoff_on) == (date(2026, 3, 1), date(2026, 3, 31))
    assert (week.starts_on, week.cutoff_on) == (date(2026, 11, 16), date(2026, 11, 22))


@pytest.mark.parametrize(
    ("period", "after"),
    [
        (year_of(2026, (11, 30)), year_of(2027, (11, 30))),
        (nine_months_of(2026), nine_months_of(2027)),
        (half_of(2026), half_of(2026, second=True)),
        (half_of(2026, second=True), half_of(2027)),
        (quarter_of(2026, 3), quarter_of(2026, 4)),
        (quarter_of(2026, 4), quarter_of(2027, 1)),
        (month_of(2026, 11), month_of(2026, 12)),
        (month_of(2026, 12), month_of(2027, 1)),
        (week_of(date(2026, 12, 30)), week_of(date(2027, 1, 6))),
        (on_demand(date(2026, 11, 20)), None),
    ],
)
def test_each_kind_of_period_is_followed_by_the_next_of_its_kind(period, after):
    assert period_after(period, (11, 30)) == after
