"""Businesses merged and split by hand."""

import pytest

from donghanh.audit.models import Entry as Line
from donghanh.kernel.errors import Forbidden, Refused
from donghanh.org.enums import Role
from donghanh.registry.actions.judging import Contradicted, take_back
from donghanh.registry.actions.merging import merge_businesses, split_business
from donghanh.registry.enums import SourceKind, Verdict
from donghanh.registry.models import Business, Judgement
from tests import make
from tests.registry import make as registry

pytestmark = pytest.mark.django_db


@pytest.fixture
def ward():
    return make.ward()


@pytest.fixture
def head(ward):
    return make.officer(ward, Role.UNIT_HEAD)


def numbers(*businesses):
    """Where each number leads."""
    return [Business.objects.get(pk=business.pk).merged_into_id or business.pk for business in businesses]


def test_the_older_number_stays_whichever_is_named_first(ward, head):
    older, newer = registry.business(ward), registry.business(ward)
    assert merge_businesses(newer, older, by=head, reason="Một cơ sở") == older
    assert numbers(older, newer) == [older.pk, older.pk]


def test_a_chain_of_merges_leads_straight_to_the_last(ward, head):
    one, two, three = (registry.business(ward) for _ in range(3))
    merge_businesses(two, three, by=head, reason="Một cơ sở")
    two.refresh_from_db()
    merge_businesses(one, two, by=head, reason="Một cơ sở")
    assert numbers(one, two, three) == [one.pk] * 3


def test_the_middle_of_a_chain_comes_back_with_what_led_to_it(ward, head):
    one, two, three = (registry.business(ward) for _ in range(3))
    merge_businesses(two, three, by=head, reason="Một cơ sở")
    two.refresh_from_db()
    merge_businesses(one, two, by=head, reason="Một cơ sở")
    take_back(Judgement.objects.filter(by=head).latest("pk"), by=head)
    assert numbers(one, two, three) == [one.pk, two.pk, two.pk]


def test_businesses_that_were_told_apart_are_not_merged(ward, head):
    one, other = registry.business(ward), registry.business(ward)
    again = registry.entry(other, SourceKind.VISIT, name="Cửa hàng")
    left = split_business(other, [again], by=head, reason="Hai cửa hàng")
    merge_businesses(one, other, by=head, reason="Một cơ sở")
    with pytest.raises(Contradicted):
        merge_businesses(one, left, by=head, reason="Một cơ sở")


def test_an_entry_that_is_split_off_gets_a_number_of_its_own(ward, head):
    known = registry.business(ward, name="Hương Lan")
    again = registry.entry(known, SourceKind.TAX, name="Hương Liên", tax_code="0101248141")
    left = split_business(known, [again], by=head, reason="Chủ khác")
    known.refresh_from_db()
    assert (known.name, left.name) == ("Hương Lan", "Hương Liên")
    assert list(left.entries.all()) == [again]
    assert left.identifiers.get().value == "0101248141"
    assert not known.identifiers.exists()


def test_a_split_taken_back_leaves_one_business_as_before(ward, head):
    known = registry.business(ward)
    again = [registry.entry(known, kind, name="X") for kind in (SourceKind.TAX, SourceKind.VISIT)]
    left = split_business(known, again, by=head, reason="Chủ khác")
    assert set(left.entries.all()) == set(again)
    take_back(Judgement.objects.get(verdict=Verdict.DIFFERENT), by=head)
    assert known.entries.count() == 3
    assert numbers(known, left) == [known.pk, known.pk]


def test_split_again_the_entry_gets_its_former_number(ward, head):
    known = registry.business(ward)
    again = registry.entry(known, SourceKind.TAX, name="X")
    left = split_business(known, [again], by=head, reason="Chủ khác")
    take_back(Judgement.objects.get(verdict=Verdict.DIFFERENT), by=head)
    assert split_business(known, [again], by=head, reason="Chủ khác") == left


def test_merged_by_hand_and_split_by_hand_both_have_their_numbers(ward, head):
    older, newer = registry.business(ward), registry.business(ward)
    entries = list(newer.entries.all())
    merge_businesses(older, newer, by=head, reason="Một cơ sở")
    older.refresh_from_db()
    assert split_business(older, entries, by=head, reason="Nhầm") == newer
    assert numbers(older, newer) == [older.pk, newer.pk]


def test_nothing_or_everything_is_no_split(ward, head):
    known = registry.business(ward)
    for entries in ([], list(known.entries.all())):
        with pytest.raises(Refused):
            split_business(known, entries, by=head, reason="Chủ khác")


def test_nothing_is_merged_with_itself_or_with_a_number_that_leads_on(ward, head):
    one, two, three = (registry.business(ward) for _ in range(3))
    with pytest.raises(Refused):
        merge_businesses(one, one, by=head, reason="Một cơ sở")
    merge_businesses(one, two, by=head, reason="Một cơ sở")
    two.refresh_from_db()
    with pytest.raises(Refused):
        merge_businesses(two, three, by=head, reason="Một cơ sở")


def test_only_who_may_merges_and_splits_and_only_at_home(ward):
    one, other = registry.business(ward), registry.business(ward)
    again = registry.entry(one, SourceKind.TAX, name="X")
    elsewhere = make.officer(make.ward("10661", "Nam Đồng"), Role.CHAIR)
    for officer in (make.officer(ward, Role.SPECIALIST), elsewhere):
        with pytest.raises(Forbidden):
            merge_businesses(one, other, by=officer, reason="Một cơ sở")
        with pytest.raises(Forbidden):
            split_business(one, [again], by=officer, reason="Chủ khác")


def test_the_trail_names_both_numbers_and_the_reason(ward, head):
    one, other = registry.business(ward), registry.business(ward)
    merge_businesses(one, other, by=head, reason="Một cơ sở")
    line = Line.objects.get(verb="registry.merge")
    assert (line.subject_id, line.reason) == (one.pk, "Một cơ sở")
    assert line.changes == {"public_id": [other.public_id, one.public_id]}
