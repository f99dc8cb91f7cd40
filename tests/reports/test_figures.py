"""Figures against an example counted by hand, and the results behind each of them."""

from datetime import date

import pytest

from donghanh.plans.actions.overlaps import link_tasks
from donghanh.plans.enums import Part
from donghanh.plans.models import Participant, Section
from donghanh.reports.standing import NO_UNIT, snapshot_of
from tests import make
from tests.reports.conftest import on

pytestmark = pytest.mark.django_db
IN_TIME, TOO_LATE = date(2026, 9, 30), date(2026, 10, 1)


@pytest.fixture
def twelve(ward, plan, office, centre, doer, finish):
    """Twelve tasks: ten with a deadline, six of those finished, five of them in time; two overdue, two still open.

    The office leads eight, the centre three, nobody one.
    """
    heading = Section.objects.create(ward=ward, plan=plan, order=1, heading="I. Cải cách hành chính")
    clerk = make.officer(ward, unit=centre)
    tasks = [make.task(plan, lead=office, due_on=IN_TIME, section=heading) for _ in range(4)]
    for task in tasks:
        finish(task, IN_TIME, by=doer)
    tasks.append(make.task(plan, lead=centre, due_on=IN_TIME, section=heading))
    finish(tasks[-1], date(2026, 9, 1), by=clerk)
    tasks.append(make.task(plan, lead=centre, due_on=IN_TIME))
    finish(tasks[-1], TOO_LATE, by=clerk)
    tasks += [make.task(plan, lead=office, due_on=date(2026, 10, 31)) for _ in range(2)]
    tasks += [make.task(plan, lead=lead, due_on=date(2026, 12, 31)) for lead in (office, None)]
    tasks += [make.task(plan, lead=lead) for lead in (office, centre)]
    return tasks


def keys(tasks) -> tuple[int, ...]:
    return tuple(task.results.get().pk for task in tasks)


@pytest.fixture
def snapshot(twelve, draft):
    with on(date(2026, 12, 1)):
        return snapshot_of(draft())


def test_six_of_ten_dated_tasks_are_finished_and_five_of_those_in_time(twelve, snapshot):
    """Tỷ lệ xử lý is of tasks with a deadline (6/10), tỷ lệ đúng hạn of finished ones (5/6)."""
    figures = snapshot.figures
    assert figures.total == keys(twelve)
    assert figures.dated == keys(twelve[:10])
    assert figures.undated == keys(twelve[10:])
    assert figures.finished == keys(twelve[:6])
    assert figures.on_time == keys(twelve[:5])
    assert figures.late == keys(twelve[5:6])
    assert figures.overdue == keys(twelve[6:8])
    assert figures.open == keys(twelve[8:10])


def test_units_add_up_to_the_whole_where_each_task_has_one_lead(snapshot, office, centre):
    shares = {unit.name: unit.figures for unit in snapshot.units}
    assert list(shares) == [office.name, centre.name, NO_UNIT]
    assert [len(unit.total) for unit in shares.values()] == [8, 3, 1]
    for name in snapshot.figures.names():
        together = sorted(key for unit in shares.values() for key in unit.behind(name))
        assert together == sorted(snapshot.figures.behind(name))


def test_groups_add_up_to_the_whole_and_keep_the_order_of_the_plan(snapshot):
    groups = snapshot.plans[0].groups
    assert [(group.title, len(group.figures.total)) for group in groups] == [
        ("Cải cách hành chính", 5),
        ("Nhiệm vụ được giao", 7),
    ]
    assert sorted(key for group in groups for key in group.figures.total) == sorted(snapshot.figures.total)


def test_a_task_led_by_two_units_counts_once_in_all_and_once_with_each(ward, plan, office, centre, draft):
    task = make.task(plan, lead=office, due_on=IN_TIME)
    Participant.objects.create(ward=ward, task=task, unit=centre, part=Part.CO_LEAD)
    with on(date(2026, 12, 1)):
        snapshot = snapshot_of(draft())
    assert len(snapshot.figures.overdue) == 1
    assert [(unit.name, len(unit.figures.overdue)) for unit in snapshot.units] == [
        (office.name, 1),
        (centre.name, 1),
    ]


def test_a_cooperating_unit_does_not_count(ward, plan, office, centre, draft):
    task = make.task(plan, lead=office, due_on=IN_TIME)
    Participant.objects.create(ward=ward, task=task, unit=centre, part=Part.COOPERATES)
    with on(date(2026, 12, 1)):
        assert [unit.name for unit in snapshot_of(draft()).units] == [office.name]


def test_a_finished_task_without_a_deadline_stays_out_of_both_rates(plan, office, doer, finish, draft):
    finish(make.task(plan, lead=office), IN_TIME, by=doer)
    with on(date(2026, 12, 1)):
        figures = snapshot_of(draft()).figures
    assert (len(figures.total), len(figures.undated), len(figures.finished)) == (1, 1, 0)


def test_two_plans_are_counted_together_and_apart(ward, plan, office, chief, draft):
    other = make.plan(ward, chief, short_title="Nghị quyết 41")
    make.task(plan, lead=office, due_on=IN_TIME)
    for _ in range(2):
        make.task(other, lead=office, due_on=IN_TIME)
    with on(date(2026, 12, 1)):
        snapshot = snapshot_of(draft(plan, other))
    assert len(snapshot.figures.total) == 3
    counts = [(each.name, len(each.groups[0].figures.total)) for each in snapshot.plans]
    assert counts == [("Nghị quyết 68", 1), ("Nghị quyết 41", 2)]


def test_a_plan_outside_the_report_does_not_count(ward, plan, office, chief, draft):
    make.task(make.plan(ward, chief, short_title="Nghị quyết 41"), lead=office, due_on=IN_TIME)
    with on(date(2026, 12, 1)):
        assert snapshot_of(draft(plan)).figures.total == ()


def test_a_duty_of_two_plans_counts_once_over_both_and_stands_in_the_table_of_each(
    ward, chief, plan, office, draft
):
    second = make.plan(ward, chief, short_title="Kế hoạch khác")
    main, twin = (make.task(one, lead=office, due_on=IN_TIME) for one in (plan, second))
    link_tasks(main, twin, by=chief)
    with on(date(2026, 12, 1)):
        snapshot = snapshot_of(draft(plan, second))
    assert snapshot.figures.overdue == keys([main])
    assert [unit.figures.total for unit in snapshot.units] == [keys([main])]
    assert [sum(len(group.figures.total) for group in one.groups) for one in snapshot.plans] == [1, 1]
