"""From plan to paper."""

import io
from datetime import date

import docx
import pytest

from donghanh.reports.actions import freeze_report
from donghanh.reports.standing import snapshot_of
from donghanh.reports.writing import report_docx
from tests import make
from tests.reports.conftest import on

pytestmark = pytest.mark.django_db


def test_a_plan_becomes_a_frozen_report_on_paper(plan, office, doer, chief, draft, finish):
    finish(make.task(plan, lead=office, due_on=date(2026, 9, 30)), date(2026, 9, 29), by=doer)
    make.task(plan, lead=office, due_on=date(2026, 10, 31))
    report = draft(written=True)
    with on(date(2026, 12, 1)):
        snapshot = snapshot_of(freeze_report(report, by=chief))
    paper = docx.Document(io.BytesIO(report_docx(snapshot)))
    words = [paragraph.text for paragraph in paper.paragraphs]
    assert "Kết quả năm 2026 thực hiện Kế hoạch số 12/KH-UBND ngày 05/02/2026" in words
    assert (
        "Tổng số nhiệm vụ được giao: 02 nhiệm vụ, trong đó 02 nhiệm vụ có thời hạn. Trong số nhiệm vụ có thời hạn: "
        "đã hoàn thành 1/2 (50%), trong đó đúng hạn 1/1 (100%), quá hạn 0 nhiệm vụ; đang thực hiện trong hạn 0 "
        "nhiệm vụ; quá hạn chưa hoàn thành 01 nhiệm vụ."
    ) in words
    assert [[cell.text for cell in row.cells] for row in paper.tables[-1].rows][2:] == [
        ["1", "Nhiệm vụ 1", office.name, "30/9/2026", "Đã xong", "Hoàn thành trước hạn", ""],
        ["2", "Nhiệm vụ 2", office.name, "31/10/2026", "", "Quá hạn 30 ngày", ""],
    ]
