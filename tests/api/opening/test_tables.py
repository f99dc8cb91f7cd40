"""The tables of an edition, each cell worked out by hand."""

from datetime import date

import pytest
from django.utils import translation

from donghanh.api.opening.measures import told_coverage, told_value
from donghanh.api.opening.tables import make_tables
from donghanh.kernel.slots import Reading
from donghanh.registry.models import Business
from tests import make as made

TODAY = date(2026, 11, 22)


def many(ward, number, **facts):
    known = {"legal_form": "household", "standing": "active", "registered_on": date(2020, 1, 1)}
    Business.objects.bulk_create(Business(ward=ward, name="x", **(known | facts)) for _ in range(number))


def tables_of(ward):
    with translation.override("vi"):
        return {table.key: table for table in make_tables(ward.pk, TODAY)}


def cells(table):
    return {row[0]: row[-1] for row in table.rows}


@pytest.fixture
def ward(db):
    """100 operate: 60 households, 30 and 7 companies, 3 cooperatives; 9 suspended, 2 closed, 1 branch, 1 merged."""
    found = made.ward()
    many(found, 60, industry_version="2025", industry_code="4711")
    many(found, 30, legal_form="llc_one", industry_version="2018", industry_code="4719")
    many(found, 7, legal_form="joint_stock", registered_on=date(2026, 3, 1))
    many(found, 3, legal_form="cooperative", registered_on=None)
    many(found, 9, standing="suspended")
    many(found, 2, standing="closed", ended_on=date(2025, 5, 5))
    many(found, 1, legal_form="branch")
    many(found, 1, merged_into=Business.objects.first())
    many(made.ward("13021", "Kẻ Sặt"), 50)
    return found


def test_the_total_of_standings_tells_no_small_one(ward):
    """111 - 100 = 11 are not operating: 2 of them small, so the 9 suspended are hidden too (2 + 9 may be 4 + 7)."""
    table = tables_of(ward)["standing"]
    assert cells(table) == {"active": 100, "suspended": "*", "closed": "<5"}
    assert table.total == 111


def test_forms_hide_the_smallest_other_beside_the_small_one(ward):
    """3 + 7 = 10: the hidden larger one may be 6 to 9, and so the small one 1 to 4."""
    table = tables_of(ward)["form"]
    assert cells(table) == {"cooperative": "<5", "household": 60, "joint_stock": "*", "llc_one": 30}
    assert table.total == 100


def test_sections_of_two_systems_are_never_added(ward):
    assert cells(tables_of(ward)["industry"]) == {"": 10, "2018 G": 30, "2025 G": 60}


def test_years_of_registration_and_changes(ward):
    tables = tables_of(ward)
    assert cells(tables["registered"]) == {"": "<5", "2020": 90, "2026": "*"}
    assert tables["changes"].rows[-1] == [2026, 7, 0]
    assert tables["changes"].rows[-2] == [2025, 0, "<5"]
    assert tables["changes"].rows[3] == [2020, 101, 0]
    assert [row[0] for row in tables["changes"].rows] == [*range(2017, 2027)]


def test_in_a_ward_of_four_nothing_is_told_but_that_it_is_few(db):
    ward = made.ward()
    many(ward, 4)
    tables = tables_of(ward)
    assert cells(tables["standing"]) == {"active": "<5"}
    assert tables["standing"].total is None
    assert [tables[key].rows for key in ("form", "industry", "area", "registered")] == [[], [], [], []]


def test_stocks_are_not_told_a_second_time(ward):
    told = cells(tables_of(ward)["measures"])
    assert not {key for key in told if key.startswith("registry.active_")}


@pytest.mark.parametrize(
    ("reading", "told"),
    [
        (Reading(0), 0),
        (Reading(4), "<5"),
        (Reading(7), 5),
        (Reading(8), 10),
        (Reading(33, 100), 33),
        (Reading(1255, 10000), 13),
        (Reading(0, 100), 0),
        (Reading(100, 100), 100),
        (Reading(4, 100), "*"),
        (Reading(97, 100), "*"),
        (Reading(3, 4), "*"),
    ],
)
def test_measures_are_coarse(reading, told):
    assert told_value(reading) == told


def test_coverage_tells_no_small_rest():
    assert told_coverage(Reading(1, None, 62, 100)) == 62
    assert told_coverage(Reading(1, None, 97, 100)) == "*"
    assert told_coverage(Reading(1, None, 100, 100)) == 100
    assert told_coverage(Reading(1)) is None
