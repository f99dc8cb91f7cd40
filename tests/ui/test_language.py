"""Vietnamese first, English behind the switch."""

import pytest
from django.utils import translation

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _speak_vietnamese_afterwards():
    yield
    translation.activate("vi")


def language_of(page):
    return page.content.decode().split('<html lang="')[1][:2]


def test_a_browser_that_prefers_english_still_gets_vietnamese(client):
    assert language_of(client.get("/", headers={"accept-language": "en-GB,en"})) == "vi"


def test_the_switch_is_remembered(client):
    client.post("/ngon-ngu/setlang/", {"language": "en", "next": "/"})
    assert language_of(client.get("/")) == "en"
