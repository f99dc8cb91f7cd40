"""The month lock: what a task declares closes five working days after the month in which it was entered (practice of
chốt tháng); an unlock leaves who, why and both wordings. Days as in BLDS 2015 Đ147."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.urls import reverse

from donghanh.audit.models import Entry
from donghanh.kernel.errors import Forbidden, Refused
from donghanh.org.enums import Role
from donghanh.plans.actions.declarations import correct_deadline, edit_declaration, unlock_declaration
from donghanh.plans.actions.requests import move_deadline
from donghanh.plans.actions.results import claim_result, note_progress
from donghanh.plans.actions.tasks import assign_unit, set_product
from donghanh.plans.locking import is_locked, lock_of, locked_from
from tests import make

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
ENTERED = datetime(2026, 10, 14, 9, tzinfo=HANOI)
LOCKED = date(2026, 11, 9)
"""Entered on 14/10/2026: the working days 02–06/11 are the last open ones, so Saturday 07/11 on it is closed."""


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(datetime(2026, 11, 9, 9, tzinfo=HANOI), tick=False) as traveller:
        yield traveller


@pytest.fixture
def ward():
    return make.ward()


@pytest.fixture
def office(ward):
    return make.unit(ward)


@pytest.fixture
def chief(ward):
    return make.officer(ward, Role.OFFICE_CHIEF)


@pytest.fixture
def vice(ward):
    return make.officer(ward, Role.VICE_CHAIR)


@pytest.fixture
def doer(ward, office):
    return make.officer(ward, unit=office)


@pytest.fixture
def task(ward, chief, office):
    made = make.task(
        make.plan(ward, chief),
        lead=office,
        title="Khảo sát hộ kinh doanh",
        product="Báo cáo",
        due_on=date(2026, 12, 31),
        confirmed_at=ENTERED,
    )
    made.refresh_from_db()
    return made


@pytest.fixture
def signed_in(client):
    def sign_in(officer):
        client.force_login(officer.user, backend=BACKEND)
        return client

    return sign_in


def test_the_month_closes_after_five_working_days_of_the_next(task):
    assert locked_from(task) == date(2026, 11, 7)
    assert [is_locked(task, on=date(2026, 11, day)) for day in (6, 7, 9)] == [False, True, True]


def test_what_is_stated_is_closed(task, chief, ward):
    for act in (
        lambda: set_product(task, "Kế hoạch", by=chief),
        lambda: assign_unit(task, make.unit(ward), by=chief),
        lambda: edit_declaration(task, title="Khác", reason="Nhầm", by=chief),
        lambda: correct_deadline(make.result(task), due_on=date(2026, 11, 30), reason="Nhầm", by=chief),
    ):
        with pytest.raises(Refused, match=r"07/11/2026"):
            act()


def test_what_was_never_stated_may_still_be_filled_in(task, chief):
    edit_declaration(
        task, authority="ward", authority_note="Chủ tịch UBND phường", reason="Bổ sung", by=chief
    )
    assert (task.authority, task.authority_note) == ("ward", "Chủ tịch UBND phường")


def test_fulfilment_stays_open(task, chief, doer):
    note_progress(task, "Đang làm", by=doer)
    move_deadline(make.result(task), new_due_on=date(2027, 1, 29), reason="Thành phố lùi hạn", by=chief)
    claim_result(make.result(task), on=LOCKED, summary="Xong", by=doer)
    assert make.result(task).claimed_on == LOCKED


def test_an_unlock_opens_for_three_working_days(task, chief, clock):
    unlock = unlock_declaration(task, reason="Ghi nhầm tên việc", by=chief)
    assert unlock.until == date(2026, 11, 12)
    edit_declaration(task, title="Khảo sát doanh nghiệp", reason="Ghi nhầm", by=chief)
    assert [is_locked(task, on=date(2026, 11, day)) for day in (9, 12, 13)] == [False, False, True]


def test_both_wordings_stay_in_the_trail(task, chief):
    unlock_declaration(task, reason="Ghi nhầm tên việc", by=chief)
    edit_declaration(task, title="Khảo sát doanh nghiệp", reason="Ghi nhầm", by=chief)
    entry = Entry.objects.get(verb="plans.edit_declaration")
    assert (entry.reason, entry.changes) == (
        "Ghi nhầm",
        {"title": ["Khảo sát hộ kinh doanh", "Khảo sát doanh nghiệp"]},
    )
    assert Entry.objects.get(verb="plans.unlock_declaration").reason == "Ghi nhầm tên việc"


def test_only_chair_and_chief_of_office_unlock(task, vice, doer, ward):
    for officer in (vice, doer):
        with pytest.raises(Forbidden):
            unlock_declaration(task, reason="Cần sửa", by=officer)
    unlock_declaration(task, reason="Cần sửa", by=make.officer(ward, Role.CHAIR))
    assert lock_of(task, on=LOCKED).is_locked is False


def test_nothing_is_unlocked_without_a_reason_or_need(task, chief):
    with pytest.raises(Refused):
        unlock_declaration(task, reason=" ", by=chief)
    unlock_declaration(task, reason="Cần sửa", by=chief)
    with pytest.raises(Refused):
        unlock_declaration(task, reason="Cần sửa nữa", by=chief)


def test_a_date_entered_wrongly_is_corrected_with_the_first_one(ward, chief, office):
    fresh = make.task(make.plan(ward, chief), lead=office, due_on=date(2026, 12, 13))
    result = correct_deadline(make.result(fresh), due_on=date(2026, 12, 31), reason="Đọc nhầm", by=chief)
    assert (result.first_due_on, result.due_on) == (date(2026, 12, 31), date(2026, 12, 31))


def test_a_correction_leaves_the_extension_that_was_granted(ward, chief, office):
    fresh = make.task(make.plan(ward, chief), lead=office, due_on=date(2026, 12, 13))
    move_deadline(make.result(fresh), new_due_on=date(2027, 3, 31), reason="Lùi", by=chief)
    result = correct_deadline(make.result(fresh), due_on=date(2026, 12, 31), reason="Đọc nhầm", by=chief)
    assert (result.first_due_on, result.due_on) == (date(2026, 12, 31), date(2027, 3, 31))


def test_a_date_the_ward_set_is_no_date_of_the_document(ward, chief, office):
    fresh = make.task(make.plan(ward, chief), lead=office, due_on=date(2026, 12, 13))
    fresh.results.update(set_by_ward=True)
    with pytest.raises(Refused):
        correct_deadline(make.result(fresh), due_on=date(2026, 12, 31), reason="Đọc nhầm", by=chief)


def test_the_doer_corrects_nothing(task, doer):
    with pytest.raises(Forbidden):
        edit_declaration(task, title="Khác", reason="Nhầm", by=doer)


def test_the_page_says_since_when_and_what_is_still_open(task, chief, doer, signed_in):
    page = signed_in(chief).get(task.get_absolute_url()).content.decode()
    unlock = reverse("plans:declaration_unlock", args=[task.pk])
    assert "Đã khóa từ ngày 07/11/2026" in page
    assert unlock in page
    assert unlock not in signed_in(doer).get(task.get_absolute_url()).content.decode()


def test_from_the_unlock_to_the_correction_on_their_pages(task, chief, signed_in):
    client = signed_in(chief)
    said = {
        "title": "Khảo sát doanh nghiệp",
        "product": "Báo cáo",
        "authority": "",
        "due_on": "30/11/2026",
        "reason": "Ghi nhầm",
    }
    edit = reverse("plans:declaration_edit", args=[task.pk])
    refused = client.post(edit, said)
    client.post(reverse("plans:declaration_unlock", args=[task.pk]), {"reason": "Ghi nhầm"})
    done = client.post(edit, said)
    task.refresh_from_db()
    assert (refused.status_code, done.status_code) == (422, 302)
    assert (task.title, make.result(task).first_due_on) == ("Khảo sát doanh nghiệp", date(2026, 11, 30))
    page = client.get(task.get_absolute_url()).content.decode()
    assert "Khảo sát hộ kinh doanh → Khảo sát doanh nghiệp" in page


def test_a_vice_chair_does_not_find_the_unlock(task, vice, signed_in):
    address = reverse("plans:declaration_unlock", args=[task.pk])
    client = signed_in(vice)
    assert [client.get(address).status_code, client.post(address, {}).status_code] == [404, 404]
