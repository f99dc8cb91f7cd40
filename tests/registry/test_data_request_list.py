"""The desk of requests about personal data: the overdue first, each act once, the link as a slip."""

import io
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.urls import reverse
from django.utils import translation
from python_calamine import CalamineWorkbook

from donghanh.org.enums import Role
from donghanh.registry.actions.requests import acknowledge_request, receive_request, refuse_request
from donghanh.registry.enums import DataRequestKind
from donghanh.registry.models import DataRequest, OwnerLink
from donghanh.registry.reference.loading import load_reference_data
from donghanh.registry.request_desk import standing_of
from tests import make
from tests.registry import make as registry
from tests.registry.reading import signed_in, words

pytestmark = pytest.mark.django_db
FRIDAY = datetime(2026, 11, 20, 9, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
DESK = reverse("registry:data_request_list")


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(FRIDAY, tick=False) as traveller:
        yield traveller


@pytest.fixture(autouse=True)
def law():
    load_reference_data()


@pytest.fixture
def head():
    return make.officer(make.ward(), Role.UNIT_HEAD)


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
