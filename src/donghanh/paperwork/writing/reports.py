"""A BÁO CÁO kết quả thực hiện: five parts, figures by unit, and every task with its result in an appendix."""

from __future__ import annotations

from collections.abc import Iterator

from donghanh.paperwork.writing.documents import Appendix, Kind, Node, OfficialDocument, Paragraph, Section
from donghanh.paperwork.writing.report_changes import changes_appendix
from donghanh.paperwork.writing.report_content import ReportDocument
from donghanh.paperwork.writing.report_results import has_tasks, result_appendix, results
from donghanh.paperwork.writing.wording import short_date

TO_BE_WRITTEN = "(…)"


def report_document(report: ReportDocument) -> OfficialDocument:
    """The report as an official document; one appendix of task results for each plan."""
    return OfficialDocument(
        kind=Kind.REPORT,
        issuer=report.issuer,
        reference=report.reference,
        subject=report.subject,
        legal_bases=report.legal_bases,
        addressees=report.addressees,
        body=_body(report),
        signature=report.signature,
        recipients=report.recipients,
        appendices=tuple(_appendices(report)),
    )


def _appendices(report: ReportDocument) -> Iterator[Appendix]:
    yield from (result_appendix(plan) for plan in report.plans if has_tasks(plan))
    if report.changes:
        yield changes_appendix(report.changes)


def _body(report: ReportDocument) -> tuple[Node, ...]:
    return (
        _opening(report),
        Section("Công tác chỉ đạo, triển khai", _written(report.direction)),
        Section("Kết quả thực hiện", tuple(results(report))),
        Section("Tồn tại, hạn chế và nguyên nhân", _written(report.shortcomings)),
        Section("Phương hướng, nhiệm vụ thời gian tới", _written(report.orientation)),
        Section("Kiến nghị, đề xuất", _written(report.proposals)),
        *((Paragraph(report.relation),) if report.relation else ()),
        Paragraph(f"Trên đây là Báo cáo {_phrase(report.subject)} của {report.issuer.name}."),
    )


def _phrase(subject: str) -> str:
    words = " ".join(subject.split())
    return words[:1].lower() + words[1:]


def _opening(report: ReportDocument) -> Paragraph:
    return Paragraph(
        f"{report.issuer.name} báo cáo {_phrase(report.subject)} (số liệu tính đến hết ngày "
        f"{short_date(report.cut_off)}) như sau:"
    )


def _written(sentences: tuple[str, ...]) -> tuple[Node, ...]:
    return tuple(Paragraph(sentence) for sentence in sentences or (TO_BE_WRITTEN,))
