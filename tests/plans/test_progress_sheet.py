"""Progress through Excel: the sheet goes out, comes back filled in, and is written down once."""

import io
import re
import zipfile
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from donghanh.org.enums import Role
from donghanh.paperwork.opening import open_document
from donghanh.paperwork.writing.workbook import Sheet, SheetColumn, render_workbook
from donghanh.plans.actions.progress_sheets import apply_progress
from donghanh.plans.progress_sheets import (
    CODE,
    FILLED,
    UnreadableSheet,
    lines_of_document,
    lines_of_text,
    read_progress,
    text_of,
)
from tests import make

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
HEAD = "\t".join([CODE, *FILLED.values()])
URL = "plans:progress_sheet"


@pytest.fixture
def ward():
    return make.ward()


@pytest.fixture
def office(ward):
    return make.unit(ward, "Phòng Kinh tế")


@pytest.fixture
def doer(ward, office):
    return make.officer(ward, Role.SPECIALIST, unit=office)


@pytest.fixture
def task(ward, office):
    return make.task(make.plan(ward), title='=HYPERLINK("http://x")', lead=office, due_on=date(2026, 9, 30))


@pytest.fixture
def page(client, doer):
    client.force_login(doer.user, backend=BACKEND)
    return client


def sheet(*rows):
    return lines_of_text("\n".join([HEAD, *("\t".join(map(str, row)) for row in rows)]))


def code(task):
    return task.results.get().pk


def verdicts(rows):
    return [(row.says, row.errors) for row in rows]


def test_a_filled_row_notes_claims_and_adds_the_document(task, doer):
    rows = read_progress(
        sheet([code(task), "Đã họp 3 phường", "15/9/2026", "Đã ban hành danh mục", "12/BC-KT"]), doer
    )
    assert verdicts(rows) == [(["ghi tiến độ", "báo hoàn thành", "thêm văn bản 12/BC-KT"], [])]
    assert apply_progress(rows, by=doer) == 1
    result = task.results.get()
    assert (result.claimed_on, result.summary) == (date(2026, 9, 15), "Đã ban hành danh mục")
    assert (task.updates.filter(kind="note").get().text, task.evidence.get().document_number) == (
        "Đã họp 3 phường",
        "12/BC-KT",
    )


def test_the_same_sheet_twice_adds_nothing_twice(task, doer):
    given = sheet([code(task), "Đã họp", "15/9/2026", "Xong", "12/BC-KT"])
    both = [read_progress(given, doer) for _ in range(2)]  # both were looked at before either was written
    assert [apply_progress(rows, by=doer) for rows in both] == [1, 1]
    again = read_progress(given, doer)
    assert ([row.is_known for row in again], apply_progress(again, by=doer)) == ([True], 0)
    assert (
        task.updates.filter(kind="note").count(),
        task.evidence.count(),
        task.updates.filter(kind="claim").count(),
    ) == (1, 1, 1)


def test_a_row_without_anything_filled_in_is_passed_over(task, doer):
    assert read_progress(sheet([code(task), "", "", "", ""]), doer) == []


@pytest.mark.parametrize(
    ("cells", "why"),
    [
        (["", "31/2/2026", "Xong", ""], "“31/2/2026” không phải là ngày; hãy ghi ngày/tháng/năm."),
        (["", "01/01/2099", "Xong", ""], "Ngày hoàn thành không thể ở tương lai."),
        (["", "15/9/2026", "", ""], "Ghi kết quả trong một câu."),
        (["", "", "Xong", ""], "Kết quả phải có ngày hoàn thành."),
        (["", "", "", "x" * 61], "“Số văn bản” dài quá 60 ký tự."),
    ],
)
def test_a_row_that_cannot_be_is_kept_out_with_the_reason(task, doer, cells, why):
    rows = read_progress(sheet([code(task), *cells]), doer)
    assert [row.errors for row in rows] == [[why]]
    assert apply_progress(rows, by=doer) == 0


def test_foreign_unknown_and_broken_codes_are_refused(task, doer, ward):
    other_unit = make.task(task.plan, lead=make.unit(ward))
    foreign = make.task(make.plan(make.ward("13021", "Ái Quốc", kind="xa")))
    rows = read_progress(
        sheet(*([key, "x", "", "", ""] for key in (code(other_unit), code(foreign), 999999, "12x"))), doer
    )
    assert [row.errors for row in rows] == [["Không có việc nào của bạn mang mã này."]] * 4


def test_only_the_lead_unit_reports_the_result(task, doer, ward):
    helper = make.unit(ward)
    task.participants.create(ward=ward, unit=helper, part="coop")
    rows = read_progress(
        sheet([code(task), "Đã góp ý", "15/9/2026", "Xong", ""]), make.officer(ward, unit=helper)
    )
    assert [row.errors for row in rows] == [["Chỉ đơn vị chủ trì báo kết quả."]]


def test_a_task_named_twice_is_taken_once(task, doer):
    rows = read_progress(sheet([code(task), "Một", "", "", ""], [code(task), "Hai", "", "", ""]), doer)
    assert [bool(row.errors) for row in rows] == [False, True]


def test_what_is_no_sheet_of_progress_is_refused(doer):
    with pytest.raises(UnreadableSheet):
        read_progress(lines_of_text("a\tb\tc"), doer)


def test_the_preview_is_handed_on_unchanged(task, doer):
    rows = read_progress(sheet([code(task), '"Họp ""kín"" với 3\nphường"', "", "", ""]), doer)
    assert [row.note for row in read_progress(lines_of_text(text_of(rows)), doer)] == [
        'Họp "kín" với 3\nphường'
    ]


def test_the_sheet_goes_out_and_comes_back(task, doer, page):
    out = page.get(reverse(URL), {"xuat": "xlsx"})
    sheet_xml = zipfile.ZipFile(io.BytesIO(out.content)).read("xl/worksheets/sheet1.xml").decode()
    assert re.search(r'<col min="1" max="1"[^>]*hidden="1"', sheet_xml)
    lines = lines_of_document(open_document(out.content, "tien-do.xlsx"))
    head, row = lines[-2:]
    assert (head[0], row[0], row[3]) == (CODE, str(code(task)), '=HYPERLINK("http://x")')
    filled = [*row[:6], "=1+1", "", "", "12/BC-KT"]
    columns = [SheetColumn(words) for words in head]
    upload = SimpleUploadedFile("tien-do.xlsx", render_workbook([Sheet("x", columns, [filled])]))
    looked = page.post(reverse(URL), {"file": upload})
    assert (looked.context["accepted"], task.updates.count()) == (1, 0)  # nothing is written by looking
    page.post(reverse(URL), {"text": looked.context["handed_on"], "apply": "1"})
    assert task.evidence.get().document_number == "12/BC-KT"


def test_only_results_of_ones_own_stand_in_the_sheet(task, ward, page):
    make.task(task.plan, lead=make.unit(ward))
    assert page.get(reverse(URL)).context["count"] == 1


@pytest.mark.parametrize("given", [{}, {"text": "a\tb"}, {"text": HEAD}])
def test_nothing_to_read_is_said_above_the_form(page, given):
    assert page.post(reverse(URL), given).status_code == 422


@pytest.mark.parametrize("rows", [1, 300])
def test_looking_costs_the_same_for_one_row_and_three_hundred(
    rows, task, office, doer, django_assert_num_queries
):
    tasks = [task, *(make.task(task.plan, lead=office) for _ in range(rows - 1))]
    given = sheet(*([code(one), "Đã họp", "", "", ""] for one in tasks))
    assert (doer.roles, doer.ward.calendar.is_working_day(date(2026, 11, 20))) == (
        {"specialist"},
        True,
    )  # read once
    with django_assert_num_queries(4):
        assert len(read_progress(given, doer)) == rows
