"""What changed since a day: old words struck through, new tasks, finished and stopped ones."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.urls import reverse

from donghanh.org.enums import Role
from donghanh.plans.actions.lifecycle import cancel_task, transfer_task
from donghanh.plans.actions.requests import move_deadline
from donghanh.plans.actions.results import accept_result, claim_result
from donghanh.plans.actions.tasks import add_task, assign_officer, set_product
from donghanh.plans.comparison import changes_since
from donghanh.plans.queries import visible_results
from tests import make

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
NOW = datetime(2026, 11, 20, 9, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
SINCE = date(2026, 10, 31)


@pytest.fixture
def ward():
    return make.ward()


@pytest.fixture
def office(ward):
    return make.unit(ward, "Phòng Kinh tế")


@pytest.fixture
def chief(ward):
    return make.officer(ward, Role.OFFICE_CHIEF)


@pytest.fixture
def doer(ward, office):
    return make.officer(ward, Role.SPECIALIST, unit=office)


@pytest.fixture
def plan(ward, chief):
    with time_machine.travel(NOW - timedelta(days=90), tick=False):
        return make.plan(ward, chief)


@pytest.fixture
def task(plan, office, chief):
    """Entered three months ago, due at the end of the year, so that it was and is in time."""
    with time_machine.travel(NOW - timedelta(days=90), tick=False):
        return add_task(
            plan, title="Rà soát", by=chief, due_on=date(2026, 12, 31), lead_unit=office, product="Báo cáo"
        )


@pytest.fixture(autouse=True)
def _clock(task):
    with time_machine.travel(NOW, tick=False):
        yield


def changes(chief):
    return [
        (change.kind, [(one.name, one.old, one.new) for one in change.differences])
        for change in changes_since(SINCE, visible_results(chief).order_by("pk"), chief, on=NOW.date())
    ]


def test_what_is_as_it_was_is_not_told(task, chief):
    assert changes(chief) == []


def test_a_later_deadline_a_person_and_a_product_are_told_with_what_was_before(task, chief, doer):
    move_deadline(task.results.get(), new_due_on=date(2027, 1, 31), reason="Chờ số liệu", by=chief)
    assign_officer(task, doer, by=chief)
    with time_machine.travel(NOW - timedelta(days=89), tick=False):
        set_product(task, "Danh mục", by=chief)  # before the day: not told
    assert changes(chief) == [
        ("khac", [("Thời hạn", "31/12/2026", "31/01/2027"), ("Người phụ trách", "", str(doer))])
    ]


def test_only_the_first_words_and_the_last_count(task, chief, doer, ward, office):
    colleague = make.officer(ward, unit=office)
    for person in (doer, colleague):
        assign_officer(task, person, by=chief)
    assert changes(chief) == [("khac", [("Người phụ trách", "", str(colleague))])]


def test_another_lead_is_told(task, chief, ward):
    culture = make.unit(ward, "Phòng Văn hóa")
    transfer_task(task, culture, reason="Đúng chức năng", by=chief)
    assert changes(chief) == [("khac", [("Đơn vị chủ trì", "Phòng Kinh tế", "Phòng Văn hóa")])]


def test_a_task_entered_since_is_new(task, plan, chief):
    add_task(plan, title="Mới", by=chief)
    assert changes(chief) == [("moi", [])]


def test_a_result_finished_since_is_finished_but_one_from_before_is_not(task, chief, doer):
    accept_result(claim_result(task.results.get(), on=date(2026, 11, 10), summary="Xong", by=doer), by=chief)
    assert changes(chief) == [
        ("xong", [("Tình trạng", "Chưa thực hiện (trong hạn)", "Hoàn thành trước hạn")])
    ]


def test_a_fact_counts_by_its_own_day(task, chief, doer):
    accept_result(claim_result(task.results.get(), on=date(2026, 10, 15), summary="Xong", by=doer), by=chief)
    assert changes(chief) == []


def test_a_cancelled_task_is_stopped(task, chief):
    cancel_task(task, reason="Kế hoạch thay thế", by=chief)
    assert changes(chief) == [("dung", [("Tình trạng", "Chưa thực hiện (trong hạn)", "Đã hủy")])]


def test_the_page_strikes_the_old_words_through(task, chief, client):
    move_deadline(task.results.get(), new_due_on=date(2027, 1, 31), reason="Chờ số liệu", by=chief)
    client.force_login(chief.user, backend=BACKEND)
    page = client.get(reverse("plans:task_changes"), {"tu": "31/10/2026"}).content.decode()
    assert "<del>31/12/2026</del> → <ins>31/01/2027</ins>" in page


@pytest.mark.parametrize("day", ["", "x", "9999-99-99", "31/12/2099"])
def test_without_a_day_it_compares_with_the_newest_landmark(task, chief, client, day):
    client.force_login(chief.user, backend=BACKEND)
    page = client.get(reverse("plans:task_changes"), {"tu": day})
    assert page.context["since"] == date(2026, 8, 22)  # the plan was entered then; no report is frozen yet


def test_the_changes_are_a_workbook_on_request(task, chief, client):
    client.force_login(chief.user, backend=BACKEND)
    book = client.get(reverse("plans:task_changes"), {"xuat": "xlsx", "tu": "2026-10-31"})
    assert book["Content-Disposition"] == 'attachment; filename="thay-doi-tu-ngay-31-10-2026.xlsx"'


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_costs_the_same_for_one_and_three_changes(
    rows, task, plan, chief, client, django_assert_num_queries
):
    for _ in range(rows):
        add_task(plan, title="Mới", by=chief)
    client.force_login(chief.user, backend=BACKEND)
    client.get(reverse("plans:task_changes"), {"tu": "2026-10-31"})
    with django_assert_num_queries(29):
        page = client.get(reverse("plans:task_changes"), {"tu": "2026-10-31"})
    assert len(page.context["changes"]) == rows
