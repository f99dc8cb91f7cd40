"""Lists of results and the page of a task."""

from datetime import date

import pytest
from django.urls import reverse

from donghanh.org.enums import Role
from donghanh.plans.actions.results import accept_result, claim_result
from donghanh.plans.models import Result
from tests import make

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def ward():
    return make.ward()


@pytest.fixture
def office(ward):
    return make.unit(ward, "Phòng Kinh tế, Hạ tầng và Đô thị")


@pytest.fixture
def chief(ward):
    return make.officer(ward, Role.OFFICE_CHIEF)


@pytest.fixture
def doer(ward, office):
    return make.officer(ward, Role.SPECIALIST, unit=office)


@pytest.fixture
def plan(ward, chief):
    return make.plan(ward, chief)


@pytest.fixture
def signed_in(client):
    def sign_in(officer):
        client.force_login(officer.user, backend=BACKEND)
        return client

    return sign_in


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_for_one_and_three_rows(
    rows, plan, office, chief, signed_in, django_assert_num_queries
):
    for _ in range(rows):
        make.task(plan, lead=office, due_on=date(2026, 9, 30))
    client = signed_in(chief)
    client.get(reverse("plans:task_list"))
    with django_assert_num_queries(27):
        page = client.get(reverse("plans:task_list"))
    assert page.content.decode().count('class="cell-title"') == rows


def test_an_empty_ward_says_what_to_do(chief, signed_in):
    page = signed_in(chief).get(reverse("plans:task_list"))
    assert "Không có việc nào." in page.content.decode()


def test_the_list_begins_with_what_is_unfinished_and_searching_looks_everywhere(
    plan, office, doer, chief, signed_in
):
    done = make.task(plan, lead=office, due_on=date(2026, 9, 30), title="Họp đã xong")
    accept_result(claim_result(make.result(done), on=date(2026, 9, 29), summary="Xong", by=doer), by=chief)
    make.task(plan, lead=office, title="Họp đang làm")
    client = signed_in(chief)

    def listed(**query):
        return [row.task.title for row in client.get(reverse("plans:task_list"), query).context["rows"]]

    assert listed() == ["Họp đang làm"]
    assert listed(state="all") == ["Họp đã xong", "Họp đang làm"]
    assert listed(q="hop") == ["Họp đã xong", "Họp đang làm"]
    assert listed(q="hop", state="open") == ["Họp đang làm"]


def test_a_list_can_be_bounded_by_deadline(plan, chief, signed_in):
    for day in (1, 15, 30):
        make.task(plan, title=f"Hạn {day}", due_on=date(2026, 12, day))
    page = signed_in(chief).get(reverse("plans:task_list"), {"since": "2026-12-02", "until": "2026-12-30"})
    assert [row.task.title for row in page.context["rows"]] == ["Hạn 15", "Hạn 30"]
    assert page.context["shown"] == "Chưa xong · hạn từ 02/12/2026, hạn đến 30/12/2026"


@pytest.mark.parametrize("words", ["tai san cong", "TÀI SẢN CÔNG", "công tài"])
def test_search_forgives_accents_case_and_order(words, plan, chief, signed_in):
    make.task(plan, title="Rà soát nhà, đất là tài sản công")
    make.task(plan, title="Số hóa dữ liệu đất đai")
    page = signed_in(chief).get(reverse("plans:task_list"), {"q": words})
    assert [row.task.title for row in page.context["rows"]] == ["Rà soát nhà, đất là tài sản công"]


def test_hostile_filters_are_ignored(plan, chief, signed_in):
    make.task(plan)
    hostile = {"sort": "-password", "state": "x' or 1=1", "plan": "1e9", "unit": "9" * 40, "page": "-3"}
    page = signed_in(chief).get(reverse("plans:task_list"), hostile)
    assert (page.status_code, len(page.context["rows"])) == (200, 1)


def test_the_list_is_a_workbook_on_request(plan, chief, signed_in):
    make.task(plan, title='=HYPERLINK("http://x")')
    book = signed_in(chief).get(reverse("plans:task_list"), {"xuat": "xlsx"})
    assert book["Content-Disposition"] == 'attachment; filename="danh-sach-viec.xlsx"'
    assert book.content[:2] == b"PK"


def test_a_field_contributor_sees_only_tasks_of_their_unit(ward, plan, office, signed_in):
    make.task(plan, lead=office, title="Việc của phòng")
    group = make.unit(ward, "Tổ dân phố số 1")
    make.task(plan, lead=group, title="Việc của tổ")
    page = signed_in(make.officer(ward, Role.FIELD, unit=group)).get(reverse("plans:task_list"))
    assert [row.task.title for row in page.context["rows"]] == ["Việc của tổ"]


def test_a_task_page_shows_words_parties_and_history(plan, office, doer, signed_in):
    task = make.task(
        plan, lead=office, due_on=date(2026, 9, 30), quote="Rà soát quy hoạch", product="Danh mục"
    )
    claim_result(make.result(task), on=date(2026, 9, 29), summary="Đã công bố danh mục", by=doer)
    page = signed_in(doer).get(task.get_absolute_url()).content.decode()
    for words in (
        "Rà soát quy hoạch",
        "Danh mục",
        "Đã công bố danh mục",
        "báo hoàn thành",
        "Chờ duyệt kết quả",
    ):
        assert words in page


def test_a_claim_made_on_the_page_waits_for_approval(plan, office, doer, signed_in):
    task = make.task(plan, lead=office, due_on=date(2026, 9, 30))
    url = reverse("plans:result_claim", args=[make.result(task).pk])
    answer = signed_in(doer).post(
        url, {"summary": "Đã xong", "on": "29/9/2026", "document_number": "12/BC-KTHTĐT"}
    )
    assert (answer.status_code, answer["Location"]) == (302, task.get_absolute_url())
    assert (make.result(task).claimed_on, task.evidence.get().document_number) == (
        date(2026, 9, 29),
        "12/BC-KTHTĐT",
    )


def test_a_refusal_stands_above_the_form_with_what_was_typed(plan, office, doer, signed_in):
    task = make.task(plan, lead=office, due_on=date(2026, 9, 30))
    url = reverse("plans:result_claim", args=[make.result(task).pk])
    page = signed_in(doer).post(url, {"summary": "Sẽ xong", "on": "01/01/2099"})
    assert page.status_code == 422
    assert "Ngày hoàn thành không thể ở tương lai." in page.content.decode()
    assert "Sẽ xong" in page.content.decode()


def test_accepting_from_the_list_returns_to_the_list(plan, office, doer, chief, signed_in):
    task = make.task(plan, lead=office, due_on=date(2026, 9, 30))
    result = claim_result(make.result(task), on=date(2026, 9, 29), summary="Xong", by=doer)
    back = reverse("plans:task_list") + "?state=claimed"
    answer = signed_in(chief).post(reverse("plans:result_accept", args=[result.pk]), {"next": back})
    assert answer["Location"] == back
    assert Result.objects.get(pk=result.pk).accepted_by == chief


def test_a_foreign_address_is_no_way_back(plan, office, doer, chief, signed_in):
    task = make.task(plan, lead=office, due_on=date(2026, 9, 30))
    result = claim_result(make.result(task), on=date(2026, 9, 29), summary="Xong", by=doer)
    url = reverse("plans:result_accept", args=[result.pk])
    answer = signed_in(chief).post(url, {"next": "https://vi-du.example/"})
    assert answer["Location"] == task.get_absolute_url()


def test_what_the_reader_may_not_do_does_not_exist(ward, plan, office, doer, signed_in):
    task = make.task(plan, lead=office, due_on=date(2026, 9, 30))
    result = claim_result(make.result(task), on=date(2026, 9, 29), summary="Xong", by=doer)
    client = signed_in(make.officer(ward, Role.SPECIALIST))
    assert client.post(reverse("plans:result_accept", args=[result.pk])).status_code == 404
    assert client.get(reverse("plans:task_assign", args=[task.pk])).status_code == 404


def test_an_act_by_get_changes_nothing(plan, office, doer, chief, signed_in):
    task = make.task(plan, lead=office, due_on=date(2026, 9, 30))
    result = claim_result(make.result(task), on=date(2026, 9, 29), summary="Xong", by=doer)
    signed_in(chief).get(reverse("plans:result_accept", args=[result.pk]))
    assert Result.objects.get(pk=result.pk).finished_on is None


def test_a_task_of_another_ward_does_not_exist(plan, signed_in):
    task = make.task(plan)
    stranger = make.officer(make.ward("13021", "Ái Quốc", kind="xa"), Role.CHAIR)
    assert signed_in(stranger).get(task.get_absolute_url()).status_code == 404
