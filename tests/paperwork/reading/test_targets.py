"""Numbers that are targets, and numbers that are not."""

import pytest

from donghanh.paperwork.reading.passage import Passage
from donghanh.paperwork.reading.targets import find_targets


def targets(text: str, *, strict: bool = False) -> list[tuple[str, float, str, str | None]]:
    passage = Passage(text, tuple(range(len(text))))
    return [(one.operator, one.value, one.unit, one.by) for one in find_targets(passage, strict=strict)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Đến năm 2030, trên 85% hồ sơ được giải quyết trực tuyến.", [(">", 85, "%", "2030")]),
        ("100% thôn có nhà văn hóa; 95% hộ dùng nước sạch.", [("=", 100, "%", None), ("=", 95, "%", None)]),
        ("Tỷ lệ hộ nghèo giảm còn không quá 0,5%.", [("<=", 0.5, "%", None)]),
        ("Phấn đấu từ 70% trở lên người dân có tài khoản định danh.", [(">=", 70, "%", None)]),
        ("Thành lập ít nhất 1.500 doanh nghiệp mới.", [(">=", 1500, "doanh nghiệp mới", None)]),
    ],
)
def test_each_number_of_a_goal_is_a_target(
    text: str, found: list[tuple[str, float, str, str | None]]
) -> None:
    read = targets(text)

    assert [(operator, value, by) for operator, value, _, by in read] == [
        (operator, value, by) for operator, value, _, by in found
    ]
    assert [unit for _, _, unit, _ in read if unit == "%"] == [unit for _, _, unit, _ in found if unit == "%"]


@pytest.mark.parametrize(
    "text",
    [
        "Thực hiện Nghị quyết số 57-NQ/TW ngày 22/12/2024.",
        "Theo khoản 2 Điều 15 Nghị định số 61/2018/NĐ-CP.",
        "Tổ chức hội nghị ngày 20/3/2026.",
        "Hoàn thành trong Quý I năm 2026.",
    ],
)
def test_dates_and_citations_are_no_targets(text: str) -> None:
    assert targets(text, strict=True) == []
