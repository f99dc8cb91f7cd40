"""The desk of requests about personal data: the overdue first, each act once, the link as a slip."""

import io
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import translation
from python_calamine import CalamineWorkbook

from donghanh.org.enums import Role
from donghanh.registry.actions.merging import merge_businesses, split_business
from donghanh.registry.actions.requests import (
    acknowledge_request,
    issue_owner_link,
    receive_request,
    refuse_request,
)
from donghanh.registry.actions.settling import settle
from donghanh.registry.enums import DataRequestKind, SourceKind
from donghanh.registry.models import Access, DataRequest, OwnerLink
from donghanh.registry.rights.request_desk import standing_of
from tests import make
from tests.registry import make as registry
from tests.registry.make import FRIDAY
from tests.registry.reading import signed_in, words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock", "law")]
DESK = reverse("registry:data_request_list")


@pytest.fixture
def client(head):
    return signed_in(head)


@pytest.fixture
def business(head):
    return registry.business(head.ward, name="Hộ kinh doanh Hương Lan", phone="0912345678")


@pytest.mark.parametrize("rows", [1, 3])
def test_the_desk_costs_the_same_for_one_and_three(rows, client, business, django_assert_num_queries):
    for _ in range(rows):
        receive_request(business, DataRequestKind.VIEW)
    client.get(DESK)
    with django_assert_num_queries(23):
        page = client.get(DESK)
    assert page.content.decode().count('class="cell-title') == rows


def test_the_overdue_stand_first_and_the_answered_last(business, head, clock):
    acknowledged = receive_request(business, DataRequestKind.VIEW)
    acknowledge_request(acknowledged, by=head)
    answered = receive_request(business, DataRequestKind.VIEW)
    refuse_request(answered, answer="Không có dữ liệu.", by=head)
    clock.shift(timedelta(days=14))
    fresh = receive_request(business, DataRequestKind.DELETE, text="Xóa")
    client = signed_in(head)
    page = words(client.get(DESK, {"state": "all"}))
    order = sorted((acknowledged, answered, fresh), key=lambda each: page.index(each.code))
    assert order == [acknowledged, fresh, answered]
    assert "1 quá hạn" in page
    assert [each.code in words(client.get(DESK, {"state": "late"})) for each in order] == [True, False, False]


def test_what_is_owed_next_is_said_with_the_working_days_left(business, head, clock):
    """24/11 is a day off (Nghị quyết 28/2026/QH16): of 23, 24 and 25/11 two days are worked."""
    asked = receive_request(business, DataRequestKind.VIEW)
    on = FRIDAY.date()
    words_now = "Xác nhận tiếp nhận trước hết ngày 25/11/2026, còn 2 ngày làm việc"
    assert standing_in_vietnamese(asked, on, head) == ("soon", words_now)
    held = acknowledge_request(asked, by=head)
    words_then = "Thực hiện trước hết ngày 30/11/2026, còn 5 ngày làm việc"
    assert standing_in_vietnamese(held, on, head) == ("doing", words_then)
    late = on + timedelta(days=11)
    assert standing_in_vietnamese(held, late, head) == ("late", "Thực hiện: quá hạn từ ngày 30/11/2026")


def standing_in_vietnamese(asked, on, head):
    with translation.override("vi"):
        return standing_of(asked, on, head.ward.calendar)


def test_each_act_leads_back_to_the_request_and_is_done_once(client, business):
    asked = receive_request(business, DataRequestKind.VIEW)
    acts = [("acknowledge", {}), ("extend", {"reason": "Hỏi thuế"}), ("grant", {"answer": "Đã gửi."})]
    for name, data in acts:
        address = reverse(f"registry:data_request_{name}", args=[asked.pk])
        assert client.post(address, data)["Location"] == asked.get_absolute_url()
        assert client.post(address, data).status_code == 422
    page = words(client.get(asked.get_absolute_url()))
    assert "Đã thực hiện" in page
    assert "gia hạn từ ngày 30/11/2026: Hỏi thuế" in page


def test_a_request_on_paper_is_taken_down(client, business, head):
    typed = {"kind": "object", "received_on": "19/11/2026", "text": "Phản đối việc gửi tin nhắn"}
    client.post(reverse("registry:data_request_add", args=[business.public_id]), typed)
    made = DataRequest.objects.get()
    assert (made.received_by, made.kind, made.text) == (head, "object", "Phản đối việc gửi tin nhắn")


def test_the_link_is_shown_once_as_a_slip_and_as_words_to_send(client, business):
    address = reverse("registry:owner_link", args=[business.public_id])
    made = client.post(address, {"hoi": "phone"})
    assert "/co-so/cua-toi/" in words(made)
    assert "kiểm tra: điện thoại" in words(made)
    assert "<svg" in made.content.decode()
    again = words(client.get(address))
    assert "/co-so/cua-toi/" not in again
    assert "dùng được đến ngày 20/12/2026" in again
    client.post(reverse("registry:owner_link_revoke", args=[business.public_id]))
    assert OwnerLink.objects.get().revoked_at is not None


def test_a_business_nobody_can_be_told_by_gets_no_link(client, head):
    bare = registry.business(head.ward)
    page = client.post(reverse("registry:owner_link", args=[bare.public_id]))
    assert (page.status_code, OwnerLink.objects.count()) == (422, 0)
    assert "không có cách nhận ra đúng người" in words(page)


def test_the_desk_goes_out_as_a_workbook(client, business):
    asked = receive_request(business, DataRequestKind.VIEW)
    file = client.get(DESK, {"xuat": "xlsx"})
    rows = CalamineWorkbook.from_filelike(io.BytesIO(file.content)).get_sheet_by_index(0).to_python()
    assert rows[-1][:3] == [asked.code, "Hộ kinh doanh Hương Lan", "Xem dữ liệu"]


def typed_request(business, head):
    text = "Số mới là 0987 654 321, thư lan@example.vn"
    return receive_request(
        business, DataRequestKind.CORRECT, attribute="phone", wanted="0987654321", text=text, by=head
    )


def test_what_the_owner_wrote_is_masked_on_every_page_of_the_desk(client, business, head):
    asked = typed_request(business, head)
    for name in ("detail", "acknowledge", "extend", "grant", "refuse"):
        page = words(client.get(reverse(f"registry:data_request_{name}", args=[asked.pk])))
        assert [secret for secret in ("0987654321", "0987 654 321", "lan@example.vn") if secret in page] == []
        assert "Số mới là •••• ••• 321, thư l•••@example.vn" in page


def test_it_is_shown_in_full_once_for_a_purpose_that_is_written_down(client, business, head):
    asked = typed_request(business, head)
    address = reverse("registry:data_request_unmask", args=[asked.pk])
    assert "Cần dữ liệu để làm gì" in words(client.get(address))
    assert client.post(address, {"purpose": ""}).status_code == 422
    assert not Access.objects.exists()
    page = words(client.post(address, {"purpose": "Gọi số mới để kiểm tra"}))
    assert "Số mới là 0987 654 321, thư lan@example.vn" in page
    access = Access.objects.get()
    assert (access.public_id, access.purpose) == (business.public_id, "Gọi số mới để kiểm tra")
    assert "0987654321" not in words(client.get(asked.get_absolute_url()))


def test_before_a_deletion_is_granted_the_officer_reads_what_goes_and_what_stays(client, business, head):
    registry.entry(business, SourceKind.VISIT, phone="0911111111")
    settle([business.pk])
    asked = receive_request(business, DataRequestKind.DELETE, attribute="phone", text="Xóa")
    address = reverse("registry:data_request_grant", args=[asked.pk])
    told = "xóa: điện thoại. Còn giữ: điện thoại trong “Danh sách registration”."
    assert f"Sẽ {told}" in words(client.get(address))
    client.post(address, {"answer": "Đã xóa."})
    assert f"Đã {told}" in words(client.get(asked.get_absolute_url()))


def test_a_request_about_a_number_that_leads_elsewhere_stands_at_the_business(client, business, head):
    younger = registry.business(head.ward, name="Quán Bình", owner="Trần Văn Bình", phone="0933333333")
    asked = receive_request(younger, DataRequestKind.VIEW, by=head)
    link = issue_owner_link(younger, by=head)
    chair = make.officer(head.ward, Role.CHAIR)
    merge_businesses(business, younger, by=chair, reason="Cùng một hộ")
    assert asked.code in words(client.get(business.get_absolute_url()))
    assert f"{asked.code} Hộ kinh doanh Hương Lan" in words(client.get(DESK))
    history = words(client.get(reverse("registry:business_history", args=[business.public_id])))
    assert f"mã cũ {younger.public_id} · Xem dữ liệu; {asked.code}" in history
    client.post(reverse("registry:owner_link_revoke", args=[business.public_id]))
    link.refresh_from_db()
    assert link.revoked_at is not None
    acknowledge_request(asked, by=head)
    leaving = list(business.entries.filter(key=str(younger.pk)))
    split_business(business, leaving, by=chair, reason="Hai hộ")
    assert asked.code in words(client.get(younger.get_absolute_url()))
    assert asked.code not in words(client.get(business.get_absolute_url()))
