"""Letters: kept with what they tell, sent once in the office's hours, tried again, given up for all to see."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core import mail
from django.urls import reverse

from donghanh.notify import actions
from donghanh.notify.actions import choose_letters, post_letters
from donghanh.notify.jobs import deliver_mail, forget_old_letters
from donghanh.notify.models import Letter
from donghanh.org.enums import Role
from tests import make

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
MONDAY = datetime(2026, 11, 23, 9, tzinfo=HANOI)
pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    made = make.officer(make.ward(), name="Phạm Thị Hạnh")
    made.email = "hanh@example.vn"
    made.save()
    return made


def letter(officer, key="digest 2026-11-23", **facts) -> Letter:
    known = {"subject": "[Phường Ái Quốc] 1 việc cần trả lời hôm nay", "text": "Chữ", "html": "<p>Chữ</p>"}
    known |= {"ward_id": officer.ward_id, "recipient": officer, "key": key, "send_after": MONDAY}
    return Letter(**(known | facts))


def deliver(at: datetime = MONDAY) -> None:
    with time_machine.travel(at, tick=False):
        deliver_mail()


def broken(monkeypatch) -> None:
    def send(message):
        raise ConnectionRefusedError("Connection refused")

    monkeypatch.setattr("django.core.mail.EmailMessage.send", send)


def test_a_letter_leaves_once_with_text_html_and_an_id_of_its_own(officer):
    post_letters([letter(officer)])
    deliver()
    deliver()
    (sent,) = mail.outbox
    assert (sent.to, sent.subject) == (
        ["hanh@example.vn"],
        "[Phường Ái Quốc] 1 việc cần trả lời hôm nay",
    )
    assert [(part.content, part.mimetype) for part in sent.alternatives] == [("<p>Chữ</p>", "text/html")]
    kept = Letter.objects.get()
    assert sent.extra_headers["Message-ID"] == f"<{kept.ward_id}.{kept.pk}@localhost>"
    assert (kept.sent_at, kept.tries) == (MONDAY, 1)


def test_one_of_a_kind_a_person(officer):
    post_letters([letter(officer)])
    post_letters([letter(officer, text="Khác")])
    assert Letter.objects.get().text == "Chữ"


@pytest.mark.parametrize(
    "moment",
    [
        datetime(2026, 11, 23, 19, 0, tzinfo=HANOI),
        datetime(2026, 11, 24, 9, tzinfo=HANOI),  # Ngày Văn hóa Việt Nam, Nghị quyết 28/2026/QH16
        datetime(2026, 11, 28, 9, tzinfo=HANOI),  # Saturday
    ],
)
def test_at_night_and_on_days_off_letters_wait(officer, moment):
    post_letters([letter(officer)])
    deliver(moment)
    assert mail.outbox == []
    deliver(datetime(2026, 11, 30, 7, 0, tzinfo=HANOI))
    assert len(mail.outbox) == 1


def test_a_failed_letter_is_tried_again_later_and_later(officer, monkeypatch):
    post_letters([letter(officer)])
    with monkeypatch.context() as patched:
        broken(patched)
        deliver()
        deliver()
        kept = Letter.objects.get()
        assert (kept.tries, kept.sent_at, kept.error) == (
            1,
            None,
            "ConnectionRefusedError: Connection refused",
        )
        assert kept.send_after == MONDAY + timedelta(minutes=5)
        deliver(MONDAY + timedelta(minutes=5))
        kept.refresh_from_db()
        assert kept.send_after == MONDAY + timedelta(minutes=15)
    deliver(MONDAY + timedelta(minutes=15))
    kept.refresh_from_db()
    assert (kept.tries, kept.error, len(mail.outbox)) == (3, "", 1)


def test_after_six_tries_it_is_given_up_and_the_administrators_hear_of_it(officer, monkeypatch):
    admin = make.officer(make.ward(), Role.ADMIN)
    post_letters([letter(officer)])
    broken(monkeypatch)
    for hour in range(9, 19):
        deliver(datetime(2026, 11, 23, hour, tzinfo=HANOI))
    kept = Letter.objects.get()
    assert (kept.tries, kept.given_up_at is not None) == (6, True)
    assert [notice.text for notice in admin.notices.all()] == [
        "Không gửi được thư cho Phạm Thị Hạnh: ConnectionRefusedError: Connection refused"
    ]


def test_without_an_address_a_letter_does_not_count_as_sent(officer):
    post_letters([letter(officer)])
    type(officer).objects.update(email="")
    deliver()
    assert (mail.outbox, Letter.objects.get().sent_at) == ([], None)


def test_a_worker_that_dies_before_remembering_sends_the_same_message_again(officer, monkeypatch):
    post_letters([letter(officer)])
    whole = Letter.save

    def die(*args, **known):
        raise KeyboardInterrupt

    monkeypatch.setattr(Letter, "save", die)
    with pytest.raises(KeyboardInterrupt):
        deliver()
    monkeypatch.setattr(Letter, "save", whole)
    deliver()
    first, second = mail.outbox
    assert first.extra_headers["Message-ID"] == second.extra_headers["Message-ID"]


def test_one_bad_ward_does_not_hold_back_the_others(officer, monkeypatch):
    elsewhere = make.officer(make.ward("13021"))
    elsewhere.email = "khac@example.vn"
    elsewhere.save()
    post_letters([letter(officer), letter(elsewhere)])
    whole = actions.message_of

    def message_of(one):
        if one.recipient_id == officer.pk:
            raise ValueError("broken")
        return whole(one)

    monkeypatch.setattr(actions, "message_of", message_of)
    deliver()
    assert [sent.to for sent in mail.outbox] == [["khac@example.vn"]]


def test_who_wants_no_letters_says_so_on_a_page_of_their_own(officer, client):
    client.force_login(officer.user, backend="django.contrib.auth.backends.ModelBackend")
    address = reverse("notify:letter_choice")
    assert "hanh@example.vn" in client.get(address).content.decode()
    assert client.post(address, {"on": "0"}).url == address
    assert 'name="on" value="1"' in client.get(address).content.decode()
    choose_letters(wanted=True, by=officer)
    assert 'name="on" value="0"' in client.get(address).content.decode()


def test_the_day_of_a_letter_is_kept_as_it_was(officer):
    post_letters([letter(officer, key=f"digest {date(2026, 11, day)}") for day in (23, 25)])
    deliver()
    assert len(mail.outbox) == 2


def test_letters_are_removed_after_a_month(officer):
    with time_machine.travel(MONDAY - timedelta(days=31), tick=False):
        post_letters([letter(officer, key="digest 2026-10-23")])
    with time_machine.travel(MONDAY - timedelta(days=29), tick=False):
        post_letters([letter(officer, key="digest 2026-10-25")])
    with time_machine.travel(MONDAY, tick=False):
        forget_old_letters()
    assert [one.key for one in Letter.objects.all()] == ["digest 2026-10-25"]
