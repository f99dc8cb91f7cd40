"""The page of one plan: its tasks, page by page."""

from datetime import date

import pytest
from django.urls import reverse

from donghanh.org.enums import Role
from tests import make

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def ward():
    return make.ward()


@pytest.fixture
def chief(ward):
    return make.officer(ward, Role.OFFICE_CHIEF)


@pytest.fixture
def plan(ward, chief):
    return make.plan(ward, chief)


@pytest.fixture
def page(client, chief):
    client.force_login(chief.user, backend=BACKEND)

    def get(plan, **query):
        return client.get(reverse("plans:plan_detail", args=[plan.pk]), query)

    return get


@pytest.mark.parametrize("tasks", [1, 3, 60])
def test_it_costs_the_same_for_one_task_three_and_more_than_a_page(
    tasks, plan, ward, page, django_assert_num_queries
):
    office = make.unit(ward, "Phòng Kinh tế")
    for _ in range(tasks):
        make.task(plan, lead=office, due_on=date(2026, 9, 30))
    page(plan)
    with django_assert_num_queries(30):
        page(plan)


def test_a_long_plan_is_turned_page_by_page_in_its_order(plan, page):
    for _ in range(53):
        make.task(plan)
    shown = [[row.task.number for row in page(plan, page=number).context["rows"]] for number in (1, 2)]
    assert shown == [[*range(1, 51)], [51, 52, 53]]


def test_the_count_says_all_tasks_and_not_those_of_the_page(plan, page):
    for _ in range(53):
        make.task(plan)
    assert page(plan).context["page"].paginator.count == 53
