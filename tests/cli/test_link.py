"""`donghanh link`: two files in, one file of pairs out."""

import csv
import subprocess
import sys
from pathlib import Path

import pytest

from donghanh.cli import main

LEFT = "id;name;tax_code;owner\n0001;Công ty TNHH Hòa Phát;101248141;Trần Văn Nam\n0002;Tạp hóa Hương;;\n"
RIGHT = "\ufeffid,name,tax_code\nx1,CTY TNHH HOA PHAT,0101248141\nx2,Sửa xe Dũng,0300588569\n"


@pytest.fixture
def lists(tmp_path: Path) -> tuple[Path, Path, Path]:
    left, right = tmp_path / "A.csv", tmp_path / "B.csv"
    left.write_text(LEFT, "utf-8")
    right.write_text(RIGHT, "utf-8")
    return left, right, tmp_path / "pairs.csv"


def test_pairs_are_written_and_counted(lists, capsys: pytest.CaptureFixture[str]) -> None:
    left, right, out = lists
    assert main(["link", str(left), str(right), "--out", str(out)]) == 0
    rows = list(csv.DictReader(out.read_text("utf-8").splitlines()))
    assert [(row["id_left"], row["id_right"], row["decision"]) for row in rows] == [("0001", "x1", "same")]
    assert 0.9 < float(rows[0]["probability"]) <= 1
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err == f"2 và 2 dòng: 1 cặp trùng, 0 cặp cần người xem; đã ghi vào “{out}”.\n"


def test_a_missing_list_ends_with_2_and_a_sentence(lists, capsys: pytest.CaptureFixture[str]) -> None:
    left, _, out = lists
    assert main(["link", str(left), "khong-co.csv", "--out", str(out)]) == 2
    assert capsys.readouterr().err == "Không tìm thấy tệp “khong-co.csv”; hãy kiểm tra lại đường dẫn.\n"


def test_a_list_without_headings_ends_with_2_and_a_sentence(
    lists, capsys: pytest.CaptureFixture[str]
) -> None:
    left, right, out = lists
    right.write_text("1,2,3\n4,5,6\n", "utf-8")
    assert main(["link", str(left), str(right), "--out", str(out)]) == 2
    assert capsys.readouterr().err.startswith(f"Tệp “{right}” không đọc được: Dòng đầu không có tên cột nào")


def test_it_runs_without_django(lists) -> None:
    left, right, out = lists
    code = (
        "import sys; from donghanh.cli import main;"
        f"main(['link', {str(left)!r}, {str(right)!r}, '--out', {str(out)!r}]);"
        "sys.exit('django' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False, capture_output=True).returncode == 0
