"""Periods that headings set, and dates that sentences state without a label."""

import pytest

from donghanh.paperwork.reading.passage import Passage
from donghanh.paperwork.reading.periods import is_period_heading
from donghanh.paperwork.reading.timing import stated_deadline


def passage(text: str) -> Passage:
    return Passage(text, tuple(range(len(text))))


@pytest.mark.parametrize(
    ("heading", "period"),
    [
        ("Tháng 9/2026", "Tháng 9/2026"),
        ("Đợt 1: Từ ngày 05/12/2025 đến ngày 20/02/2026:", "Từ ngày 05/12/2025 đến ngày 20/02/2026"),
        (
            "Đợt 2: Từ ngày 23/02/2026 đến ngày 14/3/2026 gồm các nội dung:",
            "Từ ngày 23/02/2026 đến ngày 14/3/2026",
        ),
        ("NGÀY 1: THỨ HAI, NGÀY 24/8/2026", "THỨ HAI, NGÀY 24/8/2026"),
        ("Nhiệm vụ trọng tâm năm 2026", "năm 2026"),
        ("Hoạt động giai đoạn 2 (từ ngày 15/11 đến ngày 15/12)", "từ ngày 15/11 đến ngày 15/12"),
        ("Mục tiêu phát triển đến năm 2030", None),
        ("Rà soát hộ nghèo theo Quyết định số 12/QĐ-UBND năm 2025", None),
    ],
)
def test_a_heading_sets_a_period_only_where_it_says_little_else(heading: str, period: str | None) -> None:
    found = is_period_heading(passage(heading))

    assert (found.text if found else None) == period


@pytest.mark.parametrize(
    ("sentence", "phrase"),
    [
        ("Tổng hợp danh sách, hoàn thành trước ngày 20/12/2026.", "hoàn thành trước ngày 20/12/2026"),
        (
            "Gửi báo cáo về Văn phòng chậm nhất là ngày 08 tháng 02 năm 2026.",
            "chậm nhất là ngày 08 tháng 02 năm 2026",
        ),
        ("Giám sát việc lấy ý kiến cử tri (từ 04/02/2026 đến 08/02/2026).", "từ 04/02/2026 đến 08/02/2026"),
        ("Thực hiện Quyết định số 12/QĐ-UBND ngày 05/01/2026 của UBND xã.", None),
        ("Đánh giá kết quả thực hiện Nghị quyết giai đoạn 2021 - 2025.", None),
        ("Tăng cường tuyên truyền trong Nhân dân.", None),
    ],
)
def test_a_sentence_states_when_only_for_its_own_work(sentence: str, phrase: str | None) -> None:
    found = stated_deadline(passage(sentence))

    assert (found.text if found else None) == phrase
