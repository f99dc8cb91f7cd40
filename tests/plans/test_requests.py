"""More time, objections to a late flag, and the decisions on them."""

from datetime import date

import pytest

from donghanh.kernel.errors import Forbidden, Refused
from donghanh.org.enums import Role
from donghanh.plans.actions.requests import (
    ask_extension,
    ask_late_review,
    decide_extension,
    decide_late_review,
)
from donghanh.plans.actions.results import accept_result, claim_result
from donghanh.plans.enums import Status
from donghanh.plans.models import Extension, Result
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def ward():
    return make.ward()


@pytest.fixture
def chief(ward):
    return make.officer(ward, Role.OFFICE_CHIEF)


@pytest.fixture
def office(ward):
    return make.unit(ward)


@pytest.fixture
def doer(ward, office):
    return make.officer(ward, Role.SPECIALIST, unit=office)


@pytest.fixture
def result(ward, chief, office):
    return make.result(make.task(make.plan(ward, chief), lead=office, due_on=date(2026, 9, 30)))


def as_of(result, day):
    return Result.objects.filter(pk=result.pk).with_status(result.ward, on=day).get()


def test_extended_from_30_9_to_31_10_and_finished_20_10_is_in_time(result, doer, chief):
    asked = ask_extension(result, new_due_on=date(2026, 10, 31), reason="Chờ ý kiến Sở Tài chính", by=doer)
    decide_extension(asked, granted=True, answer="", by=chief)
    claim_result(result, on=date(2026, 10, 20), summary="Xong", by=doer)
    accept_result(result, by=chief)
    finished = as_of(result, date(2026, 11, 21))
    assert (finished.status, finished.first_due_on, finished.due_on) == (
        Status.EARLY,
        date(2026, 9, 30),
        date(2026, 10, 31),
    )
    assert Extension.objects.filter(result=result, granted=True).count() == 1


def test_a_refused_extension_leaves_the_date_and_needs_a_reason(result, doer, chief):
    asked = ask_extension(result, new_due_on=date(2026, 10, 31), reason="Chờ ý kiến", by=doer)
    with pytest.raises(Refused):
        decide_extension(asked, granted=False, answer="", by=chief)
    decide_extension(asked, granted=False, answer="Việc không phụ thuộc Sở", by=chief)
    assert as_of(result, date(2026, 10, 1)).due_on == date(2026, 9, 30)


def test_only_one_request_for_more_time_waits(result, doer):
    ask_extension(result, new_due_on=date(2026, 10, 31), reason="Chờ ý kiến", by=doer)
    with pytest.raises(Refused):
        ask_extension(result, new_due_on=date(2026, 11, 30), reason="Chờ ý kiến", by=doer)


def test_the_new_date_must_be_later(result, doer):
    with pytest.raises(Refused, match="30/9/2026"):
        ask_extension(result, new_due_on=date(2026, 9, 30), reason="Chờ ý kiến", by=doer)


def test_who_asks_does_not_decide(ward, result, office):
    both = make.officer(ward, Role.OFFICE_CHIEF, unit=office)
    asked = ask_extension(result, new_due_on=date(2026, 10, 31), reason="Chờ ý kiến", by=both)
    with pytest.raises(Forbidden):
        decide_extension(asked, granted=True, answer="", by=both)


def test_a_decision_stands(result, doer, chief):
    asked = ask_extension(result, new_due_on=date(2026, 10, 31), reason="Chờ ý kiến", by=doer)
    decide_extension(asked, granted=True, answer="", by=chief)
    with pytest.raises(Refused):
        decide_extension(asked, granted=False, answer="Thôi", by=chief)


def test_a_granted_objection_corrects_the_day_finished(result, doer, chief):
    claim_result(result, on=date(2026, 10, 1), summary="Xong", by=doer)
    accept_result(result, by=chief)
    assert as_of(result, date(2026, 11, 21)).status == Status.LATE
    review = ask_late_review(
        result, reason="Văn bản ký ngày 29/9", corrected_finished_on=date(2026, 9, 29), by=doer
    )
    decide_late_review(review, granted=True, answer="Đúng theo sổ văn bản đi", by=chief)
    assert as_of(result, date(2026, 11, 21)).status == Status.EARLY


def test_an_objection_names_one_wrong_fact(result, doer):
    with pytest.raises(Refused):
        ask_late_review(result, reason="Sai", by=doer)
