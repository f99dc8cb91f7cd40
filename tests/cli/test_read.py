"""`donghanh read`: JSON on stdout and nothing else, refusals in one sentence on stderr."""

import io
import json
import subprocess
import sys
import time
from pathlib import Path

import docx
import pytest

from donghanh.cli import main

PLAN = """ỦY BAN NHÂN DÂN
PHƯỜNG MẪU
Số: 12/KH-UBND
Mẫu, ngày 05 tháng 02 năm 2026
KẾ HOẠCH
Cải cách hành chính năm 2026
Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15;
I. MỤC ĐÍCH
- Nâng cao chất lượng phục vụ.
II. NHIỆM VỤ
1. Công an phường rà soát thủ tục hành chính. Thời hạn: Quý II/2026.
2. Văn phòng HĐND và UBND phường báo cáo kết quả. Thời hạn: trước ngày 05/12/2026.
"""


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    file = tmp_path / "ke-hoach.txt"
    file.write_text(PLAN, encoding="utf-8")
    return file


def test_json_has_the_agreed_shape(plan: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["read", str(plan), "--json"]) == 0
    printed = capsys.readouterr()
    data = json.loads(printed.out)
    assert printed.err == ""
    assert {"doc", "tasks", "indicators", "findings"} <= data.keys()
    assert {"number", "date", "issuer", "title", "legal_bases"} <= data["doc"].keys()
    assert (data["doc"]["number"], data["doc"]["date"]) == ("12/KH-UBND", "2026-02-05")
    assert [(task["source"]["line"], task["deadline"]["due"]) for task in data["tasks"]] == [
        (11, "2026-06-30"),
        (12, "2026-12-05"),
    ]
    assert all(
        {"section", "title", "lead", "coop", "product", "deadline_raw"} <= t.keys() for t in data["tasks"]
    )
    assert all({"code", "level", "message", "line"} <= finding.keys() for finding in data["findings"])


def test_the_summary_names_tasks_leads_and_deadlines(plan: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["read", str(plan)]) == 0
    shown = capsys.readouterr().out
    assert [line for line in shown.splitlines() if line.startswith(("Số:", "Ngày:"))] == [
        "Số:       12/KH-UBND",
        "Ngày:     05/02/2026",
    ]
    assert "Công an phường" in shown
    assert shown.splitlines()[-1].startswith("2 nhiệm vụ, ")


def test_the_date_of_issue_gives_the_year(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    file = tmp_path / "a.txt"
    file.write_text(
        "KẾ HOẠCH\nII. NHIỆM VỤ\n1. Rà soát thủ tục hành chính. Thời hạn: trước ngày 05/12.\n",
        encoding="utf-8",
    )
    due = []
    for issued in ("2025-03-01", "1/3/2027"):
        main(["read", str(file), "--json", "--issued", issued])
        due.append(json.loads(capsys.readouterr().out)["tasks"][0]["deadline"]["due"])
    assert due == ["2025-12-05", "2027-12-05"]


def test_a_word_file_is_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    document = docx.Document()
    for line in PLAN.splitlines():
        document.add_paragraph(line)
    file = tmp_path / "ke-hoach.docx"
    document.save(str(file))
    assert main(["read", str(file), "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert (data["file"]["format"], len(data["tasks"])) == ("docx", 2)


def test_a_dash_reads_pasted_text(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(PLAN.encode())))
    assert main(["read", "-", "--json"]) == 0
    assert len(json.loads(capsys.readouterr().out)["tasks"]) == 2


@pytest.mark.parametrize("command", ["read", "lint"])
@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "Tệp không có nội dung; hãy kiểm tra lại bản gốc và chọn đúng tệp kế hoạch."),
        (b"%PDF-1.7\n", "Tệp bị hỏng hoặc tải về chưa đủ; hãy tải lại từ nguồn rồi thử lần nữa."),
        (
            b"\x89PNG\r\n\x1a\n" + bytes(40),
            "Tệp là ảnh chụp; hãy lấy bản Word hoặc PDF có chữ từ hệ thống quản lý văn bản, "
            "hoặc nhận dạng chữ (OCR) trước khi tải lên.",
        ),
    ],
)
def test_unreadable_files_end_with_two_and_one_sentence(
    command: str, content: bytes, sentence: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    file = tmp_path / "x.docx"
    file.write_bytes(content)
    assert main([command, str(file), "--json"]) == 2
    assert tuple(capsys.readouterr()) == ("", f"{sentence}\n")


def test_missing_files_and_folders_end_with_two_and_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    missing = tmp_path / "khong-co.docx"
    assert (main(["read", str(missing)]), main(["read", str(tmp_path)])) == (2, 2)
    assert tuple(capsys.readouterr()) == (
        "",
        f"Không tìm thấy tệp “{missing}”; hãy kiểm tra lại đường dẫn.\n"
        f"“{tmp_path}” là thư mục; hãy chỉ rõ một tệp kế hoạch.\n",
    )


def test_a_file_that_may_not_be_read_ends_with_two(
    plan: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    def denied(*_: object, **__: object) -> None:
        raise PermissionError(13, "denied")

    monkeypatch.setattr("builtins.open", denied)
    assert main(["read", str(plan)]) == 2
    assert capsys.readouterr().err == f"Không có quyền đọc tệp “{plan}”; hãy cấp quyền đọc rồi thử lại.\n"


def test_a_wrong_date_of_issue_ends_with_two(plan: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["read", str(plan), "--issued", "hôm nay"]) == 2
    assert capsys.readouterr() == (
        "",
        "Ngày ban hành “hôm nay” không đọc được; hãy ghi dạng 2026-05-26 hoặc 26/5/2026.\n",
    )


def test_text_that_is_no_plan_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    file = tmp_path / "truyen.txt"
    file.write_text("Trời mưa. Anh đi về phía con đường cũ.\n" * 50, encoding="utf-8")
    assert main(["read", str(file)]) == 0
    assert (
        "Không thấy nhiệm vụ nào trong tệp; hãy kiểm tra xem đây có phải là kế hoạch không."
        in capsys.readouterr().out
    )


def test_it_starts_without_django_and_within_a_second(plan: Path):
    watch = "import sys; from donghanh.cli import main; main(['read', sys.argv[1]]); print('django' in sys.modules)"
    began = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", watch, str(plan)], capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "False"
    assert time.perf_counter() - began < 3
