"""The queue of decisions by keyboard: keys act on the one line the reader stands on."""

from datetime import date

import pytest
from django.urls import reverse

from donghanh.org.enums import Role
from donghanh.plans.actions.results import claim_result
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(client):
    ward = make.ward()
    office = make.unit(ward)
    chief, doer = make.officer(ward, Role.OFFICE_CHIEF), make.officer(ward, unit=office)
    plan = make.plan(ward, chief)
    for _ in range(2):
        task = make.task(plan, lead=office, due_on=date(2026, 9, 30))
        claim_result(make.result(task), on=date(2026, 9, 1), summary="Xong", by=doer)
    client.force_login(chief.user, backend="django.contrib.auth.backends.ModelBackend")
    return lambda place="": client.get(reverse("desk:waiting_list"), {"muc": place})


@pytest.mark.parametrize(("place", "stands_on"), [("", 0), ("1", 1), ("9", 1), ("-1", 0), ("x", 0)])
def test_the_reader_stands_on_one_line_and_never_beyond_the_last(page, place, stands_on):
    lines = page(place).context["waiting"]
    assert [number for number, line in enumerate(lines) if line.is_current] == [stands_on]


def test_only_that_line_has_keys(page):
    html = page("1").content.decode()
    assert (html.count('data-key="C"'), html.count('data-key="T"')) == (1, 1)


def test_accepting_comes_back_to_the_same_place(page):
    assert '<input type="hidden" name="next" value="/cho-duyet/?muc=1">' in page("1").content.decode()
