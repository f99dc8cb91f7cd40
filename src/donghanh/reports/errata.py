"""The official letter that puts words of a sent report right (công văn đính chính; NĐ 30/2020/NĐ-CP, Đ18)."""

from donghanh.paperwork.writing import (
    Bullet,
    IssueDate,
    Kind,
    OfficialDocument,
    Paragraph,
    Recipients,
    Reference,
    Signature,
    render_docx,
)
from donghanh.plans.writing import issuer_of
from donghanh.reports.enums import Signer
from donghanh.reports.letterhead import archive_mark, report_citation
from donghanh.reports.models import Erratum

SYMBOL = "UBND"


def erratum_docx(erratum: Erratum) -> bytes:
    """The letter as .docx; number, date and signature are left for văn thư and the signer."""
    return render_docx(erratum_letter(erratum))


def erratum_letter(erratum: Erratum) -> OfficialDocument:
    """The letter to everyone who got the report."""
    report, issuer = erratum.report, issuer_of(erratum.report.ward)
    cited = report_citation(report)
    places = tuple(
        line.strip(" -;.") for line in report.dispatch.addressees.splitlines() if line.strip(" -;.")
    )
    unit = archive_mark(report.created_by)
    return OfficialDocument(
        kind=Kind.LETTER,
        issuer=issuer,
        reference=Reference(
            f"{SYMBOL}-{unit}" if unit else SYMBOL, IssueDate(erratum.written_at.astimezone().year)
        ),
        subject=f"đính chính {cited[:1].lower()}{cited[1:]}",
        addressees=places,
        body=(
            Paragraph(f"{issuer.name} đính chính nội dung tại {cited} như sau:"),
            Bullet(f"Vị trí: {erratum.place}."),
            Bullet(f"Nội dung đã in: “{erratum.wrong}”."),
            Bullet(f"Đính chính thành: “{erratum.right}”."),
            Paragraph("Các nội dung khác của Báo cáo không thay đổi."),
        ),
        signature=Signature(Signer(report.signed_as).capacity),
        recipients=Recipients(("Như trên",), unit),
    )
