"""Giving tasks to units and people, and giving them a rhythm."""

from datetime import date

import pytest

from donghanh.kernel.errors import Forbidden, Refused
from donghanh.notify.models import Notice
from donghanh.org.enums import Role
from donghanh.plans.actions.plans import accept_new_dates, add_task_by_hand, sign_plan
from donghanh.plans.actions.results import claim_result
from donghanh.plans.actions.tasks import add_task, assign_officer, assign_unit, set_product, set_rhythm
from donghanh.plans.enums import PlanKind, Rhythm
from donghanh.plans.models import Plan, Task
from donghanh.plans.permissions import can_decide_result
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
    return make.unit(ward, "Phòng Kinh tế, Hạ tầng và Đô thị")


@pytest.fixture
def task(ward, chief):
    return make.task(make.plan(ward, chief), due_on=date(2026, 12, 31))


def test_the_head_of_the_lead_unit_hears_of_a_new_task(ward, task, chief, office):
    head = make.officer(ward, Role.UNIT_HEAD, unit=office)
    assign_unit(task, office, by=chief)
    assert [(notice.recipient, notice.text) for notice in Notice.objects.all()] == [
        (head, f"Đơn vị chủ trì việc: {task.title}")
    ]


def test_a_new_lead_unit_takes_the_person_of_the_old_one_off(ward, task, chief, office):
    assign_unit(task, office, by=chief)
    assign_officer(task, make.officer(ward, unit=office), by=chief)
    assign_unit(task, make.unit(ward), by=chief)
    task.refresh_from_db()
    assert task.officer is None


def test_the_lead_unit_does_not_cooperate_with_itself(ward, task, chief, office):
    other = make.unit(ward)
    assign_unit(task, office, by=chief, cooperating=[office, other])
    assert [part.unit for part in task.participants.all()] == [other]


def test_a_unit_of_another_ward_is_refused(task, chief):
    with pytest.raises(Refused):
        assign_unit(task, make.unit(make.ward("13021", kind="xa")), by=chief)


def test_a_head_names_people_of_the_own_unit_only(ward, task, chief, office):
    assign_unit(task, office, by=chief)
    head = make.officer(ward, Role.UNIT_HEAD, unit=office)
    with pytest.raises(Refused):
        assign_officer(task, make.officer(ward, unit=make.unit(ward)), by=head)
    colleague = make.officer(ward, unit=office)
    assert assign_officer(task, colleague, by=head).officer == colleague


def test_the_head_of_another_unit_names_nobody(ward, task, chief, office):
    assign_unit(task, office, by=chief)
    with pytest.raises(Forbidden):
        assign_officer(task, None, by=make.officer(ward, Role.UNIT_HEAD, unit=make.unit(ward)))


def test_the_named_approver_decides_without_being_a_leader(ward, task, chief, office):
    approver = make.officer(ward, Role.UNIT_HEAD, unit=make.unit(ward))
    assign_unit(task, office, by=chief, approver=approver.duties[0])
    doer = make.officer(ward, unit=office)
    result = claim_result(make.result(task), on=date(2026, 1, 5), summary="Xong", by=doer)
    assert can_decide_result(approver, result)


def test_specialists_do_not_assign(ward, task, office):
    with pytest.raises(Forbidden):
        assign_unit(task, office, by=make.officer(ward))
    with pytest.raises(Forbidden):
        set_product(task, "Báo cáo", by=make.officer(ward))


def test_a_rhythm_opens_the_periods_begun_and_marks_them_as_the_wards(ward, chief):
    task = make.task(make.plan(ward, chief, report_month=11, report_day=30))
    set_rhythm(task, Rhythm.YEARLY, since=date(2025, 1, 1), by=chief)
    opened = task.results.order_by("due_on")
    assert [(one.label, one.due_on, one.set_by_ward) for one in opened][:2] == [
        ("Năm 2025", date(2025, 11, 30), True),
        ("Năm 2026", date(2026, 11, 30), True),
    ]


def test_a_task_with_a_deadline_gets_no_rhythm(task, chief):
    with pytest.raises(Refused):
        set_rhythm(task, Rhythm.YEARLY, since=date(2026, 1, 1), by=chief)


def test_tasks_of_a_plan_are_numbered_in_order(ward, chief):
    plan = make.plan(ward, chief)
    assert [add_task(plan, title=title, by=chief).number for title in ("A", "B")] == [1, 2]


def test_one_task_by_hand_brings_its_letter_along(chief, office):
    task = add_task_by_hand(
        kind=PlanKind.LETTER,
        number="812/UBND-VP",
        issued_on=date(2026, 11, 18),
        subject="V/v báo cáo tình hình hộ kinh doanh",
        title="Báo cáo số hộ kinh doanh có doanh thu trên 01 tỷ đồng",
        due_on=date(2026, 11, 27),
        lead_unit=office,
        by=chief,
    )
    assert (task.plan.number, task.plan.kind, task.lead_unit, task.results.get().due_on) == (
        "812/UBND-VP",
        PlanKind.LETTER,
        office,
        date(2026, 11, 27),
    )


def test_a_plan_is_signed_later_and_keeps_its_tasks(task, chief):
    signed = sign_plan(task.plan, number="118/KH-UBND", issued_on=date(2026, 5, 29), by=chief)
    assert (signed.number, signed.tasks.get()) == ("118/KH-UBND", task)


def test_new_dates_replace_the_proposed_ones_until_a_result_is_accepted(task, chief):
    result = accept_new_dates(make.result(task), starts_on=None, due_on=date(2027, 3, 31), by=chief)
    assert (result.due_on, result.first_due_on) == (date(2027, 3, 31), date(2027, 3, 31))


def test_an_act_on_a_page_opened_before_another_act_undoes_nothing_of_it(ward, task, chief, office):
    seen_before = Task.objects.get(pk=task.pk)
    assign_unit(task, office, by=chief)
    set_product(seen_before, "Báo cáo", by=chief)
    task.refresh_from_db()
    assert (task.lead_unit, task.product) == (office, "Báo cáo")


def test_a_person_of_the_unit_that_led_a_moment_ago_is_not_put_in_charge(ward, task, chief, office):
    assign_unit(task, make.unit(ward), by=chief)
    seen_before = Task.objects.get(pk=task.pk)
    former = make.officer(ward, unit=task.lead_unit)
    assign_unit(task, office, by=chief)
    with pytest.raises(Refused):
        assign_officer(seen_before, former, by=chief)
    task.refresh_from_db()
    assert (task.lead_unit, task.officer) == (office, None)


def test_signing_keeps_what_a_reading_filled_in_meanwhile(task, chief):
    seen_before = Plan.objects.get(pk=task.plan_id)
    Plan.objects.filter(pk=task.plan_id).update(title="Trích yếu đã đọc")
    sign_plan(seen_before, number="12/KH-UBND", issued_on=date(2026, 1, 5), by=chief)
    kept = Plan.objects.get(pk=task.plan_id)
    assert (kept.title, kept.number) == ("Trích yếu đã đọc", "12/KH-UBND")
