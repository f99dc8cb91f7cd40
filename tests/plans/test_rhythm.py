"""Periods of tasks without an end."""

from datetime import date

from donghanh.plans.enums import Rhythm
from donghanh.plans.rhythm import Period, periods

CUTOFF = (12, 14)  # NĐ 09/2019/NĐ-CP practice: yearly figures close on 14/12


def of(rhythm, since, until, cutoff=CUTOFF):
    return list(periods(rhythm, since=since, until=until, cutoff=cutoff))


def test_a_yearly_result_is_due_at_the_cut_off():
    assert of(Rhythm.YEARLY, date(2026, 1, 1), date(2027, 2, 1)) == [
        Period("Năm 2026", date(2026, 1, 1), date(2026, 12, 14)),
        Period("Năm 2027", date(2027, 1, 1), date(2027, 12, 14)),
    ]


def test_a_plan_with_its_own_cut_off_uses_it():
    assert of(Rhythm.YEARLY, date(2026, 1, 1), date(2026, 11, 21), (11, 30)) == [
        Period("Năm 2026", date(2026, 1, 1), date(2026, 11, 30))
    ]


def test_a_rhythm_that_begins_after_the_cut_off_is_due_at_the_end_of_that_year():
    assert of(Rhythm.YEARLY, date(2026, 12, 20), date(2026, 12, 25)) == [
        Period("Năm 2026", date(2026, 12, 20), date(2026, 12, 31))
    ]


def test_a_cut_off_on_29_february_falls_on_the_28th_in_a_common_year():
    assert of(Rhythm.YEARLY, date(2027, 1, 1), date(2027, 1, 1), (2, 29))[0].due_on == date(2027, 2, 28)


def test_quarters_are_named_with_roman_numbers():
    assert [period.label for period in of(Rhythm.QUARTERLY, date(2026, 5, 26), date(2027, 1, 1))] == [
        "Quý II/2026",
        "Quý III/2026",
        "Quý IV/2026",
        "Quý I/2027",
    ]


def test_the_first_period_begins_with_the_rhythm_not_with_the_calendar():
    assert of(Rhythm.QUARTERLY, date(2026, 5, 26), date(2026, 6, 1)) == [
        Period("Quý II/2026", date(2026, 5, 26), date(2026, 6, 30))
    ]


def test_half_years_and_months_end_on_their_last_day():
    assert of(Rhythm.HALF_YEARLY, date(2026, 1, 1), date(2026, 7, 1))[1] == Period(
        "6 tháng cuối năm 2026", date(2026, 7, 1), date(2026, 12, 31)
    )
    assert of(Rhythm.MONTHLY, date(2028, 2, 1), date(2028, 2, 1)) == [
        Period("Tháng 2/2028", date(2028, 2, 1), date(2028, 2, 29))
    ]


def test_nothing_is_owed_before_the_rhythm_begins():
    assert of(Rhythm.YEARLY, date(2027, 1, 1), date(2026, 11, 21)) == []
