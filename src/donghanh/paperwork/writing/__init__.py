"""Official documents in the layout of NĐ 30/2020/NĐ-CP, and lists as workbooks.

* `documents`: what a document says; `render_docx` lays it out.
* `plans`, `reports`: a KẾ HOẠCH and a BÁO CÁO kết quả thực hiện, built from plain data.
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
from donghanh.paperwork.writing.figures import Rate, TaskFigures
from donghanh.paperwork.writing.plans import PlanDocument, PlannedTask, TaskGroup, plan_document
from donghanh.paperwork.writing.reports import (
    ReportDocument,
    ReportedPlan,
    ResultGroup,
    TaskResult,
    UnitResult,
    report_document,
)
from donghanh.paperwork.writing.word import render_docx

__all__ = [
    "Appendix", "Bullet", "Column", "IssueDate", "Issuer", "Kind", "OfficialDocument", "Paragraph",
    "PlanDocument", "PlannedTask", "Rate", "Recipients", "Reference", "ReportDocument", "ReportedPlan",
    "ResultGroup", "Row", "Section", "Signature", "Table", "TaskFigures", "TaskGroup", "TaskResult",
    "UnitResult", "plan_document", "render_docx", "report_document",
]  # fmt: skip
