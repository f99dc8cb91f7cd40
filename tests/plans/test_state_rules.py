"""Whatever people do, in whatever order: status follows the facts, nothing is lost from the history, and sums agree.

The status expected is written here anew, in Python over the facts of one result, from the table of states that offices
use (chưa đến kỳ, trong hạn, sắp đến hạn, quá hạn, chờ duyệt, hoàn thành trước hạn, đúng hạn, quá hạn; trả lại, tạm dừng
and hủy stay out of the rates). The product computes it in SQL over many.
"""

from contextlib import suppress
from datetime import date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from donghanh.audit.models import Entry
from donghanh.kernel.errors import Forbidden, Refused
from donghanh.org.enums import Role
from donghanh.plans.actions.lifecycle import cancel_task, pause_task, resume_task, return_task, transfer_task
from donghanh.plans.actions.requests import (
    ask_extension,
    ask_late_review,
    decide_extension,
    decide_late_review,
    move_deadline,
)
from donghanh.plans.actions.results import (
    accept_result,
    claim_result,
    note_progress,
    reopen_result,
    return_result,
)
from donghanh.plans.actions.tasks import add_task, assign_officer, open_periods
from donghanh.plans.enums import INTERRUPTED, Rhythm, Status
from donghanh.plans.models import Extension, Interruption, LateReview, Result, Task, Update
from donghanh.plans.models.statuses import rates
from tests import make

pytestmark = pytest.mark.django_db
HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
BEGINNING = datetime(2026, 1, 5, 9, tzinfo=HANOI)


class Office:
    """A ward with a chief who assigns, two units and the people in them, and three tasks of different kinds."""

    def __init__(self) -> None:
        ward = self.ward = make.ward()
        self.units = [make.unit(ward), make.unit(ward)]
        self.chief = make.officer(ward, Role.OFFICE_CHIEF, account=False)
        self.chair = make.officer(ward, Role.CHAIR, account=False)
        self.doers = [make.officer(ward, unit=unit, account=False) for unit in self.units]
        plan = make.plan(ward, self.chief)
        self.entries_before = Entry.objects.count()
        for facts in (
            {"due_on": date(2026, 3, 31)},
            {"due_on": date(2026, 5, 5), "deadline": {"exclusive": True}, "starts_on": date(2026, 2, 1)},
            {"rhythm": Rhythm.QUARTERLY, "rhythm_from": date(2026, 1, 1), "times": 2},
        ):
            add_task(plan, title="Nhiệm vụ", by=self.chief, lead_unit=self.units[0], **facts)
        self.done = Task.objects.count()

    def people(self):
        return [self.chief, self.chair, *self.doers]

    def right_person(self, verb, result):
        if verb in BY_DOER:
            return self.doers[result.task.lead_unit_id == self.units[1].pk]
        return self.chair if verb in BY_CHAIR else self.chief

    def results(self):
        return Result.objects.select_related("task").order_by("pk")


VERBS = {
    "note": lambda o, r, by, day: note_progress(r.task, "Đang làm", by=by, result=r),
    "claim": lambda o, r, by, day: claim_result(r, on=day - timedelta(days=2), summary="Đã xong", by=by),
    "accept": lambda o, r, by, day: accept_result(r, by=by),
    "return": lambda o, r, by, day: return_result(r, reason="Thiếu minh chứng", by=by),
    "reopen": lambda o, r, by, day: reopen_result(r, reason="Nhầm việc", by=by),
    "ask time": lambda o, r, by, day: ask_extension(
        r, new_due_on=_later(r, day), reason="Chờ số liệu", by=by
    ),
    "grant time": lambda o, r, by, day: decide_extension(_open(Extension, r), granted=True, answer="", by=by),
    "refuse time": lambda o, r, by, day: decide_extension(
        _open(Extension, r), granted=False, answer="Không", by=by
    ),
    "object": lambda o, r, by, day: ask_late_review(
        r, reason="Hạn ghi sai", corrected_due_on=day + timedelta(days=3), by=by
    ),
    "decide objection": lambda o, r, by, day: decide_late_review(
        _open(LateReview, r), granted=True, answer="Đúng", by=by
    ),
    "move": lambda o, r, by, day: move_deadline(
        r, new_due_on=_later(r, day), reason="Thành phố lùi hạn", by=by
    ),
    "give back": lambda o, r, by, day: return_task(
        r.task, reason="Không đúng việc", by=by, proposed_unit=o.units[1]
    ),
    "transfer": lambda o, r, by, day: transfer_task(
        r.task, o.units[r.task.lead_unit_id == o.units[0].pk], reason="Đúng chức năng", by=by
    ),
    "pause": lambda o, r, by, day: pause_task(r.task, reason="Chờ hướng dẫn", by=by),
    "cancel": lambda o, r, by, day: cancel_task(r.task, reason="Kế hoạch được thay thế", by=by),
    "resume": lambda o, r, by, day: resume_task(r.task, answer="Tiếp tục", by=by),
    "put in charge": lambda o, r, by, day: assign_officer(r.task, o.doers[0], by=by),
}


def _later(result, day):
    return max(result.due_on, day) + timedelta(days=9)


def _open(kind, result):
    found = kind.objects.filter(result=result, granted=None).first()
    if found is None:
        raise Refused("nothing is asked")
    return found


READY = {
    "claim": lambda r: not r.claimed_on and not r.task.interruptions.filter(ended_at=None).exists(),
    "accept": lambda r: r.claimed_on and not r.finished_on,
    "return": lambda r: r.claimed_on and not r.finished_on,
    "reopen": lambda r: r.finished_on,
    "grant time": lambda r: r.extensions.filter(granted=None).exists(),
    "decide objection": lambda r: r.late_reviews.filter(granted=None).exists(),
    "resume": lambda r: r.task.interruptions.filter(ended_at=None).exists(),
}
"""Which result a verb is tried on where there is one: else most orders of verbs would be refused from the start."""
OFTEN = ["claim", "claim", "accept", "accept", "ask time", "grant time", "resume", "resume"]
BY_DOER = {"note", "claim", "ask time", "object", "give back"}
BY_CHAIR = {"grant time", "refuse time", "decide objection"}
step = st.tuples(
    st.sampled_from([*VERBS, *OFTEN]), st.integers(0, 3), st.integers(0, 5), st.sampled_from([0, 1, 1, 3, 12])
)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(step, min_size=15, max_size=30))
def test_any_order_of_the_verbs_keeps_the_rules(steps):
    with transaction.atomic():
        with time_machine.travel(BEGINNING, tick=False) as clock:
            office = Office()
            for verb, which, who, days in steps:
                clock.shift(timedelta(days=days, seconds=1))
                play(office, verb, which, who)
                check_status(office)
            check_history(office)
            check_sums(office)
        transaction.set_rollback(True)


def play(office, verb, which, who):
    """One verb on one result, mostly by who may; what the rules refuse changes nothing."""
    for task in Task.objects.all():
        open_periods(task, until=timezone.localdate())
    results = list(office.results())
    ready = [one for one in results if READY.get(verb, bool)(one)] or results
    result = ready[which % len(ready)]
    by = office.people()[who] if who < 2 else office.right_person(verb, result)
    with suppress(Refused, Forbidden), transaction.atomic():
        VERBS[verb](office, result, by, timezone.localdate())
        office.done += 1


def check_status(office):
    today = timezone.localdate()
    shown = list(Result.objects.with_status(office.ward, on=today).select_related("task"))
    standing = dict(Interruption.objects.filter(ended_at=None).values_list("task", "kind"))
    told = set(Update.objects.values_list("task", flat=True))
    assert {r.pk: r.status for r in shown} == {
        r.pk: expected(r, standing.get(r.task_id), r.task_id in told, office.ward, today) for r in shown
    }


def expected(result, standing, told, ward, today):
    """The status by the table of states, from the facts of one result alone."""
    last_day = result.due_on
    if last_day and result.exclusive and ward.strict_before:
        last_day -= timedelta(days=1)
    if result.finished_on:
        if result.finished_on > last_day:
            return Status.LATE
        return Status.ON_TIME if result.finished_on == last_day else Status.EARLY
    if standing:
        return Status(standing)
    if result.claimed_on:
        return Status.CLAIMED
    if last_day < today:
        return Status.OVERDUE
    if result.starts_on and result.starts_on > today and not told:
        return Status.NOT_YET
    if (last_day - today).days <= ward.due_soon_days:
        return Status.DUE_SOON
    return Status.IN_PROGRESS if told else Status.NOT_STARTED


def check_history(office):
    """Every act stands in the trail once; terms of leads follow each other; a claim is open while a result waits."""
    assert Entry.objects.count() - office.entries_before == office.done
    for task in Task.objects.all():
        terms = list(task.lead_terms.order_by("began_at", "pk"))
        assert [one.ended_at for one in terms[:-1]] == [later.began_at for _, later in pairwise(terms)]
        assert (terms[-1].ended_at, terms[-1].unit_id) == (None, task.lead_unit_id)
    for result in office.results():
        waits = result.claimed_on is not None and result.finished_on is None
        assert result.claims.filter(granted=None).count() == int(waits)
        assert result.claims.filter(granted=False).count() == result.returned_times
        if result.finished_on:
            assert result.claims.filter(granted=True).exists()


def check_sums(office):
    today = timezone.localdate()
    results = Result.objects.with_status(office.ward, on=today)
    whole, by_unit = (
        rates(results.tally()),
        [
            rates([tally for tally in results.tally("task__lead_unit") if tally.group == (unit.pk,)])
            for unit in office.units
        ],
    )
    for one in (whole, *by_unit):
        assert 0 <= one.in_time <= one.finished <= one.dated
        assert 0 <= (one.processing or 0) <= 1
        assert 0 <= (one.on_time or 0) <= 1
    assert whole.dated == sum(one.dated for one in by_unit)
    assert whole.finished == sum(one.finished for one in by_unit)
    assert whole.in_time == sum(one.in_time for one in by_unit)
    interrupted = sum(t.count for t in results.tally() if t.status in INTERRUPTED)
    assert whole.dated + interrupted == results.count()
