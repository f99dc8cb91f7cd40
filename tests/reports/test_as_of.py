"""What counts as of the cut-off: facts by their own day, decisions on facts until the figures are frozen."""

from datetime import date

import pytest

from donghanh.org.enums import Role
from donghanh.plans.actions.requests import (
    ask_extension,
    ask_late_review,
    decide_extension,
    decide_late_review,
)
from donghanh.plans.actions.results import (
    accept_result,
    add_evidence,
    claim_result,
    note_progress,
    record_finished_before_import,
    return_result,
)
from donghanh.plans.actions.tasks import open_periods
from donghanh.plans.enums import Rhythm
from donghanh.plans.models import Result
from donghanh.reports.periods import month_of, quarter_of, year_of
from donghanh.reports.standing import snapshot_of
from tests import make
from tests.reports.conftest import YEAR, on

pytestmark = pytest.mark.django_db
DUE, CUTOFF, AFTER = date(2026, 9, 30), date(2026, 11, 30), date(2026, 12, 2)


@pytest.fixture
def chair(ward):
    return make.officer(ward, Role.CHAIR)


@pytest.fixture
def task(plan, office):
    return make.task(plan, lead=office, due_on=DUE)


@pytest.fixture
def standing(draft):
    """The one row of a draft as of 30/11/2026, looked at on a later day."""

    def row(seen_on: date = date(2026, 12, 20), period=YEAR):
        report = draft(period=period)
        with on(seen_on):
            [row] = snapshot_of(report).rows
        return row

    return row


def extend(task, doer, chief, *, asked: date, decided: date, until: date = date(2026, 12, 15)) -> None:
    with on(asked):
        extension = ask_extension(task.results.get(), new_due_on=until, reason="Chờ kỳ họp HĐND", by=doer)
    with on(decided):
        decide_extension(extension, granted=True, answer="", by=chief)


def test_a_result_finished_on_the_cut_off_day_counts(task, doer, finish, standing):
    finish(task, CUTOFF, by=doer)
    assert (standing().status, standing().finished_on) == ("late", "2026-11-30")


def test_a_result_finished_after_the_cut_off_does_not_count(task, doer, finish, standing):
    finish(task, date(2026, 12, 1), by=doer)
    row = standing()
    assert (row.status, row.words, row.finished_on, row.outcome) == ("overdue", "Quá hạn 61 ngày", None, "")


def test_a_result_accepted_after_the_cut_off_counts_by_the_day_it_was_finished(task, doer, chief, standing):
    """The clock stops at the claimed day; accepting only confirms it."""
    with on(date(2026, 11, 25)):
        result = claim_result(task.results.get(), on=DUE, summary="Đã xong", by=doer)
    assert standing(seen_on=date(2026, 12, 1)).status == "claimed"
    with on(AFTER):
        accept_result(result, by=chief)
    assert (standing().status, standing().finished_on) == ("on_time", "2026-09-30")


def test_a_claim_for_a_day_after_the_cut_off_does_not_count(task, doer, standing):
    with on(AFTER):
        claim_result(task.results.get(), on=date(2026, 12, 1), summary="Đã xong", by=doer)
    assert standing().status == "overdue"


def test_a_claim_for_a_day_after_the_deadline_is_overdue_until_accepted(task, doer, draft):
    with on(date(2026, 11, 25)):
        claim_result(task.results.get(), on=date(2026, 11, 20), summary="Đã xong", by=doer)
    report = draft()
    with on(AFTER):
        figures = snapshot_of(report).figures
    assert (len(figures.claimed), len(figures.overdue), len(figures.open)) == (1, 1, 0)


def test_a_claim_returned_after_the_cut_off_was_no_result(task, doer, chief, standing):
    with on(date(2026, 11, 25)):
        result = claim_result(task.results.get(), on=DUE, summary="Đã xong", by=doer)
    with on(AFTER):
        return_result(result, reason="Thiếu biên bản", by=chief)
    row = standing()
    assert (row.status, row.returns, row.note) == ("overdue", 0, "")


def test_a_return_before_the_cut_off_stands_in_the_note_with_its_reason(task, doer, chief, standing):
    with on(date(2026, 11, 25)):
        result = claim_result(task.results.get(), on=DUE, summary="Đã xong", by=doer)
        return_result(result, reason="Thiếu biên bản", by=chief)
    row = standing()
    assert (row.returns, row.note) == (1, "Đã trả lại kết quả 01 lần")
    assert row.causes == ("lý do trả lại kết quả: Thiếu biên bản",)


def test_an_extension_granted_before_the_cut_off_moves_the_deadline(task, doer, chief, standing):
    extend(task, doer, chief, asked=date(2026, 9, 20), decided=date(2026, 9, 25))
    row = standing()
    assert (row.due_on, row.deadline, row.extensions) == ("2026-12-15", "15/12/2026", 1)
    assert row.note.startswith("Đã gia hạn 01 lần (hạn đầu 30/9/2026)")
    assert row.status == "in_progress"


def test_an_extension_granted_after_the_cut_off_does_not_count(task, doer, chief, standing):
    extend(task, doer, chief, asked=date(2026, 11, 20), decided=date(2026, 12, 1))
    row = standing()
    assert (row.due_on, row.status, row.extensions) == ("2026-09-30", "overdue", 0)
    assert row.note == "Đang đề nghị gia hạn đến 15/12/2026"
    assert row.causes == ("đơn vị nêu khi đề nghị gia hạn: Chờ kỳ họp HĐND",)


def test_an_extension_asked_for_after_the_cut_off_is_not_even_mentioned(task, doer, chief, standing):
    extend(task, doer, chief, asked=date(2026, 12, 1), decided=date(2026, 12, 2))
    assert (standing().due_on, standing().causes) == ("2026-09-30", ())


def test_of_several_extensions_the_last_one_before_the_cut_off_holds(task, doer, chief, standing):
    extend(task, doer, chief, asked=date(2026, 9, 20), decided=date(2026, 9, 25), until=date(2026, 10, 31))
    extend(task, doer, chief, asked=date(2026, 12, 1), decided=date(2026, 12, 1), until=date(2026, 12, 31))
    extend(task, doer, chief, asked=date(2026, 12, 2), decided=date(2026, 12, 3), until=date(2027, 1, 31))
    assert (standing().due_on, standing().words) == ("2026-10-31", "Quá hạn 30 ngày")


def test_a_day_before_which_is_such_again_when_its_extension_does_not_count(
    ward, plan, office, doer, chief, standing
):
    ward.strict_before = True
    ward.save()
    strict = make.task(plan, lead=office, due_on=CUTOFF, exclusive=True, deadline={"exclusive": True})
    extend(strict, doer, chief, asked=date(2026, 11, 20), decided=date(2026, 12, 1))
    row = standing()
    assert (row.deadline, row.words) == ("trước 30/11/2026", "Quá hạn 1 ngày")


def test_an_objection_granted_after_the_cut_off_says_what_was_true(
    task, doer, chief, chair, finish, standing
):
    finish(task, date(2026, 10, 5), by=doer)
    with on(date(2026, 12, 1)):
        review = ask_late_review(
            task.results.get(), reason="Ký 29/9", corrected_finished_on=date(2026, 9, 29), by=doer
        )
        decide_late_review(review, granted=True, answer="", by=chair)
    assert (standing().status, standing().finished_on) == ("early", "2026-09-29")


def test_a_deadline_corrected_after_a_later_extension_stays_corrected(task, doer, chief, chair, standing):
    extend(task, doer, chief, asked=date(2026, 12, 1), decided=date(2026, 12, 2))
    with on(date(2026, 12, 20)):
        review = ask_late_review(task.results.get(), reason="Sai ngày", corrected_due_on=CUTOFF, by=doer)
        decide_late_review(review, granted=True, answer="", by=chair)
    assert standing(seen_on=date(2026, 12, 21)).due_on == "2026-11-30"


def test_notes_and_evidence_after_the_cut_off_are_not_told(task, doer, standing):
    with on(date(2026, 11, 20)):
        note_progress(task, "Đã trình dự thảo.", by=doer)
    with on(date(2026, 12, 1)):
        note_progress(task, "Đã họp góp ý.", by=doer)
    assert standing().outcome == "Đã trình dự thảo."


def test_a_result_names_the_documents_that_prove_it(task, doer, chief, standing):
    with on(DUE):
        result = claim_result(task.results.get(), on=DUE, summary="Đã thành lập Tổ công tác", by=doer)
        add_evidence(task, by=doer, label="", result=result, document_number="63/QĐ-UBND")
        accept_result(result, by=chief)
    assert standing().outcome == "Đã thành lập Tổ công tác (63/QĐ-UBND)"


def test_a_result_from_before_the_plan_was_entered_counts_by_its_day(task, chief, standing):
    with on(date(2026, 11, 20)):
        type(task).objects.filter(pk=task.pk).update(confirmed_at="2026-12-05T00:00:00Z")
        task.refresh_from_db()
        record_finished_before_import(task.results.get(), on=date(2026, 3, 20), summary="Đã xong", by=chief)
    assert (standing().status, standing().finished_on) == ("early", "2026-03-20")


@pytest.fixture
def quarterly(plan, office, doer, finish):
    """A task with a result every quarter of 2026; the first was delivered in time, the second never."""
    task = make.task(
        plan, lead=office, title="Công khai số liệu.", rhythm=Rhythm.QUARTERLY, rhythm_from=date(2026, 1, 1)
    )
    task.results.all().delete()
    with on(date(2026, 12, 20)):
        open_periods(task, until=date(2026, 12, 20))
    Result.objects.filter(task=task, label="Quý I/2026").update(
        claimed_on=date(2026, 3, 30),
        claimed_by=doer,
        finished_on=date(2026, 3, 30),
        accepted_by=doer,
        summary="Đã công khai",
    )
    return task


def titles(report, seen_on=date(2026, 12, 20)) -> list[str]:
    with on(seen_on):
        return [row.title for row in snapshot_of(report).rows]


def test_a_year_counts_every_period_that_had_begun_by_the_cut_off(quarterly, draft):
    assert titles(draft(period=year_of(2026, (9, 30)))) == [
        "Công khai số liệu (Quý I/2026)",
        "Công khai số liệu (Quý II/2026)",
        "Công khai số liệu (Quý III/2026)",
    ]


def test_a_later_period_leaves_out_what_was_done_before_it_and_keeps_what_is_still_owed(quarterly, draft):
    assert titles(draft(period=quarter_of(2026, 3))) == [
        "Công khai số liệu (Quý II/2026)",
        "Công khai số liệu (Quý III/2026)",
    ]


def test_a_task_that_owes_one_result_is_told_in_every_report_of_its_plan(task, doer, finish, draft):
    finish(task, DUE, by=doer)
    assert titles(draft(period=month_of(2026, 11))) == [task.title]


def test_before_the_cut_off_the_figures_stand_as_of_today(task, draft):
    report = draft(period=year_of(2026))
    with on(date(2026, 12, 1)):
        snapshot = snapshot_of(report)
    assert (snapshot.as_of, snapshot.cutoff_on) == ("2026-12-01", "2026-12-14")
    assert snapshot.rows[0].words == "Quá hạn 62 ngày"
