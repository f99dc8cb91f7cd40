"""Entering by hand: what the ward saw or heard stands in a source of its own, beside what lists say."""

from datetime import date

import pytest

from donghanh.audit.models import Entry as TrailEntry
from donghanh.kernel.errors import Forbidden, Refused
from donghanh.org.enums import Role
from donghanh.registry.actions.businesses import (
    record_fact,
    register_business,
    say_of_business,
    withdraw_fact,
)
from donghanh.registry.enums import FactKind, SourceKind, Verdict
from donghanh.registry.models import Business, Entry, Judgement, YearlyFact
from donghanh.registry.resolution.twins import likely_twins
from tests import make
from tests.registry import make as registry

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 4)


@pytest.fixture
def ward():
    return make.ward()


@pytest.fixture
def officer(ward):
    return make.officer(ward, Role.SPECIALIST)


def test_a_business_entered_by_hand_is_an_entry_of_the_wards_visits(ward, officer):
    values = {"name": "Hộ kinh doanh Hương Lan", "legal_form": "household", "phone": "0912345678"}
    made = register_business(values, as_of=DAY, by=officer)
    entry = made.entries.get()
    assert (entry.source.kind, entry.source.name, entry.key) == ("visit", "Đi thực tế", made.public_id)
    assert (entry.values, entry.as_of, entry.recorded_by) == (values, DAY, officer)
    assert (made.name, made.legal_form) == ("Hộ kinh doanh Hương Lan", "household")
    assert TrailEntry.objects.get(verb="registry.register").subject_label == made.name


def test_those_that_looked_alike_and_are_others_are_told_apart_for_ever(ward, officer):
    other = registry.business(ward, name="Hộ kinh doanh Hương Lan")
    made = register_business({"name": "Hộ kinh doanh Hương Lan"}, as_of=DAY, by=officer, unlike=[other])
    judged = Judgement.objects.get()
    assert (judged.verdict, judged.by) == (Verdict.DIFFERENT, officer)
    assert {judged.one_key, judged.other_key} == {made.public_id, str(other.pk)}


def test_the_same_number_and_a_similar_name_are_found_before_entering(ward):
    numbered = registry.business(ward, name="Công ty TNHH Ánh Dương", tax_code="0101248141")
    named = registry.business(ward, name="Hộ kinh doanh Tạp hóa Hương Lan")
    registry.business(ward, name="Hộ kinh doanh Tạp hóa Hải Yến")
    found = likely_twins(ward.pk, {"name": "tap hoa huong lan", "tax_code": "0101248141"})
    assert [each.business for each in found] == [numbered, named]


def test_another_wards_businesses_are_nobodys_twins(ward):
    registry.business(make.ward("13021", "Xa"), name="Tạp hóa Hương Lan", tax_code="0101248141")
    assert likely_twins(ward.pk, {"name": "Tạp hóa Hương Lan", "tax_code": "0101248141"}) == []


def test_what_is_seen_is_kept_beside_what_the_list_says(ward, officer):
    made = registry.business(ward, name="Hương Lan", address="Số 12, khu Vũ Thượng")
    say_of_business(made, {"address": "Số 14, khu Vũ Thượng"}, by=officer, as_of=DAY)
    made.refresh_from_db()
    assert (made.place.text, made.conflicts) == ("Số 14, khu Vũ Thượng", 1)
    assert sorted(made.entries.values_list("source__kind", flat=True)) == ["registration", "visit"]


def test_a_second_saying_of_the_same_source_takes_the_place_of_the_first_and_keeps_the_rest(ward, officer):
    made = registry.business(ward)
    say_of_business(made, {"phone": "0912345678", "email": "lan@example.vn"}, by=officer, as_of=DAY)
    say_of_business(made, {"phone": "0987654321"}, by=officer, as_of=DAY)
    said = Entry.objects.filter(business=made, source__kind="visit")
    assert said.get(is_current=True).values == {"phone": "0987654321", "email": "lan@example.vn"}
    assert said.count() == 2


def test_an_emptied_fact_is_taken_back(ward, officer):
    made = registry.business(ward, address="Số 12, khu Vũ Thượng")
    say_of_business(made, {"address": "Số 14, khu Vũ Thượng"}, by=officer, as_of=DAY)
    say_of_business(made, {"address": ""}, by=officer, as_of=DAY)
    made.refresh_from_db()
    assert (made.place.text, made.conflicts) == ("Số 12, khu Vũ Thượng", 0)


def test_personal_data_stands_masked_in_the_trail(ward, officer):
    made = registry.business(ward)
    say_of_business(made, {"phone": "0912345678"}, by=officer, as_of=DAY)
    assert TrailEntry.objects.get(verb="registry.say").changes["phone"] == ["", "•••• ••• 678"]


def test_nothing_changed_and_days_to_come_are_refused(ward, officer):
    made = registry.business(ward)
    with pytest.raises(Refused):
        say_of_business(made, {}, by=officer, as_of=DAY)
    with pytest.raises(Refused):
        say_of_business(made, {"phone": "0912345678"}, by=officer, as_of=date(2100, 1, 1))


def test_a_figure_takes_the_place_of_the_one_of_the_same_source_and_year(ward, officer):
    made = registry.business(ward)
    for staff in (3, 4):
        record_fact(made, FactKind.STAFF, 2025, amount=staff, by=officer, as_of=DAY, source_kind="visit")
    record_fact(made, FactKind.STAFF, 2025, amount=5, by=officer, as_of=DAY, source_kind="owner")
    current = YearlyFact.objects.filter(business=made, is_current=True)
    assert sorted(current.values_list("source__kind", "amount")) == [("owner", 5), ("visit", 4)]


def test_a_figure_of_zero_is_a_figure_and_none_is_refused(ward, officer):
    made = registry.business(ward)
    given = {"by": officer, "as_of": DAY, "source_kind": "visit"}
    assert record_fact(made, FactKind.STAFF, 2025, amount=0, **given).amount == 0
    for wrong in ({"amount": None}, {"amount": -1}):
        with pytest.raises(Refused):
            record_fact(made, FactKind.STAFF, 2025, **wrong, **given)
    with pytest.raises(Refused):
        record_fact(made, FactKind.STAFF, 2027, amount=1, **given)


def test_a_withdrawn_figure_leaves_nothing_behind_but_its_trail(ward, officer):
    made = registry.business(ward)
    fact = record_fact(made, FactKind.STAFF, 2025, amount=3, by=officer, as_of=DAY, source_kind="visit")
    withdraw_fact(fact, reason="Ghi nhầm cơ sở", by=officer)
    assert not YearlyFact.objects.filter(business=made, is_current=True).exists()
    assert TrailEntry.objects.get(verb="registry.withdraw_fact").reason == "Ghi nhầm cơ sở"
    with pytest.raises(Refused):
        withdraw_fact(fact, reason="Lần nữa", by=officer)


def test_a_figure_of_an_agency_is_for_the_agency_to_put_right(ward, officer):
    fact = registry.fact(registry.business(ward), FactKind.REVENUE, 2025, 1_000_000, by=SourceKind.TAX)
    with pytest.raises(Refused):
        withdraw_fact(fact, reason="Sai", by=officer)


def test_who_may_not_enter_finds_no_such_act(ward):
    clerk, stranger = make.officer(ward, Role.CLERK), make.officer(make.ward("13021", "Xa"))
    made = registry.business(ward)
    with pytest.raises(Forbidden):
        register_business({"name": "A"}, as_of=DAY, by=clerk)
    for who in (clerk, stranger):
        with pytest.raises(Forbidden):
            say_of_business(made, {"phone": "0912345678"}, by=who, as_of=DAY)
        with pytest.raises(Forbidden):
            record_fact(made, FactKind.STAFF, 2025, amount=1, by=who, as_of=DAY, source_kind="visit")
    assert Business.objects.count() == 1
