"""The letter of the day: what the round says to a person, with links to answer at."""

import re
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine

from donghanh.notify.actions import choose_letters, tell
from donghanh.notify.models import Letter
from donghanh.org.enums import Role
from donghanh.plans.actions import reminders
from donghanh.plans.jobs import send_reminders
from donghanh.plans.models import Reminder
from tests import make

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
LONG_AGO = datetime(2026, 1, 5, 9, tzinfo=HANOI)
pytestmark = pytest.mark.django_db


def at(day: date, hour: int = 7, minute: int = 30) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=HANOI)


def run(day: date, hour: int = 7) -> None:
    with time_machine.travel(at(day, hour), tick=False):
        send_reminders()


def with_mail(officer, address: str):
    officer.email = address
    officer.save()
    return officer


@pytest.fixture
def ward():
    return make.ward()


@pytest.fixture
def unit(ward):
    return make.unit(ward, "Phòng Kinh tế, Hạ tầng và Đô thị")


@pytest.fixture
def doer(ward, unit):
    return with_mail(make.officer(ward, unit=unit, name="Phạm Thị Hạnh"), "hanh@example.vn")


@pytest.fixture
def task(ward, unit, doer):
    plan = make.plan(ward, short_title="Nghị quyết 68")
    facts = {"title": "Hội nghị đối thoại & <tuyên truyền>", "due_on": date(2026, 11, 30)}
    return make.task(plan, lead=unit, officer=doer, confirmed_at=LONG_AGO, **facts)


def test_the_letter_says_how_many_and_what_with_a_link_to_answer_at(task, doer):
    run(date(2026, 11, 18))
    letter = Letter.objects.get()
    assert (letter.recipient, letter.subject) == (doer, "[Phường Ái Quốc] 1 việc cần trả lời hôm nay")
    assert (
        "- Hội nghị đối thoại & <tuyên truyền>\n  còn 7 ngày làm việc · hạn 30/11/2026 · Nghị quyết 68\n"
        in (letter.text)
    )
    assert "Hội nghị đối thoại &amp; &lt;tuyên truyền&gt;" in letter.html
    links = re.findall(r"http://localhost:8000/tra-loi/[^\s\"<]+/", letter.text)
    assert len(links) == 1
    assert f'<a href="{links[0]}">Trả lời</a>' in letter.html


def test_the_letter_loads_nothing_and_holds_no_name_but_the_readers(task, doer):
    run(date(2026, 11, 18))
    letter = Letter.objects.get()
    assert re.findall(r"<(?:img|link|script|style|iframe)|\ssrc=|url\(", letter.html) == []
    assert "Phạm Thị Hạnh" in letter.html
    assert doer.user.username not in letter.html + letter.text


def test_one_letter_a_day_with_the_notices_not_read(task, doer, ward):
    with time_machine.travel(at(date(2026, 11, 17), 15), tick=False):
        tell([doer], "Đã chấp nhận kết quả: Việc khác", "/viec/9/")
    run(date(2026, 11, 18))
    run(date(2026, 11, 18), 9)
    letter = Letter.objects.get()
    assert (
        "Thông báo chưa đọc:\n- Đã chấp nhận kết quả: Việc khác\n  http://localhost:8000/viec/9/"
        in letter.text
    )


def test_who_has_nothing_due_gets_a_letter_of_unread_notices_alone(ward, doer):
    with time_machine.travel(at(date(2026, 11, 17), 15), tick=False):
        tell([doer], "Đã chấp nhận kết quả: Việc khác", "/viec/9/")
    run(date(2026, 11, 18))
    run(date(2026, 11, 19))
    assert [letter.subject for letter in Letter.objects.all()] == ["[Phường Ái Quốc] 1 thông báo mới"]


def test_no_letter_without_address_after_leaving_or_against_the_choice(task, doer, ward):
    for change in ({"email": ""}, {"left_on": date(2026, 11, 1)}):
        type(doer).objects.filter(pk=doer.pk).update(**change)
    choosy = with_mail(make.officer(ward, Role.OFFICE_CHIEF), "chanh@example.vn")
    choose_letters(wanted=False, by=choosy)
    run(date(2026, 11, 18))
    assert Reminder.objects.exists()
    assert not Letter.objects.exists()


def test_without_a_mail_server_no_letter_is_written(task, doer, settings):
    settings.SENDS_MAIL = False
    run(date(2026, 11, 18))
    assert (Reminder.objects.count(), Letter.objects.count()) == (1, 0)


def test_who_decides_gets_the_page_of_the_task_and_no_answer_link(task, ward):
    vice = with_mail(make.officer(ward, Role.VICE_CHAIR), "pct@example.vn")
    run(date(2026, 12, 14))
    text = Letter.objects.get(recipient=vice).text
    assert f"Mở: http://localhost:8000{task.get_absolute_url()}" in text
    assert "/tra-loi/" not in text


def test_killed_while_writing_letters_nothing_was_said(task, doer, monkeypatch):
    whole = reminders.post_letters

    def die(letters):
        whole(letters)
        raise KeyboardInterrupt

    monkeypatch.setattr(reminders, "post_letters", die)
    with pytest.raises(KeyboardInterrupt):
        run(date(2026, 11, 18))
    assert (Reminder.objects.count(), doer.notices.count(), Letter.objects.count()) == (0, 0, 0)
    monkeypatch.setattr(reminders, "post_letters", whole)
    run(date(2026, 11, 18), 8)
    assert (Reminder.objects.count(), doer.notices.count(), Letter.objects.count()) == (1, 1, 1)


@pytest.mark.parametrize("more", [0, 3])
def test_a_whole_round_costs_the_same_for_few_and_many(task, ward, unit, more, django_assert_num_queries):
    for number in range(more):
        someone = with_mail(make.officer(ward, unit=unit), f"a{number}@example.vn")
        make.task(task.plan, lead=unit, officer=someone, due_on=date(2026, 11, 17), confirmed_at=LONG_AGO)
    ward = task.plan.ward
    ward.calendar  # noqa: B018 - read once for the hours
    with django_assert_num_queries(22), time_machine.travel(at(date(2026, 11, 18)), tick=False):
        reminders.hold_round(ward, at=at(date(2026, 11, 18)))


def test_a_long_letter_names_the_first_and_leads_to_the_rest(task, ward, unit, doer):
    for _number in range(30):
        make.task(task.plan, lead=unit, officer=doer, due_on=date(2026, 11, 17), confirmed_at=LONG_AGO)
    run(date(2026, 11, 18))
    letter = Letter.objects.get()
    assert letter.subject == "[Phường Ái Quốc] 31 việc cần trả lời hôm nay"
    assert letter.text.count("/tra-loi/") == 26
    assert "và 5 việc khác: http://localhost:8000/nhac-viec/?ngay=2026-11-18" in letter.text
