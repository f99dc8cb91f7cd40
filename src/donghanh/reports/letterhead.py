"""Who reports to whom, and how plans are named: what stands around the text of a report, in Vietnamese."""

from collections.abc import Iterable

from django.utils.translation import override

from donghanh.org.models import Officer, Ward
from donghanh.plans.models import Plan
from donghanh.plans.writing import is_own, issuer_of, own_recipients
from donghanh.reports.enums import PeriodKind, Signer
from donghanh.reports.models import Report
from donghanh.reports.periods import Period
from donghanh.reports.snapshot import Letterhead
from donghanh.ui.text import write_date
from donghanh.vietnamese.names import abbreviate_unit
from donghanh.vietnamese.text import fold

SUPERIORS = (
    "Sở Tài chính",
    "Sở Công Thương",
    "Sở Nội vụ",
    "Sở Xây dựng",
    "Sở Nông nghiệp và Môi trường",
    "Sở Khoa học và Công nghệ",
    "Sở Văn hóa, Thể thao và Du lịch",
    "Sở Giáo dục và Đào tạo",
    "Sở Y tế",
    "Sở Tư pháp",
    "Sở Ngoại vụ",
    "Sở Dân tộc và Tôn giáo",
    "Sở Du lịch",
)
"""Departments of a city or province since the reform of 2025; where a report goes is the person's choice."""
LONGEST = 400
"""Characters of a plan's name in a title; a subject of a whole page is not one."""
DOING = ("thuc hien", "trien khai", "hanh dong", "to chuc", "cu the hoa")


def plan_citation(plan: Plan) -> str:
    """ "Kế hoạch số 12/KH-UBND ngày 05/02/2026 của Ủy ban nhân dân phường Ái Quốc về …"."""
    return " ".join(part for part in (_named_document(plan), _about(plan)) if part)


def proposed_title(plans: list[Plan], period: Period) -> str:
    """The trích yếu of a new report: "Kết quả năm 2026 thực hiện Kế hoạch số 12/KH-UBND ngày 05/02/2026 …"."""
    about = _short_citation(plans[0]) if len(plans) == 1 else "các kế hoạch, nhiệm vụ được giao"
    if len(about) > LONGEST:
        about = about[:LONGEST].rsplit(" ", 1)[0] + "…"
    if period.kind == PeriodKind.AD_HOC:
        return f"Kết quả thực hiện {about} (tính đến ngày {write_date(period.cutoff_on)})"
    return f"Kết quả {_small(period.label)} thực hiện {about}"


def report_citation(report: Report) -> str:
    """ "Báo cáo số 12/BC-UBND ngày 02/12/2026 của Ủy ban nhân dân phường …"; before it is sent, by its title."""
    issuer = issuer_of(report.ward).name
    if not report.is_sent:
        return f"Báo cáo {_small(report.title)} của {issuer}"
    sent = report.dispatch
    return f"Báo cáo số {sent.number} ngày {write_date(sent.signed_on)} của {issuer}"


def supplement_title(report: Report) -> str:
    """ "Bổ sung Báo cáo số 12/BC-UBND ngày 02/12/2026 của …"."""
    words = f"Bổ sung {report_citation(report)}"
    return words if len(words) <= LONGEST else words[:LONGEST].rsplit(" ", 1)[0] + "…"


def relation_of(report: Report) -> str:
    """The sentence that binds a report to the one it replaces or supplements; "" for any other."""
    if report.supersedes:
        return f"Báo cáo này thay thế {report_citation(report.supersedes)}."
    if report.supplements:
        return f"Báo cáo này bổ sung {report_citation(report.supplements)}."
    return ""


def proposed_addressee(texts: Iterable[str]) -> str:
    """The department that the plan's own words want the report sent to ("… báo cáo … gửi Sở Tài chính"), or nothing."""
    for text in texts:
        folded = fold(text)
        if "bao cao" in folded:
            for department in SUPERIORS:
                if fold(department) in folded:
                    return department
    return ""


def proposed_recipients(ward: Ward, addressee: str) -> list[str]:
    """Nơi nhận of a ward's report: whom it is addressed to, then the ward's own."""
    return [*([addressee] if addressee else []), *own_recipients(ward)]


def proposed_report(plans: list[Plan], period: Period, ward: Ward, texts: Iterable[str]) -> Report:
    """A report on the plans, not stored yet, with everything around its text proposed from their own words."""
    addressee = proposed_addressee(texts)
    return Report(
        ward=ward,
        title=proposed_title(plans, period),
        kind=period.kind,
        period=period.label,
        starts_on=period.starts_on,
        cutoff_on=period.cutoff_on,
        addressee=addressee,
        recipients="\n".join(proposed_recipients(ward, addressee)),
        signed_as=Signer.CHAIR,
    )


def letterhead_of(report: Report, *, year: int) -> Letterhead:
    """The report's own choices beside what is fixed; the year is the one it will be signed in."""
    issuer = issuer_of(report.ward)
    lines = (line.strip(" -;.") for line in report.recipients.splitlines())
    return Letterhead(
        issuer=issuer.name,
        lines=issuer.lines,
        place=issuer.place,
        year=year,
        capacity=Signer(report.signed_as).capacity,
        addressee=report.addressee.strip(),
        recipients=tuple(line for line in lines if line),
        drafting_unit=archive_mark(report.created_by) if report.created_by_id else "",
    )


def _named_document(plan: Plan) -> str:
    return _numbered_document(plan) + (f" của {_issuer(plan)}" if plan.issuer else "")


def _numbered_document(plan: Plan) -> str:
    with override("vi"):
        kind = str(plan.get_kind_display())
    number = f" số {plan.number}" if plan.number else ""
    day = f" ngày {write_date(plan.issued_on)}" if plan.number and plan.issued_on else ""
    return f"{kind}{number}{day}"


def _short_citation(plan: Plan) -> str:
    """A number is enough, the ward's own name goes without saying; without a number the subject names it."""
    if not plan.number:
        return plan_citation(plan)
    return _numbered_document(plan) if is_own(plan) else _named_document(plan)


def _issuer(plan: Plan) -> str:
    """The issuing body as it stands inside a sentence; documents name it in capitals over two lines."""
    return issuer_of(plan.ward).name if is_own(plan) else " ".join(plan.issuer.split())


def _about(plan: Plan) -> str:
    """The subject as it follows the kind: "thực hiện Nghị quyết …", "về phát triển kinh tế tư nhân"."""
    with override("vi"):
        kind = str(plan.get_kind_display())
    words = " ".join(plan.title.split())
    if fold(words).startswith(fold(kind) + " "):
        words = words[len(kind) :].strip()
    return _small(words) if fold(words).startswith((*DOING, "ve ")) else f"về {_small(words)}"


def _small(words: str) -> str:
    """A small first letter inside a sentence; an acronym keeps its letters."""
    return words if words[:2].isupper() else words[:1].lower() + words[1:]


def archive_mark(officer: Officer) -> str:
    """The unit that keeps a copy beside văn thư, as registers abbreviate it: "KTHTĐT", "VP"."""
    unit = officer.duties[0].unit if officer.duties else None
    if unit is None:
        return ""
    if unit.name.startswith("Phòng "):
        return abbreviate_unit(unit.name)
    return "VP" if unit.name.startswith("Văn phòng") else ""
