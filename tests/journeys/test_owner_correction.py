"""An officer enters a business and makes a link; the owner asks for a correction on a phone; the officer grants it, and
the page and the mirror show it."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.journeys.conftest import PHONE, SCREENS
from tests.journeys.person import Person

NAME = "Hộ kinh doanh Nước mắm Bến Ngọc"
WRONG, RIGHT = "Số 7, khu Vũ Thượng", "Số 17, khu Vũ Thượng"


@pytest.fixture
def owner(browser: Any, site: str, request: pytest.FixtureRequest) -> Iterator[Person]:
    """A phone on which nobody is signed in."""
    context = browser.new_context(
        base_url=site, viewport=PHONE, has_touch=True, is_mobile=True, locale="vi-VN"
    )
    person = Person("chu-co-so", context, SCREENS / request.node.originalname.removeprefix("test_"))
    yield person
    person.leaves()


def test_an_owner_has_a_fact_put_right(officer: Callable[..., Person], owner: Person):
    head = officer("truongphong")
    page = given_a_business_entered_by_hand(head)
    link = given_a_link_for_the_owner(head, page)

    when_the_owner_proves_who_it_is(owner, link)
    code = when_the_owner_asks_for_a_correction(owner)
    then_it_waits_at_the_desk(head, code)

    when_the_officer_carries_it_out(head)
    then_the_page_shows_what_is_right(head, page)
    then_the_owner_reads_the_answer(owner, link)


def given_a_business_entered_by_hand(head: Person) -> str:
    head.opens("/co-so/moi/")
    head.stops_at("co-so-moi")
    head.writes("Tên cơ sở", NAME)
    head.writes("Địa chỉ", WRONG)
    head.writes("Chủ cơ sở, người đại diện", "Phạm Thị Bến")
    head.writes("Điện thoại (không bắt buộc)", "0912 345 318")
    head.clicks("Ghi vào sổ")
    head.reads_heading(NAME)
    head.reads("•••• ••• 318")
    head.stops_at("trang-co-so")
    return head.page.url


def given_a_link_for_the_owner(head: Person, page: str) -> str:
    head.opens(page.rstrip("/") + "/duong-dan/?hoi=address")
    head.clicks("Tạo đường dẫn")
    head.stops_at("phieu")
    address = head.page.locator("#owner-words").inner_text().split()[-1]
    return address[address.index("/co-so/cua-toi/") :]


def when_the_owner_proves_who_it_is(owner: Person, link: str) -> None:
    owner.opens(link)
    owner.does_not_read("Phạm Thị Bến")
    owner.stops_at("hoi-so")
    owner.expects(422)
    owner.writes("Bốn số cuối", "0000")
    owner.clicks("Tiếp tục")
    owner.reads("Còn được nhập 4 lần")
    owner.writes("Bốn số cuối", "5318")
    owner.clicks("Tiếp tục")
    owner.reads("Phạm Thị Bến")
    owner.stops_at("du-lieu")


def when_the_owner_asks_for_a_correction(owner: Person) -> str:
    owner.writes("Giá trị đúng", RIGHT)
    owner.clicks("Gửi đề nghị chỉnh sửa")
    owner.reads("Đã nhận: DLCN-")
    owner.stops_at("da-nhan")
    return owner.page.url.partition("ma=")[2].partition("#")[0]


def then_it_waits_at_the_desk(head: Person, code: str) -> None:
    head.opens("/co-so/yeu-cau-du-lieu/")
    head.stops_at("yeu-cau")
    head.clicks(code)
    head.reads(RIGHT)
    head.stops_at("mot-yeu-cau")


def when_the_officer_carries_it_out(head: Person) -> None:
    head.clicks("Thực hiện và trả lời")
    head.writes("Nội dung trả lời chủ cơ sở", "Đã sửa địa chỉ theo đề nghị của bà.")
    head.clicks("Thực hiện")
    head.reads("Đã thực hiện")


def then_the_page_shows_what_is_right(head: Person, page: str) -> None:
    head.opens(page)
    head.reads(RIGHT)
    head.stops_at("da-sua")


def then_the_owner_reads_the_answer(owner: Person, link: str) -> None:
    owner.opens(link)
    owner.reads(RIGHT)
    owner.reads("Đã sửa địa chỉ theo đề nghị của bà.")
    owner.stops_at("tra-loi")
