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


def test_a_corrected_deadline_before_the_work_begins_is_refused(ward, chief, office, doer):
    task = make.task(
        make.plan(ward, chief), lead=office, starts_on=date(2026, 7, 1), due_on=date(2026, 9, 30)
    )
    with pytest.raises(Refused, match=r"01/7/2026"):
        ask_late_review(make.result(task), reason="Sai hạn", corrected_due_on=date(2026, 6, 30), by=doer)


def test_a_result_without_a_deadline_has_none_to_correct(ward, chief, office, doer):
    undated = make.result(make.task(make.plan(ward, chief), lead=office))
    with pytest.raises(Refused):
        ask_late_review(undated, reason="Sai hạn", corrected_due_on=date(2026, 6, 30), by=doer)


def test_nothing_was_finished_on_a_day_to_come(result, doer, chief):
    claim_result(result, on=date(2026, 10, 20), summary="Xong", by=doer)
    accept_result(result, by=chief)
    with pytest.raises(Refused):
        ask_late_review(result, reason="Sai ngày", corrected_finished_on=date(9999, 12, 31), by=doer)


def test_the_day_finished_of_what_nobody_reported_cannot_be_corrected(result, doer):
    with pytest.raises(Refused):
        ask_late_review(result, reason="Đã nộp", corrected_finished_on=date(2026, 9, 20), by=doer)


def test_an_objection_granted_before_approval_moves_the_day_claimed(result, doer, chief):
    claim_result(result, on=date(2026, 10, 20), summary="Xong", by=doer)
    review = ask_late_review(result, reason="Đã nộp", corrected_finished_on=date(2026, 9, 20), by=doer)
    decide_late_review(review, granted=True, answer="", by=chief)
    result.refresh_from_db()
    assert (result.claimed_on, result.finished_on) == (date(2026, 9, 20), None)


def test_an_extension_never_brings_the_deadline_forward(result, doer, chief):
    """The deadline was corrected to a later day while the request waited."""
    asked = ask_extension(result, new_due_on=date(2026, 10, 31), reason="Chờ ý kiến", by=doer)
    review = ask_late_review(result, reason="Sai hạn", corrected_due_on=date(2026, 12, 31), by=doer)
    decide_late_review(review, granted=True, answer="", by=chief)
    with pytest.raises(Refused, match=r"31/12/2026"):
        decide_extension(asked, granted=True, answer="", by=chief)


def test_more_time_is_not_granted_after_the_result_was_accepted(result, doer, chief):
    asked = ask_extension(result, new_due_on=date(2026, 10, 31), reason="Chờ ý kiến", by=doer)
    claim_result(result, on=date(2026, 10, 20), summary="Xong", by=doer)
    accept_result(result, by=chief)
    with pytest.raises(Refused):
        decide_extension(asked, granted=True, answer="", by=chief)
    assert as_of(result, date(2026, 11, 21)).status == Status.LATE
