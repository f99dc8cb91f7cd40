"""A later document beside the tasks that are followed: nothing of it holds before a person has decided."""

import pytest

from donghanh.kernel.errors import Forbidden, Refused
from donghanh.org.enums import Role
from donghanh.plans.actions.adoption import adopt_reading, ready_drafts
from donghanh.plans.actions.amendments import enter_amendment, remove_amendment
from donghanh.plans.actions.clauses import split_draft
from donghanh.plans.actions.drafts import accept_draft, drop_draft
from donghanh.plans.amending.queries import ADDED, CHANGED, REMOVED, SAME, counts_of, reading_of
from donghanh.plans.confirmation.queries import drafts_of
from donghanh.plans.enums import AmendmentKind, ChangeKind, Decision
from donghanh.plans.models import Amendment, ClauseChange
from tests import make
from tests.plans.amending.conftest import OPENED, REVIEWED, change_of, task_of
from tests.plans.readings.conftest import PLAN, draft, read

NEW_CLAUSE = "- Phát động thi đua trong hộ kinh doanh.\n- Lập bản đồ số các tuyến phố kinh doanh.\n"


def kinds(amendment):
    return {change.task.number: change.kind for change in amendment.changes.all()}


def test_the_same_document_again_changes_nothing(plan, amend):
    amendment = amend()
    assert set(kinds(amendment).values()) == {ChangeKind.SAME}
    assert counts_of(amendment, reading_of(amendment)).left == 0


def test_a_deadline_in_other_words_is_the_only_change(plan, amend):
    amendment = amend(("Trong Quý III - IV/2026", "Quý I/2027"))
    changed = [(c.task.title.lower(), c.fields) for c in amendment.changes.filter(kind=ChangeKind.CHANGED)]
    assert [(REVIEWED in title, fields) for title, fields in changed] == [(True, ["deadline"])]


def test_a_new_clause_waits_as_a_draft_and_no_other_clause_does(plan, amend):
    amendment = amend(("- Phát động thi đua trong hộ kinh doanh.\n", NEW_CLAUSE))
    waiting = [one.title for one in drafts_of(reading_of(amendment)) if not one.extra]
    assert waiting == ["Lập bản đồ số các tuyến phố kinh doanh."]


def test_a_clause_that_is_gone_is_told_only_of_a_document_that_replaces_the_plan(plan, amend):
    gone = ("- Phát động thi đua trong hộ kinh doanh.\n", "")
    replaced, amended = amend(gone), amend(gone, kind=AmendmentKind.AMENDS)
    assert [
        [c.task.title for c in one.changes.filter(kind=ChangeKind.REMOVED)] for one in (replaced, amended)
    ] == [["Phát động thi đua trong hộ kinh doanh."], []]


def test_no_task_and_no_plan_changes_by_reading(plan, amend):
    before = list(plan.tasks.values("title", "product", "deadline_raw", "lead_unit", "results__due_on"))
    facts = (plan.number, plan.title, plan.source_id)
    amend(("Trong Quý III - IV/2026", "Quý I/2027"), ("Số:      /KH-UBND", "Số: 45/KH-UBND"))
    plan.refresh_from_db()
    assert (
        list(plan.tasks.values("title", "product", "deadline_raw", "lead_unit", "results__due_on")) == before
    )
    assert (plan.number, plan.title, plan.source_id) == facts


def test_a_later_document_keeps_its_own_number_and_file(plan, amend):
    amendment = amend(("Số:      /KH-UBND", "Số: 45/KH-UBND"))
    assert (amendment.number, amendment.source.name) == ("45/KH-UBND", "ban-moi.txt")
    assert amendment.source_id != plan.source_id


def test_what_a_person_filled_in_is_no_change_of_the_document(plan, amend):
    task = task_of(plan, "thi đua")
    task.product = "Báo cáo kết quả"
    task.save()
    assert change_of(amend(), "thi đua").kind == ChangeKind.SAME


def test_a_clause_once_said_to_be_no_task_stays_none(reading, chief, amend):
    extra = reading.drafts.filter(extra=True).first()
    drop_draft(extra, by=chief)
    amendment = amend()
    again = reading_of(amendment).drafts.get(title=extra.title)
    assert (again.decision, again.decided_by) == (Decision.DROPPED, chief)


def test_a_clause_that_was_split_speaks_of_every_piece(ward, chief, units):
    reading = read(PLAN, chief)
    pieces = [
        "Rà soát nhà, đất công chưa sử dụng;",
        "lập danh mục cho thuê;",
        "công bố danh mục trên cổng thông tin.",
    ]
    for piece in split_draft(draft(reading, "Rà soát nhà"), pieces, by=chief):
        accept_draft(piece, by=chief)
    adopt_reading(reading, by=chief)
    new = PLAN.replace("Thời gian hoàn thành: 31/12/2026.", "Thời gian hoàn thành: 31/3/2027.")
    amendment = enter_amendment(
        reading.plan, new.encode(), "moi.txt", kind=AmendmentKind.REPLACES, by=chief
    ).amendment
    from donghanh.plans.jobs import read_document

    read_document(ward_id=ward.pk, reading_id=amendment.readings.get().pk)
    told = [(c.task.number, c.kind, c.fields, c.whole) for c in amendment.changes.order_by("task__number")]
    assert told == [(n, ChangeKind.CHANGED, ["deadline"], False) for n in (1, 2, 3)]


def test_a_third_document_is_compared_with_the_second(plan, amend):
    first = amend(("Trong Quý III - IV/2026", "Quý I/2027"))
    second = amend(("Trong Quý III - IV/2026", "Quý II/2027"))
    change = change_of(second, REVIEWED)
    assert (change_of(first, REVIEWED).before["deadline"], change.before["deadline"]) == (
        "Trong Quý III - IV/2026",
        "Quý I/2027",
    )


def test_clauses_of_followed_tasks_never_become_second_tasks(plan, chief, amend):
    amendment = amend(("- Phát động thi đua trong hộ kinh doanh.\n", NEW_CLAUSE))
    reading = reading_of(amendment)
    for one in reading.drafts.filter(continues__isnull=False):
        accept_draft(one, by=chief)
    assert list(ready_drafts(reading)) == []


def test_a_plan_of_which_nothing_is_followed_has_no_later_document(reading, chief):
    with pytest.raises(Refused):
        enter_amendment(reading.plan, PLAN.encode(), "a.txt", kind=AmendmentKind.AMENDS, by=chief)
    assert Amendment.objects.count() == 0


def test_one_document_is_read_at_a_time(plan, chief):
    enter_amendment(plan, PLAN.encode(), "a.txt", kind=AmendmentKind.AMENDS, by=chief)
    with pytest.raises(Refused):
        enter_amendment(plan, PLAN.encode(), "b.txt", kind=AmendmentKind.AMENDS, by=chief)


def test_only_those_who_enter_plans_of_the_ward_amend_them(plan, ward):
    strangers = [make.officer(ward, Role.FIELD), make.officer(make.ward("00002"), Role.OFFICE_CHIEF)]
    for officer in strangers:
        with pytest.raises(Forbidden):
            enter_amendment(plan, PLAN.encode(), "a.txt", kind=AmendmentKind.AMENDS, by=officer)
    assert Amendment.objects.count() == 0


def test_a_document_entered_by_mistake_is_taken_back_whole(plan, chief, amend):
    amendment = amend(("Trong Quý III - IV/2026", "Quý I/2027"))
    remove_amendment(amendment, by=chief)
    assert (Amendment.objects.count(), ClauseChange.objects.count(), plan.readings.count()) == (0, 0, 1)


def test_counts_tell_each_view_and_what_waits(plan, amend):
    amendment = amend(
        ("Trong Quý III - IV/2026", "Quý I/2027"),
        ("- Phát động thi đua trong hộ kinh doanh.\n", "- Lập bản đồ số các tuyến phố kinh doanh.\n"),
    )
    counts = counts_of(amendment, reading_of(amendment))
    assert {view: counts.all[view] for view in (CHANGED, REMOVED, SAME)} == {CHANGED: 1, REMOVED: 1, SAME: 4}
    assert (counts.pending, counts.first) == ({CHANGED: 1, REMOVED: 1, ADDED: 1}, CHANGED)


def test_the_opening_of_the_counter_is_still_the_first_task(plan):
    assert task_of(plan, OPENED).number == 1
