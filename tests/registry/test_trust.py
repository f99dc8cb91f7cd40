"""Which of several sayings is shown, and when sources disagree."""

from datetime import date

import pytest

from donghanh.registry.enums import Attribute, SourceKind
from donghanh.registry.trust import Saying, choose, says_the_same


def said(value: str, kind: str, day: int = 1) -> Saying:
    return Saying(value, kind, date(2026, 1, day))


def test_registration_is_trusted_before_the_tax_office_for_a_name():
    shown = choose(
        Attribute.NAME, [said("Tạp hóa Lan", SourceKind.TAX, 9), said("Hương Lan", SourceKind.REGISTRATION)]
    )
    assert (shown.value, shown.is_conflict) == ("Hương Lan", True)


def test_of_one_kind_the_newer_saying_is_shown():
    shown = choose(Attribute.NAME, [said("Cũ", SourceKind.TAX, 1), said("Mới", SourceKind.TAX, 2)])
    assert shown.value == "Mới"


def test_what_a_person_decided_is_shown_and_is_no_conflict_any_more():
    shown = choose(Attribute.NAME, [said("A", SourceKind.TAX), said("B", SourceKind.VISIT)], decided="B")
    assert (shown.value, shown.saying, shown.is_conflict) == ("B", None, False)
    assert [each.value for each in shown.others] == ["A"]


def test_a_ward_may_trust_in_another_order():
    sayings = [said("A", SourceKind.REGISTRATION), said("B", SourceKind.VISIT)]
    assert choose(Attribute.NAME, sayings, (SourceKind.VISIT,)).value == "B"


def test_nobody_saying_anything_shows_nothing():
    assert choose(Attribute.NAME, [said("", SourceKind.TAX)]) is None


@pytest.mark.parametrize(
    ("attribute", "one", "other", "same"),
    [
        (Attribute.NAME, "Công ty TNHH Hòa Phát", "CTY TNHH Hoà Phát", True),
        (Attribute.NAME, "Công ty TNHH Hòa Phát", "Công ty TNHH Hòa Bình", False),
        (Attribute.ADDRESS, "Số 12, khu Vũ Thượng, phường Ái Quốc, TP Hải Dương, tỉnh Hải Dương",
         "12 Vũ Thượng, phường Ái Quốc, thành phố Hải Phòng", True),
        (Attribute.ADDRESS, "Số 12, khu Vũ Thượng", "Số 14, khu Vũ Thượng", False),
        (Attribute.PHONE, "+84 912 345 678", "0912345678", True),
        (Attribute.TAX_CODE, "0101248141", "0101248142", False),
    ],
)  # fmt: skip
def test_writing_is_no_difference_but_facts_are(attribute, one, other, same):
    assert says_the_same(attribute, one, other) is same


def test_an_enterprise_of_some_form_is_no_other_opinion_than_the_form_itself():
    sayings = [said("company", SourceKind.REGISTRATION), said("llc_one", SourceKind.TAX)]
    shown = choose(Attribute.LEGAL_FORM, sayings)
    assert (shown.value, shown.is_conflict) == ("llc_one", False)
    household = choose(Attribute.LEGAL_FORM, [*sayings, said("household", SourceKind.VISIT)])
    assert (household.value, household.is_conflict) == ("llc_one", True)
