"""Whether a business operates, and since when."""

from datetime import date

import pytest

from donghanh.registry.enums import Happening, Standing
from donghanh.registry.standing import Happened, Period, Told, conclude, periods, standing_on

BEGAN = date(2019, 3, 14)


@pytest.mark.parametrize(
    ("tax", "registration", "standing"),
    [
        ("00", "active", Standing.ACTIVE),
        ("04", "", Standing.ACTIVE),
        ("", "active", Standing.ACTIVE),
        ("00", "suspended", Standing.SUSPENDED),
        ("05", "active", Standing.SUSPENDED),
        ("06", "active", Standing.ABSENT),
        ("03", "active", Standing.CLOSING),
        ("01", "active", Standing.CLOSED),
        ("09", "", Standing.UNCLEAR),
        ("", "", Standing.UNCLEAR),
    ],
)
def test_the_graver_of_both_vocabularies_counts(tax, registration, standing):
    assert conclude(tax, registration) == standing


def test_a_business_that_registered_operates_from_that_day():
    assert periods(BEGAN, None) == [Period(Standing.ACTIVE, BEGAN, None)]


def test_a_suspension_with_an_end_is_over_the_day_after():
    life = periods(BEGAN, None, [Happened(Happening.SUSPENDED, date(2026, 6, 2), date(2026, 9, 30))])
    assert [standing_on(day, life) for day in (date(2026, 6, 1), date(2026, 9, 30), date(2026, 10, 1))] == [
        Standing.ACTIVE,
        Standing.SUSPENDED,
        Standing.ACTIVE,
    ]


def test_the_day_of_the_end_is_no_day_of_operating():
    life = periods(BEGAN, date(2026, 5, 31))
    assert standing_on(date(2026, 5, 30), life) == Standing.ACTIVE
    assert standing_on(date(2026, 5, 31), life) == Standing.CLOSED


def test_nothing_is_known_before_the_first_telling():
    life = periods(None, None, told=[Told(date(2026, 11, 10), "00")])
    assert standing_on(date(2026, 11, 9), life) == Standing.UNCLEAR
    assert standing_on(date(2026, 11, 10), life) == Standing.ACTIVE


def test_a_telling_of_one_vocabulary_keeps_the_other():
    told = [Told(date(2026, 1, 1), "", "suspended"), Told(date(2026, 2, 1), "00", "")]
    assert periods(BEGAN, None, told=told) == [
        Period(Standing.ACTIVE, BEGAN, date(2026, 1, 1)),
        Period(Standing.SUSPENDED, date(2026, 1, 1), None),
    ]


def test_what_is_told_after_the_end_does_not_revive():
    assert periods(BEGAN, date(2026, 1, 1), told=[Told(date(2026, 3, 1), "00")])[-1] == Period(
        Standing.CLOSED, date(2026, 1, 1), None
    )


def test_a_list_that_has_not_heard_of_the_end_revives_nobody_but_an_event_does():
    happened = [Happened(Happening.CLOSED, date(2026, 5, 10))]
    told = [Told(date(2026, 9, 30), "00")]
    assert periods(BEGAN, None, happened, told) == [
        Period(Standing.ACTIVE, BEGAN, date(2026, 5, 10)),
        Period(Standing.CLOSED, date(2026, 5, 10), None),
    ]
    happened.append(Happened(Happening.RESUMED, date(2026, 8, 1)))
    assert periods(BEGAN, None, happened, told)[-1] == Period(Standing.ACTIVE, date(2026, 8, 1), None)
