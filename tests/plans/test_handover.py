"""Work belongs to positions: whoever leaves or begins, merges or splits, nothing is left without an owner."""

from datetime import date

import pytest
import time_machine
from django.db import Error, transaction

from donghanh.audit.models import Entry
from donghanh.kernel.errors import Forbidden, Refused
from donghanh.notify.models import Notice
from donghanh.org.actions import appoint, end_tenure, end_unit, leave, merge_units, split_unit, transfer
from donghanh.org.enums import Relation, Role, UnitKind
from donghanh.org.models import Officer, Position
from donghanh.org.queries import held_by
from donghanh.org.reorganisation import NewUnit, Seat
from donghanh.plans.actions.handover import hand_over
from donghanh.plans.actions.results import accept_result, claim_result, note_progress
from donghanh.plans.actions.tasks import add_task, assign_officer, assign_unit
from donghanh.plans.enums import Part
from donghanh.plans.handover import waiting_work
from donghanh.plans.models import (
    Contribution,
    Draft,
    DraftUnit,
    Handover,
    LeadTerm,
    Obstacle,
    Reading,
    Task,
)
from donghanh.plans.queries import my_results
from tests import make

pytestmark = pytest.mark.django_db
TODAY, DUE = date(2026, 11, 22), date(2026, 12, 31)
REASON = "Quyết định số 15/QĐ-UBND"


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel("2026-11-22T10:00+07:00", tick=False):
        yield


@pytest.fixture
def ward():
    return make.ward()


@pytest.fixture
def admin(ward):
    return make.officer(ward, Role.ADMIN, name="Nguyễn Thị Quản")


@pytest.fixture
def chief(ward):
    return make.officer(ward, Role.OFFICE_CHIEF, name="Phạm Văn Phòng")


@pytest.fixture
def economy(ward):
    return make.unit(ward, "Phòng Kinh tế")


@pytest.fixture
def culture(ward):
    return make.unit(ward, "Phòng Văn hóa")


@pytest.fixture
def head(ward, economy):
    return make.officer(ward, Role.UNIT_HEAD, unit=economy, name="Lê Thị Trưởng")


@pytest.fixture
def doer(ward, economy):
    return make.officer(ward, unit=economy, name="Trần Văn Cường")


@pytest.fixture
def colleague(ward, economy):
    return make.officer(ward, unit=economy, name="Vũ Thị Dung")


@pytest.fixture
def plan(ward, chief):
    return make.plan(ward, chief)


@pytest.fixture
def task(plan, chief, economy, doer):
    """A task that the doer has in hand."""
    return given(plan, chief, economy, doer)


def given(plan, chief, unit, officer=None, **facts):
    known = {"title": f"Việc {plan.tasks.count() + 1}", "due_on": DUE, "lead_unit": unit}
    made = add_task(plan, by=chief, **(known | facts))
    return assign_officer(made, officer, by=chief) if officer else made


def position_of(officer):
    return officer.tenures.get(ended_on__isnull=True).position


def now(task):
    """Person and position of a task as they stand in the database."""
    fresh = Task.objects.select_related("officer", "position", "lead_unit").get(pk=task.pk)
    return fresh.officer, fresh.position


def told(officer):
    return list(Notice.objects.filter(recipient=officer).order_by("pk").values_list("text", flat=True))


# ---------------------------------------------------------------- people go and come


def test_who_gives_a_position_up_leaves_the_work_with_it(task, doer, head, admin):
    position = position_of(doer)
    Notice.objects.all().delete()
    end_tenure(doer.tenures.get(), on=TODAY, reason="Điều động", by=admin)
    assert now(task) == (None, position)
    assert told(head) == [
        "1 việc chờ giao người phụ trách: Trần Văn Cường, thôi giữ chức danh Chuyên viên, Phòng Kinh tế"
    ]
    assert [result.task for result in my_results(Officer.objects.get(pk=head.pk))] == [task]


def test_without_a_head_the_chief_of_office_hears(task, doer, chief, admin):
    Notice.objects.all().delete()
    end_tenure(doer.tenures.get(), on=TODAY, by=admin)
    assert len(told(chief)) == 1


def test_who_takes_a_position_up_takes_its_work_over_and_hears_once(
    plan, chief, economy, doer, colleague, admin
):
    tasks = [given(plan, chief, economy, doer) for _ in range(3)]
    position = position_of(doer)
    leave(doer, on=TODAY, reason=REASON, by=admin)
    newcomer = make.officer(plan.ward, unit=make.unit(plan.ward), name="Đỗ Văn Mới")
    Notice.objects.all().delete()
    appoint(newcomer, position, on=TODAY, by=admin)
    assert [now(task) for task in tasks] == [(newcomer, position)] * 3
    assert told(newcomer) == [
        "Anh/chị nhận 3 việc: Nhận chức danh Chuyên viên, Phòng Kinh tế",
    ]
    handover = Handover.objects.first()
    assert Notice.objects.get().url == handover.get_absolute_url()
    assert [item.receiver for item in handover.items.all()] == [newcomer] * 3


def test_a_successor_takes_over_what_their_unit_leads(plan, chief, economy, culture, doer, colleague, admin):
    mine, elsewhere = given(plan, chief, economy, doer), given(plan, chief, culture)
    Task.objects.filter(pk=elsewhere.pk).update(officer=doer)
    leave(doer, on=TODAY, reason=REASON, successor=colleague, by=admin)
    assert now(mine) == (colleague, position_of(colleague))
    assert now(elsewhere)[0] is None
    assert told(colleague)[-1].startswith("Anh/chị nhận 1 việc")


def test_finished_work_stays_in_the_name_of_who_did_it(task, doer, chief, admin):
    result = task.results.get()
    claim_result(result, on=TODAY, summary="Đã xong", by=doer)
    accept_result(result, by=chief)
    leave(doer, on=TODAY, reason=REASON, by=admin)
    assert now(task)[0] == doer
    assert not Handover.objects.exists()


def test_a_change_of_position_leaves_the_work_of_the_old_one_there(task, doer, culture, admin):
    old = position_of(doer)
    new = Position.objects.create(ward=doer.ward, unit=culture, title="Kế toán", role=Role.SPECIALIST)
    transfer(doer, new, on=TODAY, ending=[doer.tenures.get()], by=admin)
    assert now(task) == (None, old)
    assert [tenure.position for tenure in doer.tenures.filter(ended_on__isnull=True)] == [new]


def test_a_second_position_leaves_everything_in_hand(task, doer, culture, admin):
    new = Position.objects.create(ward=doer.ward, unit=culture, title="Kế toán", role=Role.SPECIALIST)
    transfer(doer, new, on=TODAY, by=admin)
    assert now(task)[0] == doer


def test_nobody_ends_the_tenure_of_somebody_else_on_the_way(doer, colleague, culture, admin):
    new = Position.objects.create(ward=doer.ward, unit=culture, title="Kế toán", role=Role.SPECIALIST)
    with pytest.raises(Forbidden):
        transfer(doer, new, on=TODAY, ending=[colleague.tenures.get()], by=admin)


@pytest.mark.parametrize("bad", ["self", "left"])
def test_a_successor_serves_and_is_somebody_else(doer, colleague, admin, bad):
    if bad == "left":
        leave(colleague, on=TODAY, reason=REASON, by=admin)
    with pytest.raises(Refused):
        leave(doer, on=TODAY, reason=REASON, successor=doer if bad == "self" else colleague, by=admin)


def test_what_somebody_holds_is_counted_by_kind(task, doer, chief):
    approver = position_of(doer)
    Task.objects.filter(pk=task.pk).update(approver=approver)
    claim_result(task.results.get(), on=TODAY, summary="Đã xong", by=doer)
    Obstacle.objects.create(
        ward=task.ward, task=task, kind="obstacle", text="Vướng", raised_by=doer,
        raised_at="2026-11-20T08:00+07:00", answer_due_on=DUE,
    )  # fmt: skip
    assert held_by(doer, chief)[1:] == [
        ("Nhiệm vụ chưa xong đang phụ trách", 1, f"/ban-giao/can-bo/{doer.pk}/"),
        ("Kết quả chờ người này duyệt", 1, ""),
        ("Khó khăn, vướng mắc đã nêu, chưa giải quyết xong", 1, ""),
    ]


def test_an_approver_who_is_gone_is_stood_in_for_by_the_leaders(task, doer, chief, admin):
    post = Position.objects.create(
        ward=task.ward, unit=task.lead_unit, title="Trưởng ban", role=Role.VICE_CHAIR
    )
    Task.objects.filter(pk=task.pk).update(approver=post)
    Notice.objects.all().delete()
    claim_result(task.results.get(), on=TODAY, summary="Đã xong", by=doer)
    assert len(told(chief)) == 1


# ---------------------------------------------------------------- handing over by hand


def test_each_task_goes_to_whom_it_is_given_with_how_it_stood(plan, chief, economy, head, doer, colleague):
    first, second, third = (given(plan, chief, economy, doer) for _ in range(3))
    note_progress(first, "Đã đối chiếu 669/812 hộ", by=doer)
    Notice.objects.all().delete()
    handover = hand_over({first: colleague, second: None}, reason=REASON, by=head, giver=doer)
    assert [now(task)[0] for task in (first, second, third)] == [colleague, None, doer]
    assert now(second)[1] == position_of(doer)
    item = handover.items.get(task=first)
    assert (item.receiver, item.due_on, item.status, item.told) == (
        colleague, DUE, "in_progress", "Đã đối chiếu 669/812 hộ",
    )  # fmt: skip
    assert told(colleague) == [f"Anh/chị nhận 1 việc: {REASON}"]
    changes = (
        Entry.objects.filter(verb="plans.hand_over_task").order_by("pk").values_list("changes", flat=True)
    )
    assert list(changes) == [{"officer": [str(doer), str(colleague)]}, {"officer": [str(doer), ""]}]


def test_what_was_written_down_never_changes(task, head, doer, colleague):
    handover = hand_over({task: colleague}, reason=REASON, by=head, giver=doer)
    for rows in (Handover.objects.filter(pk=handover.pk), handover.items.all()):
        with pytest.raises(Error), transaction.atomic():
            rows.update(ward=task.ward)


def test_only_who_may_name_people_hands_over(task, doer, colleague, head, culture, chief):
    foreign_head = make.officer(task.ward, Role.UNIT_HEAD, unit=culture)
    for by in (doer, colleague, foreign_head):
        with pytest.raises(Forbidden):
            hand_over({task: colleague}, reason=REASON, by=by, giver=doer)
    hand_over({task: colleague}, reason=REASON, by=chief, giver=doer)
    assert now(task)[0] == colleague


@pytest.mark.parametrize("bad", ["reason", "nothing", "stranger", "meanwhile"])
def test_what_cannot_be_handed_over_is_refused(task, doer, colleague, head, culture, chief, bad):
    choices, giver = {task: colleague}, doer
    if bad == "nothing":
        choices = {}
    if bad == "stranger":
        choices = {task: make.officer(task.ward, unit=culture)}
    if bad == "meanwhile":
        assign_officer(task, colleague, by=chief)
    with pytest.raises(Refused):
        hand_over(choices, reason=" " if bad == "reason" else REASON, by=head, giver=giver)
    assert not Handover.objects.exists()


def test_waiting_work_is_listed_by_position_within_what_one_may_hand_out(
    plan, chief, economy, culture, head, doer, admin
):
    given(plan, chief, economy, doer)
    given(plan, chief, culture)
    position = position_of(doer)
    end_tenure(doer.tenures.get(), on=TODAY, by=admin)
    seen = [(line.position, line.unit, line.count) for line in waiting_work(chief)]
    assert seen == [(position, economy, 1), (None, culture, 1)]
    assert [line.unit for line in waiting_work(head)] == [economy]


# ---------------------------------------------------------------- units


def test_open_tasks_move_with_person_and_position_and_finished_ones_stay(
    plan, chief, economy, culture, doer, admin
):
    done, task = given(plan, chief, economy, doer), given(plan, chief, economy, doer)
    claim_result(done.results.get(), on=TODAY, summary="Đã xong", by=doer)
    accept_result(done.results.get(), by=chief)
    merge_units([economy], culture, on=TODAY, reason=REASON, by=admin)
    task.refresh_from_db(), done.refresh_from_db()
    assert (task.lead_unit, task.officer, task.position) == (culture, doer, position_of(doer))
    assert task.position.unit == culture
    assert (done.lead_unit, done.officer) == (economy, doer)


def test_the_time_as_lead_ends_for_the_one_and_begins_for_the_other(plan, chief, economy, culture, admin):
    task = given(plan, chief, economy)
    merge_units([economy], culture, on=TODAY, reason=REASON, by=admin)
    terms = LeadTerm.objects.filter(task=task).order_by("pk")
    assert [(term.unit, term.ended_at is None) for term in terms] == [(economy, False), (culture, True)]


def test_the_heads_hear_once_how_much_came(plan, chief, economy, culture, admin):
    head = make.officer(plan.ward, Role.UNIT_HEAD, unit=culture)
    for _ in range(3):
        given(plan, chief, economy)
    Notice.objects.all().delete()
    merge_units([economy], culture, on=TODAY, reason=REASON, by=admin)
    assert told(head) == ["Đơn vị của anh/chị tiếp nhận 3 việc của Phòng Kinh tế"]


def test_who_led_and_who_cooperated_become_one_lead(plan, chief, economy, culture, admin):
    task = given(plan, chief, economy, participants=[(culture, Part.COOPERATES)])
    new = merge_units([economy, culture], NewUnit("Phòng mới", UnitKind.OFFICE, Relation.ASSIGN),
                      on=TODAY, reason=REASON, by=admin)  # fmt: skip
    task.refresh_from_db()
    assert (task.lead_unit, task.participants.count()) == (new, 0)


def test_the_stronger_part_remains(plan, chief, economy, culture, admin):
    third = make.unit(plan.ward, "Văn phòng")
    parts = [(economy, Part.CO_LEAD), (culture, Part.COOPERATES)]
    task = given(plan, chief, third, participants=parts)
    merge_units([economy], culture, on=TODAY, reason=REASON, by=admin)
    assert list(task.participants.values_list("unit", "part")) == [(culture.pk, Part.CO_LEAD)]


def test_pieces_owed_by_both_become_one_by_the_earlier_day(plan, chief, economy, culture, admin):
    third = make.unit(plan.ward, "Văn phòng")
    result = given(plan, chief, third).results.get()
    for unit, words, due in ((economy, "Số liệu", date(2026, 12, 5)), (culture, "Danh sách", DUE)):
        Contribution.objects.create(
            ward=plan.ward, result=result, unit=unit, deliverable=words, due_on=due,
            asked_by=chief, asked_at="2026-11-20T08:00+07:00",
        )  # fmt: skip
    merge_units([economy], culture, on=TODAY, reason=REASON, by=admin)
    piece = Contribution.objects.get()
    assert (piece.unit, piece.deliverable, piece.due_on) == (culture, "Danh sách; Số liệu", date(2026, 12, 5))


def test_who_leads_now_owes_itself_no_piece(plan, chief, economy, culture, admin):
    result = given(plan, chief, culture).results.get()
    Contribution.objects.create(
        ward=plan.ward, result=result, unit=economy, deliverable="Số liệu",
        asked_by=chief, asked_at="2026-11-20T08:00+07:00",
    )  # fmt: skip
    merge_units([economy], culture, on=TODAY, reason=REASON, by=admin)
    assert not Contribution.objects.exists()


def test_another_lead_takes_the_task_out_of_a_vacant_position(task, doer, culture, chief, admin):
    end_tenure(doer.tenures.get(), on=TODAY, by=admin)
    assign_unit(Task.objects.get(pk=task.pk), culture, by=chief)
    assert now(task) == (None, None)


def test_clauses_still_to_confirm_mean_the_heir(plan, chief, economy, culture, admin):
    reading = Reading.objects.create(ward=plan.ward, plan=plan, asked_by=chief)
    draft = Draft.objects.create(ward=plan.ward, reading=reading, order=1, title="Việc", quote="Việc")
    for unit, part in ((economy, "lead"), (culture, Part.COOPERATES)):
        DraftUnit.objects.create(ward=plan.ward, draft=draft, unit=unit, part=part)
    merge_units([economy], culture, on=TODAY, reason=REASON, by=admin)
    assert list(draft.units.values_list("unit", "part")) == [(culture.pk, "lead")]


def test_after_a_split_work_goes_with_its_position_or_where_a_person_says(
    plan, chief, economy, culture, doer, admin
):
    with_doer, without, chosen = (
        given(plan, chief, economy, doer),
        given(plan, chief, economy),
        given(plan, chief, economy),
    )
    new = NewUnit("Đội Đô thị", UnitKind.OFFICE, Relation.ASSIGN)
    parts = split_unit(
        economy, [culture, new], on=TODAY, reason=REASON, by=admin,
        seats={position_of(doer).pk: Seat(part=1)}, work={("plans.tasks", chosen.pk): 1},
    )  # fmt: skip
    leads = [Task.objects.get(pk=each.pk).lead_unit for each in (with_doer, without, chosen)]
    assert leads == [parts[1], culture, parts[1]]
    assert now(with_doer) == (doer, position_of(doer))


def test_who_approves_a_task_goes_on_approving_after_the_merger(plan, chief, economy, culture, admin):
    vice = make.officer(plan.ward, Role.VICE_CHAIR, unit=economy)
    task = given(plan, chief, culture, approver=position_of(vice))
    merge_units([economy], culture, on=TODAY, reason=REASON, by=admin)
    task.refresh_from_db()
    assert task.approver == position_of(vice)


def test_a_unit_with_open_work_ends_only_with_a_successor(plan, chief, economy, culture, admin):
    task = given(plan, chief, economy)
    with pytest.raises(Refused, match="chưa xong"):
        end_unit(economy, on=TODAY, reason=REASON, by=admin)
    assert end_unit(economy, on=TODAY, reason=REASON, successor=culture, by=admin).ended_on == TODAY
    task.refresh_from_db()
    assert task.lead_unit == culture
