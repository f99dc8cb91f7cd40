"""Conditional tasks ("sau khi có hướng dẫn…"): the document sets the deadline off (BLDS 2015 Đ147, Đ148), the assigner
confirms it, and the days before stay days of waiting."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.urls import reverse

from donghanh.kernel.errors import Forbidden, Refused
from donghanh.org.enums import Role
from donghanh.plans.actions.lifecycle import pause_task
from donghanh.plans.actions.tasks import set_rhythm
from donghanh.plans.actions.triggers import confirm_trigger, record_trigger
from donghanh.plans.conditions import proposed_due_on
from donghanh.plans.enums import DeadlineKind, Rhythm, Status
from donghanh.plans.models import Result
from donghanh.plans.queries import triggers_to_confirm
from donghanh.vietnamese.workdays import WorkCalendar
from tests import make

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
FRIDAY = datetime(2026, 11, 20, 9, tzinfo=HANOI)
CALENDAR = WorkCalendar()


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(FRIDAY, tick=False) as traveller:
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
def doer(ward, office):
    return make.officer(ward, Role.SPECIALIST, unit=office)


@pytest.fixture
def task(ward, chief, office):
    return make.task(
        make.plan(ward, chief),
        lead=office,
        title="Ban hành quy chế",
        deadline_kind=DeadlineKind.EVENT,
        deadline_raw="sau khi có hướng dẫn của Sở Tài chính",
    )


@pytest.fixture
def signed_in(client):
    def sign_in(officer):
        client.force_login(officer.user, backend=BACKEND)
        return client

    return sign_in


def came(task, by, **facts):
    known = {"title": "Hướng dẫn của Sở Tài chính", "came_on": date(2026, 11, 18)}
    return record_trigger(task, by=by, **(known | facts))


def as_of(task, day):
    return Result.objects.filter(task=task).as_of(task.ward, on=day)


@pytest.mark.parametrize(
    ("offset", "due_on"),
    [
        ({"working_days": 10}, date(2026, 12, 3)),  # 19, 20, 23, 25–27/11, 30/11, 01–03/12; 24/11 is off
        ({"days": 10}, date(2026, 11, 30)),  # 28/11 is a Saturday: BLDS Đ148.5
        ({"months": 1}, date(2026, 12, 18)),
        ({"years": 1}, date(2027, 11, 18)),
        ({"hours": 24}, date(2026, 11, 19)),
        ({"hours": 30}, date(2026, 11, 20)),
        ({"working_days": 5, "before": True}, date(2026, 12, 10)),
        (None, date(2026, 12, 10)),  # fifteen working days
    ],
)
def test_the_period_in_the_words_sets_the_deadline(offset, due_on):
    assert proposed_due_on({"offset": offset}, date(2026, 11, 18), CALENDAR) == due_on


def test_a_task_waits_until_a_deadline_is_confirmed(task, doer, chief):
    before = make.result(task).status
    trigger = came(task, doer)
    recorded = make.result(task).status
    confirm_trigger(trigger, due_on=date(2026, 12, 11), by=chief)
    result = make.result(task)
    assert (before, recorded, result.status) == (Status.AWAITING, Status.AWAITING, Status.NOT_STARTED)
    assert (result.due_on, result.first_due_on, result.set_by_ward) == (
        date(2026, 12, 11),
        date(2026, 12, 11),
        True,
    )


def test_an_unconfirmed_document_waits_for_the_assigner(task, doer, chief):
    trigger = came(task, doer)
    waiting = [list(triggers_to_confirm(officer)) for officer in (chief, doer)]
    confirm_trigger(trigger, due_on=trigger.proposed_due_on, by=chief)
    assert (waiting, list(triggers_to_confirm(chief))) == ([[trigger], []], [])


def test_a_second_document_corrects_the_first_until_it_is_confirmed(task, doer, chief):
    came(task, doer)
    corrected = came(task, doer, title="Công văn 1234", came_on=date(2026, 11, 19))
    assert (task.trigger.title, corrected.proposed_due_on) == ("Công văn 1234", date(2026, 12, 11))
    confirm_trigger(corrected, due_on=date(2026, 12, 11), by=chief)
    with pytest.raises(Refused):
        came(task, doer)
    with pytest.raises(Refused):
        confirm_trigger(corrected, due_on=date(2026, 12, 31), by=chief)


def test_days_before_the_confirmation_stay_days_of_waiting(task, doer, chief, clock):
    """Even where the deadline that was confirmed lies before some of them."""
    trigger = came(task, doer, came_on=date(2026, 10, 1))
    confirm_trigger(trigger, due_on=date(2026, 10, 30), by=chief)
    told = {
        day: as_of(task, day).get().status
        for day in (date(2026, 10, 20), date(2026, 11, 19), date(2026, 11, 20))
    }
    assert told == {
        date(2026, 10, 20): Status.AWAITING,
        date(2026, 11, 19): Status.AWAITING,
        date(2026, 11, 20): Status.OVERDUE,
    }


def test_a_rhythm_set_later_makes_no_past_day_overdue(ward, chief, office, clock):
    task = make.task(make.plan(ward, chief), lead=office)
    set_rhythm(task, Rhythm.QUARTERLY, since=date(2026, 1, 1), by=chief)
    assert {result.status for result in as_of(task, date(2026, 11, 19))} == {Status.NO_RHYTHM}
    today = {result.label: result.status for result in as_of(task, date(2026, 11, 20))}
    assert today == {
        "Quý I/2026": Status.OVERDUE,
        "Quý II/2026": Status.OVERDUE,
        "Quý III/2026": Status.OVERDUE,
        "Quý IV/2026": Status.NOT_STARTED,
    }


def test_only_the_assigner_confirms(task, doer):
    with pytest.raises(Forbidden):
        confirm_trigger(came(task, doer), due_on=date(2026, 12, 31), by=doer)


def test_a_unit_without_part_records_nothing(task, ward):
    with pytest.raises(Forbidden):
        came(task, make.officer(ward, unit=make.unit(ward)))


def test_the_deadline_does_not_come_before_the_document(task, doer, chief):
    with pytest.raises(Refused, match=r"18/11/2026"):
        confirm_trigger(came(task, doer), due_on=date(2026, 11, 17), by=chief)


@pytest.mark.parametrize(
    "facts", [{"came_on": FRIDAY.date() + timedelta(days=1)}, {"title": "  "}], ids=["future", "nameless"]
)
def test_a_document_has_a_name_and_has_come(facts, task, doer):
    with pytest.raises(Refused):
        came(task, doer, **facts)


def test_a_task_with_a_date_waits_for_no_document(ward, chief, office, doer):
    dated = make.task(make.plan(ward, chief), lead=office, due_on=date(2026, 12, 31))
    with pytest.raises(Refused):
        came(dated, doer)


def test_nothing_is_recorded_while_the_task_stands_still(task, doer, chief):
    pause_task(task, reason="Chờ", by=chief)
    with pytest.raises(Refused):
        came(task, doer)


def test_both_are_told(task, doer, chief, office, ward):
    head = make.officer(ward, Role.UNIT_HEAD, unit=office)
    confirm_trigger(came(task, doer), due_on=date(2026, 12, 11), by=chief)
    told = [[notice.text for notice in officer.notices.all()] for officer in (chief, head)]
    assert told == [
        ["Văn bản chờ đã có, đề nghị xác nhận thời hạn: Ban hành quy chế"],
        ["Văn bản đã có, thời hạn bắt đầu tính: Ban hành quy chế"],
    ]


def test_from_the_page_of_the_task_to_the_deadline(task, doer, chief, signed_in):
    page = signed_in(doer).get(task.get_absolute_url()).content.decode()
    assert "Việc này đang chờ văn bản" in page
    said = {"title": "Hướng dẫn số 12", "document_number": "12/HD-STC", "came_on": "18/11/2026"}
    signed_in(doer).post(reverse("plans:trigger_record", args=[task.pk]), said)
    trigger = task.trigger
    page = signed_in(chief).get(task.get_absolute_url()).content.decode()
    assert "12/HD-STC Hướng dẫn số 12" in page
    line = signed_in(chief).get(reverse("desk:waiting_list")).context["waiting"][0]
    assert (line.kind, line.record) == ("trigger", trigger)
    answer = signed_in(chief).post(
        reverse("plans:trigger_confirm", args=[trigger.pk]), {"due_on": "2026-12-15"}
    )
    assert (answer.status_code, make.result(task).due_on) == (302, date(2026, 12, 15))
    page = signed_in(chief).get(task.get_absolute_url()).content.decode()
    assert "Việc này đang chờ văn bản" not in page


def test_who_may_not_assign_finds_no_deadline_to_confirm(task, doer, signed_in):
    address = reverse("plans:trigger_confirm", args=[came(task, doer).pk])
    client = signed_in(doer)
    assert [client.get(address).status_code, client.post(address, {}).status_code] == [404, 404]
