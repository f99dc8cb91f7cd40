"""What a hand-made request may hold in place of numbers: the page answers all the same."""

import pytest
from django.urls import reverse

BACKEND = "django.contrib.auth.backends.ModelBackend"
NO_NUMBERS = ["²", "9" * 5000, "9" * 19, "-1", "a\x00"]


@pytest.fixture
def signed_in(client, chief):
    client.force_login(chief.user, backend=BACKEND)
    return client


@pytest.mark.parametrize("word", NO_NUMBERS)
@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("plans:reading_fill", "draft"),
        ("plans:reading_names", "unit"),
        ("plans:reading_targets", "target"),
        ("plans:reading_undo", "dang-xem"),
        ("plans:reading_undo", "viec"),
        ("plans:draft_add", "block"),
    ],
)
def test_what_is_no_number_chooses_nothing(name, field, word, signed_in, reading):
    sent = {field: word, "decision": "accepted", "name": "Phòng", "title": "Việc thêm"}
    answer = signed_in.post(reverse(name, args=[reading.pk]), sent)
    assert answer.status_code in (302, 422)
    assert not reading.drafts.filter(decision="accepted").exists()


@pytest.mark.parametrize("place", ["²", "9" * 12, "9" * 18, "-1"])
def test_a_place_outside_the_document_shows_no_words(place, signed_in, reading):
    page = signed_in.get(reverse("plans:draft_add", args=[reading.pk]), {"doan": place})
    assert (page.status_code, page.context["form"].initial.get("title") or "") == (200, "")


def test_a_name_that_the_database_cannot_keep_is_refused(signed_in, reading, economy):
    sent = {"name": "Phòng\x00", "unit": economy.pk, "remember": "1"}
    assert signed_in.post(reverse("plans:reading_names", args=[reading.pk]), sent).status_code == 302
