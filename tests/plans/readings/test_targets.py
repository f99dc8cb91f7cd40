"""Deciding on the targets that were read."""

from decimal import Decimal

import pytest

from donghanh.audit.queries import trail_of
from donghanh.kernel.errors import Forbidden, Refused
from donghanh.org.enums import Role
from donghanh.plans.actions.targets import decide_targets, edit_target
from donghanh.plans.confirmation.cells import target_words
from donghanh.plans.enums import Decision
from tests import make


@pytest.fixture
def target(reading):
    return reading.plan.targets.get()


def test_a_decision_keeps_who_and_when(reading, target, chief):
    decide_targets(reading.plan, [target], Decision.ACCEPTED, by=chief)
    target.refresh_from_db()
    assert (target.decision, target.decided_by) == (Decision.ACCEPTED, chief)
    assert trail_of(reading.plan)[0].changes == {"targets": [target.pk], "to": "accepted"}


def test_a_dropped_target_is_opened_again(reading, target, chief):
    decide_targets(reading.plan, [target], Decision.DROPPED, by=chief)
    decide_targets(reading.plan, [target], Decision.PENDING, by=chief)
    target.refresh_from_db()
    assert (target.decision, target.decided_by, target.decided_at) == (Decision.PENDING, None, None)


def test_a_target_is_corrected_with_old_and_new_in_the_trail(target, chief):
    facts = {
        "text": target.text,
        "operator": ">=",
        "value": Decimal("1200"),
        "unit": "doanh nghiệp",
        "by_year": 2030,
    }
    edit_target(target, by=chief, **facts)
    assert trail_of(target)[0].changes["target"][1] == ">= 1200 doanh nghiệp (2030)"


def test_deciding_on_nothing_is_refused(reading, chief):
    with pytest.raises(Refused):
        decide_targets(reading.plan, [], Decision.ACCEPTED, by=chief)


def test_targets_of_another_plan_stay_untouched(reading, target, chief):
    other = make.plan(reading.ward, chief)
    with pytest.raises(Refused):
        decide_targets(other, [target], Decision.ACCEPTED, by=chief)


def test_someone_without_the_right_decides_nothing(reading, target, ward):
    with pytest.raises(Forbidden):
        decide_targets(reading.plan, [target], Decision.ACCEPTED, by=make.officer(ward, Role.FIELD))


@pytest.mark.parametrize(
    ("operator", "value", "unit", "words"),
    [
        (">", "1000", "hộ", "trên 1.000 hộ"),
        (">=", "4.6", "%", "ít nhất 4,6 %"),
        ("~", "10.0000", "%/năm", "khoảng 10 %/năm"),
    ],
)
def test_a_target_is_said_in_words(target, operator, value, unit, words):
    target.operator, target.value, target.unit = operator, Decimal(value), unit
    assert target_words(target) == words
