"""Freezing: once, for good, by those who may; and what takes the place of a frozen report."""

import json
from datetime import date

import pytest
from django.db import connection, transaction
from django.db.utils import DatabaseError

from donghanh.audit.models import Entry
from donghanh.kernel.errors import Forbidden, Refused
from donghanh.org.enums import Role
from donghanh.plans.actions.requests import ask_extension, decide_extension
from donghanh.plans.actions.tasks import assign_unit
from donghanh.plans.models import Result, Task
from donghanh.reports.actions import (
    change_report,
    correct_report,
    draft_report,
    drop_narrative,
    freeze_report,
    remove_report,
    write_narrative,
)
from donghanh.reports.enums import ReportPart
from donghanh.reports.models import Narrative, Report, ReportedPlan
from donghanh.reports.snapshot import read_json
from donghanh.reports.standing import snapshot_of
from donghanh.reports.writing import report_docx, report_xlsx
from tests import make
from tests.reports.conftest import YEAR, on

pytestmark = pytest.mark.django_db
DAY = date(2026, 12, 1)


@pytest.fixture
def task(plan, office):
    return make.task(plan, lead=office, due_on=date(2026, 9, 30))


@pytest.fixture
def frozen(task, draft, chief) -> Report:
    report = draft(written=True)
    with on(DAY):
        return freeze_report(report, by=chief)


def again(report: Report) -> Report:
    return Report.objects.get(pk=report.pk)


def test_freezing_keeps_the_figures_with_the_results_behind_them(frozen, task, office, chief):
    key, kept = task.results.get().pk, again(frozen).snapshot
    assert kept["figures"]["overdue"] == [key]
    assert (kept["units"][0]["name"], kept["units"][0]["figures"]["overdue"]) == (office.name, [key])
    assert (again(frozen).frozen_by, kept["as_of"]) == (chief, "2026-11-30")
    entry = Entry.objects.get(verb="reports.freeze_report")
    assert (entry.subject_id, entry.changes["figures"]["overdue"]) == (frozen.pk, 1)


def test_a_snapshot_reads_back_as_it_was(frozen):
    stored = json.loads(json.dumps(frozen.snapshot))
    assert read_json(stored).as_json() == read_json(frozen.snapshot).as_json()
    assert snapshot_of(again(frozen)) == read_json(stored)


def test_a_snapshot_of_another_version_is_not_guessed_at(frozen):
    with pytest.raises(ValueError, match="version 99"):
        read_json(frozen.snapshot | {"version": 99})


def test_nothing_that_happens_later_changes_a_frozen_report(frozen, task, centre, doer, chief, finish):
    before = snapshot_of(again(frozen))
    paper, sheets = report_docx(before), report_xlsx(before)
    extension_day = date(2026, 12, 2)
    with on(extension_day):
        asked = ask_extension(task.results.get(), new_due_on=date(2027, 1, 31), reason="Chờ", by=doer)
        decide_extension(asked, granted=True, answer="", by=chief)
    finish(task, date(2026, 12, 3), by=doer)
    Result.objects.filter(task=task).update(finished_on=date(2026, 9, 1), claimed_on=date(2026, 9, 1))
    assign_unit(task, centre, by=chief)
    Task.objects.filter(pk=task.pk).update(title="Tên khác")
    make.task(task.plan, lead=centre, due_on=date(2026, 9, 30))
    after = snapshot_of(again(frozen))
    assert after == before
    assert (report_docx(after), report_xlsx(after)) == (paper, sheets)


def test_a_frozen_report_is_printed_without_a_look_at_the_records(frozen, django_assert_num_queries):
    with django_assert_num_queries(0):
        report_docx(snapshot_of(frozen))


@pytest.mark.parametrize(
    "change",
    [
        "update reports_report set snapshot = '{}' where id = %s",
        "update reports_report set title = 'Khác' where id = %s",
        "update reports_report set snapshot = null, frozen_at = null, frozen_by_id = null where id = %s",
        "delete from reports_report where id = %s",
        "update reports_narrative set text = 'Khác' where report_id = %s",
        "delete from reports_narrative where report_id = %s",
        "delete from reports_reportedplan where report_id = %s",
        "insert into reports_reportedplan (ward_id, report_id, plan_id) "
        "select ward_id, id, (select min(id) from plans_plan) from reports_report where id = %s",
    ],
)
def test_the_database_itself_refuses_to_change_a_frozen_report(frozen, change):
    with (
        pytest.raises(DatabaseError, match="pgtrigger"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(change, [frozen.pk])
    assert snapshot_of(again(frozen)) == snapshot_of(frozen)


def test_a_draft_may_change_and_go(draft, chief):
    report = draft(written=True)
    change_report(report, by=chief, title="Kết quả khác")
    drop_narrative(report, ReportPart.NEXT, by=chief)
    assert (again(report).title, report.narratives.count()) == ("Kết quả khác", 4)
    remove_report(report, by=chief)
    assert (Report.objects.count(), Narrative.objects.count(), ReportedPlan.objects.count()) == (0, 0, 0)
    assert Entry.objects.filter(verb="reports.remove_report").count() == 1


@pytest.mark.parametrize(
    "act",
    [
        lambda report, by: change_report(report, by=by, title="Khác"),
        lambda report, by: write_narrative(report, ReportPart.NEXT, "Khác", by=by),
        lambda report, by: drop_narrative(report, ReportPart.NEXT, by=by),
        lambda report, by: freeze_report(report, by=by),
        lambda report, by: remove_report(report, by=by),
    ],
)
def test_no_act_changes_a_frozen_report(frozen, chief, act):
    with on(DAY), pytest.raises(Forbidden):
        act(frozen, chief)


def test_figures_are_not_frozen_before_the_cut_off_day(draft, chief):
    report = draft(written=True)
    expected = r"Chưa đến ngày chốt số liệu \(30/11/2026\); từ ngày đó mới chốt được\."
    with on(date(2026, 11, 29)), pytest.raises(Refused, match=expected):
        freeze_report(report, by=chief)
    with on(date(2026, 11, 30)):
        assert freeze_report(report, by=chief).is_frozen


def test_words_of_the_system_must_be_taken_over_before_freezing(draft, chief, review):
    report = draft()
    for part in (ReportPart.DIRECTION, ReportPart.RESULTS, ReportPart.NEXT):
        write_narrative(report, part, "Đã xem.", by=chief)
    expected = "Phần III, V còn nội dung do hệ thống soạn: sửa hoặc nhận trước khi chốt."
    with on(DAY), pytest.raises(Refused, match=expected):
        freeze_report(report, by=chief)
    for part in (ReportPart.SHORTCOMINGS, ReportPart.PROPOSALS):
        write_narrative(report, part, "", by=chief)
    with on(DAY):
        assert freeze_report(review(report), by=chief).is_frozen


@pytest.mark.parametrize("role", [Role.UNIT_HEAD, Role.SPECIALIST, Role.CLERK])
def test_staff_draft_and_write_but_do_not_freeze(role, ward, plan, draft):
    member = make.officer(ward, role)
    report = draft(written=True, by=member)
    assert report.created_by == member
    with on(DAY), pytest.raises(Forbidden):
        freeze_report(report, by=member)


@pytest.mark.parametrize("role", [Role.CHAIR, Role.VICE_CHAIR, Role.OFFICE_CHIEF])
def test_coordinators_freeze(role, ward, draft):
    report = draft(written=True)
    with on(DAY):
        assert freeze_report(report, by=make.officer(ward, role)).is_frozen


@pytest.mark.parametrize("role", [Role.FIELD, Role.ADMIN])
def test_others_do_not_even_draft(role, ward, plan):
    with on(DAY), pytest.raises(Forbidden):
        draft_report([plan], YEAR, by=make.officer(ward, role))


def test_nobody_reports_on_another_wards_plan(plan):
    stranger = make.officer(make.ward("13021", "Ái Quốc", kind="xa"), Role.CHAIR)
    with on(DAY), pytest.raises(Forbidden):
        draft_report([plan], YEAR, by=stranger)


def test_a_colleagues_draft_is_thrown_away_only_by_who_may_freeze(ward, draft, chief):
    author, other = make.officer(ward), make.officer(ward)
    report = draft(by=author)
    with pytest.raises(Forbidden):
        remove_report(report, by=other)
    remove_report(report, by=chief)
    assert Report.objects.count() == 0


def test_a_report_needs_a_plan_and_a_period_that_has_begun(plan, chief):
    with on(DAY), pytest.raises(Refused, match="Chọn ít nhất một kế hoạch"):
        draft_report([], YEAR, by=chief)
    with on(date(2025, 11, 30)), pytest.raises(Refused, match="Kỳ này chưa bắt đầu"):
        draft_report([plan], YEAR, by=chief)


def test_the_days_of_a_draft_stay_in_order(draft, chief):
    report = draft()
    with on(DAY), pytest.raises(Refused, match="Ngày chốt số liệu không được trước ngày đầu kỳ"):
        change_report(report, by=chief, cutoff_on=date(2025, 11, 30))


def test_a_correction_is_another_report_with_fresh_figures_and_the_old_words(
    frozen, task, doer, chief, finish
):
    finish(task, date(2026, 11, 20), by=doer)
    with on(DAY):
        fresh = correct_report(frozen, by=chief)
        rows = snapshot_of(fresh).rows
    assert (fresh.supersedes, again(frozen).is_superseded, fresh.is_frozen) == (frozen, True, False)
    assert [row.status for row in rows] == ["late"]
    assert [row["status"] for row in again(frozen).snapshot["rows"]] == ["overdue"]
    assert {each.text for each in fresh.narratives.all()} == {
        f"Lời của phần {numeral}." for numeral in ("I", "II", "III", "IV", "V")
    }


def test_a_report_is_replaced_once(frozen, chief):
    with on(DAY):
        correct_report(frozen, by=chief)
        with pytest.raises(Refused, match="Báo cáo này đã có báo cáo khác thay thế"):
            correct_report(again(frozen), by=chief)


def test_a_draft_is_not_corrected_but_changed(draft, chief):
    with pytest.raises(Forbidden):
        correct_report(draft(), by=chief)
