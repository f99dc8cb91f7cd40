"""The owner's mirror: four digits, everything that is held, and what is asked (Luật 91/2025/QH15)."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from donghanh.registry.actions.requests import grant_request, issue_owner_link, receive_request
from donghanh.registry.actions.unmasking import unmask
from donghanh.registry.enums import DataRequestKind, FactKind
from donghanh.registry.models import Access, DataRequest
from donghanh.registry.rights.mirroring import owner_path
from tests import make
from tests.registry import make as registry
from tests.registry.reading import signed_in, words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock", "law")]


@pytest.fixture
def business(head):
    return registry.business(
        head.ward,
        name="Hộ kinh doanh Hương Lan",
        owner="Nguyễn Thị Lan",
        personal_id="031190001234",
        phone="0912345678",
    )


@pytest.fixture
def path(business, head):
    return owner_path(issue_owner_link(business, by=head))


@pytest.fixture
def owner(path):
    """A phone that has answered the four digits."""
    client = Client()
    client.post(path, {"digits": "1234"})
    return client


def test_before_the_digits_nothing_of_the_owner_is_seen(path):
    page = Client().get(path)
    said = page.content.decode()
    assert [secret for secret in ("Hương Lan", "031190001234", "0912345678") if secret in said] == []
    assert (page["X-Robots-Tag"], page["Referrer-Policy"]) == ("noindex", "same-origin")


def test_after_the_digits_everything_is_seen_in_full_and_the_look_is_written_down(path, owner):
    page = words(owner.get(path))
    assert "Số định danh của chủ cơ sở 031190001234 Danh sách registration, 01/01/2026" in page
    assert "Điện thoại 0912345678" in page
    assert [access.kind for access in Access.objects.all()] == ["mirror"]


def test_another_browser_is_asked_again_and_the_same_one_after_half_an_hour(path, owner, clock):
    assert "Bốn số cuối" in words(Client().get(path))
    for minutes, is_shown in ((14, True), (14, True), (2, False)):
        clock.shift(timedelta(minutes=minutes))
        assert ("031190001234" in words(owner.get(path))) is is_shown


def test_wrong_digits_are_counted_down_and_close_the_link(path):
    client = Client()
    for left in (4, 3, 2, 1):
        page = client.post(path, {"digits": "0000"})
        assert (page.status_code, f"Còn được nhập {left} lần" in words(page)) == (422, True)
    assert client.post(path, {"digits": "0000"}).status_code == 404
    assert client.post(path, {"digits": "1234"}).status_code == 404


def test_an_old_link_and_an_invented_one_open_nothing(path, clock):
    assert Client().get(reverse("registry:mirror", args=["bia-dat"])).status_code == 404
    clock.shift(timedelta(days=31))
    assert Client().get(path).status_code == 404


def test_without_the_digits_nothing_can_be_asked(path):
    page = Client().post(path, {"form": "ask", "kind": "view"})
    assert (page.status_code, DataRequest.objects.count()) == (422, 0)


def test_a_correction_gets_a_code_and_two_days(path, owner):
    page = owner.post(
        path, {"form": "correct", "attribute": "phone", "wanted": "098 765 4321", "text": "Số mới"}
    )
    asked = DataRequest.objects.get()
    assert (asked.kind, asked.wanted, asked.link is not None) == ("correct", "0987654321", True)
    assert page["Location"] == f"{path}?ma=DLCN-2026-0001#yeu-cau"
    noted = words(owner.get(f"{path}?ma=DLCN-2026-0001"))
    assert "Đã nhận: DLCN-2026-0001" in noted
    assert "chậm nhất Thứ Tư, 25/11/2026" in noted


def test_a_correction_that_cannot_be_right_is_told_on_the_spot(path, owner):
    page = owner.post(path, {"form": "correct", "attribute": "phone", "wanted": "12"})
    assert (page.status_code, DataRequest.objects.count()) == (422, 0)
    assert "Không phải số điện thoại của Việt Nam." in words(page)


@pytest.mark.parametrize("kind", [kind for kind in DataRequestKind if kind != DataRequestKind.CORRECT])
def test_every_other_right_can_be_asked_for(path, owner, kind):
    owner.post(path, {"form": "ask", "kind": kind, "text": "Đề nghị của tôi"})
    assert DataRequest.objects.get().kind == kind


def test_the_answer_stands_in_the_mirror_and_the_fact_is_right(path, owner, business, head):
    owner.post(path, {"form": "correct", "attribute": "phone", "wanted": "0987654321"})
    grant_request(DataRequest.objects.get(), answer="Đã sửa theo đề nghị.", by=head)
    page = words(owner.get(path))
    assert "Điện thoại 0987654321" in page
    assert "Trả lời: Đã sửa theo đề nghị." in page


def test_the_owner_reads_who_looked_and_why(path, owner, business, head):
    unmask(business, purpose="Gọi hỏi lại địa chỉ", by=head)
    page = words(owner.get(path))
    assert f"Xem đủ {head.tenures.get().position.unit.name} Gọi hỏi lại địa chỉ" in page
    assert str(head) not in page


def test_a_list_that_went_out_is_told_too_because_nobody_knows_who_stood_in_it(path, owner, business, head):
    Access.objects.create(
        ward=business.ward, kind="export", officer=head, purpose="Gửi Sở Tài chính", rows=1200
    )
    page = words(owner.get(path))
    assert "Xuất tệp: danh sách 1.200 cơ sở, có thể gồm cơ sở này" in page


def test_a_fact_the_ward_asks_about_stands_first(business, head):
    path = owner_path(issue_owner_link(business, asks="phone", by=head))
    client = Client()
    client.post(path, {"digits": "1234"})
    assert "Ủy ban nhân dân hỏi ông, bà Điện thoại Đang lưu: “0912345678”" in words(client.get(path))


def test_a_link_shows_one_business_and_no_other(path, owner, head):
    other = registry.business(head.ward, owner="Trần Văn Bình", phone="0911110000")
    theirs = owner_path(issue_owner_link(other, by=head))
    assert "Trần Văn Bình" not in words(owner.get(path))
    assert "Bốn số cuối" in words(owner.get(theirs))


def test_an_officer_of_another_ward_holding_the_link_is_asked_the_same(path):
    stranger = make.officer(make.ward("13021", "Xa"))
    assert "Bốn số cuối" in words(signed_in(stranger).get(path))


def test_looking_changes_nothing(path):
    client = Client()
    for _ in range(3):
        client.get(path)
    assert (Access.objects.count(), DataRequest.objects.count()) == (0, 0)


@pytest.mark.parametrize("rows", [1, 3])
def test_the_mirror_costs_the_same(rows, path, owner, business, head, django_assert_num_queries):
    for number in range(rows):
        registry.fact(business, FactKind.REVENUE, 2023 + number, 1_000_000)
        unmask(business, purpose="Gọi hỏi lại địa chỉ", by=head)
        receive_request(business, DataRequestKind.VIEW)
    owner.get(path)
    with django_assert_num_queries(31):
        page = owner.get(path)
    assert words(page).count("DLCN-") == rows
