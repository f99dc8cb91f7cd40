"""The tables of an edition, each cell worked out by hand."""

from datetime import date

import pytest
from django.utils import translation

from donghanh.api.models import Edition
from donghanh.api.opening.measures import told_coverage, told_value
from donghanh.api.opening.tables import make_tables
from donghanh.kernel.slots import Reading
from donghanh.registry.models import Business, Place
from tests import make as made

TODAY = date(2026, 11, 22)


def many(ward, number, **facts):
    known = {"legal_form": "household", "standing": "active", "registered_on": date(2020, 1, 1)}
    Business.objects.bulk_create(Business(ward=ward, name="x", **(known | facts)) for _ in range(number))


def tables_of(ward, on=TODAY, before=None):
    with translation.override("vi"):
        return {table.key: table for table in make_tables(ward.pk, on, before)}


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
    assert tables["changes"].rows[3] == [2020, 100, 0]  # 101, rounded
    assert [row[0] for row in tables["changes"].rows] == [*range(2017, 2027)]


def test_what_one_table_hides_the_years_do_not_give_away(ward):
    """7 registered in 2026: told here, the 7 hidden of them that operate would be at most 7, and the small cell beside
    them 3 or 4. The 2 that ended in 2025 are the 2 that are closed, and the 9 suspended are 11 less these."""
    assert tables_of(ward)["changes"].rows[-2:] == [[2025, 0, "*"], [2026, "*", 0]]


def test_years_do_not_add_up_to_a_small_one(db):
    """6 are closed. 5 of them in 2024 would leave 1 for 2025; of 20, rounded, 12 and 8 tell nothing."""
    few, enough = made.ward(), made.ward("13021", "Kẻ Sặt")
    for ward, numbers in ((few, (5, 1)), (enough, (12, 8))):
        many(ward, 200)
        many(ward, numbers[0], standing="closed", ended_on=date(2024, 5, 5))
        many(ward, numbers[1], standing="closed", ended_on=date(2025, 5, 5))
    assert cells(tables_of(few)["standing"]) == {"active": 200, "closed": 6}
    assert [row[2] for row in tables_of(few)["changes"].rows[-3:]] == ["*", "*", 0]
    assert [row[2] for row in tables_of(enough)["changes"].rows[-3:]] == [10, 10, 0]


def test_where_the_years_of_those_operating_are_not_told_no_year_is(db):
    ward = made.ward()
    many(ward, 3)
    many(ward, 5, registered_on=date(2021, 1, 1))
    tables = tables_of(ward)
    assert tables["registered"].rows == []
    assert [row[1] for row in tables["changes"].rows if row[0] in (2020, 2021)] == ["*", "*"]


def test_groups_are_named_and_stand_as_officers_name_them(db):
    ward = made.ward()
    for number, area, words in ((9, "2", "tổ 2"), (7, "10", "TDP số 10"), (8, "vu xa", "khu Vũ Xá")):
        place = Place.objects.create(ward=ward, folded=area, area=area, text=f"Số 1, {words}")
        many(ward, number, place=place)
    many(ward, 6)
    assert [row[:2] for row in tables_of(ward)["area"].rows] == [
        ["2", "Tổ 2"],
        ["10", "Tổ 10"],
        ["vu xa", "Vũ Xá"],
        ["", "chưa rõ"],
    ]


def test_in_a_ward_of_four_nothing_is_told_but_that_it_is_few(db):
    ward = made.ward()
    many(ward, 4)
    tables = tables_of(ward)
    assert cells(tables["standing"]) == {"active": "<5"}
    assert tables["standing"].total is None
    assert [tables[key].rows for key in ("form", "industry", "area", "registered")] == [[], [], [], []]


def former(ward):
    return Edition(on=TODAY, tables=[table.frozen() for table in tables_of(ward).values()])


def test_the_next_edition_does_not_give_away_what_this_one_hides(ward):
    """2 cooperatives more and nobody is small any more: 5 and 7 told now, and 3 + 7 = 10 hidden before say 3."""
    before = former(ward)
    many(ward, 2, legal_form="cooperative", registered_on=None)
    assert cells(tables_of(ward)["form"]) == {
        "cooperative": 5,
        "household": 60,
        "joint_stock": 7,
        "llc_one": 30,
    }
    next_one = tables_of(ward, before=before)["form"]
    assert cells(next_one) == {"cooperative": "*", "household": 60, "joint_stock": "*", "llc_one": 30}
    many(
        ward, 3, legal_form="joint_stock"
    )  # 5 more among the hidden: none of them can be taken for unchanged
    assert cells(tables_of(ward, before=before)["form"])["joint_stock"] == 10


def test_years_that_are_over_stay_hidden_and_the_one_that_was_not_is_told_once_it_is_large(ward):
    before = former(ward)
    many(ward, 30, registered_on=date(2026, 12, 1))
    many(ward, 5, legal_form="cooperative", registered_on=None)
    many(ward, 20, standing="closed", ended_on=date(2025, 6, 6))
    rows = {row[0]: row for row in tables_of(ward, date(2027, 3, 1), before)["changes"].rows}
    assert (rows[2025], rows[2026]) == ([2025, 0, "*"], [2026, 35, 0])


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
        (Reading(103, 100), "*"),
        (Reading(110, 100), 110),
        (Reading(0, 100, 0, 100), None),
        (Reading(0, None, 0, 100), None),
        (Reading(40, None, 4, 100), "*"),
        (Reading(40, None, 5, 100), 40),
        (Reading(0, None, 0, 0), 0),
    ],
)
def test_measures_are_coarse(reading, told):
    assert told_value(reading) == told


def test_coverage_tells_no_small_rest():
    assert told_coverage(Reading(1, None, 62, 100)) == 62
    assert told_coverage(Reading(1, None, 97, 100)) == "*"
    assert told_coverage(Reading(1, None, 100, 100)) == 100
    assert told_coverage(Reading(1)) is None
