"""Dates and numbers as Vietnamese offices write them."""

from datetime import date, datetime

import pytest
from django.forms import DateField
from django.utils import formats, translation


@pytest.fixture(autouse=True)
def _in_vietnamese():
    with translation.override("vi"):
        yield


def test_the_day_stands_before_the_month():
    assert formats.date_format(date(2026, 11, 5), "DATE_FORMAT") == "05/11/2026"
    assert formats.date_format(datetime(2026, 11, 5, 9, 30), "DATETIME_FORMAT") == "09:30 05/11/2026"  # noqa: DTZ001


@pytest.mark.parametrize("typed", ["05/11/2026", "5/11/2026", "05-11-2026", "5.11.2026", "2026-11-05"])
def test_a_date_is_understood_as_officers_type_it(typed):
    assert DateField(localize=True).clean(typed) == date(2026, 11, 5)


def test_thousands_are_parted_by_points_and_decimals_by_a_comma():
    assert (
        formats.number_format(1234567.5, decimal_pos=1, use_l10n=True, force_grouping=True) == "1.234.567,5"
    )


def test_the_week_begins_on_monday():
    assert formats.get_format("FIRST_DAY_OF_WEEK") == 1
