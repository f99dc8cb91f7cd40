"""Entering a plan by its document, and taking it back."""

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from donghanh.audit.queries import trail_of, trail_of_ward
from donghanh.files.models import Attachment
from donghanh.kernel.errors import Forbidden, Refused
from donghanh.org.enums import Role
from donghanh.paperwork.opening import refusals
from donghanh.plans.actions.adoption import adopt_reading
from donghanh.plans.actions.drafts import accept_draft
from donghanh.plans.actions.readings import remove_plan, retry_reading, set_cutoff, start_reading
from donghanh.plans.enums import ReadingState
from donghanh.plans.jobs import read_document
from donghanh.plans.models import Plan, Reading
from tests import make
from tests.plans.readings.conftest import PLAN, draft, read


def test_a_document_is_kept_and_its_reading_queued_for_the_ward(chief, units):
    reading = start_reading(PLAN.encode(), "ke-hoach.txt", by=chief)
    job = ProcrastinateJob.objects.get(task_name="donghanh.read_document")
    assert (reading.state, reading.plan.source.name) == (ReadingState.QUEUED, "ke-hoach.txt")
    assert job.args == {"ward_id": chief.ward_id, "reading_id": reading.pk}
    assert [entry.verb for entry in trail_of(reading.plan)] == ["plans.create_plan"]


def test_nothing_is_a_draft_before_the_job_has_run(chief):
    assert start_reading(PLAN.encode(), "ke-hoach.txt", by=chief).drafts.count() == 0


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", refusals.EMPTY),
        (b"   \n\n", refusals.EMPTY),
        (b"\x89PNG\r\n\x1a\n0000", refusals.IMAGE),
        (b"PK\x03\x04 broken", refusals.BROKEN),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), refusals.OLD_WORD),
        (b"{\\rtf1 Ke hoach}", refusals.RICH_TEXT),
        (bytes(range(256)) * 8, refusals.UNKNOWN),
    ],
    ids=["empty", "blank", "picture", "broken", "old Word", "rtf", "bytes"],
)
def test_a_file_that_shows_by_its_bytes_that_it_cannot_be_read_leaves_nothing_behind(
    chief, content, sentence
):
    with pytest.raises(Refused) as refusal:
        start_reading(content, "ke-hoach.docx", by=chief)
    assert str(refusal.value) == sentence
    assert (Plan.objects.count(), Reading.objects.count(), Attachment.objects.count()) == (0, 0, 0)


def test_text_in_utf_16_is_read_like_any_other(chief, units):
    queued = start_reading(PLAN.encode("utf-16"), "ke-hoach.txt", by=chief)
    read_document(ward_id=chief.ward_id, reading_id=queued.pk)
    assert queued.drafts.filter(extra=False).count() == 6


@pytest.mark.parametrize("role", [Role.FIELD, Role.ADMIN])
def test_a_role_without_the_right_enters_no_plan(ward, role):
    with pytest.raises(Forbidden):
        start_reading(PLAN.encode(), "ke-hoach.txt", by=make.officer(ward, role))


def test_a_clerk_may_enter_a_plan(ward):
    clerk = make.officer(ward, Role.CLERK)
    assert start_reading(PLAN.encode(), "ke-hoach.txt", by=clerk).asked_by == clerk


def test_the_given_short_name_stays_and_a_missing_one_comes_from_the_document(chief, units):
    assert read(PLAN, chief, short_title="Hộ kinh doanh").plan.short_title == "Hộ kinh doanh"
    assert read(PLAN, chief).plan.short_title == "Hỗ trợ hộ kinh doanh trên địa bàn phường năm 2026"


def test_a_failed_reading_is_tried_again_with_another_file(chief, units):
    failed = read("Không có gì", chief)
    Reading.objects.filter(pk=failed.pk).update(state=ReadingState.FAILED)
    failed.refresh_from_db()
    again = retry_reading(failed, by=chief, content=PLAN.encode(), name="ban-moi.txt")
    assert (again.plan, again.state, again.plan.source.name) == (
        failed.plan,
        ReadingState.QUEUED,
        "ban-moi.txt",
    )


def test_a_reading_that_worked_is_not_tried_again(reading, chief):
    with pytest.raises(Refused):
        retry_reading(reading, by=chief)


def test_a_plan_without_tasks_is_removed_with_all_that_was_read(reading, chief):
    plan = reading.plan
    remove_plan(plan, by=chief)
    assert (Plan.objects.count(), Reading.objects.count()) == (0, 0)
    assert trail_of_ward(chief.ward_id)[0].verb == "plans.remove_plan"


def test_a_plan_with_tasks_stays(reading, chief):
    accept_draft(draft(reading, "Phát động thi đua"), by=chief)
    adopt_reading(reading, by=chief)
    with pytest.raises(Refused):
        remove_plan(reading.plan, by=chief)


def test_a_plan_of_another_ward_is_not_removed(reading):
    stranger = make.officer(make.ward("10661", "Nam Đồng"), Role.OFFICE_CHIEF)
    with pytest.raises(Forbidden):
        remove_plan(reading.plan, by=stranger)


def test_the_cut_off_is_set_by_the_ward_and_told_in_the_trail(reading, chief):
    set_cutoff(reading.plan, month=12, day=10, by=chief)
    entry = trail_of(reading.plan)[0]
    assert (reading.plan.cutoff, entry.verb) == ((12, 10), "plans.set_cutoff")
    assert entry.changes == {"cutoff": ["30/11", "10/12"]}


def test_a_web_page_is_read_and_kept_as_plain_text_that_no_browser_runs(chief, units):
    body = "".join(f"<p>{line}</p>" for line in PLAN.splitlines())
    queued = start_reading(f"<html><script>x()</script>{body}</html>".encode(), "ke-hoach.html", by=chief)
    read_document(ward_id=chief.ward_id, reading_id=queued.pk)
    source = queued.plan.source
    assert (source.name, source.content_type) == ("ke-hoach.txt", "text/plain")
    assert queued.drafts.filter(extra=False).count() == 6
