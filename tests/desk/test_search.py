"""The search of the frame looks through tasks and businesses, and shows only what the person may see."""

from datetime import date

import pytest

from donghanh.org.enums import Role
from tests import make
from tests.registry import make as registry

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def ward():
    return make.ward()


def signed_in(client, officer):
    client.force_login(officer.user, backend=BACKEND)
    return client


def found(client, words: str) -> dict[str, list[str]]:
    groups = client.get("/tim/", {"q": words}).context["groups"]
    return {str(group.label): [hit.words for hit in group.hits] for group in groups}


def test_tasks_and_businesses_are_found_by_the_same_words(client, ward):
    chief = make.officer(ward, Role.OFFICE_CHIEF)
    make.task(make.plan(ward, chief), title="Rà soát hộ kinh doanh Hương Lan", due_on=date(2026, 12, 1))
    registry.business(ward, name="Tạp hóa Hương Lan", owner="Nguyễn Thị Đào")
    assert found(signed_in(client, chief), "huong lan") == {
        "Việc": ["Rà soát hộ kinh doanh Hương Lan"],
        "Cơ sở kinh doanh": ["Tạp hóa Hương Lan"],
    }


def test_no_number_and_no_owner_is_shown_of_a_business(client, ward):
    officer = make.officer(ward, Role.SPECIALIST)
    registry.business(ward, name="Tạp hóa Hương Lan", owner="Nguyễn Thị Đào", personal_id="031190001234")
    page = signed_in(client, officer).get("/tim/", {"q": "031190001234"}).content.decode()
    assert ("Tạp hóa Hương Lan" in page, "Đào" in page) == (True, False)


def test_another_wards_things_are_not_found(client, ward):
    registry.business(make.ward("13021", "Khác"), name="Hương Lan")
    groups = found(signed_in(client, make.officer(ward, Role.CHAIR)), "huong lan")
    assert groups == {"Việc": [], "Cơ sở kinh doanh": []}


def test_who_may_look_through_nothing_gets_no_field_and_no_groups(client, ward):
    admin = make.officer(ward, Role.ADMIN)
    page = signed_in(client, admin).get("/tim/", {"q": "lan"})
    assert ("band-search" in page.content.decode(), page.context["groups"]) == (False, [])


def test_more_than_a_handful_leads_to_the_list_with_the_same_words(client, ward):
    for number in range(9):
        registry.business(ward, name=f"Hương Lan {number}")
    page = signed_in(client, make.officer(ward, Role.CHAIR)).get("/tim/", {"q": "huong lan"})
    group = page.context["groups"][-1]
    assert (len(group.hits), group.has_more, group.url) == (8, True, "/co-so/?q=huong+lan")


def test_nothing_typed_finds_nothing(client, ward):
    assert signed_in(client, make.officer(ward, Role.CHAIR)).get("/tim/").context["groups"] == []


def test_one_and_three_things_cost_the_same(client, ward, django_assert_num_queries):
    signed_in(client, make.officer(ward, Role.CHAIR))
    for number in range(3):
        registry.business(ward, name=f"Hương Lan {number}")
        if number in (0, 2):
            with django_assert_num_queries(23):
                client.get("/tim/", {"q": "huong lan"})
