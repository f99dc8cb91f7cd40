"""How the text, the signature block and "Nơi nhận" end (NĐ 30/2020/NĐ-CP, Phụ lục I, mục II)."""

import re
from collections.abc import Iterator

from donghanh.paperwork.checking.dossier import Dossier, Line
from donghanh.paperwork.checking.findings import Remark

HALF_SIGN = re.compile(r"(?<![./\w])/\.$|(?<=[\w)\]”\"*])/\.$")
SPACED_SIGN = re.compile(r"\s\./\.$")
CUT_SIGN = re.compile(r"\./$")
TWICE = re.compile(r"(?:\./\.\s*){2,}$|\./\.[./]+$")
SIGN = re.compile(r"\./\.$")
ADDRESS = re.compile(r"(?:https?://|www\.)\S*$")
GLUED_CAPACITY = re.compile(
    r"\b(KT|TM|TL|TUQ)\.(?=(?:PHÓ|CHỦ TỊCH|ỦY BAN|UỶ BAN|UBND|GIÁM ĐỐC|BỘ TRƯỞNG|"
    r"THỨ TRƯỞNG|BAN|HỘI ĐỒNG|HĐND|TRƯỞNG|"
    r"CHÁNH|TỔNG|THỦ TƯỚNG|CHÍNH PHỦ|ĐẢNG ỦY|THƯỜNG TRỰC|HIỆU TRƯỞNG|BÍ THƯ|CỤC|VIỆN|CHI BỘ)\b)"
)
FOR_REPORT = re.compile(r"\((?:(?:để|đề)\s+)?(?:báo cáo|b/c|bc)\)?", re.IGNORECASE)
ITEM = re.compile(r"^[-–+•*]\s*")
MOST_RECIPIENTS = 40


def end_sign_is_wrong(dossier: Dossier) -> Iterator[Remark]:
    """L04: "./." stands once, right after the last word of the text, and never after "Lưu"."""
    seen = 0
    for line in dossier.lines:
        if line.folded.startswith("phu luc"):
            seen = 0
        fault = _fault_of_sign(line, seen)
        seen += bool(SIGN.search(line.text))
        if fault:
            yield line.remark(fault, quote=line.text[-60:])


def _fault_of_sign(line: Line, seen: int) -> str | None:
    text = line.text.rstrip()
    if not text.endswith(("/.", "./")) or ADDRESS.search(text):
        return None
    if re.match(r"[-–+•*\s]*luu\b", line.folded) or "lưu:" in text.lower():
        return "Dấu “./.” đặt sau dòng “Lưu”; dấu này chỉ đặt ở cuối phần nội dung văn bản."
    if TWICE.search(text):
        return "Dấu kết thúc văn bản “./.” bị lặp."
    if SPACED_SIGN.search(text):
        return "Có dấu cách trước “./.”; dấu kết thúc phải đặt ngay sau chữ cuối cùng."
    if CUT_SIGN.search(text) or HALF_SIGN.search(text):
        return "Dấu kết thúc văn bản viết chưa đúng; cần viết “./.”."
    return "Dấu “./.” xuất hiện lần thứ hai trong văn bản." if seen and SIGN.search(text) else None


def capacity_is_glued(dossier: Dossier) -> Iterator[Remark]:
    """L05: "KT. CHỦ TỊCH", with a space after the abbreviation."""
    for line in dossier.lines:
        if match := GLUED_CAPACITY.search(line.text):
            yield line.remark(f"Thiếu dấu cách sau “{match[1]}.” trong quyền hạn, chức vụ người ký.")


def recipients_are_untidy(dossier: Dossier) -> Iterator[Remark]:
    """L06: every item of "Nơi nhận" ends with ";" and carries no note such as "(để báo cáo)"."""
    items = _recipients(dossier.lines)
    for index, line in enumerate(items):
        if FOR_REPORT.search(line.text):
            yield line.remark("Mục “Nơi nhận” không ghi chú “(báo cáo)”, “(để b/c)”.")
        elif index < len(items) - 1 and not line.text.rstrip().endswith(";"):
            yield line.remark("Mục “Nơi nhận” thiếu dấu “;” ở cuối.")


def _recipients(lines: list[Line]) -> list[Line]:
    start = next((index for index, line in enumerate(lines) if line.folded.startswith("noi nhan")), None)
    items: list[Line] = []
    for line in lines[start + 1 : start + 1 + MOST_RECIPIENTS] if start is not None else []:
        if not ITEM.match(line.text):
            break
        items.append(line)
        if re.match(r"luu\b", line.folded):
            break
    return items
