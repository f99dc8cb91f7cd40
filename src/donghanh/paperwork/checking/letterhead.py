"""Form of the head and the end of a document (NĐ 30/2020/NĐ-CP, Phụ lục I)."""

import re
from collections.abc import Iterator

from donghanh.paperwork.checking.dossier import DATELINE, Dossier, Line
from donghanh.paperwork.checking.findings import Remark
from donghanh.vietnamese.text import fold

MOTTO = "cong hoa xa hoi chu nghia viet nam"
PARTY = "dang cong san viet nam"
ORGANS = re.compile(
    r"^(?:uy ban|ubnd|hoi dong|hdnd|dang uy|dang bo|huyen uy|tinh uy|thanh uy|chi bo|ban|bo|so|cuc|chi cuc|tong|vien|"
    r"truong|phong|cong an|quan|hoi|hiep hoi|lien doan|lien minh|doan|mat tran|trung tam|benh vien|tram|van phong|"
    r"thanh tra|thue|kho bac|toa an|cong ty|to)\b"
)
NUMBER_LINE = re.compile(r"^\s*Số\s*:", re.IGNORECASE)
BLANK_NUMBER = re.compile(r"Số\s*:?[\s.…_]*/", re.IGNORECASE)
ENCLOSED = re.compile(r"kèm theo|ban hành kèm", re.IGNORECASE)
NUMBER = re.compile(r"số\s*:?\s*(\d+)\s*/", re.IGNORECASE)
CAPACITY = re.compile(
    r"^(?:TM|KT|TL|TUQ|Q|T/M|K/T|T/L)\s?\.|^(?:PHÓ\s)?(?:CHỦ TỊCH|GIÁM ĐỐC|TỔNG GIÁM ĐỐC|HIỆU TRƯỞNG|BÍ THƯ|TRƯỞNG|"
    r"BỘ TRƯỞNG|THỨ TRƯỞNG|CỤC TRƯỞNG|CHÁNH|VIỆN TRƯỞNG|THỦ TƯỚNG|TỔNG)\b"
)
LONGEST_CAPACITY = 70
MOST_BASES = 40
LAW = re.compile(r"\b(?:hien phap|luat|bo luat|phap lenh)\b")


def lacks_letterhead(dossier: Dossier) -> Iterator[Remark]:
    """L01: quốc hiệu (or the party's name) and the issuing body stand above the title."""
    if not dossier.is_letter:
        return
    words = fold(" ".join(line.text for line in dossier.head))
    missing = [] if MOTTO in words or PARTY in words else ["quốc hiệu, tiêu ngữ"]
    if not any(line.text.isupper() and ORGANS.match(line.folded) for line in dossier.head):
        missing.append("tên cơ quan ban hành")
    if missing:
        yield Remark(f"Không thấy {' và '.join(missing)} ở đầu văn bản.", *_first_place(dossier))


def lacks_number_or_date(dossier: Dossier) -> Iterator[Remark]:
    """L02: a draft leaves number and date blank until it is signed."""
    header = dossier.reading.header
    if not dossier.is_letter:
        return
    missing = [] if header.number else ["số, ký hiệu"]
    if not header.issued_on:
        missing.append("ngày ban hành")
    if missing:
        line = next((line for line in dossier.head if BLANK_NUMBER.search(line.text)), None)
        message = f"Chưa có {' và '.join(missing)} (bản dự thảo)."
        yield line.remark(message) if line else Remark(message, *_first_place(dossier))


def appendix_differs(dossier: Dossier) -> Iterator[Remark]:
    """L03: "(Kèm theo Kế hoạch số … ngày …)" of an appendix names the number and date of the document itself."""
    body = next((line for line in dossier.head if DATELINE.search(line.text)), None)
    number = next((line for line in dossier.head if NUMBER_LINE.search(line.text)), None)
    for line in dossier.lines[len(dossier.head) :]:
        if not ENCLOSED.search(line.text[:60]) or "này" in line.text:
            continue
        if body and (differences := _differing_date(body.text, line.text)):
            yield line.remark(f"Ngày tại phụ lục khác ngày văn bản: {differences}.")
        if number and (differences := _differing_number(number.text, line.text)):
            yield line.remark(f"Số tại phụ lục khác số văn bản: {differences}.")


def _differing_date(body: str, appendix: str) -> str:
    first, second = DATELINE.search(body), DATELINE.search(appendix)
    if not first or not second:
        return ""
    parts = (("ngày", "day"), ("tháng", "month"), ("năm", "year"))
    pairs = [(name, first[part], second[part]) for name, part in parts if first[part] and second[part]]
    return "; ".join(
        f"{name} {here} và {name} {there}" for name, here, there in pairs if int(here) != int(there)
    )


def _differing_number(body: str, appendix: str) -> str:
    first, second = NUMBER.search(body), NUMBER.search(appendix)
    if not first or not second or int(first[1]) == int(second[1]):
        return ""
    return f"số {first[1]} và số {second[1]}"


def lacks_law(dossier: Dossier) -> Iterator[Remark]:
    """L21: the first basis is a law ("Căn cứ Luật …"), before the documents of superiors."""
    if not dossier.is_letter or any(PARTY in line.folded for line in dossier.head):
        return
    start = len(dossier.head)
    bases = [line for line in dossier.lines[start : start + MOST_BASES] if line.folded.startswith("can cu")]
    if not any(LAW.search(line.folded) for line in bases):
        yield Remark("Không có căn cứ là luật (“Căn cứ Luật …”).", *_first_place(dossier))


def lacks_signature(dossier: Dossier) -> Iterator[Remark]:
    """L22: the document ends with "Nơi nhận" and the capacity and name of who signs."""
    if not dossier.is_letter or not dossier.lines:
        return
    missing = [] if any(line.folded.startswith("noi nhan") for line in dossier.lines) else ["Nơi nhận"]
    if not any(_is_capacity(line) for line in dossier.lines[len(dossier.head) :]):
        missing.append("khối chữ ký")
    if missing:
        last = dossier.lines[-1]
        yield last.remark(f"Không thấy {' và '.join(missing)} ở cuối văn bản.")


def _is_capacity(line: Line) -> bool:
    short = len(line.text) <= LONGEST_CAPACITY
    return short and line.text.isupper() and bool(CAPACITY.match(line.text)) and not line.text.endswith(":")


def _first_place(dossier: Dossier) -> tuple[int, int | None]:
    first = next(iter(dossier.lines), None)
    return (first.number, first.page) if first else (1, None)
