"""Entering a plan: by a file, by pasted text, and one task alone."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from donghanh.org.enums import Role
from donghanh.paperwork.opening import refusals
from donghanh.plans.models import Plan, Reading, Task
from donghanh.plans.proposals.letters import interpret
from tests import make
from tests.plans.readings.conftest import PLAN

BACKEND = "django.contrib.auth.backends.ModelBackend"
TODAY = date(2026, 11, 21)


@pytest.fixture
def client(client, chief):
    client.force_login(chief.user, backend=BACKEND)
    return client


def test_a_file_is_taken_and_its_reading_waits(client):
    upload = SimpleUploadedFile("Kế hoạch NQ68.txt", PLAN.encode())
    answer = client.post(reverse("plans:plan_new"), {"file": upload, "kind": "plan", "short_title": "NQ 68"})
    queued = Reading.objects.get()
    assert answer.url == reverse("plans:reading_detail", args=[queued.pk])
    assert (queued.plan.short_title, queued.plan.source.name) == ("NQ 68", "Kế hoạch NQ68.txt")


def test_pasted_text_is_taken_like_a_file(client):
    client.post(reverse("plans:plan_new"), {"text": PLAN, "kind": "programme"})
    plan = Plan.objects.get()
    assert (plan.kind, plan.source.name, plan.source.content_type) == (
        "programme",
        "Văn bản dán.txt",
        "text/plain",
    )


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({}, "Chọn tệp, hoặc dán nội dung văn bản."),
        ({"file": ("anh.docx", b"\x89PNG\r\n\x1a\n000")}, refusals.IMAGE),
        ({"file": ("rong.docx", b"")}, refusals.EMPTY),
    ],
    ids=["nothing", "a picture", "an empty file"],
)
def test_what_cannot_be_read_is_said_at_once_and_leaves_no_plan(client, given, words):
    form = {name: SimpleUploadedFile(*value) for name, value in given.items()} | {"kind": "plan"}
    answer = client.post(reverse("plans:plan_new"), form)
    assert (answer.status_code, words in answer.content.decode(), Plan.objects.count()) == (422, True, 0)


@pytest.mark.parametrize("name", ["plan_new", "plan_new_task", "deadline_preview"])
def test_a_role_without_the_right_does_not_see_the_pages(client, ward, name):
    client.force_login(make.officer(ward, Role.FIELD).user, backend=BACKEND)
    assert client.get(reverse(f"plans:{name}")).status_code == 404


def test_one_task_is_entered_from_a_letter(client, economy):
    form = {
        "kind": "letter",
        "number": "412/UBND-KT",
        "issued_on": "18/11/2026",
        "subject": "V/v rà soát hộ kinh doanh",
        "title": "Báo cáo danh sách hộ kinh doanh",
        "deadline": "trước ngày 05/12",
        "lead": economy.pk,
        "product": "Báo cáo",
    }
    answer = client.post(reverse("plans:plan_new_task"), form)
    task = Task.objects.get()
    owed = make.result(task)
    assert answer.url == reverse("plans:task_detail", args=[task.pk])
    assert (task.plan.number, task.plan.issued_on, task.lead_unit) == (
        "412/UBND-KT",
        date(2026, 11, 18),
        economy,
    )
    assert (task.deadline_raw, owed.due_on, owed.exclusive) == ("trước ngày 05/12", date(2026, 12, 5), True)


def test_a_letter_needs_subject_and_task_only(client):
    client.post(
        reverse("plans:plan_new_task"),
        {"kind": "conclusion", "subject": "Giao ban", "title": "Rà soát biển hiệu"},
    )
    assert make.result(Task.objects.get()).due_on is None


@pytest.mark.parametrize(
    ("words", "kind", "due"),
    [
        ("trước ngày 05/12", "by_date", date(2026, 12, 5)),
        ("chậm nhất ngày 20/12/2026", "by_date", date(2026, 12, 20)),
        ("Quý I/2027", "window", date(2027, 3, 31)),
        ("thường xuyên", "ongoing", None),
        ("sau khi có hướng dẫn của thành phố", "event", None),
        ("khẩn trương", "none", None),
        ("", "none", None),
    ],
)
def test_the_words_of_a_deadline_are_understood_while_they_are_typed(words, kind, due):
    understood = interpret(words, date(2026, 11, 18), TODAY)
    assert (understood.kind, understood.due_on) == (kind, due)


def test_only_what_repeats_gets_a_rhythm_by_hand():
    rhythms = [
        interpret(words, None, TODAY).rhythm for words in ("hằng quý", "khẩn trương", "sau khi có hướng dẫn")
    ]
    assert rhythms == ["quarterly", "", ""]


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"deadline": "trước ngày 05/12", "issued_on": "18/11/2026"}, "Hạn trước Thứ Bảy, 05/12/2026"),
        ({"deadline": "Quý I/2027", "issued_on": "not a day"}, "Hạn 31/3/2027"),
        ({"deadline": "thường xuyên"}, "báo kết quả theo nhịp do phường đặt"),
        ({"deadline": "sau khi có hướng dẫn"}, "Hạn phụ thuộc một sự kiện"),
        ({"deadline": "khẩn trương"}, "Lời này không có ngày."),
    ],
)
def test_the_preview_says_it_in_a_sentence(client, asked, words):
    assert words in client.get(reverse("plans:deadline_preview"), asked).content.decode()
