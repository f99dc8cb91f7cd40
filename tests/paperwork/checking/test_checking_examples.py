"""The findings on the two worked examples, where the folder with them is at hand (DONGHANH_EXAMPLES)."""

import os
from pathlib import Path

import pytest

from donghanh.paperwork.checking import OtherPlan, check_plan
from donghanh.paperwork.opening import open_path
from donghanh.paperwork.reading import read_plan

EXAMPLES = os.environ.get("DONGHANH_EXAMPLES")
UNITS = (
    "Phòng Kinh tế, Hạ tầng và Đô thị",
    "Phòng Văn hóa - Xã hội",
    "Trung tâm Dịch vụ sự nghiệp công",
    "Công an phường",
)
TASK = "ý kiến của doanh nghiệp, doanh nhân khi xây dựng cơ chế, chính sách"
CONSULTATION = OtherPlan(
    "kế hoạch khác",
    (
        f"Thực hiện Quy chế tham vấn {TASK} phát triển kinh tế tư nhân",
        f"Tổ chức tham vấn {TASK} của thành phố liên quan đến phát triển kinh tế tư nhân",
    ),
)

pytestmark = pytest.mark.skipif(
    EXAMPLES is None,
    reason="DONGHANH_EXAMPLES does not name a folder with seeds/plan-a-nq41.txt and seeds/plan-b-nq68.txt",
)
EXPECTED = {
    "plan-a-nq41.txt": "L01 L02 L03 L04 L05 L06 L07 L08 L09 L10 L11 L12 L13 L15 L16 L17 L19 L20 L24",
    "plan-b-nq68.txt": "L01 L02 L07 L08 L09 L10 L11 L13 L14 L15 L18 L19 L20 L21 L22 L23",
}


def found(name: str) -> list[tuple[str, int]]:
    document = open_path(Path(EXAMPLES or "") / "seeds" / name)
    findings = check_plan(document, read_plan(document), units=UNITS, other_plans=[CONSULTATION])
    return [(finding.code, finding.line) for finding in findings]


@pytest.mark.parametrize("name", EXPECTED)
def test_the_codes_are_those_a_careful_reader_marked(name: str):
    assert " ".join(dict.fromkeys(code for code, _ in found(name))) == EXPECTED[name]


@pytest.mark.parametrize(
    ("name", "code", "lines"),
    [
        ("plan-a-nq41.txt", "L03", [75]),
        ("plan-a-nq41.txt", "L04", [55, 63]),
        ("plan-a-nq41.txt", "L05", [66]),
        ("plan-a-nq41.txt", "L06", [59, 60]),
        ("plan-a-nq41.txt", "L11", [84]),
        ("plan-a-nq41.txt", "L12", [91]),
        ("plan-a-nq41.txt", "L13", [84]),
        ("plan-a-nq41.txt", "L19", [89, 92]),
        ("plan-b-nq68.txt", "L07", [63]),
        ("plan-b-nq68.txt", "L13", [43, 50]),
        ("plan-b-nq68.txt", "L14", [103]),
        ("plan-b-nq68.txt", "L18", [66, 76, 100]),
        ("plan-b-nq68.txt", "L19", [101]),
        ("plan-b-nq68.txt", "L23", [20]),
    ],
)
def test_the_places_are_right(name: str, code: str, lines: list[int]):
    assert [line for found_code, line in found(name) if found_code == code] == lines
