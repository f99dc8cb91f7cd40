"""Nothing is orphaned: after people left and units ended, no open work of any app names them as its owner.

Every field that points to an officer, a unit or a position is either a record of the past, or a present owner that
stands in OWNERS with the rows that are still open.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
import time_machine
from django.apps import apps
from django.db.models import Q, QuerySet

from donghanh.indicators.models import Indicator
from donghanh.org.actions import add_alias, issue_link, leave, merge_units, split_unit
from donghanh.org.enums import Relation, Role, UnitKind
from donghanh.org.models import Officer, Position, SignInLink, Tenure, Unit, UnitAlias
from donghanh.org.reorganisation import NewUnit, Seat
from donghanh.plans.actions.tasks import add_task, assign_officer
from donghanh.plans.enums import Part
from donghanh.plans.handover import live_tasks
from donghanh.plans.models import (
    Contribution,
    Draft,
    DraftUnit,
    Interruption,
    LeadTerm,
    Obstacle,
    Participant,
    Reading,
    Task,
)
from tests import make

pytestmark = pytest.mark.django_db
NEW = NewUnit("Phòng mới", UnitKind.OFFICE, Relation.ASSIGN)
Rows = QuerySet[Any]


def live() -> QuerySet[Task]:
    return live_tasks(make.ward().pk)


OWNERS: dict[str, Callable[[], Rows]] = {
    "indicators.Indicator.owner_position": lambda: Indicator.objects.all(),
    "indicators.Indicator.owner_unit": lambda: Indicator.objects.all(),
    "org.Position.unit": lambda: Position.objects.filter(
        tenures__ended_on__isnull=True, tenures__isnull=False
    ),
    "org.SignInLink.officer": lambda: SignInLink.objects.filter(used_at=None, revoked_at=None),
    "org.Tenure.officer": lambda: Tenure.objects.filter(ended_on__isnull=True),
    "org.Tenure.position": lambda: Tenure.objects.filter(ended_on__isnull=True),
    "org.UnitAlias.unit": lambda: UnitAlias.objects.all(),
    "plans.Contribution.unit": lambda: Contribution.objects.filter(confirmed_at=None),
    "plans.DraftUnit.unit": lambda: DraftUnit.objects.filter(draft__task=None),
    "plans.Interruption.proposed_unit": lambda: Interruption.objects.filter(ended_at=None),
    "plans.LeadTerm.unit": lambda: LeadTerm.objects.filter(ended_at=None, task__in=live()),
    "plans.Obstacle.addressee": lambda: Obstacle.objects.filter(settled_at=None),
    "plans.Participant.unit": lambda: Participant.objects.filter(task__in=live()),
    "plans.Task.approver": live,
    "plans.Task.lead_unit": live,
    "plans.Task.officer": live,
    "plans.Task.position": live,
}
"""Field of a present owner → the rows that are open."""

PAST = {
    "notify.Letter.recipient": "Was written to.",
    "notify.MailChoice.officer": "A choice of one's own.",
    "notify.Notice.recipient": "Was told.",
    "plans.Handover.giver": "Gave then.",
    "plans.Handover.position": "Was given up or taken up then.",
    "plans.HandoverItem.position": "Kept the task then; the task itself says where it is now.",
    "plans.HandoverItem.receiver": "Took over then.",
    "plans.Reminder.recipient": "Was reminded.",
    "plans.SavedFilter.officer": "A list of one's own; nobody else needs it.",
    "registry.Access.officer": "Saw personal data then.",
    "registry.SavedList.officer": "A list of one's own, which the ward may read where it was shared.",
}
"""Fields that say what was, beside those called `by` or `…_by`, with the reason."""


def fields_to(*targets: type) -> set[str]:
    """Every field of ours that points to one of the models; what was done by whom (`…_by`) never changes hands."""
    models = [model for model in apps.get_models() if model.__module__.startswith("donghanh.")]
    found = {
        f"{model._meta.label}.{field.name}": field
        for model in models
        if not hasattr(model, "pgh_tracked_model")
        for field in model._meta.concrete_fields
        if field.is_relation and field.related_model in targets
    }
    return {label for label, field in found.items() if field.name != "by" and not field.name.endswith("_by")}


def test_every_field_that_names_a_person_unit_or_position_is_an_owner_or_a_record():
    assert fields_to(Officer, Unit, Position) == OWNERS.keys() | PAST.keys()


def gone(label: str, rows: Rows) -> Rows:
    """The rows whose owner is no more: the officer left, the unit ended, the position is of a unit that ended."""
    name = label.rpartition(".")[2]
    target = rows.model._meta.get_field(name).related_model
    ended = {Officer: "left_on", Unit: "ended_on", Position: "unit__ended_on"}[target]
    return rows.filter(**{f"{name}__{ended}__isnull": False})


def orphans() -> dict[str, list[Any]]:
    return {label: list(found) for label, rows in OWNERS.items() if (found := gone(label, rows()))}


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel("2026-11-22T10:00+07:00", tick=False):
        yield


@pytest.fixture
def busy():
    """A unit that owns one thing of every kind, each in the hands of its head, its doer or its approver."""
    ward = make.ward()
    chief = make.officer(ward, Role.OFFICE_CHIEF)
    unit, other = make.unit(ward, "Phòng Kinh tế"), make.unit(ward, "Phòng Văn hóa")
    head, doer = make.officer(ward, Role.UNIT_HEAD, unit=unit), make.officer(ward, unit=unit)
    admin = make.officer(ward, Role.ADMIN)
    place, post = doer.tenures.get().position, head.tenures.get().position
    plan = make.plan(ward, chief)
    known = {"by": chief, "due_on": date(2026, 12, 31)}
    led = add_task(plan, title="Chủ trì", lead_unit=unit, approver=post, **known)
    assign_officer(led, doer, by=chief)
    joined = add_task(
        plan, title="Phối hợp", lead_unit=other, participants=[(unit, Part.COOPERATES)], **known
    )
    at = {"ward": ward, "asked_by": chief, "asked_at": "2026-11-20T08:00+07:00"}
    Contribution.objects.create(result=joined.results.get(), unit=unit, deliverable="Số liệu", **at)
    Obstacle.objects.create(
        ward=ward, task=joined, kind="obstacle", text="Vướng", addressee=post, raised_by=chief,
        raised_at="2026-11-20T08:00+07:00", answer_due_on=date(2026, 11, 30),
    )  # fmt: skip
    Interruption.objects.create(
        ward=ward, task=joined, kind="returned", reason="Không đúng chức năng", proposed_unit=unit,
        began_at="2026-11-20T08:00+07:00", begun_by=chief,
    )  # fmt: skip
    reading = Reading.objects.create(ward=ward, plan=plan, asked_by=chief)
    draft = Draft.objects.create(ward=ward, reading=reading, order=1, title="Việc", quote="Việc")
    DraftUnit.objects.create(ward=ward, draft=draft, unit=unit, part="lead")
    Indicator.objects.create(
        ward=ward, code="CT-01", name="Doanh nghiệp", unit="doanh nghiệp", counting="stock",
        owner_unit=unit, owner_position=place, created_by=chief,
    )  # fmt: skip
    add_alias(unit, "Phòng KT", by=admin)
    issue_link(doer, by=admin)
    return unit, other, head, doer, admin


def owned_by(unit: Unit, people: list[Officer]) -> set[str]:
    """The fields of OWNERS through which the unit, its people or its positions own something open."""
    whose = {Officer: Q(pk__in=[each.pk for each in people]), Unit: Q(pk=unit.pk), Position: Q(unit=unit)}
    found = set()
    for label, rows in OWNERS.items():
        name = label.rpartition(".")[2]
        target = rows().model._meta.get_field(name).related_model
        if rows().filter(**{f"{name}__in": target.objects.filter(whose[target])}).exists():
            found.add(label)
    return found


def test_the_busy_unit_owns_something_of_every_kind(busy):
    unit, _other, head, doer, _admin = busy
    assert owned_by(unit, [head, doer]) == OWNERS.keys()


def test_a_row_without_a_living_owner_is_seen(busy):
    unit, _other, _head, doer, _admin = busy
    Unit.objects.filter(pk=unit.pk).update(ended_on=date(2026, 11, 21))
    Officer.objects.filter(pk=doer.pk).update(left_on=date(2026, 11, 21))
    assert orphans().keys() == OWNERS.keys()


@pytest.mark.parametrize("into_new", [True, False])
def test_a_merger_leaves_nothing_behind(busy, into_new):
    unit, other, _head, _doer, admin = busy
    merge_units([unit, other], NEW if into_new else other, on=date(2026, 11, 22), reason="NQ 12", by=admin)
    assert orphans() == {}


def test_a_split_leaves_nothing_behind(busy):
    unit, other, _head, doer, admin = busy
    seats = {doer.tenures.get().position_id: Seat(part=1)}
    split_unit(unit, [other, NEW], on=date(2026, 11, 22), reason="QĐ 40", by=admin, seats=seats)
    assert orphans() == {}


@pytest.mark.parametrize("with_successor", [True, False])
def test_who_leaves_leaves_nothing_behind(busy, with_successor):
    _unit, _other, head, doer, admin = busy
    leave(
        doer, on=date(2026, 11, 22), reason="Nghỉ hưu", successor=head if with_successor else None, by=admin
    )
    leave(head, on=date(2026, 11, 22), reason="Nghỉ hưu", by=admin)
    assert orphans() == {}
