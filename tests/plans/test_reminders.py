"""The round of reminders: who hears what on which day, once, in open hours. QĐ 42/2014/QĐ-TTg (đôn đốc); the
ladder itself is tested in test_ladder.py. Days are worked days of 2026 (BLLĐ 2019 Đ112)."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine

from donghanh.notify import hours
from donghanh.notify.models import Notice
from donghanh.org.enums import Role
from donghanh.org.models import Tenure
from donghanh.plans import jobs
from donghanh.plans.actions import reminders
from donghanh.plans.jobs import send_reminders
from donghanh.plans.models import (
    Claim,
    Extension,
    Interruption,
    Obstacle,
    Reminder,
    ReminderRound,
    Result,
)
from donghanh.plans.reminding import due
from tests import make

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
LONG_AGO = datetime(2026, 1, 5, 9, tzinfo=HANOI)
pytestmark = pytest.mark.django_db


def at(day: date, hour: int = 7, minute: int = 30) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=HANOI)


def run(day: date, hour: int = 7, minute: int = 30) -> None:
    """What the hourly job does at that moment."""
    with time_machine.travel(at(day, hour, minute), tick=False):
        send_reminders()


def told(*officers) -> list[tuple[str, int]]:
    """What was said to these officers, in order."""
    rows = Reminder.objects.filter(recipient__in=officers) if officers else Reminder.objects.all()
    return list(rows.order_by("sent_at", "pk").values_list("kind", "rung"))


@pytest.fixture
def ward():
    return make.ward()


@pytest.fixture
def unit(ward):
    return make.unit(ward, "Phòng Kinh tế, Hạ tầng và Đô thị")


@pytest.fixture
def doer(ward, unit):
    return make.officer(ward, unit=unit)


@pytest.fixture
def head(ward, unit):
    return make.officer(ward, Role.UNIT_HEAD, unit=unit)


@pytest.fixture
def chief(ward):
    return make.officer(ward, Role.OFFICE_CHIEF)


@pytest.fixture
def plan(ward, chief):
    return make.plan(ward, chief)


@pytest.fixture
def task(plan, unit, doer):
    """Due on Monday 30/11/2026, in one person's charge, told about on 13/11."""
    made = make.task(plan, lead=unit, officer=doer, due_on=date(2026, 11, 30), confirmed_at=LONG_AGO)
    make.update(made, doer, at(date(2026, 11, 13)))
    return made


def test_the_person_in_charge_is_reminded_with_seven_days_left_by_one_notice(task, doer):
    run(date(2026, 11, 18))
    assert told() == [("reminder", 7)]
    assert list(doer.notices.values_list("text", "url")) == [
        ("1 việc cần trả lời hôm nay: sắp đến hạn 1", "/nhac-viec/?ngay=2026-11-18")
    ]


def test_the_same_day_again_says_nothing(task, doer):
    for hour in range(7, 19):
        run(date(2026, 11, 18), hour)
    assert told() == [("reminder", 7)]
    assert doer.notices.count() == 1


def test_everything_due_to_a_person_on_a_day_comes_in_one_notice_by_groups(task, plan, unit, doer):
    make.task(plan, lead=unit, officer=doer, due_on=date(2026, 11, 17), confirmed_at=LONG_AGO)
    make.task(plan, lead=unit, officer=doer, due_on=date(2026, 12, 31), confirmed_at=LONG_AGO)
    run(date(2026, 11, 18))
    assert sorted(told(doer)) == [("reminder", 0), ("reminder", 7), ("reminder", 30)]
    assert [notice.text for notice in doer.notices.all()] == [
        "3 việc cần trả lời hôm nay: quá hạn 1, sắp đến hạn 2"
    ]


@pytest.mark.parametrize(
    ("day", "hour"),
    [
        (date(2026, 11, 18), 6),
        (date(2026, 11, 18), 19),
        (date(2026, 11, 21), 9),  # Saturday
        (date(2026, 11, 24), 9),  # Ngày Văn hóa Việt Nam, Nghị quyết 28/2026/QH16
    ],
)
def test_nobody_is_rung_at_night_or_on_a_day_off(task, day, hour):
    run(day, hour)
    assert told() == []
    assert not ReminderRound.objects.exists()


def test_the_night_is_quiet_by_that_one_rule(task, monkeypatch):
    monkeypatch.setattr(hours, "is_open", lambda moment, calendar: True)
    run(date(2026, 11, 18), 0)
    assert told() == [("reminder", 7)]


def test_a_saturday_that_is_worked_is_a_day_like_others(ward, plan, unit, doer):
    make.task(plan, lead=unit, officer=doer, due_on=date(2026, 8, 21), confirmed_at=LONG_AGO)
    run(date(2026, 8, 22))
    assert told(doer) == [("reminder", 0)]


def test_without_a_person_the_heads_hear_it(task, doer, head):
    type(task).objects.filter(pk=task.pk).update(officer=None)
    run(date(2026, 11, 18))
    assert told(head) == [("reminder", 7)]
    assert told(doer) == []


def test_who_left_is_not_told_but_the_head(task, doer, head):
    type(doer).objects.filter(pk=doer.pk).update(left_on=date(2026, 11, 1))
    run(date(2026, 11, 18))
    assert told(head) == [("reminder", 7)]


def test_a_task_of_a_unit_without_people_falls_to_the_chief_of_office(ward, plan, chief):
    empty = make.unit(ward, "Tổ dân phố số 1")
    make.task(plan, lead=empty, due_on=date(2026, 11, 27), confirmed_at=LONG_AGO)
    make.task(plan, due_on=date(2026, 11, 27), confirmed_at=LONG_AGO)
    run(date(2026, 11, 26))
    assert told(chief) == [("reminder", 1), ("reminder", 1)]


def test_a_ward_without_a_chief_of_office_tells_every_coordinator(ward, unit):
    chair, vice = make.officer(ward, Role.CHAIR), make.officer(ward, Role.VICE_CHAIR)
    make.task(make.plan(ward, chair), due_on=date(2026, 11, 27), confirmed_at=LONG_AGO)
    run(date(2026, 11, 26))
    assert told(chair) == told(vice) == [("reminder", 1)]


def test_late_work_climbs_to_head_vice_chair_and_chair(task, doer, head, ward):
    vice, chair = make.officer(ward, Role.VICE_CHAIR), make.officer(ward, Role.CHAIR)
    for day in (1, 2, 3, 4, 7, 8, 9, 10, 11, 14, 15, 16, 17, 18, 21, 22, 23, 24, 25, 28, 29):
        run(date(2026, 12, day))
    rows = Reminder.objects.filter(kind="escalation").order_by("sent_at")
    assert [(row.recipient_id, row.rung, row.sent_at.astimezone(HANOI).date()) for row in rows] == [
        (head.pk, 1, date(2026, 12, 3)),
        (vice.pk, 2, date(2026, 12, 14)),
        (chair.pk, 3, date(2026, 12, 28)),
    ]
    assert told(doer) == [("reminder", rung) for rung in (0, -5, -10, -15, -20)]


def test_the_vice_chair_who_approves_is_told_and_no_other(task, ward):
    approving, other = make.officer(ward, Role.VICE_CHAIR), make.officer(ward, Role.VICE_CHAIR)
    position = Tenure.objects.get(officer=approving).position
    type(task).objects.filter(pk=task.pk).update(approver=position)
    run(date(2026, 12, 14))
    assert told(approving) == [("escalation", 2)]
    assert told(other) == []


def test_levels_missed_while_nothing_ran_catch_up_one_a_day(task, head, ward):
    vice, chair = make.officer(ward, Role.VICE_CHAIR), make.officer(ward, Role.CHAIR)
    for day in (28, 29, 30, 31):
        run(date(2026, 12, day))
    assert (told(head), told(vice), told(chair)) == (
        [("escalation", 1)],
        [("escalation", 2)],
        [("escalation", 3)],
    )
    days = (
        Reminder.objects.filter(kind="escalation").order_by("sent_at").values_list("sent_at__date", flat=True)
    )
    assert list(days) == [date(2026, 12, 28), date(2026, 12, 29), date(2026, 12, 30)]


def test_a_granted_extension_begins_the_ladder_anew(task, doer, chief):
    result = task.results.get()
    run(date(2026, 11, 27))
    Result.objects.filter(pk=result.pk).update(due_on=date(2026, 12, 31))
    Extension.objects.create(
        ward=task.ward,
        result=result,
        old_due_on=date(2026, 11, 30),
        new_due_on=date(2026, 12, 31),
        reason="Chờ ý kiến Sở Tài chính",
        asked_by=doer,
        asked_at=at(date(2026, 11, 27)),
        granted=True,
        decided_by=chief,
        decided_at=at(date(2026, 11, 30), 9),
    )
    for day in (date(2026, 12, 1), date(2026, 12, 22), date(2026, 12, 30)):
        make.update(task, doer, at(day, 6))
        run(day)
    assert told(doer) == [("reminder", 1), ("reminder", 7), ("reminder", 1)]


def test_what_stands_still_is_finished_or_is_the_same_duty_is_not_mentioned(task, plan, unit, doer, chief):
    known = {"lead": unit, "officer": doer, "due_on": date(2026, 11, 30), "confirmed_at": LONG_AGO}
    paused, twin, done = (make.task(plan, **known) for _ in range(3))
    Interruption.objects.create(
        ward=task.ward,
        task=paused,
        kind="paused",
        reason="Chờ",
        began_at=at(date(2026, 11, 2)),
        begun_by=chief,
    )
    twin.results.update(served_by=task.results.get())
    done.results.update(
        claimed_on=date(2026, 11, 2),
        claimed_by=doer,
        finished_on=date(2026, 11, 2),
        accepted_by=chief,
        accepted_at=at(date(2026, 11, 3)),
    )
    run(date(2026, 11, 18))
    assert list(Reminder.objects.values_list("result__task", flat=True)) == [task.pk]


def claim(task, by, asked: date) -> None:
    result = task.results.get()
    Result.objects.filter(pk=result.pk).update(claimed_on=asked, claimed_by=by)
    Claim.objects.create(
        ward=task.ward, result=result, claimed_on=asked, reason="Đã xong", asked_by=by, asked_at=at(asked, 9)
    )


def test_a_claim_that_waits_two_days_reminds_who_decides_and_not_the_doer(task, doer, chief):
    claim(task, doer, date(2026, 11, 20))
    for day in (23, 25, 26, 30):
        run(date(2026, 11, day))
    run(date(2026, 12, 2))
    assert told(chief) == [("decision", 1), ("decision", 2)]
    assert told(doer) == []
    assert "chờ duyệt 1" in chief.notices.first().text


def test_nobody_is_reminded_to_decide_on_what_they_asked_for(task, chief, ward):
    chair = make.officer(ward, Role.CHAIR)
    claim(task, chief, date(2026, 11, 20))
    run(date(2026, 11, 25))
    assert told(chair) == [("decision", 1)]
    assert told(chief) == []


def test_an_obstacle_without_an_answer_is_mentioned_to_its_addressee(task, doer, ward, chief):
    vice = make.officer(ward, Role.VICE_CHAIR)
    Obstacle.objects.create(
        ward=ward,
        task=task,
        kind="obstacle",
        text="Chưa có mặt bằng",
        addressee=Tenure.objects.get(officer=vice).position,
        raised_by=doer,
        raised_at=at(date(2026, 11, 19), 9),
        answer_due_on=date(2026, 11, 25),
    )
    run(date(2026, 11, 23))
    assert told(vice) == [("decision", 1)]
    assert told(chief) == []


def test_silence_speaks_to_the_doer_weekly_and_to_the_head_from_the_second_week(plan, unit, doer, head):
    make.task(plan, lead=unit, officer=doer, due_on=date(2027, 3, 31), confirmed_at=at(date(2026, 11, 2), 9))
    for day in (16, 17, 18, 19, 20, 23, 25):
        run(date(2026, 11, day))
    assert told(doer) == [("silence", 1), ("silence", 2)]
    assert told(head) == [("silence", 2)]
    assert [notice.text for notice in head.notices.all()] == ["1 việc cần trả lời hôm nay: chưa cập nhật 1"]


def test_a_word_ends_the_silence(plan, unit, doer):
    quiet = make.task(
        plan, lead=unit, officer=doer, due_on=date(2027, 3, 31), confirmed_at=at(date(2026, 11, 2), 9)
    )
    make.update(quiet, doer, at(date(2026, 11, 16), 9))
    run(date(2026, 11, 17))
    assert told() == []


def test_one_result_is_mentioned_once_a_day_to_a_person_by_the_weightiest(task, head):
    """Nobody in charge, three days late: the head hears the escalation, and the reminder of the week when it is due."""
    type(task).objects.filter(pk=task.pk).update(officer=None)
    for day in (1, 2, 3, 4, 7, 8):
        run(date(2026, 12, day))
    assert told(head) == [("reminder", 0), ("escalation", 1), ("reminder", -5)]


STEPS = ["_keep", "_tell"]


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("after", [False, True])
def test_a_worker_killed_at_any_step_loses_nothing_and_repeats_nothing(
    task, plan, unit, doer, head, monkeypatch, step, after
):
    make.task(plan, lead=unit, due_on=date(2026, 11, 17), confirmed_at=LONG_AGO)
    whole = getattr(reminders, step)

    def die(*args):
        if after:
            whole(*args)
        raise KeyboardInterrupt

    monkeypatch.setattr(reminders, step, die)
    with pytest.raises(KeyboardInterrupt):
        run(date(2026, 11, 18))
    assert (told(), Notice.objects.count(), ReminderRound.objects.count()) == ([], 0, 0)
    monkeypatch.setattr(reminders, step, whole)
    run(date(2026, 11, 18), 8)
    run(date(2026, 11, 18), 9)
    assert (told(doer), told(head), Notice.objects.count()) == ([("reminder", 7)], [("reminder", 0)], 2)


def test_a_ward_that_fails_does_not_keep_the_others_waiting(task, doer, monkeypatch):
    broken = make.ward("13021")
    whole = jobs.hold_round

    def hold_round(ward, *, at):
        if ward.pk == broken.pk:
            raise ValueError("broken")
        return whole(ward, at=at)

    monkeypatch.setattr(jobs, "hold_round", hold_round)
    with pytest.raises(RuntimeError, match="13021"):
        run(date(2026, 11, 18))
    assert told(doer) == [("reminder", 7)]


@pytest.mark.parametrize("more", [0, 5])
def test_a_round_takes_as_many_queries_for_one_task_as_for_many(
    task, plan, unit, doer, head, more, django_assert_num_queries
):
    for _ in range(more):
        make.task(plan, lead=unit, due_on=date(2026, 11, 17), confirmed_at=LONG_AGO)
        make.task(plan, lead=unit, officer=doer, due_on=date(2027, 11, 17), confirmed_at=LONG_AGO)
    ward = plan.ward
    ward.calendar  # noqa: B018 - read once for the hours
    with django_assert_num_queries(8), time_machine.travel(at(date(2026, 11, 18)), tick=False):
        due.mentions_due(ward, date(2026, 11, 18))


def test_the_notice_opens_what_it_speaks_of(task, doer, head, client):
    run(date(2026, 11, 18))
    client.force_login(doer.user, backend="django.contrib.auth.backends.ModelBackend")
    page = client.get("/nhac-viec/?ngay=2026-11-18").content.decode()
    assert page.count(f'href="{task.get_absolute_url()}"') == 1
    assert "Sắp đến hạn" in page
    for address in ("/nhac-viec/?ngay=2026-11-17", "/nhac-viec/?ngay=99", "/nhac-viec/?ngay=2026-13-45"):
        assert "Ngày này không có việc nào được nhắc." in client.get(address).content.decode()


@pytest.mark.parametrize("more", [0, 2])
def test_the_page_takes_as_many_queries_for_one_task_as_for_three(
    task, plan, unit, doer, client, more, django_assert_num_queries
):
    for _ in range(more):
        make.task(plan, lead=unit, officer=doer, due_on=date(2026, 11, 17), confirmed_at=LONG_AGO)
    run(date(2026, 11, 18))
    client.force_login(doer.user, backend="django.contrib.auth.backends.ModelBackend")
    with django_assert_num_queries(23):
        client.get("/nhac-viec/?ngay=2026-11-18")


def test_a_long_digest_has_pages_and_keeps_its_order(task, plan, unit, doer, client):
    for _ in range(50):
        make.task(plan, lead=unit, officer=doer, due_on=date(2026, 11, 17), confirmed_at=LONG_AGO)
    run(date(2026, 11, 18))
    client.force_login(doer.user, backend="django.contrib.auth.backends.ModelBackend")
    first, second = (client.get(f"/nhac-viec/?ngay=2026-11-18&page={n}").content.decode() for n in (1, 2))
    assert ("Quá hạn" in first, task.get_absolute_url() in first) == (True, False)
    assert task.get_absolute_url() in second
