"""Events and successions: the standing follows, and both can be withdrawn (NĐ 168/2025/NĐ-CP Đ27 for conversions)."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from donghanh.kernel.errors import Forbidden, Refused
from donghanh.org.enums import Role
from donghanh.registry.actions.happenings import (
    record_happening,
    record_succession,
    withdraw_happening,
    withdraw_succession,
)
from donghanh.registry.dossier.kinship import lineage_of
from donghanh.registry.enums import Happening, SourceKind, Standing, SuccessionKind
from donghanh.registry.models import LifecycleEvent, Succession
from tests import make
from tests.registry import make as registry

pytestmark = pytest.mark.django_db
DAY = date(2026, 6, 2)


@pytest.fixture
def ward():
    return make.ward()


@pytest.fixture
def officer(ward):
    return make.officer(ward, Role.SPECIALIST)


@pytest.fixture
def household(ward):
    return registry.business(ward, name="Hộ kinh doanh Hương Lan", tax_status="00")


@pytest.fixture
def firm(ward):
    return registry.business(ward, name="Công ty TNHH Hương Lan", legal_form="llc_one")


def standing(business) -> str:
    business.refresh_from_db()
    return business.standing


def test_a_suspension_without_an_end_suspends_and_resuming_ends_it(household, officer):
    record_happening(household, Happening.SUSPENDED, on=DAY, by=officer)
    assert standing(household) == Standing.SUSPENDED
    record_happening(household, Happening.RESUMED, on=date(2026, 7, 1), by=officer)
    assert standing(household) == Standing.ACTIVE


def test_an_end_is_an_end_whatever_a_list_says_later(household, officer):
    record_happening(household, Happening.CLOSED, on=DAY, by=officer)
    household.refresh_from_db()
    assert (household.standing, household.ended_on) == (Standing.CLOSED, DAY)
    registry.entry(household, SourceKind.TAX, tax_status="00", as_of=date(2026, 11, 10))
    record_happening(household, Happening.LOST, on=date(2026, 6, 1), by=officer)
    assert standing(household) == Standing.CLOSED


def test_a_withdrawn_event_gives_the_standing_back(household, officer):
    event = record_happening(household, Happening.CLOSED, on=DAY, by=officer)
    withdraw_happening(event, reason="Ghi nhầm hộ", by=officer)
    household.refresh_from_db()
    assert (household.standing, household.ended_on) == (Standing.ACTIVE, None)


@pytest.mark.parametrize(
    ("happening", "facts"),
    [
        (Happening.RESUMED, {}),
        (Happening.SUSPENDED, {"until": date(2026, 6, 1)}),
        (Happening.CLOSED, {"until": date(2026, 7, 1)}),
        (Happening.SUSPENDED, {"on": date(2019, 1, 1)}),
        (Happening.LOST, {"on": date(2100, 1, 1)}),
        (Happening.SUSPENDED, {"on": date(2100, 1, 1)}),
    ],
    ids=["nothing-to-resume", "ends-before-it-begins", "only-a-suspension-ends", "before-it-was-registered",
         "still-to-come", "too-far-ahead"],
)  # fmt: skip
def test_what_makes_no_sense_is_refused(household, officer, happening, facts):
    with pytest.raises(Refused):
        record_happening(household, happening, **({"on": DAY} | facts), by=officer)
    assert not LifecycleEvent.objects.exists()


def test_a_suspension_may_be_told_ahead_and_the_business_operates_until_then(household, officer):
    tomorrow = timezone.localdate() + timedelta(days=1)
    record_happening(household, Happening.SUSPENDED, on=tomorrow, by=officer)
    assert standing(household) == Standing.ACTIVE


def test_the_same_event_of_a_day_is_recorded_once(household, officer):
    record_happening(household, Happening.SUSPENDED, on=DAY, by=officer)
    with pytest.raises(Refused):
        record_happening(household, Happening.SUSPENDED, on=DAY, by=officer)


def test_two_households_that_become_one_firm_are_two_converted_and_one_enterprise(
    ward, household, firm, officer
):
    second = registry.business(ward, name="Hộ kinh doanh Hải Yến", tax_status="00")
    links = record_succession(
        SuccessionKind.CONVERSION, [household, second], [firm], on=DAY, document="0101248141", by=officer
    )
    assert [(link.predecessor, link.successor) for link in links] == [(household, firm), (second, firm)]
    conversions = Succession.objects.filter(kind=SuccessionKind.CONVERSION)
    assert conversions.values("predecessor").distinct().count() == 2
    assert conversions.values("successor").distinct().count() == 1
    assert {standing(household), standing(second)} == {Standing.CLOSED}
    assert (household.ended_on, second.ended_on) == (DAY, DAY)


def test_both_households_stand_in_one_step_of_the_graph(ward, household, firm, officer):
    second = registry.business(ward)
    record_succession(SuccessionKind.CONVERSION, [household, second], [firm], on=DAY, by=officer)
    step = lineage_of(second)[0]
    assert (set(step.before), step.after, step.on) == ({household, second}, [firm], DAY)


def test_the_graph_goes_on_through_several_generations(ward, household, firm, officer):
    record_succession(SuccessionKind.CONVERSION, [household], [firm], on=DAY, by=officer)
    one, other = (registry.business(ward, legal_form="llc_one") for _ in range(2))
    record_succession(
        SuccessionKind.DIVISION, [firm], [one, other], on=date(2026, 8, 1), by=officer, ends=False
    )
    assert [(step.before, step.after) for step in lineage_of(household)] == [
        ([household], [firm]),
        ([firm], [one, other]),
    ]
    assert standing(firm) == Standing.ACTIVE


def test_only_households_convert_and_only_into_one_enterprise(ward, household, firm, officer):
    other = registry.business(ward, legal_form="cooperative")
    for before, after in (
        ([firm], [other]),
        ([household], [other]),
        ([other], [firm]),
        ([household], [household]),
    ):
        with pytest.raises(Refused):
            record_succession(SuccessionKind.CONVERSION, before, after, on=DAY, by=officer)
    record_succession(SuccessionKind.CONVERSION, [household], [firm], on=DAY, by=officer)
    another = registry.business(ward, legal_form="joint_stock")
    with pytest.raises(Refused):
        record_succession(SuccessionKind.CONVERSION, [household], [another], on=DAY, by=officer)


def test_a_merger_wants_two_and_a_division_one(ward, household, firm, officer):
    with pytest.raises(Refused):
        record_succession(SuccessionKind.MERGER, [firm], [household], on=DAY, by=officer)
    second = registry.business(ward, legal_form="llc_one")
    with pytest.raises(Refused):
        record_succession(SuccessionKind.DIVISION, [firm, second], [household], on=DAY, by=officer)


def test_a_withdrawn_conversion_takes_the_end_of_the_household_with_it(household, firm, officer):
    link = record_succession(SuccessionKind.CONVERSION, [household], [firm], on=DAY, by=officer)[0]
    event = LifecycleEvent.objects.get(business=household)
    with pytest.raises(Refused):
        withdraw_happening(event, reason="Nhầm", by=officer)
    withdraw_succession(link, reason="Thành lập mới, không phải chuyển đổi", by=officer)
    assert standing(household) == Standing.ACTIVE
    assert not Succession.objects.exists()


def test_a_stranger_finds_no_such_act(household, firm):
    stranger = make.officer(make.ward("13021", "Xa"))
    with pytest.raises(Forbidden):
        record_happening(household, Happening.CLOSED, on=DAY, by=stranger)
    with pytest.raises(Forbidden):
        record_succession(SuccessionKind.CONVERSION, [household], [firm], on=DAY, by=stranger)
