"""`donghanh report`: one file on success, one Vietnamese sentence and exit code 2 otherwise."""

from datetime import date

import docx
import pytest

from donghanh.cli import main, report
from donghanh.org.enums import Role
from donghanh.reports.actions import (
    ask_review,
    decide_review,
    draft_report,
    freeze_report,
    write_narrative,
)
from donghanh.reports.enums import ReportPart
from donghanh.reports.periods import year_of
from tests import make
from tests.reports.conftest import on

pytestmark = pytest.mark.django_db
DAY = date(2026, 12, 20)
DRAFT = "donghanh: số liệu chưa chốt, báo cáo là bản dự thảo\n"


@pytest.fixture
def ward():
    return make.ward()


@pytest.fixture
def chief(ward):
    return make.officer(ward, Role.OFFICE_CHIEF)


@pytest.fixture
def plan(ward, chief):
    plan = make.plan(ward, chief, number="12/KH-UBND", short_title="Nghị quyết 68")
    make.task(plan, due_on=date(2026, 9, 30))
    return plan


@pytest.fixture
def call(monkeypatch, tmp_path, capsys):
    """Runs the command on the test database; gives the exit code, both streams and the file."""
    monkeypatch.setattr(report, "set_up_django", lambda: None)
    monkeypatch.setenv("PGOPTIONS", "")

    def run(*words: str, out: str = "bao-cao.docx"):
        path = tmp_path / out
        with on(DAY):
            code = main(["report", *words, "--out", str(path)])
        said = capsys.readouterr()
        return code, said.out, said.err, path

    return run


def lines(path) -> list[str]:
    return [paragraph.text for paragraph in docx.Document(str(path)).paragraphs]


@pytest.mark.parametrize("words", ["12/KH-UBND", "nghi quyet 68", "quyết 68", "PK"])
def test_a_plan_is_named_by_key_number_or_words_without_accents(words, plan, call):
    code, out, err, path = call("--plan", str(plan.pk) if words == "PK" else words, "--period", "2026")
    assert (code, out, err) == (0, f"{path}\n", DRAFT)
    assert "Kết quả năm 2026 thực hiện Kế hoạch số 12/KH-UBND" in lines(path)


def test_figures_stand_as_of_the_cut_off_asked_for(plan, call):
    code, _out, _err, path = call("--plan", "68", "--period", "2026", "--cutoff", "30/9/2026")
    assert code == 0
    assert any("(số liệu tính đến hết ngày 30/9/2026)" in line for line in lines(path))


def test_proposed_words_are_marked_in_a_draft(plan, call):
    _code, _out, _err, path = call("--plan", "68", "--period", "2026")
    assert any(line.startswith("[Hệ thống soạn, cần người sửa] Triển khai") for line in lines(path))


def test_a_frozen_report_is_printed_as_it_was_frozen(plan, chief, call):
    with on(DAY):
        kept = draft_report([plan], year_of(2026), by=chief)
        for part in ReportPart:
            write_narrative(kept, part, f"Nội dung phần {part.numeral}.", by=chief)
        ask_review(kept, by=chief)
        decide_review(kept, approved=True, remarks="", by=make.officer(kept.ward, Role.CHAIR))
        freeze_report(kept, by=chief)
    make.task(plan, due_on=date(2026, 9, 30))
    _code, out, err, path = call("--plan", "68", "--period", "2026")
    assert (out, err) == (f"{path}\n", "")
    assert "Nội dung phần V." in lines(path)
    assert any(line.startswith("Tổng số nhiệm vụ được giao: 01 nhiệm vụ") for line in lines(path))


def test_several_plans_make_one_report(ward, chief, plan, call):
    make.task(make.plan(ward, chief, short_title="Nghị quyết 41"), due_on=date(2026, 9, 30))
    _code, _out, _err, path = call("--plan", "68", "--plan", "41", "--period", "quý III/2026")
    assert "Kết quả quý III/2026 thực hiện các kế hoạch, nhiệm vụ được giao" in lines(path)


def test_the_appendix_comes_as_a_workbook(plan, call):
    _code, _out, _err, path = call("--plan", "68", "--period", "2026", out="phu-luc.xlsx")
    assert path.read_bytes()[:2] == b"PK"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--plan", "99", "--period", "2026"], "không có kế hoạch nào khớp với “99”"),
        (["--plan", "nghị quyết", "--period", "2026"], "có nhiều kế hoạch khớp với “nghị quyết”"),
        (["--plan", "68", "--period", "hôm qua"], "Kỳ báo cáo “hôm qua” không đọc được."),
        (["--plan", "68", "--period", "2030"], "Kỳ “Năm 2030” chưa bắt đầu nên chưa có gì để báo cáo."),
        (
            ["--plan", "68", "--period", "2026", "--cutoff", "31/13"],
            "Ngày chốt số liệu “31/13” không đọc được",
        ),
        (
            ["--plan", "68", "--period", "2026", "--cutoff", "2025-01-01"],
            "Ngày chốt số liệu không được trước ngày đầu kỳ.",
        ),
        (["--plan", "68", "--period", "2026", "--ward", "1"], "Chưa có phường, xã, đặc khu nào mang mã 1"),
    ],
)
def test_what_cannot_be_reported_is_said_in_one_sentence(ward, chief, plan, call, words, sentence):
    make.plan(ward, chief, short_title="Nghị quyết 41")
    code, out, err, path = call(*words)
    assert (code, out, path.exists()) == (2, "", False)
    assert sentence in err
    assert err.count("\n") == 1


def test_a_file_of_another_kind_is_refused(plan, call):
    code, out, err, _path = call("--plan", "68", "--period", "2026", out="bao-cao.pdf")
    assert (code, out) == (2, "")
    assert err.endswith("bao-cao.pdf phải có đuôi .docx hoặc .xlsx.\n")


def test_a_folder_that_is_not_there_is_named(plan, call):
    code, _out, err, path = call("--plan", "68", "--period", "2026", out="khong-co/bao-cao.docx")
    assert (code, err) == (2, f"{DRAFT}Không ghi được tệp {path}.\n")


def test_where_there_are_several_wards_one_must_be_chosen(plan, call):
    make.ward("13021", "Ái Quốc", kind="xa")
    code, _out, err, _path = call("--plan", "68", "--period", "2026")
    assert code == 2
    assert err == (
        "Có nhiều phường, xã, đặc khu; chọn một bằng --ward: 10660 (Phường Ái Quốc), 13021 (Xã Ái Quốc).\n"
    )
    assert call("--plan", "68", "--period", "2026", "--ward", "10660")[0] == 0


def test_an_unprepared_database_is_said_in_one_sentence(install):
    answer = install().run("report", "--plan", "68", "--period", "2026", "--out", "bao-cao.docx")
    assert (answer.returncode, answer.stdout) == (2, "")
    assert answer.stderr == "Cơ sở dữ liệu chưa được chuẩn bị. Chạy “donghanh migrate” rồi thử lại.\n"
