"""Requests about personal data from receipt to answer (Luật 91/2025/QH15; NĐ 356/2025/NĐ-CP Đ5)."""

from datetime import date, timedelta

import pytest

from donghanh.audit.models import Entry as TrailEntry
from donghanh.kernel.errors import Forbidden, Refused
from donghanh.org.enums import Role
from donghanh.registry.actions.requests import (
    MOST_A_DAY,
    acknowledge_request,
    confirm_owner,
    extend_request,
    grant_request,
    issue_owner_link,
    receive_request,
    refuse_request,
    revoke_owner_links,
)
from donghanh.registry.actions.settling import settle
from donghanh.registry.actions.unmasking import unmask
from donghanh.registry.enums import AccessKind, DataRequestKind, SourceKind
from donghanh.registry.models import Access, DataRequest, Entry, OwnerLink, Person
from donghanh.registry.rights.mirroring import (
    LinkKeys,
    looks_at,
    open_owner_link,
    owner_token,
    read_owner_token,
)
from tests import make
from tests.registry import make as registry
from tests.registry.make import FRIDAY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock", "law")]


@pytest.fixture
def head(ward):
    return make.officer(ward, Role.UNIT_HEAD)


@pytest.fixture
def business(ward):
    return registry.business(
        ward,
        name="Hộ kinh doanh Hương Lan",
        owner="Nguyễn Thị Lan",
        personal_id="031190001234",
        phone="0912345678",
    )


def opened(link: OwnerLink) -> OwnerLink | None:
    return open_owner_link(LinkKeys(link.ward_id, link.pk))


def test_a_link_is_good_for_thirty_days_and_a_new_one_closes_it(business, head, clock):
    link = issue_owner_link(business, by=head)
    assert (link.expires_on, opened(link)) == (date(2026, 12, 20), link)
    newer = issue_owner_link(business, by=head)
    assert (opened(link), opened(newer)) == (None, newer)
    clock.move_to(FRIDAY + timedelta(days=31))
    assert opened(newer) is None


def test_a_closed_link_opens_nothing(business, head):
    link = issue_owner_link(business, by=head)
    revoke_owner_links(business, by=head)
    assert opened(link) is None


def test_the_address_holds_keys_and_is_ours_alone(business, head):
    token = owner_token(issue_owner_link(business, by=head))
    assert read_owner_token(token) == LinkKeys(business.ward_id, OwnerLink.objects.get().pk)
    assert read_owner_token(token[:-1] + ("a" if token[-1] != "a" else "b")) is None
    assert read_owner_token("bia-dat") is None


def test_an_owner_of_whom_nothing_is_known_gets_no_link(ward, head):
    with pytest.raises(Refused):
        issue_owner_link(registry.business(ward), by=head)


@pytest.mark.parametrize("digits", ["1234", "5678"])
def test_the_last_digits_of_the_number_or_the_telephone_are_believed_and_logged(business, head, digits):
    link = issue_owner_link(business, by=head)
    assert confirm_owner(link, digits)
    assert Access.objects.get().kind == AccessKind.MIRROR
    link.refresh_from_db()
    assert (link.wrong, link.opened_at) == (0, FRIDAY)


def test_five_wrong_guesses_close_the_link_even_for_the_right_digits(business, head):
    link = issue_owner_link(business, by=head)
    assert [confirm_owner(link, f"000{number}") for number in range(5)] == [False] * 5
    assert not confirm_owner(link, "1234")
    assert opened(link) is None
    assert not Access.objects.exists()


def test_a_request_gets_a_code_and_its_clock(business, head):
    first = receive_request(business, DataRequestKind.VIEW)
    second = receive_request(business, DataRequestKind.DELETE, text="Xin xóa số điện thoại", by=head)
    assert (first.code, second.code) == ("DLCN-2026-0001", "DLCN-2026-0002")
    assert (first.acknowledge_by, first.due_on) == (date(2026, 11, 25), date(2026, 11, 30))
    assert (second.due_on, second.basis) == (date(2026, 12, 10), "NĐ 356/2025/NĐ-CP Đ5 khoản 4")
    assert (first.received_by, second.received_by) == (None, head)
    told = TrailEntry.objects.filter(verb="registry.receive_request").order_by("pk")
    assert [(entry.actor_id, entry.changes["code"]) for entry in told] == [
        (None, "DLCN-2026-0001"),
        (head.pk, "DLCN-2026-0002"),
    ]


def test_a_paper_of_last_week_runs_from_the_day_it_came(business, head):
    made = receive_request(business, DataRequestKind.VIEW, received_on=date(2026, 11, 13), by=head)
    assert (made.acknowledge_by, made.due_on) == (date(2026, 11, 17), date(2026, 11, 23))


@pytest.mark.parametrize(
    ("kind", "facts"),
    [
        ("tất cả", {}),
        (DataRequestKind.CORRECT, {"attribute": "address"}),
        (DataRequestKind.CORRECT, {"wanted": "Số 14"}),
        (DataRequestKind.DELETE, {}),
        (DataRequestKind.VIEW, {"received_on": date(2026, 11, 21)}),
    ],
)
def test_a_request_that_does_not_say_what_is_asked_is_refused(business, kind, facts):
    with pytest.raises(Refused):
        receive_request(business, kind, **facts)


def test_an_owner_asks_ten_times_a_day_and_an_officer_still_may(business, head):
    for _ in range(MOST_A_DAY):
        receive_request(business, DataRequestKind.VIEW)
    with pytest.raises(Refused):
        receive_request(business, DataRequestKind.VIEW)
    assert receive_request(business, DataRequestKind.VIEW, by=head).code == "DLCN-2026-0011"


def test_a_request_is_acknowledged_once(business, head):
    asked = receive_request(business, DataRequestKind.VIEW)
    assert acknowledge_request(asked, by=head).acknowledged_by == head
    with pytest.raises(Refused):
        acknowledge_request(asked, by=head)


def test_a_request_is_extended_once_with_a_reason_and_in_time(business, head, clock):
    asked = receive_request(business, DataRequestKind.VIEW)
    with pytest.raises(Refused):
        extend_request(asked, reason=" ", by=head)
    held = extend_request(asked, reason="Phải hỏi cơ quan thuế", by=head)
    assert (held.first_due_on, held.due_on) == (date(2026, 11, 30), date(2026, 12, 10))
    with pytest.raises(Refused):
        extend_request(asked, reason="Lần hai", by=head)
    late = receive_request(business, DataRequestKind.VIEW)
    clock.move_to(FRIDAY + timedelta(days=15))
    with pytest.raises(Refused):
        extend_request(late, reason="Đã quá hạn", by=head)


def test_a_granted_correction_is_an_entry_of_the_owner_and_is_shown(business, head):
    asked = receive_request(business, DataRequestKind.CORRECT, attribute="phone", wanted="0987654321")
    done = grant_request(asked, answer="Đã sửa số điện thoại.", by=head)
    entry = Entry.objects.get(business=business, source__kind=SourceKind.OWNER)
    assert entry.values == {"phone": "0987654321"}
    assert business.involvements.get().person.phone == "0987654321"
    assert (done.outcome, done.answer, done.acknowledged_by) == ("granted", "Đã sửa số điện thoại.", head)
    business.refresh_from_db()
    assert business.conflicts == 0


def test_a_correction_against_a_more_trusted_list_is_shown_because_an_officer_granted_it(business, head):
    asked = receive_request(
        business, DataRequestKind.CORRECT, attribute="name", wanted="Hộ kinh doanh Hải Yến"
    )
    grant_request(asked, answer="Đã sửa tên.", by=head)
    business.refresh_from_db()
    assert (business.name, business.conflicts) == ("Hộ kinh doanh Hải Yến", 0)
    choice = business.choices.get()
    assert (choice.decided_by, [each["value"] for each in choice.refuted]) == (
        head,
        ["Hộ kinh doanh Hương Lan"],
    )


def test_granted_deletion_takes_what_the_ward_gathered_and_leaves_what_agencies_hold(business, head):
    for kind in (SourceKind.VISIT, SourceKind.OWNER):
        registry.entry(business, kind, email="lan@example.vn", phone="0911111111")
    settle([business.pk])
    asked = receive_request(business, DataRequestKind.DELETE, attribute="email", text="Xóa thư điện tử")
    grant_request(asked, answer="Đã xóa.", by=head)
    assert not any("email" in entry.values for entry in Entry.objects.filter(business=business))
    assert Person.objects.get().email == ""
    registration = Entry.objects.get(business=business, source__kind=SourceKind.REGISTRATION)
    assert registration.values["phone"] == "0912345678"


def test_what_is_no_personal_data_is_not_deleted(business, head):
    asked = receive_request(business, DataRequestKind.DELETE, attribute="address", text="Xóa địa chỉ")
    with pytest.raises(Refused):
        grant_request(asked, answer="Đã xóa.", by=head)


def test_a_refusal_has_its_reasons_and_an_answer_is_given_once(business, head):
    asked = receive_request(business, DataRequestKind.DELETE, text="Xóa hết")
    with pytest.raises(Refused):
        refuse_request(asked, answer="", by=head)
    refuse_request(asked, answer="Phải lưu theo Luật Quản lý thuế.", by=head)
    with pytest.raises(Refused):
        grant_request(asked, answer="Đổi ý.", by=head)
    assert DataRequest.objects.get().outcome == "refused"


def test_only_those_who_answer_may_act(business):
    asked = receive_request(business, DataRequestKind.VIEW)
    others = make.officer(business.ward, Role.SPECIALIST), make.officer(make.ward("13021", "Xa"), Role.CHAIR)
    for who in others:
        for act in (
            lambda by: acknowledge_request(asked, by=by),
            lambda by: extend_request(asked, reason="Có", by=by),
            lambda by: grant_request(asked, answer="Có", by=by),
            lambda by: refuse_request(asked, answer="Có", by=by),
            lambda by: issue_owner_link(business, by=by),
            lambda by: receive_request(business, DataRequestKind.VIEW, by=by),
        ):
            with pytest.raises(Forbidden):
                act(who)


def test_the_owner_reads_the_unit_and_the_purpose_and_not_the_officers_name(business, head):
    unmask(business, purpose="Gọi hỏi lại địa chỉ", by=head)
    confirm_owner(issue_owner_link(business, by=head), "1234")
    look = looks_at(business)[0]
    unit = head.tenures.get().position.unit.name
    assert (look.who, look.purpose, len(looks_at(business))) == (unit, "Gọi hỏi lại địa chỉ", 1)
