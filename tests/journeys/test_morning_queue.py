"""A leader clears a morning's queue by keyboard alone: accepts one result, returns one, grants more time."""

import re

from playwright.sync_api import Locator, expect

from tests.journeys.letters import given_a_task_by_letter
from tests.journeys.person import Person

GOOD = "Thống kê cơ sở lưu trú trên địa bàn"
THIN = "Rà soát biển hiệu quảng cáo rao vặt"
SLOW = "Lập danh sách hộ kinh doanh tạm ngừng"
REASON = "Thiếu danh sách kèm theo"


def test_a_leader_clears_the_queue_by_keyboard(officer):
    tasks = {title: given_a_task_by_letter(officer, title=title) for title in (GOOD, THIN, SLOW)}
    head: Person = officer("truongphong")
    given_two_results_and_a_request(head, tasks)
    leader: Person = officer("phochutich")

    when_the_leader_opens_the_queue(leader)
    when_the_leader_stands_on(leader, GOOD)
    leader.stops_at("hang-cho")
    when_keys_accept_it(leader)
    when_the_leader_stands_on(leader, THIN)
    when_keys_return_it(leader)
    when_the_leader_stands_on(leader, SLOW)
    when_keys_grant_more_time(leader)

    then_none_of_them_waits(leader)
    then_the_head_finds_what_was_decided(head, tasks)


def test_keys_do_nothing_for_who_has_switched_them_off(officer):
    title = "Kiểm tra an toàn điện tại chợ"
    task = given_a_task_by_letter(officer, title=title)
    claim(officer("truongphong"), task)
    leader: Person = officer("phochutich")
    when_the_leader_opens_the_queue(leader)
    leader.page.get_by_label("Dùng phím tắt một phím").uncheck()
    address = leader.page.url
    for key in "JKCTM":
        leader.presses(key)
    expect(leader.page).to_have_url(address)
    leader.page.get_by_label("Dùng phím tắt một phím").check()


def given_two_results_and_a_request(head: Person, tasks: dict[str, str]) -> None:
    for title in (GOOD, THIN):
        claim(head, tasks[title])
    head.opens(tasks[SLOW])
    head.clicks("Đề nghị gia hạn")
    head.writes("Thời hạn mới", "31/01/2027")
    head.writes("Lý do", "Chờ số liệu của cơ quan thuế")
    head.clicks("Gửi đề nghị")
    head.reads("Đã gửi đề nghị")


def claim(head: Person, task: str) -> None:
    head.opens(task)
    head.clicks("Báo hoàn thành")
    head.writes("Kết quả trong một câu", "Đã hoàn thành, có báo cáo")
    head.clicks("Gửi duyệt")
    head.reads("Đã gửi duyệt")


def when_the_leader_opens_the_queue(leader: Person) -> None:
    leader.opens("/cho-duyet/")


def current(leader: Person) -> Locator:
    return leader.page.locator("#current")


def when_the_leader_stands_on(leader: Person, title: str) -> None:
    """Down the list with J until the row speaks of the task; first all the way up with K."""
    for key in "K" * 60 + "J" * 60:
        if title in current(leader).inner_text():
            return
        before = leader.page.url
        leader.presses(key)
        leader.page.wait_for_timeout(50)
        leader.page.wait_for_load_state()
        if key == "K" and leader.page.url == before and "muc=0" in before:
            continue
    expect(current(leader)).to_contain_text(title)


def when_keys_accept_it(leader: Person) -> None:
    leader.presses("C")
    leader.reads("Đã chấp nhận kết quả")


def when_keys_return_it(leader: Person) -> None:
    leader.presses("T")
    expect(leader.page.get_by_label("Lý do")).to_be_visible()
    leader.page.get_by_label("Lý do").focus()
    leader.page.keyboard.type(REASON)
    leader.presses("Tab")
    leader.presses("Enter")
    leader.reads("Đã trả lại")


def when_keys_grant_more_time(leader: Person) -> None:
    leader.presses("M")
    expect(leader.page).to_have_url(re.compile("/gia-han/"))
    leader.stops_at("quyet-dinh-gia-han")
    leader.page.get_by_label("Ý kiến").focus()
    leader.presses("Tab")
    leader.presses("Enter")
    leader.reads("Đã quyết định")
    leader.opens("/cho-duyet/")


def then_none_of_them_waits(leader: Person) -> None:
    for title in (GOOD, THIN, SLOW):
        expect(leader.page.get_by_role("listitem").filter(has_text=title)).to_have_count(0)


def then_the_head_finds_what_was_decided(head: Person, tasks: dict[str, str]) -> None:
    for title, words in ((GOOD, "Hoàn thành trước hạn"), (THIN, REASON), (SLOW, "31/01/2027")):
        head.opens(tasks[title])
        head.reads(words)
