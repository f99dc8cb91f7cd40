"""Official documents in the layout of NĐ 30/2020/NĐ-CP, and lists as workbooks.

* `documents`: what a document says; `render_docx` lays it out.
* `plans`, `reports`, `minutes`: a KẾ HOẠCH, a BÁO CÁO kết quả thực hiện and a BIÊN BẢN bàn giao, built from plain data.
* `workbook`: any list as .xlsx.

It does not number, sign or send: number, date, signature and seal are văn thư's.
"""

from donghanh.paperwork.writing.documents import (
    Appendix,
    Bullet,
    Column,
    IssueDate,
    Issuer,
    Kind,
    OfficialDocument,
    Paragraph,
    Recipients,
    Reference,
    Row,
    Section,
    Signature,
    Table,
)
from donghanh.paperwork.writing.figures import Rate, Standstill, TaskFigures
from donghanh.paperwork.writing.minutes import HandedTask, HandoverMinutes, Person, minutes_document
from donghanh.paperwork.writing.plans import PlanDocument, PlannedTask, TaskGroup, plan_document
from donghanh.paperwork.writing.report_content import (
    FigureChange,
    ReportChanges,
    ReportDocument,
    ReportedPlan,
    ResultGroup,
    TaskChange,
    TaskChanges,
    TaskResult,
    UnitResult,
)
from donghanh.paperwork.writing.report_sheets import report_sheets
from donghanh.paperwork.writing.reports import report_document
from donghanh.paperwork.writing.word import render_docx
from donghanh.paperwork.writing.workbook import Sheet, SheetColumn, render_workbook

__all__ = [
    "Appendix", "Bullet", "Column", "FigureChange", "HandedTask", "HandoverMinutes", "IssueDate",
    "Issuer", "Kind", "OfficialDocument", "Paragraph", "Person", "PlanDocument", "PlannedTask", "Rate",
    "Recipients", "Reference", "ReportChanges", "ReportDocument", "ReportedPlan", "ResultGroup", "Row",
    "Section", "Sheet", "SheetColumn", "Signature", "Standstill", "Table", "TaskChange", "TaskChanges",
    "TaskFigures", "TaskGroup", "TaskResult", "UnitResult", "minutes_document", "plan_document",
    "render_docx", "render_workbook", "report_document", "report_sheets",
]  # fmt: skip
