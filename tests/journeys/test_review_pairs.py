"""A head of unit clears doubtful pairs by keyboard, and takes the last answer back."""

import re

from playwright.sync_api import expect

from tests.journeys.person import Person

PAIRS = "/co-so/doi-chieu/"


def test_doubtful_pairs_are_cleared_by_keyboard(officer):
    head = officer("truongphong")

    head.opens(PAIRS)
    head.reads_heading("Đối chiếu cặp nghi trùng")
    waiting = pairs_waiting(head)
    head.stops_at("mot-cap")

    when_a_pair_is_put_off(head)
    first = the_pair(head)
    when_it_is_answered_with_one_key(head)
    then_so_many_wait_at_most(head, waiting - 1)
    head.stops_at("da-tra-loi")

    head.presses("z")
    expect(head.page.locator("#cap-ten")).to_have_text(first)
    expect(head.page.locator("#cap")).to_contain_text(f"Còn {waiting} cặp chờ trả lời")

    head.presses("2")
    expect(head.page.locator("#cap")).to_contain_text("Hai cơ sở khác nhau.")
    head.clicks("Các kết luận")
    head.reads_heading("Kết luận về các cặp")
    head.stops_at("ket-luan")


def test_a_pair_is_read_on_a_phone(officer):
    head = officer("truongphong", phone=True)
    head.opens(PAIRS)
    head.reads_heading("Đối chiếu cặp nghi trùng")
    head.stops_at("mot-cap")


def pairs_waiting(person: Person) -> int:
    words = person.page.locator("#cap").inner_text()
    found = re.search(r"Còn ([\d.]+) cặp chờ trả lời", words)
    assert found, words
    return int(found[1].replace(".", ""))


def the_pair(person: Person) -> str:
    return person.page.locator("#cap-ten").inner_text()


def when_a_pair_is_put_off(person: Person) -> None:
    before = the_pair(person)
    person.presses("3")
    expect(person.page.locator("#cap-ten")).not_to_have_text(before)


def when_it_is_answered_with_one_key(person: Person) -> None:
    person.presses("2")
    expect(person.page.locator("#cap")).to_contain_text("Vừa trả lời")


def then_so_many_wait_at_most(person: Person, count: int) -> None:
    assert pairs_waiting(person) <= count
