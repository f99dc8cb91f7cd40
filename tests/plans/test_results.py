"""Claiming, accepting and returning results."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import IntegrityError, transaction

from donghanh.audit.queries import trail_of
from donghanh.kernel.errors import Forbidden, Refused
from donghanh.org.enums import Role
from donghanh.plans.actions.results import (
    accept_result,
    add_evidence,
    claim_result,
    note_progress,
    record_finished_before_import,
    return_result,
)
from donghanh.plans.enums import Status
from donghanh.plans.models import Result, Update
from tests import make

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 21, 9, 0, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


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
def task(ward, chief, office):
    return make.task(make.plan(ward, chief), lead=office, due_on=date(2026, 9, 30))


@pytest.fixture
def result(task):
    return make.result(task)


def verbs(task):
    return [entry.verb for entry in trail_of(task)]


def test_an_accepted_result_is_finished_on_the_day_claimed(task, result, doer, chief):
    claim_result(result, on=date(2026, 9, 30), summary="Đã công bố danh mục", by=doer)
    accept_result(result, by=chief)
    assert make.result(task).status == Status.ON_TIME
    assert verbs(task) == ["plans.accept_result", "plans.claim_result"]


def test_a_returned_result_is_open_again_with_its_reason_kept(task, result, doer, chief):
    claim_result(result, on=date(2026, 11, 20), summary="Đã công bố danh mục", by=doer)
    return_result(result, reason="Thiếu quyết định phê duyệt", by=chief)
    result = make.result(task)
    assert (result.status, result.returned_times) == (Status.OVERDUE, 1)
    assert trail_of(task)[0].reason == "Thiếu quyết định phê duyệt"


def test_nobody_accepts_what_they_claimed_themselves(ward, task, result, office):
    both = make.officer(ward, Role.OFFICE_CHIEF, unit=office)
    claim_result(result, on=date(2026, 11, 20), summary="Xong", by=both)
    with pytest.raises(Forbidden):
        accept_result(result, by=both)


def test_a_specialist_does_not_accept_results(ward, result, doer):
    claim_result(result, on=date(2026, 11, 20), summary="Xong", by=doer)
    with pytest.raises(Forbidden):
        accept_result(result, by=make.officer(ward, Role.SPECIALIST))


def test_only_the_lead_unit_claims(ward, result):
    with pytest.raises(Forbidden):
        claim_result(result, on=date(2026, 11, 20), summary="Xong", by=make.officer(ward, Role.SPECIALIST))


def test_a_result_cannot_be_claimed_for_tomorrow(result, doer):
    with pytest.raises(Refused):
        claim_result(result, on=date(2026, 11, 22), summary="Xong", by=doer)


def test_a_claim_that_waits_is_not_claimed_twice(result, doer):
    claim_result(result, on=date(2026, 11, 20), summary="Xong", by=doer)
    with pytest.raises(Refused):
        claim_result(result, on=date(2026, 11, 21), summary="Xong", by=doer)


def test_a_return_needs_a_reason(result, doer, chief):
    claim_result(result, on=date(2026, 11, 20), summary="Xong", by=doer)
    with pytest.raises(Refused):
        return_result(result, reason="  ", by=chief)


def test_a_result_from_before_import_counts_on_its_own_day(task, result, chief):
    record_finished_before_import(result, on=date(2026, 9, 15), summary="Kế hoạch số 118/KH-UBND", by=chief)
    result = make.result(task)
    assert (result.status, result.before_import) == (Status.EARLY, True)


def test_a_unit_without_a_part_does_not_write_into_the_task(ward, task):
    with pytest.raises(Forbidden):
        note_progress(task, "Tôi ghi hộ", by=make.officer(ward, Role.SPECIALIST, unit=make.unit(ward)))


def test_evidence_needs_a_file_a_number_or_a_link(task, doer):
    with pytest.raises(Refused):
        add_evidence(task, by=doer, label="Báo cáo")


def test_the_database_keeps_notes_as_they_were(task, doer):
    note = note_progress(task, "Đã rà soát 12 cơ sở", by=doer)
    with pytest.raises(Exception, match="append_only"), transaction.atomic():
        Update.objects.filter(pk=note.pk).update(text="Đã rà soát 120 cơ sở")


def test_the_database_refuses_a_finish_that_nobody_accepted(result):
    with pytest.raises(IntegrityError), transaction.atomic():
        Result.objects.filter(pk=result.pk).update(finished_on=date(2026, 9, 1))
