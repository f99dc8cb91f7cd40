"""The leader's cockpit: one sentence, a matrix whose every number opens its list, what waits and what comes."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from donghanh.desk.presenters import matrix, waiting_lines, worst_unit
from donghanh.desk.queries import EVERY, cockpit
from donghanh.org.enums import Role
from donghanh.plans.actions.requests import ask_extension
from donghanh.plans.actions.results import accept_result, claim_result
from tests import make

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 20, 9, 0, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


@pytest.fixture(autouse=True)
def _clock():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def ward():
    return make.ward()


@pytest.fixture
def chief(ward):
    return make.officer(ward, Role.OFFICE_CHIEF)


@pytest.fixture
def office(ward):
    return make.unit(ward, "Phòng Kinh tế, Hạ tầng và Đô thị")


@pytest.fixture
def doer(ward, office):
    return make.officer(ward, Role.SPECIALIST, unit=office)


@pytest.fixture
def plan(ward, chief):
    return make.plan(ward, chief)


def long_ago():
    return timezone.now() - timedelta(days=60)


def test_each_result_is_counted_once_in_its_unit_its_plan_and_the_ward(ward, plan, chief, office, doer):
    culture = make.unit(ward, "Phòng Văn hóa - Xã hội")
    make.task(plan, lead=office, due_on=date(2026, 9, 30))
    make.task(plan, lead=office, due_on=date(2026, 12, 31), confirmed_at=long_ago())
    make.task(make.plan(ward, chief), lead=culture, due_on=date(2026, 12, 31))
    done = make.task(plan, lead=office, due_on=date(2026, 12, 31))
    accept_result(claim_result(make.result(done), on=date(2026, 11, 19), summary="Xong", by=doer), by=chief)
    view = cockpit(chief)
    assert [
        (counts.on_pace, counts.overdue, counts.silent, counts.finished)
        for counts in (
            view.cells[office.pk, EVERY],
            view.cells[culture.pk, EVERY],
            view.cells[EVERY, plan.pk],
            view.ward,
        )
    ] == [(0, 1, 1, 1), (1, 0, 0, 0), (0, 1, 1, 1), (1, 1, 1, 1)]


def test_the_counts_of_the_units_add_up_to_the_ward(ward, plan, chief, office):
    for number in range(9):
        lead = [office, make.unit(ward), None][number % 3]
        make.task(plan, lead=lead, due_on=date(2026, 9, 30) + timedelta(days=30 * number))
    view = cockpit(chief)
    by_unit = [view.cells[unit.pk if unit else None, EVERY].total for unit in view.units]
    assert (sum(by_unit), view.ward.total) == (9, 9)


@pytest.mark.parametrize("state", ["on_pace", "overdue", "silent"])
def test_every_number_opens_a_list_of_as_many_rows(ward, plan, chief, office, client, state):
    for number in range(8):
        confirmed_at = long_ago() if number % 2 else None
        due_on = date(2026, 9, 30) if number % 3 == 0 else date(2026, 12, 31)
        make.task(plan, lead=office, due_on=due_on, confirmed_at=confirmed_at)
    counts = cockpit(chief).cells[office.pk, plan.pk]
    client.force_login(chief.user, backend="django.contrib.auth.backends.ModelBackend")
    listed = client.get(reverse("plans:task_list"), {"state": state, "unit": office.pk, "plan": plan.pk})
    assert listed.context["page"].paginator.count == getattr(counts, state)


def test_the_unit_with_most_of_the_overdue_tasks_is_named(ward, plan, chief, office):
    for _ in range(3):
        make.task(plan, lead=office, due_on=date(2026, 9, 30))
    make.task(plan, lead=make.unit(ward), due_on=date(2026, 9, 30))
    assert worst_unit(cockpit(chief)) == (office, 3)


def test_no_unit_is_named_when_none_stands_out(ward, plan, chief):
    for _ in range(3):
        make.task(plan, lead=make.unit(ward), due_on=date(2026, 9, 30))
    assert worst_unit(cockpit(chief)) is None


def test_what_waits_is_told_with_the_days_since_it_was_asked(plan, chief, office, doer):
    claimed = make.task(plan, lead=office, due_on=date(2026, 12, 31), title="Việc báo xong")
    asked = make.task(plan, lead=office, due_on=date(2026, 12, 31), title="Việc xin gia hạn")
    with time_machine.travel(NOW - timedelta(days=3), tick=False):
        ask_extension(make.result(asked), new_due_on=date(2027, 1, 31), reason="Chờ số liệu", by=doer)
    claim_result(make.result(claimed), on=date(2026, 6, 1), summary="Xong", by=doer)
    view = cockpit(chief)
    lines = [(line.kind, line.task.title, line.days) for line in waiting_lines(view.waiting, on=view.on)]
    assert lines == [("extension", "Việc xin gia hạn", 3), ("claim", "Việc báo xong", 0)]


def test_a_plan_in_which_a_unit_has_nothing_shows_a_dash(ward, plan, chief, office):
    make.task(plan, lead=office)
    make.task(make.plan(ward, chief, short_title="Khác"), lead=make.unit(ward))
    lines, total = matrix(cockpit(chief))
    assert [[counts is None for _list, counts in line.cells] for line in lines] == [
        [False, True, False],
        [True, False, False],
    ]
    assert len(total.cells) == 3


def test_without_a_task_the_cockpit_says_how_to_begin(chief, client):
    client.force_login(chief.user, backend="django.contrib.auth.backends.ModelBackend")
    page = client.get(reverse("desk:cockpit")).content.decode()
    assert "Chưa theo dõi việc nào." in page
    assert reverse("plans:plan_list") in page


@pytest.mark.parametrize("rows", [1, 3])
def test_the_cockpit_costs_the_same_for_one_and_three_tasks(
    rows, plan, chief, office, client, django_assert_num_queries
):
    for _ in range(rows):
        make.task(plan, lead=office, due_on=date(2026, 9, 30))
    client.force_login(chief.user, backend="django.contrib.auth.backends.ModelBackend")
    client.get(reverse("desk:cockpit"))
    with django_assert_num_queries(32):
        client.get(reverse("desk:cockpit"))


def test_a_field_contributor_has_no_cockpit(ward, client):
    contributor = make.officer(ward, Role.FIELD)
    client.force_login(contributor.user, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(reverse("desk:cockpit")).status_code == 404


@pytest.mark.parametrize("state", ["on_pace", "no_rhythm"])
def test_the_row_without_a_lead_opens_only_what_has_none(plan, chief, office, client, state):
    make.task(plan, lead=None, due_on=date(2026, 12, 31))
    make.task(plan, lead=None)
    make.task(plan, lead=office, due_on=date(2026, 12, 31))
    make.task(plan, lead=office)
    counts = cockpit(chief).cells[None, EVERY]
    assert (counts.on_pace, counts.unpaced) == (1, 1)
    client.force_login(chief.user, backend="django.contrib.auth.backends.ModelBackend")
    listed = client.get(reverse("plans:task_list"), {"state": state, "unit": 0})
    assert [row.task.lead_unit for row in listed.context["rows"]] == [None]


@pytest.mark.parametrize(
    ("state", "part"), [("dated", "dated"), ("dated_finished", "finished"), ("in_time", "in_time")]
)
def test_the_parts_of_the_rates_open_as_many_rows(plan, chief, office, doer, client, state, part):
    for due_on in (date(2026, 9, 30), date(2026, 12, 31)):
        done = make.task(plan, lead=office, due_on=due_on)
        accept_result(
            claim_result(make.result(done), on=date(2026, 11, 19), summary="Xong", by=doer), by=chief
        )
    make.task(plan, lead=office, due_on=date(2026, 12, 31))
    make.task(plan, lead=office)
    client.force_login(chief.user, backend="django.contrib.auth.backends.ModelBackend")
    listed = client.get(reverse("plans:task_list"), {"state": state})
    assert listed.context["page"].paginator.count == getattr(cockpit(chief).rates, part)
