"""The files of legal forms and statuses say the same as the code does."""

from donghanh.registry.enums import (
    COOPERATIVES,
    DEPENDENT,
    ENTERPRISES,
    HOUSEHOLDS,
    LegalForm,
    RegistrationStatus,
    Standing,
    TaxStatus,
)
from donghanh.registry.reference.words import legal_forms, statuses
from donghanh.registry.standing import conclude


def test_every_legal_form_has_its_words_and_family():
    assert list(legal_forms()) == LegalForm.values
    families = {"enterprise": ENTERPRISES, "dependent": DEPENDENT, "household": HOUSEHOLDS}
    for family, members in {**families, "cooperative": COOPERATIVES}.items():
        assert {form.code for form in legal_forms().values() if form.family == family} == members


def test_branches_offices_and_locations_are_no_businesses_of_their_own():
    assert {form.code for form in legal_forms().values() if not form.is_main} == DEPENDENT


def test_both_vocabularies_are_whole():
    assert list(statuses("tax")) == TaxStatus.values
    assert list(statuses("registration")) == RegistrationStatus.values


def test_a_status_stands_for_what_is_concluded_from_it():
    assert {code: conclude(code, "") for code in statuses("tax")} == {
        code: status.standing for code, status in statuses("tax").items()
    }
    assert {code: conclude("", code) for code in statuses("registration")} == {
        code: status.standing for code, status in statuses("registration").items()
    }


def test_active_are_tax_00_and_04_and_registration_dang_hoat_dong():
    every = [*statuses("tax").values(), *statuses("registration").values()]
    assert [status.code for status in every if status.counts_as_active] == ["00", "04", "active"]
    assert {status.standing for status in every if status.counts_as_active} == {Standing.ACTIVE}
