"""What was asked of leaders stops being unread for all of them once one has decided."""

from datetime import date

import pytest

from donghanh.notify.queries import count_unread
from donghanh.org.enums import Role
from donghanh.plans.actions.lifecycle import resume_task, return_task, transfer_task
from donghanh.plans.actions.obstacles import answer_obstacle, raise_obstacle, settle_obstacle
from donghanh.plans.actions.requests import ask_extension, decide_extension
from donghanh.plans.actions.results import accept_result, claim_result, return_result
from donghanh.plans.models import Result
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def ward():
    return make.ward()


@pytest.fixture
def office(ward):
    return make.unit(ward)


@pytest.fixture
def chief(ward):
    return make.officer(ward, Role.OFFICE_CHIEF)


@pytest.fixture
def chair(ward):
    return make.officer(ward, Role.CHAIR)


@pytest.fixture
def doer(ward, office):
    return make.officer(ward, unit=office)


@pytest.fixture
def task(ward, chief, office):
    return make.task(make.plan(ward, chief), lead=office, due_on=date(2026, 12, 31))


def claim(task, doer):
    return claim_result(make.result(task), on=date(2026, 6, 1), summary="Xong", by=doer)


def unread(chief, chair):
    return [count_unread(chief), count_unread(chair)]


DECISIONS = {
    "accepted": lambda task, doer, chief, unit: accept_result(claim(task, doer), by=chief),
    "returned": lambda task, doer, chief, unit: return_result(claim(task, doer), reason="Thiếu", by=chief),
    "more time": lambda task, doer, chief, unit: decide_extension(
        ask_extension(make.result(task), new_due_on=date(2027, 3, 31), reason="Chờ", by=doer),
        granted=True,
        answer="",
        by=chief,
    ),
    "answered": lambda task, doer, chief, unit: answer_obstacle(
        raise_obstacle(task, kind="direction", text="Xin ý kiến", by=doer), answer="Đồng ý", by=chief
    ),
    "settled": lambda task, doer, chief, unit: settle_obstacle(
        raise_obstacle(task, kind="direction", text="Xin ý kiến", by=doer), by=doer
    ),
    "stays": lambda task, doer, chief, unit: (
        return_task(task, reason="Sai", by=doer),
        resume_task(task, answer="Đúng", by=chief),
    ),
    "handed on": lambda task, doer, chief, unit: (
        return_task(task, reason="Sai", by=doer),
        transfer_task(task, unit, reason="Đúng chức năng", by=chief),
    ),
}


@pytest.mark.parametrize("decide", DECISIONS.values(), ids=DECISIONS.keys())
def test_a_decision_settles_what_asked_for_it(decide, task, doer, chief, chair, ward):
    decide(task, doer, chief, make.unit(ward))
    assert unread(chief, chair) == [0, 0]


def test_what_is_not_decided_stays_unread(task, doer, chief, chair):
    claim(task, doer)
    raise_obstacle(task, kind="direction", text="Xin ý kiến", by=doer)
    answer_obstacle(task.obstacles.get(), answer="Đồng ý", by=chief)
    assert unread(chief, chair) == [1, 1]


def test_of_two_claims_on_a_task_the_second_still_asks(task, doer, chief, chair, ward):
    second = Result.objects.create(ward=ward, task=task, label="Lần 2")
    first = make.result(task) if task.results.count() == 1 else task.results.get(label="")
    claim_result(first, on=date(2026, 6, 1), summary="Xong", by=doer)
    claim_result(second, on=date(2026, 6, 1), summary="Xong", by=doer)
    accept_result(first, by=chief)
    assert unread(chief, chair) == [2, 2]
    accept_result(second, by=chief)
    assert unread(chief, chair) == [0, 0]
