"""A late flag may hurt a person's yearly ranking (QĐ 212/2025/QĐ-UBND Hải Phòng), so it is contested, but only where
there is one, and with its ground in sight."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.urls import reverse

from donghanh.kernel.errors import Refused
from donghanh.org.enums import Role
from donghanh.plans.actions.lifecycle import pause_task
from donghanh.plans.actions.requests import ask_late_review
from donghanh.plans.actions.results import accept_result, claim_result
from donghanh.plans.late_flags import is_flagged_late, late_facts
from tests import make

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
NOW = datetime(2026, 11, 20, 9, tzinfo=HANOI)


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False):
        yield


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
    return make.officer(ward, unit=office)


@pytest.fixture
def task(ward, chief, office):
    made = make.task(
        make.plan(ward, chief),
        lead=office,
        due_on=date(2026, 11, 13),
        confirmed_at=datetime(2026, 11, 2, 9, tzinfo=HANOI),
    )
    made.refresh_from_db()
    return made


def objects(result, by):
    return ask_late_review(result, reason="Văn bản ghi 30/11", corrected_due_on=date(2026, 11, 30), by=by)


def claimed(task, day, by):
    return claim_result(make.result(task), on=day, summary="Xong", by=by)


def test_what_is_overdue_carries_a_flag(task, doer):
    assert objects(make.result(task), doer).granted is None


@pytest.mark.parametrize(("day", "flagged"), [(date(2026, 11, 13), False), (date(2026, 11, 16), True)])
def test_a_claim_carries_a_flag_behind_the_deadline_only(day, flagged, task, doer):
    claimed(task, day, doer)
    assert is_flagged_late(make.result(task)) is flagged


@pytest.mark.parametrize(("day", "flagged"), [(date(2026, 11, 13), False), (date(2026, 11, 16), True)])
def test_a_finished_result_carries_a_flag_behind_the_deadline_only(day, flagged, task, doer, chief):
    accept_result(claimed(task, day, doer), by=chief)
    assert is_flagged_late(make.result(task)) is flagged


def test_without_a_flag_there_is_nothing_to_object_to(task, doer, chief):
    accept_result(claimed(task, date(2026, 11, 13), doer), by=chief)
    with pytest.raises(Refused):
        objects(make.result(task), doer)


def test_a_task_that_stands_still_carries_no_flag(task, doer, chief):
    pause_task(task, reason="Chờ", by=chief)
    with pytest.raises(Refused):
        objects(make.result(task), doer)


def test_the_flag_shows_what_it_rests_on(task, doer):
    """Nine working days up to 13/11/2026, five after it, without 24/11 to come."""
    facts = dict(late_facts(make.result(task), on=NOW.date()))
    assert facts == {
        "Hạn hiện tại": "13/11/2026",
        "Phòng Kinh tế": "14 ngày làm việc, trong đó sau hạn: 5",
    }


def test_the_day_finished_and_the_first_deadline_belong_to_it(task, doer, chief):
    accept_result(claimed(task, date(2026, 11, 18), doer), by=chief)
    task.results.update(first_due_on=date(2026, 11, 6))
    facts = dict(late_facts(make.result(task), on=NOW.date()))
    assert (facts["Thời hạn ban đầu"], facts["Ngày hoàn thành"]) == ("06/11/2026", "18/11/2026")


def test_the_page_of_the_objection_shows_the_ground(task, doer, client):
    client.force_login(doer.user, backend=BACKEND)
    page = client.get(reverse("plans:late_review_ask", args=[make.result(task).pk])).content.decode()
    assert "14 ngày làm việc, trong đó sau hạn: 5" in page


def test_the_page_of_the_task_offers_it_only_with_a_flag(task, doer, chief, client):
    client.force_login(doer.user, backend=BACKEND)
    address = reverse("plans:late_review_ask", args=[make.result(task).pk])
    offered = address in client.get(task.get_absolute_url()).content.decode()
    accept_result(claimed(task, date(2026, 11, 13), doer), by=chief)
    assert (offered, address in client.get(task.get_absolute_url()).content.decode()) == (True, False)
