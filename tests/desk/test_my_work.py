""" "Việc của tôi": what wants an answer comes first, as cards; the rest follows by deadline."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from donghanh.org.enums import Role
from donghanh.plans.actions.results import claim_result
from tests import make

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 20, 9, 0, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


@pytest.fixture(autouse=True)
def _clock():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def ward():
    return make.ward()


@pytest.fixture
def office(ward):
    return make.unit(ward)


@pytest.fixture
def doer(ward, office):
    return make.officer(ward, Role.SPECIALIST, unit=office)


@pytest.fixture
def plan(ward):
    return make.plan(ward)


@pytest.fixture
def page(client):
    def get(officer):
        client.force_login(officer.user, backend="django.contrib.auth.backends.ModelBackend")
        return client.get(reverse("desk:my_work"))

    return get


def titles(rows):
    return [row.task.title for row in rows]


def test_overdue_then_due_soon_then_silent_want_an_answer(plan, office, doer, page):
    quiet_since = timezone.now() - timedelta(days=40)
    mine = {"lead": office, "officer": doer}
    make.task(plan, title="Im lặng", due_on=date(2027, 6, 30), confirmed_at=quiet_since, **mine)
    make.task(plan, title="Sắp đến hạn", due_on=date(2026, 11, 25), **mine)
    make.task(plan, title="Quá hạn", due_on=date(2026, 9, 30), **mine)
    make.task(plan, title="Thong thả", due_on=date(2027, 6, 30), **mine)
    work = page(doer).context["work"]
    assert titles(work.to_answer) == ["Quá hạn", "Sắp đến hạn", "Im lặng"]
    assert titles(work.later) == ["Thong thả"]


def test_a_claimed_result_waits_for_somebody_else(plan, office, doer, page):
    task = make.task(plan, lead=office, officer=doer, due_on=date(2026, 11, 25))
    claim_result(make.result(task), on=date(2026, 11, 19), summary="Xong", by=doer)
    work = page(doer).context["work"]
    assert (titles(work.to_answer), titles(work.later)) == ([], [task.title])


def test_the_head_answers_for_tasks_without_a_person(ward, plan, office, doer, page):
    make.task(plan, lead=office, title="Chưa giao ai", due_on=date(2026, 9, 30))
    make.task(plan, lead=office, officer=doer, title="Đã giao", due_on=date(2026, 9, 30))
    head = make.officer(ward, Role.UNIT_HEAD, unit=office)
    assert titles(page(head).context["work"].to_answer) == ["Chưa giao ai"]
    assert titles(page(doer).context["work"].to_answer) == ["Đã giao"]


def test_one_tap_writes_a_note_and_comes_back(plan, office, doer, client):
    task = make.task(plan, lead=office, officer=doer, due_on=date(2026, 9, 30))
    client.force_login(doer.user, backend="django.contrib.auth.backends.ModelBackend")
    words = {"text": "Vẫn đang thực hiện, chưa có gì mới.", "next": reverse("desk:my_work")}
    answer = client.post(reverse("plans:progress_note", args=[task.pk]), words)
    assert answer["Location"] == reverse("desk:my_work")
    assert task.updates.get().text == "Vẫn đang thực hiện, chưa có gì mới."


def test_with_nothing_open_the_page_says_so(doer, page):
    assert "Hiện không có việc nào đang mở." in page(doer).content.decode()


@pytest.mark.parametrize(
    ("role", "target"),
    [
        (Role.CHAIR, "desk:cockpit"),
        (Role.OFFICE_CHIEF, "desk:cockpit"),
        (Role.SPECIALIST, "desk:my_work"),
        (Role.FIELD, "desk:my_work"),
    ],
)
def test_everyone_starts_where_their_work_is(ward, client, role, target):
    client.force_login(make.officer(ward, role).user, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get("/")["Location"] == reverse(target)


def test_who_is_not_signed_in_sees_whose_door_it_is(client):
    page = client.get("/")
    assert (page.status_code, "Đăng nhập" in page.content.decode()) == (200, True)


def test_fifty_stand_on_a_page_and_the_heading_counts_all(plan, office, doer, client):
    for number in range(51):
        make.task(plan, lead=office, officer=doer, title=f"Việc {number}", due_on=date(2026, 9, 30))
    make.task(plan, lead=office, officer=doer, title="Thong thả", due_on=date(2027, 6, 30))
    client.force_login(doer.user, backend="django.contrib.auth.backends.ModelBackend")
    first, second = (client.get(reverse("desk:my_work"), {"page": page}).context for page in (1, 2))
    assert (len(first["work"].to_answer), len(first["work"].later), first["work"].wanting) == (50, 0, 51)
    assert (titles(second["work"].to_answer), titles(second["work"].later)) == (["Việc 50"], ["Thong thả"])


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_costs_the_same_for_one_and_three_tasks(
    rows, plan, office, doer, client, django_assert_num_queries
):
    for _ in range(rows):
        make.task(plan, lead=office, officer=doer, due_on=date(2026, 9, 30))
    client.force_login(doer.user, backend="django.contrib.auth.backends.ModelBackend")
    client.get(reverse("desk:my_work"))
    with django_assert_num_queries(24):
        client.get(reverse("desk:my_work"))
