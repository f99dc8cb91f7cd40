"""Owners with a college degree or more ("từ cao đẳng trở lên"), persons and not businesses, of those surveyed."""

from datetime import date

import pytest

from donghanh.kernel.slots import Reading, measures
from donghanh.registry.enums import FactKind, SourceKind
from tests import make
from tests.registry import make as registry

pytestmark = pytest.mark.django_db
DAY = date(2026, 12, 31)


@pytest.fixture
def ward():
    return make.ward()


def read(ward, day=DAY):
    return measures["registry.owners_from_college_on"].read([ward.pk], day, day)


def educated(business, words, year=2026, by=SourceKind.SURVEY, **facts):
    return registry.fact(business, FactKind.OWNER_EDUCATION, year, words, by, **facts)


def owned(ward, number="", **values):
    return registry.business(ward, owner="Nguyễn Thị Lan", personal_id=number, **values)


def test_the_share_is_of_those_surveyed_and_says_how_many_that_are(ward):
    """Four owners: university, college, none, never asked: 2 of 3, and 3 of 4 surveyed."""
    for words in ("university", "college", "none"):
        educated(owned(ward), words)
    owned(ward)
    assert read(ward) == Reading(2, 3, 3, 4)


def test_one_owner_of_two_businesses_is_one_person(ward):
    both = [owned(ward, "031190001234", tax_code=code) for code in ("0101248141", "0300588569")]
    educated(both[0], "college")
    educated(both[1], "college")
    assert read(ward) == Reading(1, 1, 1, 1)


def test_what_one_business_tells_of_its_owner_holds_for_the_other(ward):
    asked, _other = [owned(ward, "031190001234", tax_code=code) for code in ("0101248141", "0300588569")]
    educated(asked, "secondary")
    assert read(ward) == Reading(0, 1, 1, 1)
    assert not measures["registry.owners_from_college_on"].coverage.unknown([ward.pk], DAY, DAY).exists()


def test_the_newest_year_holds_and_the_owner_s_own_word_before_the_survey(ward):
    business = owned(ward)
    educated(business, "secondary", 2025)
    educated(business, "college", 2026)
    assert read(ward) == Reading(1, 1, 1, 1)
    educated(business, "primary", 2026, SourceKind.OWNER)
    assert read(ward) == Reading(0, 1, 1, 1)


def test_nobody_is_known_before_the_survey_was_made(ward):
    educated(owned(ward), "college", 2026, as_of=date(2026, 10, 1))
    assert read(ward, date(2026, 9, 30)) == Reading(0, 0, 0, 1)
    assert read(ward, date(2026, 10, 1)) == Reading(1, 1, 1, 1)


def test_owners_of_closed_businesses_and_branches_are_not_asked(ward):
    educated(owned(ward, ended_on="2026-12-31"), "college")
    educated(owned(ward, legal_form="branch"), "college")
    assert read(ward) == Reading(0, 0, 0, 0)


def test_a_business_whose_owner_nobody_named_stands_for_an_owner_of_its_own(ward):
    for words in ("college", "primary"):
        educated(registry.business(ward), words)
    assert read(ward) == Reading(1, 2, 2, 2)
