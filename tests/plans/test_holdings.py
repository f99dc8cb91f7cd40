"""What an officer has in charge waits for a successor."""

from datetime import date

import pytest

from donghanh.org.enums import Role
from donghanh.org.queries import held_by
from donghanh.plans.models import Result
from tests import make

pytestmark = pytest.mark.django_db


def test_unfinished_tasks_in_ones_own_name_are_counted_once_each():
    ward = make.ward()
    officer, plan = make.officer(ward), make.plan(ward, make.officer(ward, Role.OFFICE_CHIEF))
    known = {"officer": officer, "lead": make.unit(ward), "due_on": date(2026, 9, 30)}
    mine, done = make.task(plan, **known), make.task(plan, **known)
    make.task(plan, due_on=date(2026, 9, 30))
    later = date(2027, 9, 30)
    Result.objects.create(ward=ward, task=mine, label="Năm 2027", due_on=later, first_due_on=later)
    done.results.update(
        claimed_on=date(2026, 9, 1),
        claimed_by=officer,
        finished_on=date(2026, 9, 1),
        accepted_at="2026-09-02T08:00+07:00",
        accepted_by=plan.created_by,
    )
    assert ("Nhiệm vụ chưa xong đang phụ trách", 1, "") in held_by(officer)
