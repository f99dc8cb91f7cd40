"""Deciding on a change: the task takes the new words and dates, and keeps all that lies behind it."""

from datetime import date, timedelta

import pytest
import time_machine

from donghanh.audit.queries import trail_of
from donghanh.kernel.errors import Forbidden, Refused
from donghanh.org.enums import Role
from donghanh.plans.actions.adoption import follow_draft
from donghanh.plans.actions.amendments import remove_amendment
from donghanh.plans.actions.changes import (
    cancel_clause,
    keep_as_it_was,
    part_clauses,
    reopen_change,
    take_over_change,
)
from donghanh.plans.actions.requests import move_deadline
from donghanh.plans.actions.results import accept_result, claim_result, note_progress
from donghanh.plans.amending.queries import reading_of
from donghanh.plans.amending.versions import versions_of, wording_source
from donghanh.plans.confirmation.queries import drafts_of
from donghanh.plans.enums import AmendmentKind, ChangeDecision, ChangeKind, InterruptionKind, Status
from donghanh.plans.models import Extension, Redating, Result
from tests import make
from tests.plans.amending.conftest import REVIEWED, change_of, task_of
from tests.plans.readings.conftest import NOW

LATER = ("Trong Quý III - IV/2026", "Quý I/2027")
EARLIER = ("Trong Quý III - IV/2026", "30/11/2026")
PAST = ("Trong Quý III - IV/2026", "Quý III/2026")
TODAY = NOW.date()


def due_of(task):
    return task.results.get().due_on


def status_on(task, day):
    return Result.objects.as_of(task.ward, on=day).get(task=task).status


def test_a_later_deadline_is_taken_over_and_the_old_one_stays_on_record(plan, chief, amend):
    change = change_of(amend(LATER), REVIEWED)
    task = take_over_change(change, fields=["deadline"], due_on=date(2027, 3, 31), by=chief)
    redating = Redating.objects.get()
    assert (due_of(task), task.deadline_raw) == (date(2027, 3, 31), "Quý I/2027")
    assert (redating.old_due_on, redating.new_due_on, redating.by) == (
        date(2026, 12, 31),
        date(2027, 3, 31),
        chief,
    )
    assert Extension.objects.count() == 0


def test_as_of_a_day_before_the_old_deadline_still_holds(plan, chief, amend):
    change = change_of(amend(EARLIER), REVIEWED)
    task = take_over_change(change, fields=["deadline"], due_on=date(2026, 11, 30), by=chief)
    results = [
        Result.objects.as_of(task.ward, on=day).get(task=task).due_then
        for day in (TODAY - timedelta(1), TODAY)
    ]
    assert results == [date(2026, 12, 31), date(2026, 11, 30)]


def test_of_an_extension_and_a_document_the_first_one_after_the_day_is_taken_back(plan, chief, amend):
    task = task_of(plan, REVIEWED)
    with time_machine.travel(NOW + timedelta(days=2), tick=False):
        move_deadline(task.results.get(), new_due_on=date(2027, 1, 31), reason="Mưa bão", by=chief)
    with time_machine.travel(NOW + timedelta(days=4), tick=False):
        change = change_of(amend(LATER), REVIEWED)
        take_over_change(change, fields=["deadline"], due_on=date(2027, 3, 31), by=chief)
    then = [
        Result.objects.as_of(task.ward, on=TODAY + timedelta(days=days)).get(task=task).due_then
        for days in (1, 3, 5)
    ]
    assert then == [date(2026, 12, 31), date(2027, 1, 31), date(2027, 3, 31)]


def test_nobody_becomes_late_by_a_document_that_came_later(plan, chief, amend):
    change = change_of(amend(PAST), REVIEWED)
    with pytest.raises(Refused):
        take_over_change(change, fields=["deadline"], due_on=date(2026, 9, 30), by=chief)
    change.refresh_from_db()
    assert (change.decision, due_of(change.task)) == (ChangeDecision.PENDING, date(2026, 12, 31))


def test_a_person_may_give_another_date_than_the_words(plan, chief, amend):
    change = change_of(amend(PAST), REVIEWED)
    task = take_over_change(change, fields=["deadline"], due_on=date(2026, 12, 15), by=chief)
    assert (due_of(task), task.deadline) == (date(2026, 12, 15), {"kind": "by_date", "by_person": True})


def test_a_result_accepted_late_stays_late(plan, chief, economy, amend):
    task = task_of(plan, "mở quầy")
    result = task.results.get()
    claim_result(
        result,
        on=TODAY,
        summary="Đã mở quầy",
        by=make.officer(plan.ward, Role.SPECIALIST, unit=task.lead_unit),
    )
    accept_result(result, by=chief)
    change = change_of(amend(("Quý II/2026", "Quý IV/2026")), "mở quầy")
    with pytest.raises(Refused):
        take_over_change(change, fields=["deadline"], due_on=date(2026, 12, 31), by=chief)
    assert status_on(task, TODAY) == Status.LATE


def test_the_tasks_history_stays(plan, chief, amend):
    task = task_of(plan, REVIEWED)
    note_progress(task, "Đã rà soát 3 tổ dân phố", by=chief)
    before = [entry.pk for entry in trail_of(task)]
    take_over_change(
        change_of(amend(LATER), REVIEWED), fields=["deadline"], due_on=date(2027, 3, 31), by=chief
    )
    assert [update.text for update in task.updates.all()] == ["Đã rà soát 3 tổ dân phố"]
    assert [entry.pk for entry in trail_of(task)][-len(before) :] == before


def test_new_words_are_taken_over_with_the_document_they_are_from(plan, chief, amend):
    amendment = amend(
        ("Số:      /KH-UBND", "Số: 45/KH-UBND"),
        ("Phát động thi đua trong", "Phát động, tổng kết thi đua trong"),
    )
    assert wording_source(task_of(plan, "thi đua")) == "văn bản đầu tiên"
    task = take_over_change(change_of(amendment, "thi đua"), fields=["title"], by=chief)
    assert (task.title, task.quote) == ("Phát động, tổng kết thi đua trong hộ kinh doanh.",) * 2
    assert wording_source(task) == "văn bản thay thế số 45/KH-UBND"


def test_only_the_chosen_fields_change(plan, chief, counter, amend):
    change = change_of(
        amend(("Trung tâm Phục vụ hành chính công mở", "Công an phường mở"), ("Quý II/2026", "Quý I/2027")),
        "mở quầy",
    )
    task = take_over_change(change, fields=["deadline"], due_on=date(2027, 3, 31), by=chief)
    assert (task.lead_unit, due_of(task)) == (counter, date(2027, 3, 31))


def test_another_lead_is_a_transfer_with_the_document_as_reason(plan, chief, police, amend):
    change = change_of(amend(("Trung tâm Phục vụ hành chính công mở", "Công an phường mở")), "mở quầy")
    assert "lead" in change.fields
    task = take_over_change(change, fields=["lead"], lead=police, by=chief)
    task.refresh_from_db()
    moved = next(entry for entry in trail_of(task) if entry.verb == "plans.transfer_task")
    assert (task.lead_unit, moved.reason) == (police, "Theo văn bản thay thế")


def test_a_task_is_kept_as_it_was_and_may_be_looked_at_again(plan, chief, amend):
    change = change_of(amend(LATER), REVIEWED)
    kept = keep_as_it_was(change, by=chief)
    assert (kept.decision, due_of(change.task)) == (ChangeDecision.KEPT, date(2026, 12, 31))
    assert reopen_change(kept, by=chief).decision == ChangeDecision.PENDING


def test_a_clause_that_is_gone_cancels_its_task_only_when_a_person_says_so(plan, chief, amend):
    change = change_of(amend(("- Phát động thi đua trong hộ kinh doanh.\n", "")), "thi đua")
    assert change.task.interruptions.count() == 0
    task = cancel_clause(change, by=chief)
    standing = task.interruptions.get()
    assert (standing.kind, standing.reason) == (
        InterruptionKind.CANCELLED,
        "Không còn trong kế hoạch, theo văn bản thay thế",
    )


def test_a_wrong_match_is_parted_into_a_clause_gone_and_a_new_one(plan, chief, amend):
    amendment = amend(("Phát động thi đua trong", "Phát động, tổng kết thi đua trong"))
    draft = part_clauses(change_of(amendment, "thi đua"), by=chief)
    assert change_of(amendment, "thi đua").kind == ChangeKind.REMOVED
    assert draft.pk in {one.pk for one in drafts_of(reading_of(amendment))}


def test_a_new_clause_becomes_a_task_once(plan, chief, amend):
    amendment = amend(
        ("- Phát động thi đua", "- Lập bản đồ số các tuyến phố kinh doanh.\n- Phát động thi đua")
    )
    new = drafts_of(reading_of(amendment)).get(title__startswith="Lập bản đồ")
    task = follow_draft(new, by=chief)
    assert (task.plan, task.number, wording_source(task)) == (plan, 7, "văn bản thay thế")
    with pytest.raises(Refused):
        follow_draft(drafts_of(reading_of(amendment)).get(pk=new.pk), by=chief)


def test_a_clause_of_a_followed_task_is_no_new_task(plan, chief, amend):
    same = reading_of(amend()).drafts.filter(continues__isnull=False).first()
    with pytest.raises(Refused):
        follow_draft(same, by=chief)


def test_a_change_is_decided_once(plan, chief, amend):
    change = change_of(amend(LATER), REVIEWED)
    take_over_change(change, fields=["deadline"], due_on=date(2027, 3, 31), by=chief)
    for act in (keep_as_it_was, part_clauses, reopen_change, cancel_clause):
        with pytest.raises(Refused):
            act(change, by=chief)


def test_only_assigners_decide(plan, ward, amend):
    change, clerk = change_of(amend(LATER), REVIEWED), make.officer(ward, Role.CLERK)
    for act in (keep_as_it_was, part_clauses, reopen_change, cancel_clause):
        with pytest.raises(Forbidden):
            act(change, by=clerk)
    with pytest.raises(Forbidden):
        take_over_change(change, fields=["deadline"], due_on=date(2027, 3, 31), by=clerk)


def test_what_was_taken_over_keeps_its_document(plan, chief, amend):
    amendment = amend(LATER)
    take_over_change(change_of(amendment, REVIEWED), fields=["deadline"], due_on=date(2027, 3, 31), by=chief)
    with pytest.raises(Refused):
        remove_amendment(amendment, by=chief)


def test_the_documents_of_a_plan_are_told_in_order(plan, chief, amend):
    amend(("Số:      /KH-UBND", "Số: 45/KH-UBND"), LATER)
    amend(kind=AmendmentKind.AMENDS)
    told = [(version.number, version.who, version.left) for version in versions_of(plan)]
    assert told == [("", str(chief), None), ("45/KH-UBND", str(chief), 1), ("", str(chief), 0)]
