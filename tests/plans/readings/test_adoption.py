"""From confirmed drafts to tasks."""

from datetime import date

import pytest
from django.urls import reverse

from donghanh.audit.queries import trail_of
from donghanh.kernel.errors import Forbidden, Refused
from donghanh.notify.models import Notice
from donghanh.org.enums import Role
from donghanh.plans.actions.adoption import adopt_reading
from donghanh.plans.actions.drafts import Edit, Units, accept_draft, edit_draft, note_finished_before
from donghanh.plans.actions.readings import set_cutoff
from donghanh.plans.enums import Status
from donghanh.plans.models import Evidence, Task
from tests import make
from tests.plans.readings.conftest import draft

FIVE = ("mở quầy", "Phòng Kinh tế chủ trì", "Rà soát nhà", "Tuyên truyền chính sách", "hội nghị đối thoại")


@pytest.fixture
def accepted(reading, chief):
    for words in FIVE:
        accept_draft(draft(reading, words), by=chief)
    return reading


def test_only_confirmed_drafts_become_tasks_in_the_order_of_the_document(accepted, chief):
    tasks = adopt_reading(accepted, by=chief)
    assert [(task.number, task.title[:20]) for task in tasks] == [
        (1, "Trung tâm Phục vụ hà"),
        (2, "Phòng Kinh tế chủ tr"),
        (3, "Rà soát nhà, đất côn"),
        (4, "Tuyên truyền chính s"),
        (5, "Tổ chức hội nghị đối"),
    ]


def test_a_task_keeps_its_draft_section_words_and_units(accepted, chief, counter):
    adopt_reading(accepted, by=chief)
    task = Task.objects.get(number=1)
    assert (task.draft, task.section.heading) == (
        draft(accepted, "mở quầy"),
        "III. NHIỆM VỤ › 1. Hỗ trợ thủ tục",
    )
    assert (task.lead_unit, task.deadline_raw, task.deadline_kind) == (counter, "Quý II/2026", "window")
    assert (task.quote, task.confirmed_by) == (draft(accepted, "mở quầy").quote, chief)


def test_a_dated_task_owes_one_result_on_its_day(accepted, chief):
    adopt_reading(accepted, by=chief)
    owed = make.result(Task.objects.get(number=2))
    assert (owed.starts_on, owed.due_on, owed.set_by_ward) == (date(2026, 7, 1), date(2026, 12, 31), False)


def test_a_rhythm_owes_this_years_result_at_the_plans_own_cut_off(accepted, chief):
    adopt_reading(accepted, by=chief)
    owed = make.result(Task.objects.get(number=4))
    assert (owed.label, owed.due_on, owed.set_by_ward) == ("Năm 2026", date(2026, 11, 30), True)


def test_the_cut_off_that_the_person_set_counts(accepted, chief):
    set_cutoff(accepted.plan, month=12, day=10, by=chief)
    adopt_reading(accepted, by=chief)
    assert make.result(Task.objects.get(number=4)).due_on == date(2026, 12, 10)


def test_a_rhythm_that_begins_later_has_its_first_result_at_once(reading, chief):
    later = draft(reading, "Tuyên truyền chính sách")
    edit_draft(later, Edit({"rhythm": "yearly", "rhythm_from": date(2027, 1, 1)}), by=chief)
    accept_draft(later, by=chief)
    (task,) = adopt_reading(reading, by=chief)
    assert [(each.label, each.due_on) for each in task.results.all()] == [("Năm 2027", date(2027, 11, 30))]


def test_adopting_twice_makes_no_task_twice(accepted, chief):
    adopt_reading(accepted, by=chief)
    with pytest.raises(Refused):
        adopt_reading(accepted, by=chief)
    assert Task.objects.count() == 5


def test_the_rest_follows_later_with_further_numbers_and_the_same_sections(accepted, chief):
    adopt_reading(accepted, by=chief)
    accept_draft(draft(accepted, "Phát động"), by=chief)
    (later,) = adopt_reading(accepted, by=chief)
    assert (later.number, later.section) == (6, Task.objects.get(number=5).section)
    assert accepted.plan.sections.count() == 2


def test_nothing_confirmed_is_nothing_to_adopt(reading, chief):
    with pytest.raises(Refused):
        adopt_reading(reading, by=chief)


@pytest.mark.parametrize("role", [Role.FIELD, Role.ADMIN])
def test_someone_without_the_right_adopts_nothing(accepted, ward, role):
    with pytest.raises(Forbidden):
        adopt_reading(accepted, by=make.officer(ward, role))


def test_a_result_from_before_is_recorded_as_finished_by_a_coordinator(reading, chief):
    done = draft(reading, "mở quầy")
    note_finished_before(done, on=date(2026, 6, 20), words="Đã mở quầy", document="12/QĐ-UBND", by=chief)
    accept_draft(done, by=chief)
    (task,) = adopt_reading(reading, by=chief)
    owed = make.result(task)
    assert (owed.status, owed.finished_on, owed.before_import) == (Status.EARLY, date(2026, 6, 20), True)
    assert Evidence.objects.get(task=task).document_number == "12/QĐ-UBND"


def test_a_result_from_before_awaits_approval_when_someone_else_adopts(reading, ward):
    clerk = make.officer(ward, Role.CLERK)
    done = draft(reading, "mở quầy")
    note_finished_before(done, on=date(2026, 6, 20), words="Đã mở quầy", document="12/QĐ-UBND", by=clerk)
    accept_draft(done, by=clerk)
    (task,) = adopt_reading(reading, by=clerk)
    owed = make.result(task)
    assert (owed.status, owed.finished_on, owed.summary) == (Status.CLAIMED, None, "Đã mở quầy (12/QĐ-UBND)")


def test_a_result_from_before_that_awaits_approval_stands_among_what_waits_for_the_leader(
    reading, ward, chief, client
):
    clerk = make.officer(ward, Role.CLERK)
    done = draft(reading, "mở quầy")
    note_finished_before(done, on=date(2026, 6, 20), words="Đã mở quầy", document="", by=clerk)
    accept_draft(done, by=clerk)
    (task,) = adopt_reading(reading, by=clerk)
    client.force_login(chief.user, backend="django.contrib.auth.backends.ModelBackend")
    page = client.get(reverse("desk:waiting_list"))
    assert [(line.kind, line.task, line.days) for line in page.context["waiting"]] == [("claim", task, 0)]


def test_a_past_date_without_a_result_is_overdue(accepted, chief):
    adopt_reading(accepted, by=chief)
    assert make.result(Task.objects.get(number=1)).status == Status.OVERDUE


def test_co_leads_and_cooperating_units_become_participants(reading, chief, economy, counter, police):
    shared = draft(reading, "Phát động")
    edit_draft(shared, Edit(units=Units(economy, [counter], [police])), by=chief)
    accept_draft(shared, by=chief)
    (task,) = adopt_reading(reading, by=chief)
    assert task.lead_unit == economy
    assert {(each.unit, each.part) for each in task.participants.all()} == {
        (counter, "co_lead"),
        (police, "coop"),
    }


def test_the_head_of_each_lead_unit_is_told_once(accepted, ward, chief, counter):
    head = make.officer(ward, Role.UNIT_HEAD, unit=counter)
    adopt_reading(accepted, by=chief)
    assert [(notice.recipient, notice.text) for notice in Notice.objects.all()] == [
        (head, "Đơn vị chủ trì 1 việc của: Hỗ trợ hộ kinh doanh trên địa bàn phường năm 2026")
    ]


def test_adopting_stands_in_the_trail(accepted, chief):
    adopt_reading(accepted, by=chief)
    entry = next(entry for entry in trail_of(accepted.plan) if entry.verb == "plans.adopt_reading")
    assert (entry.changes, entry.actor_id) == ({"tasks": 5}, chief.pk)
