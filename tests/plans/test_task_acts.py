"""Acts on tasks and results from their pages: whole or not at all, and only by who may."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from donghanh.org.enums import Role
from donghanh.plans.actions.requests import ask_extension, ask_late_review
from donghanh.plans.models import Update
from donghanh.plans.queries import awaiting_decision
from tests import make

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
MACRO = b"MZ\x00\x00 an executable file"


@pytest.fixture
def ward():
    return make.ward()


@pytest.fixture
def office(ward):
    return make.unit(ward)


@pytest.fixture
def chief(ward, office):
    return make.officer(ward, Role.OFFICE_CHIEF, unit=office)


@pytest.fixture
def result(ward, chief, office):
    """Owed by the office that its chief, who decides on requests, also serves in."""
    return make.result(make.task(make.plan(ward, chief), lead=office, due_on=date(2026, 9, 30)))


@pytest.fixture
def signed_in(client, chief):
    client.force_login(chief.user, backend=BACKEND)
    return client


def test_a_claim_whose_file_is_refused_is_not_made(signed_in, result):
    said = {"summary": "Xong", "on": "30/9/2026", "file": SimpleUploadedFile("a.docx", MACRO)}
    page = signed_in.post(reverse("plans:result_claim", args=[result.pk]), said)
    result.refresh_from_db()
    assert (page.status_code, result.claimed_on, Update.objects.count()) == (422, None, 0)


def test_a_note_whose_file_is_refused_is_not_written(signed_in, result):
    said = {"text": "Đã làm", "file": SimpleUploadedFile("a.docx", MACRO)}
    page = signed_in.post(reverse("plans:progress_note", args=[result.task_id]), said)
    assert (page.status_code, Update.objects.count()) == (422, 0)


@pytest.mark.parametrize("kind", ["extension", "late_review"])
def test_who_asked_is_not_asked_to_decide(kind, signed_in, result, chief, ward):
    if kind == "extension":
        asked = ask_extension(result, new_due_on=date(2026, 12, 31), reason="Chờ", by=chief)
    else:
        asked = ask_late_review(result, reason="Sai hạn", corrected_due_on=date(2026, 12, 31), by=chief)
    address = reverse(f"plans:{kind}_decide", args=[asked.pk])
    answers = [signed_in.get(address).status_code, signed_in.post(address, {"granted": "yes"}).status_code]
    waiting = [[list(every) for every in awaiting_decision(one)[1:]] for one in (chief, _chair(ward))]
    task_page = signed_in.get(reverse("plans:task_detail", args=[result.task_id])).content.decode()
    assert answers == [404, 404]
    assert waiting == [[[], []], [[asked], []] if kind == "extension" else [[], [asked]]]
    assert address not in task_page


def _chair(ward):
    return make.officer(ward, Role.CHAIR)
