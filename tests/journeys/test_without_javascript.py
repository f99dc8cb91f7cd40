"""The main things work in a browser that runs no script at all."""

import time

from playwright.sync_api import expect

from tests.journeys.documents import CLEAR, HEAD, LAST, TASKS
from tests.journeys.letters import given_a_task_by_letter
from tests.journeys.person import Person

READ_SECONDS = 30


def test_a_draft_is_confirmed_without_script(officer):
    chief: Person = officer("chanhvp", scripts=False)

    given_a_plan_that_was_pasted(chief)
    when_the_first_draft_is_confirmed(chief)
    then_the_next_one_is_open(chief)

    when_it_is_dropped_and_that_is_taken_back(chief)
    then_one_of_four_is_decided(chief)


def test_a_result_is_claimed_without_script(officer):
    task = given_a_task_by_letter(officer, title="Lập danh sách điểm kinh doanh tự phát")
    head: Person = officer("truongphong", phone=True, scripts=False)

    head.opens(task)
    head.clicks("Báo hoàn thành")
    head.writes("Kết quả trong một câu", "Đã lập danh sách 12 điểm")
    head.clicks("Gửi duyệt")

    head.reads("Đã gửi duyệt")
    head.reads("Chờ duyệt kết quả")


def given_a_plan_that_was_pasted(chief: Person) -> None:
    chief.opens("/ke-hoach/moi/")
    chief.writes("Hoặc dán nội dung", "\n".join((*HEAD, *TASKS, *LAST)))
    chief.writes("Tên gọi tắt", "Không cần kịch bản")
    chief.clicks("Đọc văn bản")
    limit = time.monotonic() + READ_SECONDS
    while time.monotonic() < limit and chief.page.get_by_role("link", name="Xem lại").count():
        chief.clicks("Xem lại")
        time.sleep(0.5)
    chief.reads("0/4 đã xác nhận")


def when_the_first_draft_is_confirmed(chief: Person) -> None:
    expect(chief.page.locator(".draft.current")).to_contain_text(CLEAR)
    chief.clicks("Xác nhận, sang việc sau")


def then_the_next_one_is_open(chief: Person) -> None:
    chief.reads("1/4 đã xác nhận")
    expect(chief.page.locator(".draft.current")).to_contain_text("Tổ chức tuyên truyền")


def when_it_is_dropped_and_that_is_taken_back(chief: Person) -> None:
    chief.clicks("Không phải việc", within=chief.page.locator(".draft.current"))
    chief.reads("2/4 đã xác nhận")
    chief.clicks("Hoàn tác")


def then_one_of_four_is_decided(chief: Person) -> None:
    chief.reads("1/4 đã xác nhận")
