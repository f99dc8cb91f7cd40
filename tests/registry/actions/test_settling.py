"""What is shown of a business follows from its entries."""

from datetime import UTC, date, datetime

import pytest

from donghanh.registry.actions.settling import settle
from donghanh.registry.enums import IdentifierKind, LegalForm, SourceKind, Standing
from donghanh.registry.models import Business, Choice, Involvement, LifecycleEvent, Person, StandingPeriod
from tests import make
from tests.registry import make as registry

pytestmark = pytest.mark.django_db


@pytest.fixture
def ward():
    return make.ward()


def test_one_entry_becomes_all_that_is_shown(ward):
    made = registry.business(
        ward,
        name="Hộ kinh doanh Tạp hóa Hương Lan",
        tax_code="0101248141",
        address="Số 12, khu Vũ Thượng, phường Ái Quốc, TP Hải Dương, tỉnh Hải Dương",
        owner="Nguyễn Thị Lan",
        personal_id="031190001234",
        tax_status="00",
        capital="50000000",
        registered_on="2019-03-14",
    )
    assert (made.name, made.legal_form) == ("Hộ kinh doanh Tạp hóa Hương Lan", LegalForm.HOUSEHOLD)
    assert (made.standing, made.registered_on) == (Standing.ACTIVE, date(2019, 3, 14))
    assert (made.capital, made.foreign_invested, made.conflicts) == (50_000_000, None, 0)
    assert (made.place.house, made.place.former) == ("12", made.place.text)
    assert sorted(made.identifiers.values_list("kind", "value")) == [
        (IdentifierKind.PERSONAL_NUMBER, "031190001234"),
        (IdentifierKind.TAX_CODE, "0101248141"),
    ]
    assert made.involvements.get().person.name == "Nguyễn Thị Lan"


def test_settling_again_changes_nothing(ward):
    made = registry.business(ward, owner="Nguyễn Thị Lan", tax_status="00", tax_code="0101248141")
    before = [*StandingPeriod.objects.values_list("pk"), *Involvement.objects.values_list("pk", "person")]
    settle([made.pk])
    after = [*StandingPeriod.objects.values_list("pk"), *Involvement.objects.values_list("pk", "person")]
    assert after == before


def test_sources_that_disagree_are_counted_until_somebody_decides(ward):
    made = registry.business(ward, name="Hương Lan")
    registry.entry(made, SourceKind.TAX, name="Hương Liên")
    settle([made.pk])
    made.refresh_from_db()
    assert (made.name, made.conflicts) == ("Hương Lan", 1)
    Choice.objects.create(
        ward=ward,
        business=made,
        attribute="name",
        value="Hương Liên",
        reason="Giấy chứng nhận ghi nhầm",
        decided_by=make.officer(ward),
    )
    settle([made.pk])
    made.refresh_from_db()
    assert (made.name, made.conflicts) == ("Hương Liên", 0)


def test_one_owner_of_two_businesses_is_one_person(ward):
    for code in ("0101248141", "0300588569"):
        registry.business(ward, owner="Nguyễn Thị Lan", personal_id="031190001234", tax_code=code)
    assert Person.objects.count() == 1
    assert Involvement.objects.count() == 2


def test_two_owners_without_numbers_stay_two_people(ward):
    for _ in range(2):
        registry.business(ward, owner="Nguyễn Thị Lan")
    assert Person.objects.count() == 2


def test_a_new_owner_takes_the_place_of_the_old_one(ward):
    made = registry.business(ward, owner="Nguyễn Thị Lan", personal_id="031190001234")
    registry.entry(made, as_of=date(2026, 2, 1), owner="Trần Văn Bình", personal_id="031185004321")
    settle([made.pk])
    assert [part.person.name for part in made.involvements.all()] == ["Trần Văn Bình"]
    assert Person.objects.count() == 1


def test_a_dependent_unit_finds_its_parent_by_its_code(ward):
    parent = registry.business(ward, legal_form="llc_one", tax_code="0101248141")
    unit = registry.business(ward, legal_form="branch", tax_code="0101248141-001")
    assert unit.parent == parent


def test_a_suspension_that_has_run_out_is_over_on_the_screen_too(ward):
    made = registry.business(ward, registration_status="active")
    LifecycleEvent.objects.create(
        ward=ward, business=made, happening="suspended", on=date(2026, 6, 2), until=date(2026, 9, 30)
    )
    settle([made.pk])
    made.refresh_from_db()
    assert made.standing == Standing.ACTIVE


def test_a_business_that_is_settled_again_unchanged_is_not_changed_for_those_who_ask_since_when(ward):
    made = registry.business(ward, tax_status="00")
    long_ago = datetime(2026, 1, 1, tzinfo=UTC)
    Business.objects.update(updated_at=long_ago)
    settle([made.pk])
    made.refresh_from_db()
    assert made.updated_at == long_ago
    registry.entry(made, tax_status="05", as_of=date(2026, 2, 1))
    settle([made.pk])
    made.refresh_from_db()
    assert made.updated_at > long_ago


def test_coordinates_that_a_source_tells_stand_with_the_place(ward):
    made = registry.business(ward, address="Số 12, khu Vũ Thượng")
    assert made.place.latitude is None
    registry.entry(made, SourceKind.VISIT, coordinates="20.942130,106.390210")
    settle([made.pk])
    made.place.refresh_from_db()
    assert (made.place.latitude, made.place.longitude) == (20.94213, 106.39021)
