"""Two wards merge: their businesses go over, their numbers stay, and counts of former days are the sums."""

from datetime import date

import pytest
from django.apps import apps

from donghanh.audit.models import Entry as Line
from donghanh.kernel.errors import Refused
from donghanh.kernel.slots import Reading, measures
from donghanh.kernel.walls import row_scope
from donghanh.org.models import WardOwned
from donghanh.org.system import System
from donghanh.registry.actions.settling import settle
from donghanh.registry.actions.taking_over import KEPT, MOVED, take_over_businesses
from donghanh.registry.enums import FactKind, SuccessionKind
from donghanh.registry.models import Business, Choice, Entry, Involvement, Person, Place, Source, Succession
from tests import make
from tests.registry import make as registry

pytestmark = pytest.mark.django_db
BASE, MERGED, DAY = date(2025, 12, 31), date(2026, 7, 1), date(2026, 9, 30)
SINCE = date(2026, 1, 1)


@pytest.fixture
def former():
    return [make.ward("11413", "Hải Dương"), make.ward("11416", "Lê Thanh Nghị")]


@pytest.fixture
def into():
    return make.ward()


def move(former, into):
    return take_over_businesses(former, into, on=MERGED, by=System(into))


def test_counts_of_the_base_day_before_the_merger_are_the_sums(former, into):
    """2 + 1 households and 1 + 0 enterprises; one household of each converted since, the one before the merger."""
    for number, ward in enumerate(former):
        for _ in range(2 - number):
            registry.business(ward)
        household = registry.business(ward, ended_on="2026-05-04")
        firm = registry.business(ward, legal_form="llc_one", registered_on="2026-05-04")
        Succession.objects.create(
            ward=ward,
            kind=SuccessionKind.CONVERSION,
            predecessor=household,
            successor=firm,
            on=date(2026, 5, 4),
        )
    registry.business(former[0], legal_form="sole")
    keys = ["registry.active_businesses", "registry.converted_households", "registry.enterprises_since_base"]
    apart = [measures[key].read([ward.pk for ward in former], SINCE, DAY) for key in keys]
    numbers = set(Business.objects.values_list("public_id", flat=True))
    assert move(former, into) == {"11413": 5, "11416": 3}
    assert [measures[key].read([into.pk], SINCE, DAY) for key in keys] == apart
    assert apart[:2] == [Reading(6, None, 6, 6), Reading(2, 5, 5, 5)]
    assert [measures["registry.active_households"].read([into.pk], BASE, BASE).numerator] == [5]
    assert set(Business.objects.filter(ward=into).values_list("public_id", flat=True)) == numbers
    assert not Business.objects.filter(ward__in=former).exists()


def test_an_address_a_person_and_a_list_that_both_wards_know_become_one(former, into):
    owner = {"owner": "Nguyễn Thị Lan", "personal_id": "031190001234"}
    address = "Số 12 đường Nguyễn Lương Bằng"
    made = [
        registry.business(ward, address=address, phone=phone, **owner)
        for ward, phone in zip(former, ("", "0912345678"), strict=True)
    ]
    move(former, into)
    assert [Place.objects.count(), Person.objects.count(), Source.objects.count()] == [1, 1, 1]
    assert Person.objects.get().phone == "0912345678"
    assert set(Involvement.objects.values_list("business", flat=True)) == {each.pk for each in made}
    assert set(Business.objects.values_list("place", flat=True)) == {Place.objects.get().pk}


def test_a_key_that_both_lists_used_is_told_apart(former, into):
    for ward in former:
        business = registry.business(ward)
        registry.entry(business, "tax", key="0101248141", tax_status="00")
    move(former, into)
    keys = Entry.objects.filter(source__kind="tax").values_list("key", flat=True)
    assert set(keys) == {"0101248141", "11416:0101248141"}


def test_what_somebody_decided_holds_and_names_them_behind_the_new_ward_s_wall(former, into):
    business = registry.business(former[0], name="Hương Lan")
    Choice.objects.create(
        ward=former[0],
        business=business,
        attribute="name",
        value="Hương Liên",
        reason="Giấy chứng nhận ghi nhầm",
        decided_by=make.officer(former[0], name="Trần Văn Bình"),
    )
    move(former, into)
    with row_scope([into.pk]):
        settle([business.pk])
        assert Business.objects.get().name == "Hương Liên"
        assert str(Choice.objects.get().decided_by) == "Trần Văn Bình (Phường Hải Dương)"


def test_facts_and_owners_go_with_their_businesses(former, into):
    business = registry.business(former[0], owner="Nguyễn Thị Lan")
    registry.fact(business, FactKind.OWNER_EDUCATION, 2026, "college", as_of=DAY)
    move(former, into)
    with row_scope([into.pk]):
        found = measures["registry.owners_from_college_on"].read([into.pk], DAY, DAY)
    assert found == Reading(1, 1, 1, 1)


def test_both_sides_have_it_in_their_trail(former, into):
    registry.business(former[0])
    move(former, into)
    told = Line.objects.filter(verb__in=["registry.take_over", "registry.give_away"])
    assert sorted(told.values_list("verb", "ward_id", "subject_id")) == sorted(
        [("registry.take_over", into.pk, ward.pk) for ward in former]
        + [("registry.give_away", ward.pk, into.pk) for ward in former]
    )
    assert told.filter(subject_id=former[0].pk).get().changes == {"on": "2026-07-01", "businesses": 1}


def test_moving_again_moves_nothing(former, into):
    registry.business(former[0])
    move(former, into)
    assert move(former, into) == {"11413": 0, "11416": 0}


def test_a_ward_does_not_go_into_itself(former, into):
    with pytest.raises(Refused):
        move([*former, into], into)
    with pytest.raises(Refused):
        move([], into)


def test_of_every_table_it_is_said_whether_it_goes_over():
    every = {model for model in apps.get_app_config("registry").get_models() if issubclass(model, WardOwned)}
    ours = {model for model in every if not hasattr(model, "pgh_tracked_model")}
    assert ours == {*MOVED, *KEPT}
