"""Answers by the link of a letter: looking changes nothing, an answer is written down in the officer's name."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core import signing
from django.urls import reverse

from donghanh.audit.models import Entry
from donghanh.org.enums import Role
from donghanh.plans.models import Interruption, Obstacle, Task, Update
from donghanh.plans.reminding.links import AnswerLink, answer_token, read_answer_token
from tests import make

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
MONDAY = datetime(2026, 11, 23, 9, tzinfo=HANOI)
BY_LETTER = " (trả lời qua đường dẫn trong thư)"
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(MONDAY, tick=False) as moved:
        yield moved


@pytest.fixture
def ward():
    return make.ward()


@pytest.fixture
def unit(ward):
    return make.unit(ward)


@pytest.fixture
def doer(ward, unit):
    return make.officer(ward, unit=unit, name="Phạm Thị Hạnh")


@pytest.fixture
def task(ward, unit, doer):
    plan = make.plan(ward)
    return make.task(plan, lead=unit, officer=doer, due_on=date(2026, 11, 27), title="Hội nghị đối thoại")


@pytest.fixture
def address(task, doer):
    link = AnswerLink(task.ward_id, doer.pk, task.results.get().pk)
    return reverse("plans:answer", args=[answer_token(link)])


def told() -> list[tuple[str, str]]:
    return list(Update.objects.order_by("pk").values_list("kind", "text"))


def test_looking_shows_the_task_and_changes_nothing(client, address, task):
    for _look in range(2):
        page = client.get(address)
    assert "Hội nghị đối thoại" in page.content.decode()
    assert "còn 3 ngày làm việc" in page.content.decode().lower()
    assert client.head(address).status_code == 200
    assert (told(), Entry.objects.count()) == ([], 0)


def test_nothing_new_is_written_down_in_the_officers_name(client, address, doer):
    answer = client.post(address, {"answer": "unchanged"})
    assert (answer.status_code, answer.url) == (302, f"{address}?da-ghi=1")
    assert told() == [("note", f"Không thay đổi.{BY_LETTER}")]
    assert Update.objects.get().by == doer
    assert list(Entry.objects.values_list("verb", "actor_id")) == [("plans.note_progress", doer.pk)]
    assert "Đã ghi" in client.get(answer.url).content.decode()


def test_the_same_answer_twice_is_one(client, address):
    for _finger in range(2):
        client.post(address, {"answer": "unchanged"})
    assert len(told()) == 1


def test_a_slip_is_put_right_by_another_note(client, address):
    client.post(address, {"answer": "unchanged"})
    client.post(address, {"answer": "progress", "text": "Đã gửi 60 giấy mời"})
    assert told() == [("note", f"Không thay đổi.{BY_LETTER}"), ("note", f"Đã gửi 60 giấy mời{BY_LETTER}")]


def test_a_difficulty_is_raised_before_the_leaders(client, address, ward, doer):
    chair = make.officer(ward, Role.CHAIR)
    client.post(address, {"answer": "obstacle", "text": "Chưa có hội trường"})
    (obstacle,) = Obstacle.objects.all()
    assert (obstacle.text, obstacle.raised_by) == (f"Chưa có hội trường{BY_LETTER}", doer)
    assert chair.notices.count() == 1


@pytest.mark.parametrize("said", [{}, {"answer": "claim"}, {"answer": "progress", "text": "  "}])
def test_what_says_nothing_is_handed_back(client, address, said):
    assert client.post(address, said).status_code == 422
    assert told() == []


def test_to_report_a_result_one_signs_in_and_comes_back(client, address, task):
    claim = reverse("plans:result_claim", args=[task.results.get().pk])
    assert f'href="{claim}"' in client.get(address).content.decode()
    answer = client.get(claim)
    assert answer.url == f"{reverse('account_login')}?next={claim}"


def test_a_link_answers_ten_times_a_day_about_a_task(client, address, clock):
    for number in range(12):
        client.post(address, {"answer": "progress", "text": f"Bước {number}"})
    assert len(told()) == 10
    clock.move_to(MONDAY + timedelta(days=2))
    client.post(address, {"answer": "progress", "text": "Bước 12"})
    assert len(told()) == 11


def test_the_page_goes_nowhere_else(client, address):
    page = client.get(address)
    assert (page["Referrer-Policy"], page["X-Robots-Tag"]) == ("same-origin", "noindex")
    assert "no-store" in page["Cache-Control"]


def gone(client, address) -> str:
    page = client.get(address)
    assert client.post(address, {"answer": "unchanged"}).status_code == page.status_code == 410
    assert told() == []
    return page.content.decode()


def test_a_link_of_who_left_says_so(client, address, doer):
    type(doer).objects.filter(pk=doer.pk).update(left_on=date(2026, 11, 20))
    assert "không còn thuộc phần việc của ông/bà" in gone(client, address)


def test_a_link_of_who_moved_to_another_unit_says_so(client, address, task, doer):
    doer.tenures.update(ended_on=date(2026, 11, 20))
    Task.objects.filter(pk=task.pk).update(officer=None)
    assert "không còn thuộc phần việc của ông/bà" in gone(client, address)


def test_what_is_finished_claimed_or_stands_still_needs_no_answer(client, address, task, doer):
    by = {"claimed_on": date(2026, 11, 20), "claimed_by": doer}
    task.results.update(**by)
    assert "đang chờ duyệt" in gone(client, address)
    task.results.update(finished_on=date(2026, 11, 20), accepted_by=task.confirmed_by, accepted_at=MONDAY)
    assert "đã được chấp nhận" in gone(client, address)
    task.results.update(
        finished_on=None, accepted_by=None, accepted_at=None, claimed_on=None, claimed_by=None
    )
    Interruption.objects.create(
        ward=task.ward,
        task=task,
        kind="cancelled",
        reason="Thôi",
        began_at=MONDAY,
        begun_by=task.confirmed_by,
    )
    assert "không cần trả lời" in gone(client, address).lower()


def test_after_fourteen_days_or_with_a_letter_changed_it_is_no_link(client, address, clock):
    assert client.get(address.replace("/tra-loi/", "/tra-loi/x")).status_code == 404
    clock.move_to(MONDAY + timedelta(days=14, seconds=1))
    page = client.get(address)
    assert page.status_code == 404
    assert "quá 14 ngày" in page.content.decode()
    assert client.post(address, {"answer": "unchanged"}).status_code == 404
    assert told() == []


def test_a_token_signed_for_something_else_is_none(task, doer):
    keys = [task.ward_id, doer.pk, task.results.get().pk]
    assert read_answer_token(signing.dumps(keys, salt="other")) is None
    assert read_answer_token(signing.dumps("abc", salt="donghanh.plans.answer")) is None
    assert read_answer_token(signing.dumps(keys, salt="donghanh.plans.answer")) == AnswerLink(*keys)


def test_keys_of_another_ward_find_nothing_behind_the_wall(client, task, doer):
    other = make.ward("13021")
    token = answer_token(AnswerLink(other.pk, doer.pk, task.results.get().pk))
    assert client.get(reverse("plans:answer", args=[token])).status_code == 410


def test_signed_in_elsewhere_the_link_still_speaks_for_its_officer(client, address, doer):
    stranger = make.officer(make.ward("13021"), Role.CHAIR)
    client.force_login(stranger.user, backend="django.contrib.auth.backends.ModelBackend")
    client.post(address, {"answer": "unchanged"})
    assert Update.objects.get().by == doer
