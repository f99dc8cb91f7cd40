"""Entering the two plans as the office would: upload, read, fill in what the document leaves open, confirm."""

from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from donghanh.org.models import Officer, Unit
from donghanh.paperwork.writing import OfficialDocument, render_docx
from donghanh.plans.actions.adoption import adopt_reading
from donghanh.plans.actions.drafts import Edit, Units, accept_all_clear, edit_draft, note_finished_before
from donghanh.plans.actions.plans import sign_plan
from donghanh.plans.actions.readings import set_cutoff, start_reading
from donghanh.plans.actions.targets import decide_targets
from donghanh.plans.enums import Authority, Decision, ReadingState
from donghanh.plans.jobs import read_document
from donghanh.plans.models import Draft, Plan

Value = TypeVar("Value")
KTHTDT, VHXH = "Phòng Kinh tế, Hạ tầng và Đô thị", "Phòng Văn hóa - Xã hội"
VP, TTPVHCC = "Văn phòng HĐND và UBND phường", "Trung tâm Phục vụ hành chính công"
TTDVSNC, CONG_AN, DANG_UY = "Trung tâm Dịch vụ sự nghiệp công", "Công an phường", "Đảng ủy phường"

# A few words of the clause → the unit that the office lets lead it, where the document names none.
LEADS = {
    "Cung cấp dịch vụ công": TTPVHCC,
    "Số hóa, tự động hóa": VHXH,
    "Lập chuyên mục": TTDVSNC,
    "chống hàng giả": CONG_AN,
    "nhũng nhiễu": VP,
    "ưu tiên dùng hàng": VHXH,
    "Ban Xây dựng Đảng": VHXH,
    "rà soát thời gian": TTPVHCC,
    "trực tuyến toàn trình": TTPVHCC,
    "giáo dục nghề nghiệp": VHXH,
    "STEM": VHXH,
    "khoa học, công nghệ": VHXH,
    "475-KH/TU": VHXH,
    "75-CTr/TU": DANG_UY,
}
# … → what was there before the plan was entered: day, words, number of the document.
FINISHED = {
    "Lập chuyên mục": (date(2026, 3, 20), "Chuyên mục đã mở trên cổng, fanpage và Zalo", "31/TB-UBND"),
    "chống hàng giả": (date(2025, 12, 18), "Đã ban hành kế hoạch chống hàng giả", "102/KH-UBND"),
    "ưu tiên dùng hàng": (date(2026, 3, 31), "Đã ban hành kế hoạch vận động", "24/KH-UBND"),
    "eTax Mobile": (date(2026, 1, 15), "Đã hướng dẫn 412 hộ cài đặt eTax Mobile", "06/BC-KTHTĐT"),
    "nhà cung cấp": (date(2026, 3, 27), "Danh sách 46 nhà cung cấp sản phẩm phụ trợ", "19/BC-KTHTĐT"),
    "tiềm năng, thế mạnh": (date(2026, 3, 30), "Báo cáo tiềm năng thương mại, dịch vụ", "22/BC-KTHTĐT"),
}
PRODUCTS = {
    "tài sản công": "Danh mục tài sản công cho thuê, đăng trên cổng thông tin điện tử",
    "chuẩn hóa số liệu": "Cơ sở dữ liệu doanh nghiệp, hộ kinh doanh",
    "dự án vướng": "Báo cáo phương án xử lý",
    "số hóa dữ liệu đất đai": "Biên bản nghiệm thu dữ liệu",
    "Tổ công tác": "Quyết định thành lập Tổ công tác",
    "Nghị quyết của HĐND": "Nghị quyết của HĐND phường",
    "đối tác công tư": "Danh mục dự án",
}
HIGHER = {
    "Cung cấp dịch vụ công": "UBND thành phố",
    "Thống nhất với Sở": "Sở Tài chính",
    "phòng cháy": "Công an thành phố",
}


@dataclass(frozen=True, slots=True)
class Signing:
    """Number and day a made-up văn thư gave the plan, and the plan's own yearly cut-off if it has one."""

    number: str
    issued_on: date
    cutoff: tuple[int, int] | None = None


def enter_plan(document: OfficialDocument, short_title: str, signing: Signing, *, by: Officer) -> Plan:
    """The plan with its tasks, through the real reading, confirming and taking over."""
    reading = start_reading(render_docx(document), "ke-hoach.docx", by=by, short_title=short_title)
    sign_plan(reading.plan, number=signing.number, issued_on=signing.issued_on, by=by)
    read_document(ward_id=by.ward_id, reading_id=reading.pk)
    reading.refresh_from_db()
    if reading.state != ReadingState.DONE:
        raise RuntimeError(reading.error)
    if signing.cutoff:
        set_cutoff(reading.plan, month=signing.cutoff[0], day=signing.cutoff[1], by=by)
    for draft in reading.drafts.all():
        _settle(draft, by)
    accept_all_clear(reading, list(reading.drafts.filter(decision=Decision.PENDING)), by=by)
    decide_targets(reading.plan, list(reading.plan.targets.all()), Decision.ACCEPTED, by=by)
    adopt_reading(reading, by=by)
    return reading.plan


def _settle(draft: Draft, by: Officer) -> None:
    """Fills in lead, product and authority, and what had been finished before."""
    edit = Edit(_values(draft), _units(draft))
    if edit.values or edit.units:
        edit_draft(draft, edit, by=by)
    done = _said_of(draft, FINISHED)
    if done:
        note_finished_before(draft, on=done[0], words=done[1], document=done[2], by=by)


def _values(draft: Draft) -> dict[str, str]:
    higher = _said_of(draft, HIGHER)
    product = _said_of(draft, PRODUCTS)
    values = {"authority": Authority.SUBMIT if higher else Authority.WARD, "authority_note": higher or ""}
    return values | ({"product": product} if product and not draft.product else {})


def _units(draft: Draft) -> Units | None:
    rows = list(draft.units.select_related("unit"))
    if any(row.part == "lead" for row in rows):
        return None
    units = {unit.name: unit for unit in Unit.objects.filter(ward_id=draft.ward_id)}
    lead = units[_said_of(draft, LEADS) or KTHTDT]
    return Units(lead=lead, cooperating=[row.unit for row in rows if row.unit != lead])


def _said_of(draft: Draft, words: dict[str, Value]) -> Value | None:
    return next((value for key, value in words.items() if key in draft.title), None)
