"""An officer reports a result, the leader returns it, the officer mends it, and the leader accepts it."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from tests.journeys.letters import given_a_task_by_letter
from tests.journeys.person import Person

SUMMARY = "Đã kiểm tra 42 hộ kinh doanh, nhắc nhở 5 hộ"
REASON = "Thiếu danh sách 5 hộ bị nhắc nhở, đề nghị bổ sung"
MENDED = "Đã kiểm tra 42 hộ kinh doanh, nhắc nhở 5 hộ có danh sách kèm theo"


@pytest.fixture
def minutes(tmp_path: Path) -> Path:
    """Evidence: the minutes of an inspection."""
    path = tmp_path / "bien-ban-kiem-tra.txt"
    path.write_text("Biên bản kiểm tra ngày 20/11/2026", "utf-8")
    return path


@pytest.mark.smoke
def test_an_officer_reports_a_result_with_its_evidence_on_a_phone(officer, minutes):
    specialist = officer("chuyenvien", phone=True)
    card, title = given_a_task_that_waits_for_an_answer(specialist)

    when_the_result_is_reported_from_its_card(specialist, card, minutes)

    then_the_task_waits_for_approval_with_its_evidence(specialist, title)
    then_the_file_can_be_opened_again(specialist, minutes)


def test_a_result_is_returned_mended_and_accepted_from_the_list(officer, minutes):
    title = "Kiểm tra các hộ kinh doanh trên tuyến đường trung tâm"
    task = given_a_task_by_letter(officer, title=title)
    head, leader = officer("truongphong"), officer("phochutich")

    when_the_result_is_reported(head, task, SUMMARY)
    when_the_leader_returns_it(leader, title)
    then_the_reporter_is_told_why(head, title)

    when_the_result_is_mended(head, task, minutes)
    when_the_leader_accepts_it_from_the_list(leader, title)
    then_the_task_is_finished_and_nothing_is_forgotten(head, task)


def given_a_task_that_waits_for_an_answer(specialist: Person) -> tuple[Locator, str]:
    specialist.opens("/viec-cua-toi/")
    card = specialist.page.get_by_role("article").first
    title = card.get_by_role("heading").inner_text()
    specialist.stops_at("viec-cua-toi")
    return card, title


def when_the_result_is_reported_from_its_card(specialist: Person, card: Locator, minutes: Path) -> None:
    specialist.clicks("Đã xong, gửi minh chứng", within=card)
    specialist.writes("Kết quả trong một câu", SUMMARY)
    specialist.writes("Số, ký hiệu văn bản", "131/BC-KTHTĐT")
    specialist.attaches("Tệp", minutes)
    specialist.stops_at("bao-ket-qua")
    specialist.clicks("Gửi duyệt")
    specialist.reads("Đã gửi duyệt")


def then_the_task_waits_for_approval_with_its_evidence(specialist: Person, title: str) -> None:
    specialist.opens("/viec/?state=claimed")
    specialist.stops_at("danh-sach-cho-duyet")
    specialist.clicks(title)
    for words in ("Chờ duyệt kết quả", SUMMARY, "131/BC-KTHTĐT", "bien-ban-kiem-tra.txt"):
        specialist.reads(words)
    specialist.stops_at("viec")


def then_the_file_can_be_opened_again(specialist: Person, minutes: Path) -> None:
    assert specialist.downloads("bien-ban-kiem-tra.txt").read_bytes() == minutes.read_bytes()


def when_the_result_is_reported(head: Person, task: str, summary: str, *evidence: Path) -> None:
    head.opens(task)
    head.clicks("Báo hoàn thành")
    head.writes("Kết quả trong một câu", summary)
    for path in evidence:
        head.attaches("Tệp", path)
    head.clicks("Gửi duyệt")
    head.reads("Đã gửi duyệt")


def when_the_leader_returns_it(leader: Person, title: str) -> None:
    leader.opens("/cho-duyet/")
    leader.stops_at("cho-duyet")
    leader.clicks(title)
    leader.clicks("Trả lại")
    leader.expects(422)
    leader.page.get_by_label("Lý do").evaluate("field => field.required = false")
    leader.clicks("Trả lại")
    leader.reads("Trường này là bắt buộc")
    leader.stops_at("tra-lai-thieu-ly-do")
    leader.writes("Lý do", REASON)
    leader.clicks("Trả lại")
    leader.reads("Đã trả lại")


def then_the_reporter_is_told_why(head: Person, title: str) -> None:
    head.opens("/thong-bao/")
    told = (
        head.page.get_by_role("listitem")
        .filter(has_text=f"Kết quả bị trả lại, đề nghị bổ sung: {title}")
        .first
    )
    head.stops_at("thong-bao")
    head.clicks("Mở", within=told)
    head.reads(REASON)
    head.does_not_read("Chờ duyệt kết quả")
    head.stops_at("viec-bi-tra-lai")


def when_the_result_is_mended(head: Person, task: str, minutes: Path) -> None:
    when_the_result_is_reported(head, task, MENDED, minutes)


def when_the_leader_accepts_it_from_the_list(leader: Person, title: str) -> None:
    leader.opens("/viec/?state=claimed")
    row = leader.page.get_by_role("row").filter(has_text=title)
    leader.stops_at("danh-sach-cho-duyet")
    leader.clicks("Chấp nhận", within=row)
    expect(leader.page).to_have_url(re.compile(r"/viec/\?state=claimed$"))
    expect(leader.page.get_by_role("row").filter(has_text=title)).to_have_count(0)


def then_the_task_is_finished_and_nothing_is_forgotten(head: Person, task: str) -> None:
    head.opens(task)
    for words in ("Hoàn thành", SUMMARY, REASON, MENDED, "bien-ban-kiem-tra.txt"):
        head.reads(words)
    head.stops_at("viec-da-xong")
