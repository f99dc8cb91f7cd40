"""What is true where sources disagree, and what goes back to the agencies."""

from datetime import date

import pytest

from donghanh.kernel.errors import Forbidden, Refused
from donghanh.org.enums import Role
from donghanh.registry.actions.choosing import (
    choose_entry,
    choose_value,
    make_correction_list,
    mark_list_sent,
    take_choice_back,
    trust_source,
)
from donghanh.registry.actions.settling import settle
from donghanh.registry.conflicts.disagreements import (
    DisagreementFilter,
    closed_rows,
    count_by,
    disagreements_of,
    faults_of,
    sources_with_faults,
    wrong_in,
)
from donghanh.registry.enums import Attribute, SourceKind, Standing
from donghanh.registry.models import Access
from tests import make
from tests.registry import make as registry

pytestmark = pytest.mark.django_db
RIGHT, WRONG = "Số 12, khu Vũ Thượng", "Số 14, khu Vũ Xá"


@pytest.fixture
def ward():
    return make.ward()


@pytest.fixture
def officer(ward):
    return make.officer(ward, Role.SPECIALIST)


@pytest.fixture
def business(ward):
    """Registration has the right door, tax the wrong one."""
    made = registry.business(ward, name="Hương Lan", address=RIGHT)
    registry.entry(made, SourceKind.TAX, address=WRONG, as_of=date(2026, 11, 10))
    settle([made.pk])
    made.refresh_from_db()
    return made


def test_a_decision_closes_the_conflict_and_names_the_list_that_is_wrong(business, officer):
    assert business.conflicts == 1
    choice = choose_value(business, Attribute.ADDRESS, RIGHT, reason="Đi thực tế ngày 04/11/2026", by=officer)
    business.refresh_from_db()
    assert (business.conflicts, business.place.text) == (0, RIGHT)
    tax = registry.source(business.ward, SourceKind.TAX)
    assert choice.refuted == [{"source": tax.pk, "value": WRONG, "as_of": "2026-11-10"}]


def test_a_value_is_chosen_by_the_entry_it_stands_in(business, officer):
    entry = business.entries.get(source__kind="tax")
    choose_entry(business, Attribute.ADDRESS, entry, reason="Đã chuyển nhà", by=officer)
    business.refresh_from_db()
    assert business.place.text == WRONG


def test_an_entry_that_has_been_replaced_meanwhile_is_not_chosen(business, officer):
    entry = business.entries.get(source__kind="tax")
    registry.entry(business, SourceKind.TAX, address="Số 1")
    entry.refresh_from_db()
    with pytest.raises(Refused):
        choose_entry(business, Attribute.ADDRESS, entry, reason="Cũ", by=officer)


def test_a_decision_that_is_taken_back_lets_the_lists_speak_again(business, officer):
    choose_value(business, Attribute.ADDRESS, "Số 99", reason="Nhầm", by=officer)
    take_choice_back(business, Attribute.ADDRESS, reason="Đã kiểm tra lại", by=officer)
    business.refresh_from_db()
    assert (business.place.text, business.conflicts) == (RIGHT, 1)
    with pytest.raises(Refused):
        take_choice_back(business, Attribute.ADDRESS, reason="Lần nữa", by=officer)


def test_a_decision_on_a_status_holds_in_the_life_of_the_business_too(ward, officer):
    made = registry.business(ward, registration_status="suspended")
    registry.entry(made, SourceKind.TAX, tax_status="00", as_of=date(2026, 11, 10))
    settle([made.pk])
    choose_value(made, Attribute.REGISTRATION_STATUS, "active", reason="Đã hoạt động trở lại", by=officer)
    made.refresh_from_db()
    assert made.standing == Standing.ACTIVE


def test_a_decision_wants_a_value_a_reason_and_the_right(business, officer):
    for value, reason in (("", "Có lý do"), (RIGHT, " ")):
        with pytest.raises(Refused):
            choose_value(business, Attribute.ADDRESS, value, reason=reason, by=officer)
    for who in (make.officer(business.ward, Role.CLERK), make.officer(make.ward("13021", "Xa"), Role.CHAIR)):
        with pytest.raises(Forbidden):
            choose_value(business, Attribute.ADDRESS, RIGHT, reason="Không được", by=who)


def test_one_rule_settles_a_fact_for_all_the_ward_and_can_be_undone(ward, business, officer):
    second = registry.business(ward, name="Hải Yến", address="Số 5, khu A")
    registry.entry(second, SourceKind.TAX, name="Hải Yên khác", address="Số 6, khu B")
    settle([second.pk])
    assert trust_source(Attribute.ADDRESS, SourceKind.TAX, reason="Thuế vừa đi rà soát", by=officer) == 2
    for each, address, left in ((business, WRONG, 0), (second, "Số 6, khu B", 1)):
        each.refresh_from_db()
        assert (each.place.text, each.conflicts) == (address, left)
    trust_source(Attribute.ADDRESS, "", reason="Trở lại như cũ", by=officer)
    business.refresh_from_db()
    assert (business.place.text, business.conflicts) == (RIGHT, 1)


def test_two_lists_of_the_trusted_kind_still_disagree(ward, officer):
    made = registry.business(ward, name="Hương Lan")
    registry.entry(made, SourceKind.TAX, key="a", name="Hương Liên")
    registry.entry(made, SourceKind.TAX, key="b", name="Hương Loan")
    settle([made.pk])
    trust_source(Attribute.NAME, SourceKind.TAX, reason="Tin thuế", by=officer)
    made.refresh_from_db()
    assert made.conflicts == 1


def test_the_desk_counts_by_fact_source_and_area_and_masks_people(ward, business):
    registry.entry(business, SourceKind.TAX, address=WRONG, owner="Nguyễn Thị Liên")
    registry.entry(business, owner="Nguyễn Thị Lan", address=RIGHT, name="Hương Lan", phone="0912345678")
    settle([business.pk])
    found = disagreements_of(ward.pk)
    assert [each.line.attribute for each in found] == [Attribute.ADDRESS, Attribute.OWNER]
    counts = count_by(found)
    assert [(each.label, each.count) for each in counts["areas"]] == [("Vũ Thượng", 2)]
    assert {each.key: each.count for each in counts["sources"]} == {
        "Danh sách registration": 2,
        "Danh sách tax": 2,
    }
    owner = found[1].line
    assert owner.shown.words == "Nguyễn Thị L•••"
    assert owner.others[0].words.startswith("Nguyễn Thị L••• (")
    assert len(DisagreementFilter(attribute="owner").apply(found)) == 1
    assert DisagreementFilter(words="huong lan").apply(found) == found
    assert DisagreementFilter(area="vu xa").apply(found) == []


def test_another_wards_conflicts_are_not_on_the_desk(business):
    assert disagreements_of(make.ward("13021", "Xa").pk) == []


def test_what_a_list_has_wrong_goes_back_and_closes_when_the_next_list_agrees(business, officer):
    choose_value(business, Attribute.ADDRESS, RIGHT, reason="Đi thực tế", by=officer)
    tax = registry.source(business.ward, SourceKind.TAX)
    row = wrong_in(tax)[0]
    assert (row["said"], row["right"], row["reason"]) == (WRONG, RIGHT, "Đi thực tế")
    assert [(source, count) for source, count in sources_with_faults(business.ward_id)] == [(tax, 1)]
    made = make_correction_list(tax, wrong_in(tax), by=officer)
    assert closed_rows(made) == set()
    registry.entry(business, SourceKind.TAX, address=RIGHT, as_of=date(2026, 12, 10))
    assert wrong_in(tax) == []
    assert closed_rows(made) == {row["choice"]}


def test_what_the_ward_itself_had_wrong_goes_to_nobody(business, officer):
    registry.entry(business, SourceKind.VISIT, address="Số 1, khu C")
    choose_value(business, Attribute.ADDRESS, RIGHT, reason="Xem lại", by=officer)
    visit = registry.source(business.ward, SourceKind.VISIT)
    assert visit.pk in faults_of(business.ward_id)
    assert visit not in [source for source, _ in sources_with_faults(business.ward_id)]


def test_drawing_a_list_up_is_logged_and_sending_is_noted_once(business, officer):
    choose_value(business, Attribute.ADDRESS, RIGHT, reason="Đi thực tế", by=officer)
    tax = registry.source(business.ward, SourceKind.TAX)
    made = make_correction_list(tax, wrong_in(tax), by=officer)
    access = Access.objects.get()
    assert (access.kind, access.rows, access.officer) == ("export", 1, officer)
    sent = mark_list_sent(made, on=date(2026, 11, 12), document="125/UBND-KT", by=officer)
    assert (sent.sent_on, sent.document) == (date(2026, 11, 12), "125/UBND-KT")
    with pytest.raises(Refused):
        mark_list_sent(made, on=date(2026, 11, 13), document="126/UBND-KT", by=officer)


def test_an_empty_list_and_one_of_another_ward_are_not_drawn_up(business, officer):
    tax = registry.source(business.ward, SourceKind.TAX)
    with pytest.raises(Refused):
        make_correction_list(tax, [], by=officer)
    with pytest.raises(Forbidden):
        make_correction_list(tax, [{}], by=make.officer(make.ward("13021", "Xa"), Role.CHAIR))
