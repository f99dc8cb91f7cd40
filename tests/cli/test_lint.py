"""`donghanh lint`: a line a finding, advice by default, a gate with --strict."""

import json
from pathlib import Path

import pytest

from donghanh.cli import main

FAULTY = "KẾ HOẠCH\nII. NHIỆM VỤ\n1. Rà soát quỹ tín dụng cho cho doanh nghiệp.\nThời hạn: Quý I/2026.\n"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    file = tmp_path / "ke-hoach.txt"
    file.write_text(FAULTY, encoding="utf-8")
    return file


def test_a_line_names_level_code_place_and_words(plan: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["lint", str(plan)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line for line in lines if "L07" in line] == [
        "CẢNH BÁO  L07  dòng 3: Lặp từ: “cho cho”. | 1. Rà soát quỹ tín dụng cho cho doanh nghiệp."
    ]


def test_strict_makes_errors_the_exit_code(plan: Path, capsys: pytest.CaptureFixture[str]):
    assert (main(["lint", str(plan)]), main(["lint", str(plan), "--strict"])) == (0, 1)


def test_json_is_a_list_of_findings(plan: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["lint", str(plan), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [(f["code"], f["level"], f["line"], f["page"]) for f in found if f["code"] == "L07"] == [
        ("L07", "warn", 3, None)
    ]


def test_the_date_of_issue_makes_past_deadlines_known(plan: Path, capsys: pytest.CaptureFixture[str]):
    codes = []
    for issued in ("2026-01-05", "2026-06-01"):
        main(["lint", str(plan), "--json", "--issued", issued])
        codes.append("L13" in [finding["code"] for finding in json.loads(capsys.readouterr().out)])
    assert codes == [False, True]
