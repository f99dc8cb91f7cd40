"""`donghanh deadline`: one phrase in, one reading out."""

import json
import subprocess
import sys

import pytest

from donghanh.cli import main


def test_json_is_the_only_thing_on_stdout(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["deadline", "Quý IV/2025 - I/2026", "--issued", "2026-05-26", "--json"]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert (shown["kind"], shown["start"], shown["due"], shown["needs_human"]) == (
        "window",
        "2025-10-01",
        "2026-03-31",
        False,
    )


@pytest.mark.parametrize(
    ("phrase", "sentence"),
    [
        ("Quý II/2026", "Thực hiện từ ngày 01/4/2026 đến hết ngày 30/6/2026."),
        (
            "trước ngày 05/12",
            "Hoàn thành trước ngày 05/12/2026, tức chậm nhất ngày 04/12/2026 (cần người xác nhận).",
        ),
        ("Trước 17h00 ngày 20/11/2026", "Hoàn thành chậm nhất 17:00 ngày 20/11/2026."),
        ("Từ Quý I/2027", "Thực hiện từ ngày 01/01/2027, không ghi hạn kết thúc."),
        ("Trước ngày 15/02 hằng năm, từ năm 2027", "Lặp lại hằng năm từ năm 2027, trước 15/02."),
        ("Quý IV hằng năm", "Lặp lại hằng năm, từ 01/10 đến 31/12."),
        ("02 lần/quý", "Lặp lại hằng quý, 2 lần."),
        ("thứ Sáu hằng tuần", "Lặp lại hằng tuần, vào Thứ Sáu."),
        ("ngày 20 của tháng cuối quý", "Lặp lại hằng quý, đến ngày 20 của tháng cuối quý."),
        ("Thường xuyên", "Thực hiện thường xuyên, báo cáo theo kỳ."),
        (
            "trong 05 ngày làm việc kể từ ngày nhận",
            "Thời hạn tính theo sự kiện (trong 5 ngày làm việc), chưa có ngày cụ thể.",
        ),
        ("Theo quy định", "Không ghi ngày; thời hạn theo văn bản hoặc quy định khác (cần người xác nhận)."),
        ("Khẩn trương", "Không ghi ngày; chỉ yêu cầu làm khẩn trương."),
        ("tầm nhìn đến năm 2045", "Chỉ nêu tầm nhìn đến năm 2045, không phải thời hạn."),
        ("", "Không có thời hạn."),
        ("-", "Không có thời hạn."),
    ],
)
def test_without_json_it_answers_in_one_sentence(
    phrase: str, sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["deadline", phrase, "--issued", "26/5/2026"]) == 0
    assert capsys.readouterr().out == f"{sentence}\n"


def test_without_an_issue_date_a_missing_year_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["deadline", "trước ngày 05/12"]) == 0
    expected = "Có mốc thời gian nhưng không ghi năm, cần biết ngày ban hành văn bản (cần người xác nhận).\n"
    assert capsys.readouterr().out == expected


@pytest.mark.parametrize("typed", ["hôm nay", "31/6/2026", "2026-13-01", ""])
def test_an_issue_date_that_cannot_be_read_ends_with_2_and_a_sentence(
    typed: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["deadline", "Quý II/2026", "--issued", typed]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err == f"Ngày ban hành “{typed}” không đọc được; hãy ghi dạng 2026-05-26 hoặc 26/5/2026.\n"


def test_it_starts_without_django_and_the_holiday_tables() -> None:
    code = (
        "import sys; from donghanh.cli import main; main(['deadline', 'Quý II/2026']);"
        "sys.exit(any(name in sys.modules for name in ('django', 'holidays')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False, capture_output=True).returncode == 0
