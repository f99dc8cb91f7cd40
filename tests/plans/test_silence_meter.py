"""The page of silence, the texts for the groups, and urging by hand."""

from datetime import date, datetime
from io import BytesIO
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.urls import reverse
from python_calamine import CalamineWorkbook

from donghanh.audit.models import Entry
from donghanh.kernel.errors import Forbidden, Refused
from donghanh.org.enums import Role
from donghanh.plans.actions.nudges import nudge_tasks
from donghanh.plans.jobs import send_reminders
from donghanh.plans.models import Reminder
from tests import make

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
BACKEND = "django.contrib.auth.backends.ModelBackend"
LONG_AGO = datetime(2026, 9, 1, 9, tzinfo=HANOI)
MONDAY = datetime(2026, 11, 23, 9, tzinfo=HANOI)
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _monday():
    with time_machine.travel(MONDAY, tick=False):
        yield


@pytest.fixture
def ward():
    return make.ward()


@pytest.fixture
def unit(ward):
    return make.unit(ward, "Phòng Văn hóa - Xã hội")


@pytest.fixture
def doer(ward, unit):
    return make.officer(ward, unit=unit, name="Phạm Thị Hạnh")


@pytest.fixture
def chief(ward):
    return make.officer(ward, Role.OFFICE_CHIEF, name="Lê Văn Chánh")


@pytest.fixture
def plan(ward, chief):
    return make.plan(ward, chief)


@pytest.fixture
def task(plan, unit, doer):
    """Quiet since 01/9/2026 and due at the end of the year."""
    facts = {"title": "Lập danh sách nhà cung cấp", "due_on": date(2026, 12, 31)}
    return make.task(plan, lead=unit, officer=doer, confirmed_at=LONG_AGO, **facts)


@pytest.fixture
def page(client):
    def open_page(officer, query=""):
        client.force_login(officer.user, backend=BACKEND)
        return client.get(reverse("plans:silence_meter") + query)

    return open_page


def test_it_shows_how_silent_each_unit_is_and_which_tasks(page, task, chief):
    shown = page(chief).content.decode()
    assert "1 trong 1 việc đang mở chưa cập nhật quá 10 ngày làm việc" in shown
    assert shown.count(f'href="{task.get_absolute_url()}"') == 1
    assert '<td class="number" data-label="Lâu nhất (ngày làm việc)">58</td>' in shown


def test_a_person_has_a_line_of_their_own(page, task, chief, doer):
    shown = page(chief, "?theo=nguoi").content.decode()
    assert "Phạm Thị Hạnh" in shown
    assert f"officer={doer.pk}" in shown


def test_a_line_opens_the_tasks_behind_it(page, task, plan, ward, unit, doer, chief):
    other = make.task(plan, lead=make.unit(ward), confirmed_at=LONG_AGO, due_on=date(2026, 12, 31))
    nobodys = make.task(plan, confirmed_at=LONG_AGO, due_on=date(2026, 12, 31))

    def shown(query):
        body = page(chief, query).content.decode()
        return [one for one in (task, other, nobodys) if f'href="{one.get_absolute_url()}"' in body]

    assert shown("") == [task, other, nobodys]
    assert shown(f"?unit={unit.pk}") == [task]
    assert shown("?unit=0") == [nobodys]
    assert shown(f"?theo=nguoi&unit={unit.pk}&officer={doer.pk}") == [task]
    assert shown("?unit=abc") == [task, other, nobodys]


def test_each_unit_has_a_text_for_its_group(page, task, chief, unit):
    shown = page(chief).content.decode()
    assert (
        "Phòng Văn hóa - Xã hội\n"
        "Nhắc 1 việc:\n"
        "1. Lập danh sách nhà cung cấp – Phạm Thị Hạnh, Phòng Văn hóa - Xã hội – hạn 31/12/2026"
        " – Chưa thực hiện (trong hạn) – 58 ngày làm việc chưa cập nhật\n"
        f"http://testserver/viec/?state=open&amp;unit={unit.pk}"
    ) in shown


def test_it_comes_as_a_workbook(page, task, chief):
    book = CalamineWorkbook.from_filelike(BytesIO(page(chief, "?theo=nguoi&xuat=xlsx").content))
    last = book.get_sheet_by_index(0).to_python()[-1]
    assert last == ["Phòng Văn hóa - Xã hội", "Phạm Thị Hạnh", 1, 1, 0, 58, ""]


def test_without_tasks_it_says_so_and_how_the_system_reminds(page, chief):
    shown = page(chief).content.decode()
    assert "Chưa theo dõi việc nào." in shown
    assert "Lịch nhắc việc" in shown


def test_another_wards_tasks_are_not_counted(page, task):
    stranger = make.officer(make.ward("13021"), Role.CHAIR)
    assert "Chưa theo dõi việc nào." in page(stranger).content.decode()


def test_who_has_no_view_of_the_ward_finds_no_page(page, ward):
    assert page(make.officer(ward, Role.FIELD)).status_code == 404


@pytest.mark.parametrize("more", [0, 2])
def test_one_task_costs_as_many_queries_as_three(
    client, task, plan, ward, chief, more, django_assert_num_queries
):
    for _ in range(more):
        unit = make.unit(ward)
        someone = make.officer(ward, unit=unit)
        make.task(plan, lead=unit, officer=someone, confirmed_at=LONG_AGO, due_on=date(2026, 12, 31))
    client.force_login(chief.user, backend=BACKEND)
    with django_assert_num_queries(27):
        client.get(reverse("plans:silence_meter"))


def test_urging_tells_the_doer_once_a_day_and_counts_the_times(task, doer, chief):
    assert nudge_tasks([task], by=chief) == 1
    with pytest.raises(Refused):
        nudge_tasks([task], by=chief)
    with time_machine.travel(datetime(2026, 11, 25, 9, tzinfo=HANOI), tick=False):
        nudge_tasks([task], by=chief)
    assert list(Reminder.objects.values_list("recipient", "kind", "rung")) == [
        (doer.pk, "nudge", 1),
        (doer.pk, "nudge", 2),
    ]
    assert [notice.text for notice in doer.notices.all()] == [
        "Lê Văn Chánh đôn đốc: Lập danh sách nhà cung cấp"
    ] * 2
    assert list(Entry.objects.filter(verb="plans.nudge_task").values_list("changes__times", flat=True)) == [
        1,
        2,
    ]


def test_several_tasks_of_one_person_come_in_one_notice(task, plan, unit, doer, chief):
    other = make.task(plan, lead=unit, officer=doer, due_on=date(2026, 12, 31))
    assert nudge_tasks([task, other], by=chief) == 2
    assert [(one.text, one.url) for one in doer.notices.all()] == [
        ("Lê Văn Chánh đôn đốc 2 việc.", "/nhac-viec/?ngay=2026-11-23")
    ]


def test_who_was_urged_today_is_not_reminded_of_it_by_the_ladder(task, doer, chief):
    nudge_tasks([task], by=chief)
    send_reminders()
    assert list(doer.reminders.values_list("kind", flat=True)) == ["nudge"]


def test_a_finished_or_claimed_task_is_not_urged(task, doer, chief):
    task.results.update(claimed_on=date(2026, 11, 20), claimed_by=doer)
    with pytest.raises(Refused):
        nudge_tasks([task], by=chief)


def test_only_assigners_and_the_head_of_the_lead_unit_urge(task, ward, unit):
    make_head = make.officer(ward, Role.UNIT_HEAD, unit=unit)
    with pytest.raises(Forbidden):
        nudge_tasks([task], by=make.officer(ward))
    assert nudge_tasks([task], by=make_head) == 1


def test_urging_from_the_list_goes_back_to_it(client, task, chief, doer, ward):
    client.force_login(chief.user, backend=BACKEND)
    address = reverse("plans:task_nudge")
    answer = client.post(address, {"task": task.pk, "next": "/im-lang/?theo=nguoi"})
    assert (answer.status_code, answer.url) == (302, "/im-lang/?theo=nguoi")
    assert doer.notices.count() == 1
    client.force_login(make.officer(ward).user, backend=BACKEND)
    assert client.post(address, {"task": task.pk}).status_code == 404
    client.force_login(make.officer(make.ward("13021"), Role.CHAIR).user, backend=BACKEND)
    assert client.post(address, {"task": task.pk}).status_code == 404
    assert client.get(address).status_code == 405
