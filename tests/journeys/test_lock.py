"""Nobody works for a while, the session locks, and what was typed is still there afterwards."""

from playwright.sync_api import expect

from donghanh.demo.people import PASSWORD
from tests.journeys.letters import given_a_task_by_letter
from tests.journeys.person import Person

TYPED = "Đã họp với ban quản lý chợ, chờ số liệu của"


def test_typed_text_survives_the_lock(officer):
    task = given_a_task_by_letter(officer, title="Thống kê hộ kinh doanh trong chợ")
    head: Person = officer("truongphong")

    given_words_that_are_not_sent_yet(head, task)
    when_nobody_works_for_as_long_as_the_page_allows(head)
    then_the_session_is_closed(head, task)

    when_the_password_is_given_again(head)
    then_the_words_are_back(head, task)

    when_they_are_sent(head)
    then_they_are_kept_no_longer(head, task)


def given_words_that_are_not_sent_yet(head: Person, task: str) -> None:
    head.page.clock.install()
    head.opens(task)
    head.writes("Đã làm được gì, còn vướng gì?", TYPED)


def when_nobody_works_for_as_long_as_the_page_allows(head: Person) -> None:
    minutes = int(head.page.locator("body").get_attribute("data-idle-minutes") or 0)
    head.page.clock.fast_forward((minutes - 1) * 60_000)
    expect(head.page.get_by_label("Đã làm được gì, còn vướng gì?")).to_have_value(TYPED)
    head.page.clock.fast_forward(2 * 60_000)


def then_the_session_is_closed(head: Person, task: str) -> None:
    expect(head.page.get_by_role("heading", name="Đăng nhập")).to_be_visible()
    head.stops_at("khoa")
    other_tab = head.context.new_page()
    other_tab.goto(task)
    expect(other_tab.get_by_role("heading", name="Đăng nhập")).to_be_visible()
    other_tab.close()


def when_the_password_is_given_again(head: Person) -> None:
    expect(head.page.get_by_label("Tên đăng nhập")).to_have_value(head.name)
    head.writes("Mật khẩu", PASSWORD)
    head.clicks("Đăng nhập")


def then_the_words_are_back(head: Person, task: str) -> None:
    expect(head.page).to_have_url(task)
    expect(head.page.get_by_label("Đã làm được gì, còn vướng gì?")).to_have_value(TYPED)
    head.stops_at("chu-da-go-con-nguyen")


def when_they_are_sent(head: Person) -> None:
    head.clicks("Ghi")
    head.reads("Đã ghi.")


def then_they_are_kept_no_longer(head: Person, task: str) -> None:
    head.opens(task)
    head.reads(TYPED)
    expect(head.page.get_by_label("Đã làm được gì, còn vướng gì?")).to_have_value("")
