"""Where a person may be sent back to."""

import pytest
from django.urls import reverse

from donghanh.ui.addresses import own_page


@pytest.mark.parametrize("wanted", ["/viec/?page=2", "http://testserver/viec/", "viec/"])
def test_a_page_of_ours_is_gone_back_to(rf, wanted):
    assert own_page(rf.get("/"), wanted, "/khac/") == wanted


@pytest.mark.parametrize(
    "wanted",
    [
        *("", "1", "²", "9" * 5000, "plans:task_list", "javascript:alert(1)", "\x00/viec/"),
        *("//a.example/", "/\\a.example/", "https:///a.example/", "http://a.example/"),
    ],
)
def test_anything_else_is_not(rf, wanted):
    assert own_page(rf.get("/"), wanted, "/khac/") == "/khac/"


@pytest.mark.parametrize("wanted", ["1", "mot-o-la"])
def test_a_word_that_is_no_address_leads_to_the_start(db, client, wanted):
    answer = client.post(reverse("ui:set_appearance"), {"next": wanted})
    assert (answer.status_code, answer["Location"]) == (302, "/")
