"""Documents of an invented ward, and a look inside the files made of them."""

import datetime as dt
import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsmap

from donghanh.paperwork.writing import (
    IssueDate,
    Issuer,
    Kind,
    OfficialDocument,
    Paragraph,
    PlanDocument,
    PlannedTask,
    Recipients,
    Reference,
    ReportDocument,
    ReportedPlan,
    ResultGroup,
    Signature,
    TaskFigures,
    TaskGroup,
    TaskResult,
    UnitResult,
    render_docx,
)

WARD = Issuer(
    name="Ủy ban nhân dân phường Sông Mây",
    lines=("ỦY BAN NHÂN DÂN", "PHƯỜNG SÔNG MÂY"),
    place="Sông Mây",
)
DRAFT = Reference("KH-UBND", IssueDate(2026))
SIGNATURE = Signature(("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"))
RECIPIENTS = Recipients(("Sở Tài chính", "Các phòng, ban, đơn vị;"), "KTHTĐT")
PLAN = PlanDocument(
    issuer=WARD,
    reference=DRAFT,
    subject="Hỗ trợ hộ kinh doanh trên địa bàn phường năm 2026",
    groups=(
        TaskGroup("Tuyên truyền", (
            PlannedTask("Đăng tin, bài về chính sách hỗ trợ", ("Trung tâm Dịch vụ sự nghiệp công",),
                        ("Các phòng, ban", "Tổ dân phố"), "Tin, bài", "Thường xuyên"),
        )),
        TaskGroup("Hỗ trợ chuyển đổi", (
            PlannedTask("Thành lập Tổ công tác hỗ trợ hộ kinh doanh", ("Phòng Kinh tế, Hạ tầng và Đô thị",),
                        (), "Quyết định thành lập", "Quý II/2026"),
            PlannedTask("Rà soát danh sách hộ kinh doanh có nhu cầu chuyển đổi"),
        )),
    ),
    signature=SIGNATURE,
    recipients=RECIPIENTS,
    legal_bases=("Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025",
                 "Thực hiện Kế hoạch số 16-KH/ĐU ngày 11 tháng 9 năm 2025 của Đảng ủy phường;"),
    purposes=("Hỗ trợ hộ kinh doanh phát triển ổn định.",),
    goals=("Đến năm 2030, có trên 40% hộ kinh doanh chuyển thành doanh nghiệp.",),
    organisation=("Phòng Kinh tế, Hạ tầng và Đô thị theo dõi, đôn đốc.",),
)  # fmt: skip
TWELVE = TaskFigures(total=12, dated=10, finished=6, on_time=5, late=1, overdue=2)
REPORT = ReportDocument(
    issuer=WARD,
    reference=Reference("BC-UBND", IssueDate(2026, 12)),
    subject="Kết quả thực hiện Kế hoạch hỗ trợ hộ kinh doanh năm 2026",
    cut_off=dt.date(2026, 11, 30),
    figures=TWELVE,
    units=(UnitResult("Phòng Kinh tế, Hạ tầng và Đô thị", TWELVE),),
    plans=(
        ReportedPlan("Kế hoạch số 05/KH-UBND ngày 05/02/2026", (
            ResultGroup("Tuyên truyền", TWELVE, (
                TaskResult("Đăng tin, bài", ("Trung tâm Dịch vụ sự nghiệp công",), "Thường xuyên",
                           "24 tin, bài", "Hoàn thành đúng hạn", "Vượt 04 tin"),
            )),
        )),
    ),
    signature=SIGNATURE,
    recipients=RECIPIENTS,
    addressees=("Sở Tài chính",),
)  # fmt: skip


@dataclass(frozen=True)
class File:
    """A .docx seen from inside."""

    content: bytes

    def part(self, name: str):
        with zipfile.ZipFile(io.BytesIO(self.content)) as package:
            return parse_xml(package.read(name))

    def names(self) -> list[str]:
        with zipfile.ZipFile(io.BytesIO(self.content)) as package:
            return package.namelist()

    def find(self, path: str, part: str = "word/document.xml") -> list:
        return list(self.part(part).xpath(path))

    def paragraphs(self, style: str) -> list:
        return self.find(f"//w:p[w:pPr/w:pStyle/@w:val='{style}']")

    def words(self, style: str) -> list[str]:
        return [self.text(paragraph) for paragraph in self.paragraphs(style)]

    def text(self, element) -> str:
        return "".join(element.itertext(f"{{{nsmap['w']}}}t"))


@pytest.fixture
def written() -> Callable[[OfficialDocument], File]:
    return lambda document: File(render_docx(document))


@pytest.fixture
def plan() -> PlanDocument:
    return PLAN


@pytest.fixture
def report() -> ReportDocument:
    return REPORT


@pytest.fixture
def letter() -> Callable[..., OfficialDocument]:
    """A document of one paragraph, with whatever is to be looked at."""

    def make(kind: Kind = Kind.REPORT, text: str = "Nội dung của văn bản.", **changes) -> OfficialDocument:
        plain = OfficialDocument(
            kind, WARD, Reference("BC-UBND", IssueDate(2026)), "Kết quả thực hiện nhiệm vụ",
            (Paragraph(text),), SIGNATURE, RECIPIENTS,
        )  # fmt: skip
        return replace(plain, **changes)

    return make
