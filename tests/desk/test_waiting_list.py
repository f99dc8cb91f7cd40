"""What waits for a decision: each kind of matter with what it needs, at a cost that does not grow."""

from datetime import date, timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from donghanh.desk.presenters import waiting_lines
from donghanh.desk.queries import count_waiting, waiting
from donghanh.org.enums import Role
from donghanh.plans.actions.lifecycle import return_task
from donghanh.plans.actions.results import claim_result
from tests import make

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def ward():
    return make.ward()


@pytest.fixture
def office(ward):
    return make.unit(ward, "Phòng Kinh tế, Hạ tầng và Đô thị")


@pytest.fixture
def chief(ward):
    return make.officer(ward, Role.OFFICE_CHIEF)


@pytest.fixture
def doer(ward, office):
    return make.officer(ward, Role.SPECIALIST, unit=office)


@pytest.fixture
def plan(ward, chief):
    return make.plan(ward, chief)


def lines(officer):
    return waiting_lines(waiting(officer), on=timezone.localdate())


def owed(plan, office, title):
    return make.task(plan, lead=office, due_on=date(2027, 3, 31), title=title)


def test_a_returned_task_waits_with_who_returned_it_and_why(plan, office, doer, chief):
    task = owed(plan, office, "Việc trả lại")
    with time_machine.travel(timezone.now() - timedelta(days=3)):
        return_task(task, reason="Sai chức năng", by=doer)
    assert [(line.kind, line.task, line.days, line.note) for line in lines(chief)] == [
        ("returned", task, 3, f"{office.label} · Sai chức năng")
    ]


def test_who_may_not_assign_is_not_asked(plan, office, doer):
    return_task(owed(plan, office, "Việc trả lại"), reason="Sai chức năng", by=doer)
    assert (lines(doer), count_waiting(doer)) == ([], 0)


def test_the_badge_counts_what_the_list_holds(plan, office, doer, chief):
    return_task(owed(plan, office, "Việc trả lại"), reason="Sai chức năng", by=doer)
    claim_result(
        make.result(owed(plan, office, "Việc xong")), on=timezone.localdate(), summary="Xong", by=doer
    )
    assert (count_waiting(chief), len(lines(chief))) == (2, 2)


def test_a_task_is_handed_on_from_the_list_to_the_proposed_unit(ward, plan, office, doer, chief, client):
    culture = make.unit(ward, "Phòng Văn hóa - Xã hội")
    task = owed(plan, office, "Việc trả lại")
    return_task(task, reason="Sai chức năng", by=doer, proposed_unit=culture)
    client.force_login(chief.user, backend=BACKEND)
    address = reverse("desk:waiting_list")
    assert f"Chuyển cho {culture.label}" in client.get(address).content.decode()
    said = {"unit": culture.pk, "reason": "Sai chức năng", "next": address}
    answer = client.post(reverse("plans:task_transfer", args=[task.pk]), said)
    task.refresh_from_db()
    assert (answer["Location"], task.lead_unit, lines(chief)) == (address, culture, [])


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_for_one_and_three_matters(
    rows, plan, office, doer, chief, client, django_assert_num_queries
):
    for number in range(rows):
        return_task(owed(plan, office, f"Trả lại {number}"), reason="Sai chức năng", by=doer)
        claim_result(
            make.result(owed(plan, office, f"Xong {number}")),
            on=timezone.localdate(),
            summary="Xong",
            by=doer,
        )
    client.force_login(chief.user, backend=BACKEND)
    client.get(reverse("desk:waiting_list"))
    with django_assert_num_queries(26):
        page = client.get(reverse("desk:waiting_list"))
    assert len(page.context["waiting"]) == 2 * rows
