"""Deadlines inside sentences of plans: what sets one, and what only looks like one."""

import unicodedata
from datetime import date

import pytest

from donghanh.vietnamese.deadlines import How, Kind, find_deadline

ISSUED = date(2026, 5, 26)


@pytest.mark.parametrize(
    ("text", "words", "how"),
    [
        (
            "Rà soát dữ liệu của các đơn vị. Thời gian hoàn thành: Trong Quý II - III/2026.",
            "Trong Quý II - III/2026",
            How.LABEL,
        ),
        ("Thời gian thực hiện: Quý II/2026; Đơn vị chủ trì: Phòng Kinh tế", "Quý II/2026", How.LABEL),
        (
            "**Thời hạn hoàn thành:** trước 30/6/2026. Sản phẩm: Kế hoạch của Ủy ban nhân dân",
            "trước 30/6/2026",
            How.LABEL,
        ),
        ("Thời gian: 8h00 ngày 15/6/2026. Địa điểm: Hội trường.", "8h00 ngày 15/6/2026", How.LABEL),
        ("Thành lập Tổ công tác (trong quý III/2026).", "trong quý III/2026", How.BRACKET),
        (
            "Ban hành Quyết định (hoàn thành trước 30/6/2026); phối hợp với Sở Tài chính.",
            "hoàn thành trước 30/6/2026",
            How.BRACKET,
        ),
        ("Tổ chức hội nghị, hoàn thành trước ngày 30/6/2026.", "hoàn thành trước ngày 30/6/2026", How.TAIL),
        ("Ban hành quy chế trong tháng 6 năm 2026.", "trong tháng 6 năm 2026", How.TAIL),
        ("Gửi báo cáo về Sở Tài chính trước ngày 15/12 hằng năm.", "trước ngày 15/12 hằng năm", How.TAIL),
        ("Tổ chức ít nhất 01 hội nghị đối thoại/năm.", "ít nhất 01 hội nghị đối thoại/năm", How.TAIL),
        (
            "Cung cấp phần mềm kế toán sau khi có hướng dẫn của Chính phủ, thành phố.",
            "sau khi có hướng dẫn của Chính phủ, thành phố",
            How.TAIL,
        ),
        (
            "Giải quyết hồ sơ trong 05 ngày làm việc kể từ ngày nhận đủ hồ sơ.",
            "trong 05 ngày làm việc kể từ ngày nhận đủ hồ sơ",
            How.TAIL,
        ),
        ("Trong Quý III/2026, tổ chức tập huấn cho hộ kinh doanh.", "Trong Quý III/2026", How.HEAD),
        ("Định kỳ hằng quý, năm báo cáo về thành phố.", "Định kỳ hằng quý, năm", How.HEAD),
        ("Hằng năm tổ chức gặp mặt doanh nhân tiêu biểu.", "Hằng năm", How.HEAD),
        (
            "Phòng Kinh tế trình chậm nhất ngày 20/6/2026 và công bố công khai.",
            "chậm nhất ngày 20/6/2026",
            How.INSIDE,
        ),
        (
            "Phát động thi đua từ ngày 01/7/2026; tổng kết vào tháng 10/2026.",
            "vào tháng 10/2026",
            How.TAIL,
        ),
    ],
)
def test_the_words_that_set_a_deadline_are_found(text: str, words: str, how: How) -> None:
    found = find_deadline(text, issued=ISSUED)
    assert found is not None
    assert (text[slice(*found.span)], found.how) == (words, how)


@pytest.mark.parametrize(
    "text",
    [
        "Triển khai Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị.",
        "Thực hiện Nghị quyết số 14-NQ/TU, ngày13/5/2024 đến năm 2030, tầm nhìn đến năm 2045;",
        "Thực hiện Chương trình mục tiêu quốc gia giai đoạn 2026-2030.",
        "Xây dựng dự toán ngân sách năm 2027.",
        "Bố trí kinh phí năm 2026 cho các nhiệm vụ.",
        "Thường xuyên rà soát, cập nhật dữ liệu.",
        "Rà soát, cập nhật dữ liệu thường xuyên.",
        "Hộ có doanh thu hằng năm từ 01 tỷ đồng trở lên thì áp dụng hóa đơn điện tử.",
        "Luật có hiệu lực từ ngày 01/7/2026",
        "Tổ chức tham vấn khi xây dựng cơ chế, chính sách.",
        "Hỗ trợ 3/5 tổ dân phố và 02 hợp tác xã.",
        "Giảm ít nhất 30% thời gian giải quyết thủ tục hành chính.",
        "",
    ],
)
def test_what_only_looks_like_a_deadline_is_left(text: str) -> None:
    assert find_deadline(text, issued=ISSUED) is None


def test_the_reading_comes_with_its_label() -> None:
    found = find_deadline("Thời gian hoàn thành: hàng năm.", issued=ISSUED)
    assert found is not None
    assert (found.deadline.kind, found.deadline.label) == (Kind.RECURRING, "Thời gian hoàn thành")


def test_a_label_wins_over_every_other_place() -> None:
    found = find_deadline("Trước ngày 01/6/2026, lập danh sách. Thời hạn: 30/6/2026", issued=ISSUED)
    assert found is not None
    assert (found.deadline.due, found.how) == (date(2026, 6, 30), How.LABEL)


def test_places_are_those_of_the_composed_text() -> None:
    text = unicodedata.normalize("NFD", "Ban hành quy chế trước ngày 30/6/2026.")
    found = find_deadline(text, issued=ISSUED)
    assert found is not None
    assert unicodedata.normalize("NFC", text)[slice(*found.span)] == "trước ngày 30/6/2026"
