"""A period report is drawn up, frozen, taken along as a Word file, and printed."""

import io
import re
from pathlib import Path

import pypdfium2
from docx import Document
from playwright.sync_api import expect

from tests.journeys.letters import ECONOMY, given_a_task_by_letter
from tests.journeys.person import Person

TITLE = "Rà soát chợ dân sinh trên địa bàn phường"
WRITTEN = "Ủy ban nhân dân phường đã chỉ đạo rà soát ngay từ đầu quý."
A4 = (595, 842)  # points


def test_a_report_is_frozen_downloaded_and_printed(officer):
    task = given_a_task_by_letter(officer, title=TITLE)
    clerk, leader = officer("vanthu"), officer("chutich")

    report = when_a_report_is_drawn_up(clerk, task)
    when_every_part_has_its_words(clerk)
    when_it_is_put_forward_and_approved(clerk, leader, report)
    when_the_leader_freezes_it(leader, report)
    then_later_work_does_not_change_it(officer, task, leader, report)
    then_its_figures_open_the_tasks_as_they_stood(leader, report)
    then_the_word_file_says_the_same(leader)
    then_it_prints_on_a4(leader)


def when_a_report_is_drawn_up(clerk: Person, task: str) -> str:
    clerk.opens(task)
    plan = clerk.page.get_by_role("navigation", name="Đường dẫn").get_by_role("link").last.inner_text()
    clerk.opens("/bao-cao/")
    clerk.clicks("Lập báo cáo")
    clerk.page.get_by_label(plan, exact=True).check()
    period = clerk.page.get_by_label("Kỳ báo cáo")
    period.select_option(
        label=next(text for text in period.inner_text().split("\n") if text.startswith("Đột xuất"))
    )
    clerk.stops_at("lap-bao-cao")
    clerk.clicks("Tiếp tục")
    clerk.writes("Kính gửi", "Ủy ban nhân dân thành phố Hải Phòng")
    clerk.stops_at("ky-bao-cao")
    clerk.clicks("Lưu")
    clerk.reads("1 nhiệm vụ do 01 cơ quan, đơn vị chủ trì")
    return clerk.page.url


def when_every_part_has_its_words(clerk: Person) -> None:
    clerk.stops_at("du-thao")
    clerk.clicks("Sửa nội dung")
    clerk.page.get_by_role("textbox").last.fill(WRITTEN)
    clerk.stops_at("sua-loi-van")
    clerk.clicks("Lưu")
    clerk.reads(WRITTEN)
    undecided = clerk.page.get_by_role("button", name=re.compile("Dùng nội dung này|Để trống phần này"))
    for left in range(undecided.count(), 0, -1):
        expect(undecided).to_have_count(left)
        undecided.first.click()
    expect(undecided).to_have_count(0)


def when_it_is_put_forward_and_approved(clerk: Person, leader: Person, report: str) -> None:
    clerk.clicks("Trình duyệt")
    clerk.reads("Đang trình duyệt")
    leader.opens(report)
    leader.clicks("Duyệt")
    leader.page.get_by_label("Duyệt", exact=True).check()
    leader.stops_at("duyet-du-thao")
    leader.clicks("Quyết định")
    leader.reads("Đã duyệt")


def when_the_leader_freezes_it(leader: Person, report: str) -> None:
    leader.opens(report)
    leader.page.get_by_role("main").get_by_text("Chốt số liệu").first.click()
    leader.stops_at("truoc-khi-chot")
    leader.page.get_by_role("button", name="Chốt số liệu").click()
    leader.reads("Số liệu đã chốt")
    leader.stops_at("da-chot")


def then_later_work_does_not_change_it(officer, task: str, leader: Person, report: str) -> None:
    before = figures(leader)
    head: Person = officer("truongphong")
    head.opens(task)
    head.clicks("Báo hoàn thành")
    head.writes("Kết quả trong một câu", "Đã rà soát 3 chợ")
    head.clicks("Gửi duyệt")
    leader.opens(task)
    leader.clicks("Chấp nhận")
    leader.reads("Hoàn thành")
    leader.opens(report)
    assert figures(leader) == before
    assert before[0] == f"{ECONOMY} 1 1 0 0 0 1 0 0/1 (0%) –"


def then_its_figures_open_the_tasks_as_they_stood(leader: Person, report: str) -> None:
    leader.clicks("Kết quả từng nhiệm vụ")
    leader.clicks(TITLE)
    leader.reads("Số liệu đã chốt: trang này giữ đúng nội dung báo cáo đã tính")
    leader.does_not_read("Đã rà soát 3 chợ")
    leader.stops_at("tinh-trang-tai-ngay-chot")
    leader.clicks("Nhiệm vụ hiện nay")
    leader.reads("Đã rà soát 3 chợ")
    leader.opens(report)


def then_the_word_file_says_the_same(leader: Person) -> None:
    document = Document(io.BytesIO(leader.downloads("Tải bản Word").read_bytes()))
    words = "\n".join(paragraph.text for paragraph in document.paragraphs)
    rows = [" ".join(cell.text for cell in row.cells) for table in document.tables for row in table.rows]
    assert WRITTEN in words
    assert f"1 {ECONOMY} 1 1 0 0 0 0 0/1 (0%) -" in rows
    assert "BÁO CÁO" in words


def then_it_prints_on_a4(leader: Person) -> None:
    """One line instead of the band, nothing to press, the first page on A4."""
    page = leader.page
    page.emulate_media(media="print")
    band = page.get_by_role("banner").bounding_box()
    assert band is not None
    assert band["height"] < 40
    expect(page.get_by_role("navigation", name="Điều hướng chính")).to_be_hidden()
    expect(page.get_by_role("main").get_by_role("button")).to_have_count(0)
    printed = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True, print_background=True))
    assert {tuple(map(round, printed[number].get_size())) for number in range(len(printed))} == {A4}
    first = printed[0].get_textpage().get_text_range().splitlines()
    assert first[0].startswith("Đồng Hành")
    for number in range(len(printed)):
        printed[number].render(scale=1.5).to_pil().save(picture(leader, number))
    page.emulate_media(media="screen")


def figures(leader: Person) -> list[str]:
    """The rows of the table by unit."""
    table = leader.page.get_by_role("table", name="Theo cơ quan, đơn vị chủ trì")
    return [" ".join(row.inner_text().split()) for row in table.locator("tbody").get_by_role("row").all()]


def picture(leader: Person, number: int) -> Path:
    return leader.screens / f"in-trang-{number + 1}.png"
