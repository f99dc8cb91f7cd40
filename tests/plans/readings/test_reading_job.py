"""The job that reads: what it keeps, how it fails, and what happens when it is killed."""

from datetime import date
from unittest import mock

import pytest
from django.db import connection

from donghanh.audit.queries import trail_of
from donghanh.kernel.walls import row_scope
from donghanh.paperwork.errors import UnreadableDocument
from donghanh.plans import jobs
from donghanh.plans.actions.drafts import accept_draft
from donghanh.plans.actions.readings import MOST_ATTEMPTS, start_reading, store_reading
from donghanh.plans.enums import Decision, ReadingState
from donghanh.plans.jobs import read_document
from donghanh.plans.models import Draft, Reading, Target
from donghanh.plans.proposals import Proposal
from tests import make
from tests.plans.readings.conftest import PLAN, draft, read


def test_the_plan_takes_what_the_document_says_of_itself(reading):
    plan = reading.plan
    assert plan.title == "Hỗ trợ hộ kinh doanh trên địa bàn phường năm 2026"
    assert (plan.number, plan.issued_on, plan.legal_bases) == ("", None, ["72/2025/QH15"])


def test_tasks_come_in_the_order_of_the_document_and_other_clauses_are_marked(reading):
    kept = list(reading.drafts.values_list("order", "extra"))
    assert kept == [(1, False), (2, False), (3, False), (4, False), (5, False), (6, False), (7, True)]


def test_every_value_keeps_its_words_and_their_place(reading):
    found = draft(reading, "mở quầy")
    said = found.evidence["deadline"][0]
    block, start, end = said["spans"][0]
    assert (said["quote"], reading.blocks[block]["text"][start:end]) == ("Quý II/2026", "Quý II/2026")
    assert reading.blocks[found.blocks[0]]["text"].endswith(found.title)


def test_a_window_gives_its_last_day_as_the_deadline(reading):
    found = draft(reading, "Phòng Kinh tế chủ trì")
    assert (found.starts_on, found.due_on) == (date(2026, 7, 1), date(2026, 12, 31))


def test_a_certain_unit_is_mapped_and_an_uncertain_one_left_to_a_person(reading, police):
    found = draft(reading, "Phòng Kinh tế chủ trì")
    assert [(row.unit, row.part) for row in found.units.all()] == [(police, "coop")]
    assert found.doubts == ["lead"]


def test_a_task_without_a_date_gets_a_yearly_rhythm_beside_the_words(reading):
    found = draft(reading, "Tuyên truyền chính sách thuế")
    assert (found.deadline_raw, found.due_on) == ("Thường xuyên", None)
    assert (found.rhythm, found.rhythm_from) == ("yearly", date(2026, 1, 1))


def test_the_cut_off_leaves_four_days_before_the_report_that_the_plan_asks_for(reading):
    assert reading.plan.cutoff == (11, 30)
    assert reading.cutoff_basis["report_day"] == "05/12"


def test_targets_are_kept_apart_from_tasks(reading):
    target = Target.objects.get(plan=reading.plan)
    assert (target.operator, target.value, target.by_year, target.decision) == (
        ">",
        1000,
        2030,
        Decision.PENDING,
    )


def test_running_twice_changes_nothing(reading, chief):
    before = list(reading.drafts.values_list("pk", flat=True))
    read_document(ward_id=chief.ward_id, reading_id=reading.pk)
    assert list(reading.drafts.values_list("pk", flat=True)) == before


def test_a_worker_killed_while_reading_leaves_no_draft_and_the_next_run_finishes(chief, units):
    queued = start_reading(PLAN.encode(), "ke-hoach.txt", by=chief)
    with mock.patch.object(jobs, "_read", side_effect=KeyboardInterrupt), pytest.raises(KeyboardInterrupt):
        read_document(ward_id=chief.ward_id, reading_id=queued.pk)
    queued.refresh_from_db()
    assert (queued.state, queued.drafts.count()) == (ReadingState.RUNNING, 0)
    read_document(ward_id=chief.ward_id, reading_id=queued.pk)
    queued.refresh_from_db()
    assert (queued.state, queued.attempts, queued.drafts.count()) == (ReadingState.DONE, 2, 7)


def test_a_worker_killed_while_keeping_leaves_nothing_half(chief, units):
    queued = start_reading(PLAN.encode(), "ke-hoach.txt", by=chief)
    with (
        mock.patch("donghanh.plans.actions.readings._keep_targets", side_effect=KeyboardInterrupt),
        pytest.raises(KeyboardInterrupt),
    ):
        read_document(ward_id=chief.ward_id, reading_id=queued.pk)
    assert (Draft.objects.count(), Target.objects.count()) == (0, 0)


def test_a_document_that_keeps_killing_its_worker_is_given_up(chief):
    queued = start_reading(PLAN.encode(), "ke-hoach.txt", by=chief)
    Reading.objects.filter(pk=queued.pk).update(attempts=MOST_ATTEMPTS, state=ReadingState.RUNNING)
    read_document(ward_id=chief.ward_id, reading_id=queued.pk)
    queued.refresh_from_db()
    assert (queued.state, queued.drafts.count()) == (ReadingState.FAILED, 0)


def test_an_unreadable_document_tells_the_person_what_to_do(chief):
    queued = start_reading(PLAN.encode(), "ke-hoach.txt", by=chief)
    with mock.patch(
        "donghanh.paperwork.opening.open_document", side_effect=UnreadableDocument("Hãy gỡ mật khẩu.")
    ):
        read_document(ward_id=chief.ward_id, reading_id=queued.pk)
    queued.refresh_from_db()
    assert (queued.state, queued.error) == (ReadingState.FAILED, "Hãy gỡ mật khẩu.")
    assert trail_of(queued.plan)[0].reason == "Hãy gỡ mật khẩu."


def test_a_fault_of_the_program_shows_a_sentence_and_no_traceback(chief, caplog):
    queued = start_reading(PLAN.encode(), "ke-hoach.txt", by=chief)
    with mock.patch("donghanh.paperwork.reading.read_plan", side_effect=ZeroDivisionError("secret detail")):
        read_document(ward_id=chief.ward_id, reading_id=queued.pk)
    queued.refresh_from_db()
    assert queued.error == "Chưa đọc được văn bản này. Thử dùng bản Word, hoặc dán nội dung văn bản."
    assert "secret detail" in caplog.text


def test_a_fault_while_keeping_fails_the_reading_too(chief):
    queued = start_reading(PLAN.encode(), "ke-hoach.txt", by=chief)
    with mock.patch("donghanh.plans.actions.readings._fill_plan", side_effect=ZeroDivisionError):
        read_document(ward_id=chief.ward_id, reading_id=queued.pk)
    queued.refresh_from_db()
    assert (queued.state, queued.drafts.count()) == (ReadingState.FAILED, 0)


def test_a_scanned_page_of_a_novel_gives_a_plan_without_tasks_and_no_fault(chief):
    novel = "\n".join(f"Chương {n}. Ngày xửa ngày xưa, có một người đi câu cá bên sông." for n in range(200))
    assert read(novel, chief).state == ReadingState.DONE


def test_a_reading_of_another_ward_is_out_of_reach_of_the_job(reading, chief):
    other = make.ward("10661", "Nam Đồng")
    Reading.objects.filter(pk=reading.pk).update(state=ReadingState.QUEUED)
    with connection.cursor() as cursor:
        cursor.execute("set local role donghanh_app")
    read_document(ward_id=other.pk, reading_id=reading.pk)
    with row_scope([chief.ward_id]):
        assert Reading.objects.get(pk=reading.pk).state == ReadingState.QUEUED


def test_a_table_copied_from_excel_is_read_like_a_file(chief, units):
    rows = [
        "TT\tNhiệm vụ\tCơ quan chủ trì\tSản phẩm\tThời hạn",
        "1\tLập danh sách hộ kinh doanh\tCông an phường\tDanh sách\tQuý IV/2026",
        "2\tMở lớp tập huấn kê khai thuế\tTrung tâm Phục vụ hành chính công\tLớp tập huấn\tTrước ngày 15/12/2026",
    ]
    pasted = read("\n".join(rows), chief, name="Văn bản dán.txt")
    kept = [(each.title, each.product, each.due_on) for each in pasted.drafts.all()]
    assert kept == [
        ("Lập danh sách hộ kinh doanh", "Danh sách", date(2026, 12, 31)),
        ("Mở lớp tập huấn kê khai thuế", "Lớp tập huấn", date(2026, 12, 15)),
    ]


def test_storing_a_second_time_keeps_what_people_have_decided_since(reading, chief):
    accept_draft(draft(reading, "mở quầy"), by=chief)
    store_reading(reading, Proposal(blocks=[], header={}, drafts=[], targets=[]))
    assert reading.drafts.filter(decision=Decision.ACCEPTED).count() == 1
