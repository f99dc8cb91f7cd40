"""How many operate on a day, worked out by hand; whether they operate follows tax statuses 00 and 04 and no suspension
on the count date (NĐ 168/2025/NĐ-CP for suspensions and ends)."""

from datetime import date

import pytest

from donghanh.kernel.slots import Reading, measures
from donghanh.registry.actions.settling import settle
from donghanh.registry.enums import Happening
from donghanh.registry.measures.stock import by_form
from donghanh.registry.models import LifecycleEvent
from tests import make
from tests.registry import make as registry

pytestmark = pytest.mark.django_db
DAY = date(2026, 6, 30)


@pytest.fixture
def ward():
    return make.ward()


def read(key, ward, day=DAY, since=date(2026, 1, 1)):
    return measures[key].read([ward.pk], since, day)


def happened(business, happening, on, until=None):
    LifecycleEvent.objects.create(
        ward=business.ward, business=business, happening=happening, on=on, until=until
    )
    settle([business.pk])


@pytest.fixture
def listed(ward):
    """Two enterprises (one with a branch), three households and a cooperative that operate; and who does not."""
    parent = registry.business(ward, legal_form="llc_one", tax_code="0101248141")
    registry.business(ward, legal_form="branch", tax_code="0101248141-001")
    registry.business(ward, legal_form="joint_stock", registered_on="2026-06-30")
    households = [registry.business(ward) for _ in range(3)]
    registry.business(ward, legal_form="cooperative")
    happened(registry.business(ward), Happening.SUSPENDED, DAY)
    registry.business(ward, ended_on="2026-06-30")
    registry.business(ward, registered_on="2026-07-01")
    registry.business(ward, legal_form="individual")
    twin = registry.business(ward, legal_form="llc_one")
    twin.merged_into = parent
    twin.save()
    return households


def test_each_main_entity_that_operates_on_the_day_counts_once(ward, listed):
    assert read("registry.active_businesses", ward) == Reading(6, None, 7, 7)
    assert by_form([ward.pk], DAY) == {
        "llc_one": 1, "joint_stock": 1, "household": 3, "cooperative": 1, "individual": 1,
    }  # fmt: skip


def test_by_type_the_same_entities_are_counted(ward, listed):
    found = [
        read(f"registry.active_{kind}", ward).numerator
        for kind in ("enterprises", "households", "cooperatives")
    ]
    assert found == [2, 3, 1]


def test_the_day_before_another_number_was_right(ward, listed):
    """On 29/6 the later suspended and the later closed household still operate, the new company does not yet."""
    day = date(2026, 6, 29)
    assert read("registry.active_businesses", ward, day) == Reading(7, None, 7, 7)
    assert read("registry.active_enterprises", ward, day).numerator == 1
    assert read("registry.active_households", ward, day).numerator == 5


def test_a_suspension_that_is_over_counts_again(ward):
    business = registry.business(ward)
    happened(business, Happening.SUSPENDED, date(2026, 3, 1), date(2026, 6, 29))
    assert read("registry.active_households", ward, date(2026, 6, 29)).numerator == 0
    assert read("registry.active_households", ward, DAY).numerator == 1


def test_whose_status_nobody_knows_is_neither_counted_nor_hidden(ward):
    registry.business(ward)
    registry.business(ward, legal_form="unknown")
    registry.business(ward, tax_status="09", registered_on="2020-01-01")
    told_later = registry.business(ward)
    entry = registry.entry(
        told_later, as_of=date(2026, 11, 10), name="Hương Lan", legal_form="household", tax_status="00"
    )
    entry.source.entries.filter(business=told_later, is_current=False).delete()
    settle([told_later.pk])
    assert read("registry.active_businesses", ward) == Reading(1, None, 1, 4)
    assert read("registry.active_enterprises", ward) == Reading(0, None, 0, 1)


def test_the_number_of_enterprises_against_the_base_day(ward):
    """2 on 31/12/2025, 3 on 30/6/2026: one closed, two were founded. Doubled would be 4."""
    registry.business(ward, legal_form="llc_one")
    registry.business(ward, legal_form="sole", ended_on="2026-02-01")
    for day in ("2026-01-01", "2026-06-30"):
        registry.business(ward, legal_form="llc_more", registered_on=day)
    assert read("registry.enterprises_since_base", ward) == Reading(3, 2, 3, 3)


def test_several_wards_add_up_and_others_stay_out(ward):
    others = [make.ward(code, name) for code, name in (("11413", "Hải Dương"), ("11416", "Lê Thanh Nghị"))]
    for each in (ward, *others):
        registry.business(each)
    found = measures["registry.active_households"].read([ward.pk, others[0].pk], DAY, DAY)
    assert found == Reading(2, None, 2, 2)
