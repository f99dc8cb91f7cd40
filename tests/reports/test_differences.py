"""A report beside the previous one: every figure, what is newly late, what was finished since."""

import io
from datetime import date

import docx
import pytest
from django.urls import reverse

from donghanh.plans.actions.requests import ask_extension, decide_extension
from donghanh.plans.actions.tasks import assign_unit
from donghanh.reports.actions import change_report, freeze_report
from donghanh.reports.differences import FINISHED_SINCE, NEW, NEWLY_LATE, OTHERWISE
from donghanh.reports.models import Report
from donghanh.reports.periods import month_of
from donghanh.reports.standing import snapshot_of
from donghanh.reports.writing import report_docx
from tests import make
from tests.reports.conftest import on

pytestmark = pytest.mark.django_db
OCTOBER, NOVEMBER = month_of(2026, 10), month_of(2026, 11)


@pytest.fixture
def tasks(plan, office, doer, chief, finish):
    """Five tasks; in October one was finished and one late, in November one more each, one got more time."""
    made = [make.task(plan, lead=office, due_on=due) for due in (
        date(2026, 9, 30), date(2026, 9, 30), date(2026, 10, 31), date(2026, 11, 30), date(2026, 12, 31),
    )]  # fmt: skip
    finish(made[0], date(2026, 9, 30), by=doer)
    return made


@pytest.fixture
def october(tasks, draft, chief) -> Report:
    with on(date(2026, 12, 1)):
        return freeze_report(draft(period=OCTOBER, written=True), by=chief)


@pytest.fixture
def november(october, tasks, plan, centre, doer, chief, finish, draft) -> Report:
    finish(tasks[1], date(2026, 11, 5), by=doer)
    with on(date(2026, 11, 6)):
        asked = ask_extension(tasks[3].results.get(), new_due_on=date(2027, 1, 31), reason="Chờ", by=doer)
        decide_extension(asked, granted=True, answer="", by=chief)
    assign_unit(tasks[4], centre, by=chief)
    make.task(plan, lead=centre, due_on=date(2026, 12, 31), title="Việc mới")
    return draft(period=NOVEMBER)


def compared(report: Report):
    with on(date(2026, 12, 1)):
        return snapshot_of(report).changes


def test_each_figure_stands_with_its_change(november):
    figures = {one.name: (one.before, one.now, one.by) for one in compared(november).figures}
    assert figures["total"] == (5, 6, 1)
    assert figures["finished"] == (1, 2, 1)
    assert figures["on_time"] == (1, 1, 0)
    assert figures["late"] == (0, 1, 1)
    assert figures["overdue"] == (1, 1, 0)


def test_results_are_told_by_what_happened_to_them(november, tasks):
    rows = {(row.kind, row.title): (row.before, row.now) for row in compared(november).rows}
    assert rows == {
        (FINISHED_SINCE, "Nhiệm vụ 2"): ("Quá hạn 14 ngày", "Hoàn thành quá hạn"),
        (NEWLY_LATE, "Nhiệm vụ 3"): ("Chưa thực hiện (trong hạn)", "Quá hạn 14 ngày"),
        (OTHERWISE, "Nhiệm vụ 4"): ("Chưa thực hiện (trong hạn)", "Đang thực hiện (trong hạn)"),
        (OTHERWISE, "Nhiệm vụ 5"): ("Chưa thực hiện (trong hạn)", "Chưa thực hiện (trong hạn)"),
        (NEW, "Việc mới"): ("", "Chưa thực hiện (trong hạn)"),
    }


def test_a_report_is_compared_with_the_last_of_its_kind_on_the_same_plans(november, ward, chief, draft):
    assert compared(november).period == "Tháng 10/2026"
    assert compared(draft()) is None
    other = make.plan(ward, chief, short_title="Khác")
    assert compared(draft(other, period=NOVEMBER)) is None


def test_what_was_compared_is_frozen_with_the_report(november, tasks, doer, finish, chief, draft):
    report = draft(period=NOVEMBER, written=True)
    with on(date(2026, 12, 1)):
        freeze_report(report, by=chief)
    before = compared(Report.objects.get(pk=report.pk))
    finish(tasks[2], date(2026, 12, 2), by=doer)
    assert compared(Report.objects.get(pk=report.pk)) == before


def test_the_paper_carries_the_appendix_only_if_wanted(november, chief):
    with on(date(2026, 12, 1)):
        plain = docx.Document(io.BytesIO(report_docx(snapshot_of(november))))
        change_report(november, by=chief, with_changes=True)
        asked = docx.Document(io.BytesIO(report_docx(snapshot_of(Report.objects.get(pk=november.pk)))))
    title = "SO SÁNH VỚI THÁNG 10/2026"
    assert title not in [paragraph.text for paragraph in plain.paragraphs]
    assert title in [paragraph.text for paragraph in asked.paragraphs]
    assert "Phụ lục II" in [paragraph.text for paragraph in asked.paragraphs]
    rows = [[cell.text for cell in row.cells] for row in asked.tables[-2].rows]
    assert rows[1] == ["1", "Toàn bộ nhiệm vụ", "5", "6", "+1"]


def test_the_page_opens_the_lists_of_then_and_now(november, october, chief, signed_in):
    with on(date(2026, 12, 1)):
        client = signed_in(chief)
        page = client.get(reverse("reports:report_changes", args=[november.pk])).content.decode()
        told = client.get(reverse("reports:report_tasks", args=[october.pk]), {"figure": "overdue"})
    assert f'href="{reverse("reports:report_tasks", args=[october.pk])}?figure=overdue"' in page
    assert [row.title for row in told.context["page"]] == ["Nhiệm vụ 2"]
    assert "Mới quá hạn" in page


def test_a_first_report_says_that_there_is_nothing_to_compare(draft, chief, signed_in):
    report = draft()
    with on(date(2026, 12, 1)):
        page = signed_in(chief).get(reverse("reports:report_changes", args=[report.pk]))
    assert "Chưa có báo cáo kỳ trước để so sánh." in page.content.decode()


def test_a_task_of_a_frozen_report_opens_as_it_stood(october, tasks, doer, finish, chief, signed_in):
    """Each figure opens its records as they were on the cut-off day, not today's."""
    finish(tasks[1], date(2026, 11, 5), by=doer, summary="Đã xong muộn")
    with on(date(2026, 12, 1)):
        client = signed_in(chief)
        listed = client.get(reverse("reports:report_tasks", args=[october.pk]), {"figure": "overdue"})
        address = reverse("reports:report_task", args=[october.pk, tasks[1].results.get().pk])
        assert f'href="{address}"' in listed.content.decode()
        page = client.get(address).content.decode()
    assert "Quá hạn 14 ngày" in page
    assert "Tình trạng tại ngày 14/10/2026" in page
    assert "Đã xong muộn" not in page
    assert f'href="{tasks[1].get_absolute_url()}"' in page


def test_a_result_the_report_does_not_count_has_no_page_in_it(october, ward, chief, signed_in):
    stranger = make.task(make.plan(ward, chief, short_title="Khác"))
    with on(date(2026, 12, 1)):
        address = reverse("reports:report_task", args=[october.pk, stranger.results.get().pk])
        assert signed_in(chief).get(address).status_code == 404
