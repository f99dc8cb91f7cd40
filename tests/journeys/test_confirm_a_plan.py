"""A signed plan comes in as a Word file and becomes tasks that are followed."""

from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from tests.journeys.documents import AGENCY, CLEAR, NO_TASK, TWO_IN_ONE, UNKNOWN_LEAD, save_plan
from tests.journeys.person import Person

SHORT = "An toàn thực phẩm"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    return save_plan(tmp_path / "ke-hoach-an-toan-thuc-pham.docx")


def test_a_plan_is_read_confirmed_and_followed(officer, plan):
    chief = officer("chanhvp")

    given_a_plan_that_was_uploaded(chief, plan)
    then_it_is_read_within_moments(chief)

    when_the_first_task_is_confirmed_by_key(chief)
    when_two_in_one_are_split(chief)
    when_what_is_no_task_is_dropped_by_mouse(chief)
    when_the_unknown_agency_is_mapped(chief)
    when_it_is_confirmed_too(chief)
    then_nothing_is_left_to_decide(chief)

    when_the_tasks_are_taken_over(chief)
    then_four_tasks_are_followed(chief)


def given_a_plan_that_was_uploaded(chief: Person, plan: Path) -> None:
    chief.opens("/ke-hoach/")
    chief.clicks("Nhập kế hoạch")
    chief.attaches("Văn bản (không bắt buộc)", plan)
    chief.writes("Tên gọi tắt", SHORT)
    chief.stops_at("truoc-khi-doc")
    chief.clicks("Đọc văn bản")


def then_it_is_read_within_moments(chief: Person) -> None:
    chief.reads_heading("Bảo đảm an toàn thực phẩm trên địa bàn phường Ái Quốc năm 2027")
    then_so_many_are_decided(chief, "0/4")
    expect(chief.page.locator(".clause.current mark").first).to_contain_text("Rà soát, lập danh sách cơ sở")
    chief.stops_at("doc-xong")


def when_the_first_task_is_confirmed_by_key(chief: Person) -> None:
    expect(the_open_draft(chief)).to_contain_text(CLEAR)
    chief.presses("Enter")
    then_so_many_are_decided(chief, "1/4")
    expect(the_open_draft(chief)).to_contain_text(TWO_IN_ONE)


def when_two_in_one_are_split(chief: Person) -> None:
    chief.presses("t")
    chief.writes("Mỗi việc một dòng", "\n".join(part.strip() for part in TWO_IN_ONE.split(";")))
    chief.stops_at("tach-viec")
    chief.clicks("Tách việc")
    then_so_many_are_decided(chief, "1/5")
    expect(the_open_draft(chief)).to_contain_text("Tổ chức tuyên truyền")
    chief.presses("Enter")
    expect(the_open_draft(chief)).to_contain_text("Ký cam kết")
    chief.presses("Enter")
    then_so_many_are_decided(chief, "3/5")


def when_what_is_no_task_is_dropped_by_mouse(chief: Person) -> None:
    expect(the_open_draft(chief)).to_contain_text(NO_TASK)
    chief.clicks("Không phải việc", within=the_open_draft(chief))
    then_so_many_are_decided(chief, "4/5")


def when_the_unknown_agency_is_mapped(chief: Person) -> None:
    expect(the_open_draft(chief)).to_contain_text(UNKNOWN_LEAD)
    chief.clicks("Tất cả tên", within=the_open_draft(chief))
    unknown = chief.page.locator(".panel").filter(has=chief.page.get_by_role("heading", name=AGENCY))
    unknown.get_by_text("Chọn đơn vị, một hoặc nhiều").click()
    unknown.get_by_label("Công an phường").check()
    chief.stops_at("ten-don-vi")
    chief.clicks("Khớp", within=unknown)
    chief.reads(f"Đã khớp “{AGENCY}” trong 1 việc.")


def when_it_is_confirmed_too(chief: Person) -> None:
    chief.clicks("Đọc và xác nhận")
    expect(the_open_draft(chief)).to_contain_text(UNKNOWN_LEAD)
    expect(the_open_draft(chief)).to_contain_text("Công an phường")
    chief.presses("Enter")


def then_nothing_is_left_to_decide(chief: Person) -> None:
    then_so_many_are_decided(chief, "5/5")


def when_the_tasks_are_taken_over(chief: Person) -> None:
    chief.clicks("Đưa 4 việc vào theo dõi")
    chief.reads_heading("4 việc đã xác nhận sẽ được đưa vào theo dõi")
    chief.stops_at("dua-vao-theo-doi")
    chief.clicks("Đưa vào theo dõi")


def then_four_tasks_are_followed(chief: Person) -> None:
    chief.reads("Đã đưa 4 việc vào theo dõi.")
    rows = chief.page.get_by_role("main").locator("tbody .cell-title")
    expect(rows).to_contain_text([CLEAR, "Tổ chức tuyên truyền", "Ký cam kết", UNKNOWN_LEAD])
    chief.does_not_read(NO_TASK)
    chief.stops_at("ke-hoach")


def then_so_many_are_decided(chief: Person, words: str) -> None:
    expect(chief.page.get_by_role("status").filter(has_text="đã xác nhận")).to_contain_text(words)


def the_open_draft(chief: Person) -> Locator:
    return chief.page.locator(".draft.current")
