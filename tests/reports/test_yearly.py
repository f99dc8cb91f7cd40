"""Yearly sheets against an example counted by hand, who may open them, and what they never say."""

import io
from datetime import UTC, date, datetime
from fractions import Fraction

import pytest
from django.urls import reverse
from python_calamine import CalamineWorkbook

from donghanh.org.enums import Role
from donghanh.plans.actions.requests import ask_extension, decide_extension
from donghanh.plans.actions.results import claim_result, return_result
from donghanh.reports.ranking import ranking_rule
from donghanh.reports.yearly import sheet_of_officer, sheet_of_unit, spells_of_silence
from donghanh.vietnamese.workdays import WorkCalendar
from tests import make
from tests.reports.conftest import on

pytestmark = pytest.mark.django_db
BEGUN, DAY = datetime(2026, 9, 1, tzinfo=UTC), date(2026, 11, 20)


@pytest.fixture(autouse=True)
def clock():
    with on(DAY):
        yield


@pytest.fixture
def year(plan, office, doer, chief, finish):
    """Five tasks in the doer's name: early, on time, late by two working days, overdue after more time, open and once
    returned; one of the year before and one of nobody's."""

    def task(due, **facts):
        return make.task(plan, lead=office, officer=doer, due_on=due, confirmed_at=BEGUN, **facts)

    finish(task(date(2026, 9, 30)), date(2026, 9, 15), by=doer)
    finish(task(date(2026, 9, 30)), date(2026, 9, 30), by=doer)
    finish(task(date(2026, 9, 30)), date(2026, 10, 2), by=doer)
    extended = task(date(2026, 10, 15))
    with on(date(2026, 10, 1)):
        asked = ask_extension(extended.results.get(), new_due_on=date(2026, 11, 13), reason="Chờ", by=doer)
        decide_extension(asked, granted=True, answer="", by=chief)
    returned = task(date(2026, 12, 31))
    with on(date(2026, 11, 2)):
        result = claim_result(returned.results.get(), on=date(2026, 11, 2), summary="Xong", by=doer)
        return_result(result, reason="Thiếu", by=chief)
    task(date(2025, 12, 31))
    make.task(plan, lead=office, due_on=date(2026, 12, 31), confirmed_at=BEGUN)
    return doer


def test_the_year_of_an_officer_is_counted_by_the_day_of_the_deadline(year):
    figures = sheet_of_officer(year, 2026, DAY).figures
    assert {name: figures[name] for name in figures if name != "spells"} == {
        "assigned": 5,
        "finished": 3,
        "early": 1,
        "on_time": 2,
        "late": 1,
        "overdue": 1,
        "stopped": 0,
        "extended": 1,
        "returned": 1,
    }


def test_on_time_is_of_what_was_due_or_finished(year):
    """Two in time of three finished and one overdue; the open one is not judged yet."""
    assert sheet_of_officer(year, 2026, DAY).punctuality == Fraction(2, 4)


def test_late_days_are_told_with_who_held_them(year, office):
    """01 and 02/10/2026, then 16 to 20/11/2026: seven working days, all with the unit."""
    assert sheet_of_officer(year, 2026, DAY).late_days == [("Đơn vị chủ trì", office.name, 7)]


def test_the_sheet_of_a_unit_holds_what_it_leads(year, office, centre):
    assert len(sheet_of_unit(office, 2026, DAY).rows) == 6
    assert sheet_of_unit(centre, 2026, DAY).rows == ()
    assert sheet_of_unit(office, 2026, DAY).punctuality == Fraction(2, 4)


def test_a_spell_of_silence_is_longer_than_the_limit_in_working_days():
    """From Monday 02/11 to Monday 16/11/2026 there are ten working days, to the 17th eleven."""
    calendar = WorkCalendar()
    assert spells_of_silence([date(2026, 11, 2), date(2026, 11, 16)], 10, calendar) == 0
    assert spells_of_silence([date(2026, 11, 2), date(2026, 11, 17)], 10, calendar) == 1


def test_the_rule_of_ranking_is_dated_and_of_its_province(ward):
    """QĐ 212/2025/QĐ-UBND Hải Phòng: 100 % on time and at least 50 % beyond target for the highest rank."""
    rule = ranking_rule(ward, DAY)
    assert (rule.on_time, rule.beyond) == (Fraction(1), Fraction(1, 2))
    assert ranking_rule(ward, date(2025, 11, 17)) is None
    assert ranking_rule(make.ward("13021", "Hoàn Long", kind="xa", province_code="33"), DAY) is None


def address(name: str, thing) -> str:
    return reverse(f"reports:{name}", args=[thing.pk])


def test_each_sees_the_own_sheet_heads_their_unit_and_coordinators_all(
    ward, office, centre, doer, chief, signed_in
):
    head = make.officer(ward, Role.UNIT_HEAD, unit=office)
    other = make.officer(ward, Role.UNIT_HEAD, unit=centre)
    pages = [address("sheet_officer", doer), address("sheet_unit", office)]
    assert [signed_in(doer).get(page).status_code for page in pages] == [200, 404]
    assert [signed_in(head).get(page).status_code for page in pages] == [200, 200]
    assert [signed_in(other).get(page).status_code for page in pages] == [404, 404]
    assert [signed_in(chief).get(page).status_code for page in pages] == [200, 200]


def test_the_list_offers_whose_sheets_may_be_opened(ward, office, centre, doer, chief, signed_in):
    head = make.officer(ward, Role.UNIT_HEAD, unit=office)
    place = reverse("reports:sheet_list")
    offered = signed_in(head).get(place).context
    assert ({one.pk for one in offered["page"]}, list(offered["units"])) == ({head.pk, doer.pk}, [office])
    assert [one.pk for one in signed_in(doer).get(place).context["page"]] == [doer.pk]
    assert [one.pk for one in signed_in(chief).get(place, {"q": doer.full_name}).context["page"]] == [doer.pk]


def test_late_flags_can_be_contested_from_the_sheet_and_no_rank_is_proposed(year, signed_in):
    page = signed_in(year).get(address("sheet_officer", year)).content.decode()
    assert page.count("Đề nghị xem lại") == 2
    assert "Hệ thống không chấm điểm, không đề xuất xếp loại." in page
    assert "QĐ 212/2025/QĐ-UBND" in page


def test_the_sheet_is_a_workbook_with_figures_and_tasks(year, signed_in):
    book = signed_in(year).get(address("sheet_officer", year), {"xuat": "xlsx", "nam": "2026"})
    rows = CalamineWorkbook.from_filelike(io.BytesIO(book.content)).get_sheet_by_index(0).to_python()
    assert any("Được giao: 5; Đã hoàn thành: 3" in str(row[0]) for row in rows)
    assert len([row for row in rows if str(row[1]) == "Nghị quyết 68"]) == 5


def test_a_year_before_the_system_is_the_present_one(year, signed_in):
    for words in ("1999", "9999", "x"):
        page = signed_in(year).get(address("sheet_officer", year), {"nam": words})
        assert page.context["sheet"].year == 2026


@pytest.mark.parametrize("rows", [1, 3])
def test_a_sheet_costs_the_same_for_one_and_three_tasks(
    rows, plan, office, doer, signed_in, django_assert_num_queries
):
    for _ in range(rows):
        make.task(plan, lead=office, officer=doer, due_on=date(2026, 11, 13), confirmed_at=BEGUN)
    client = signed_in(doer)
    client.get(address("sheet_officer", doer))
    with django_assert_num_queries(31):
        client.get(address("sheet_officer", doer))
