"""Content of the targets: whether they can be measured, and how their numbers are written."""

import re
from collections.abc import Iterator

from donghanh.paperwork.checking.dossier import Dossier
from donghanh.paperwork.checking.findings import Remark, shorten
from donghanh.paperwork.reading import Indicator

BASE = re.compile(
    r"so với|so năm|so cùng kỳ|năm gốc|mốc|hiện trạng|tại thời điểm|cách tính|công thức|tính trên|"
    r"kế hoạch giao|được giao",
    re.IGNORECASE,
)
GROWTH = re.compile(r"\b(?:tăng|giảm|gấp|tốc độ|cắt giảm|chuyển thành|mở rộng thêm)\b", re.IGNORECASE)
PERSONS = r"doanh nhân|chủ doanh nghiệp|chủ hộ kinh doanh|người lao động|hội viên|đảng viên|thanh niên|phụ nữ"
ENTITIES = r"doanh nghiệp|hộ kinh doanh|hợp tác xã|tổ hợp tác|trang trại|cơ sở sản xuất|hộ gia đình"
POPULATION = re.compile(rf"{PERSONS}|{ENTITIES}", re.IGNORECASE)
LIST_OF_POPULATIONS = re.compile(
    rf"(?:{PERSONS}|{ENTITIES})(?:\s*(?:,|và|;|hoặc)\s*(?:và\s+)?(?:các\s+)?(?:{PERSONS}|{ENTITIES}))+",
    re.IGNORECASE,
)
COUNTED = r"doanh nghiệp|hộ|người|lao động|việc làm|đồng|triệu|hợp tác xã|lượt|hồ sơ|ha|m2|học sinh|đảng viên"
NO_SEPARATOR = re.compile(rf"(?<![\w./,-])\d{{5,}}(?=\s+(?:{COUNTED})\b)")
ENGLISH_SEPARATOR = re.compile(rf"(?<![\w./,-])\d{{1,3}}(?:,\d{{3}})+(?=\s+(?:{COUNTED})\b)")
DECIMAL_POINT = re.compile(r"(?<![\w./,-])\d+\.\d{1,2}\s?%")
EMPTY_DECIMAL = re.compile(r"\d+,0+\s?%")
WHOLE_PERCENT = re.compile(r"(?<![,.\d])\d+%")
SPACED_PERCENT = re.compile(r"\d+ %")


def target_is_unmeasurable(dossier: Dossier) -> Iterator[Remark]:
    """L15: a target says its unit and what it is measured against."""
    for target in dossier.reading.indicators:
        missing = [] if target.unit else ["đơn vị tính"]
        if lacks_base(target.clause.text, target.unit, target.value):
            missing.append("mốc so sánh và cách tính")
        if missing:
            yield _on(target, f"Chỉ tiêu chưa nêu {', '.join(missing)}.")


def lacks_base(text: str, unit: str, value: float) -> bool:
    """True for a share or a change without what it is measured against; "100%" and plain counts need no base."""
    share = unit.startswith("%") and value < 100
    changes = bool(GROWTH.search(text) and unit in ("lần", "", "%"))
    return (share or changes) and not BASE.search(text)


def target_mixes_populations(dossier: Dossier) -> Iterator[Remark]:
    """L16: one number over unlike things cannot be counted: firms and households, persons and firms."""
    told: set[int] = set()
    for target in dossier.reading.indicators:
        if target.clause.source.start in told:
            continue
        subjects = mixed_subjects(target.clause.text, target.unit)
        if subjects:
            told.add(target.clause.source.start)
            yield _on(target, f"Một con số gộp nhiều đối tượng khác nhau: “{subjects}”; cần tách từng loại.")


def mixed_subjects(text: str, unit: str) -> str:
    """The words that put unlike subjects into one number ("doanh nghiệp và hộ kinh doanh"); nothing where none do.

    A share may be taken over several kinds of one sort, firms and households, but not over firms and persons.
    """
    match = LIST_OF_POPULATIONS.search(text)
    if match is None:
        return ""
    kinds = {bool(re.fullmatch(PERSONS, name, re.IGNORECASE)) for name in POPULATION.findall(match.group())}
    return match.group() if not unit.startswith("%") or len(kinds) > 1 else ""


def numbers_are_uneven(dossier: Dossier) -> Iterator[Remark]:
    """L23: "1.500" and "14,5%" as Vietnamese writes them, and percentages in one style."""
    whole = any(WHOLE_PERCENT.search(line.text) for line in dossier.lines)
    for line in dossier.lines:
        for pattern, fault in (
            (NO_SEPARATOR, "Số chưa có dấu chấm ngăn cách hàng nghìn"),
            (ENGLISH_SEPARATOR, "Số dùng dấu phẩy ngăn cách hàng nghìn"),
            (DECIMAL_POINT, "Số thập phân dùng dấu chấm"),
        ):
            for match in pattern.finditer(line.text):
                yield line.remark(
                    f"{fault}: “{match.group()}”.", shorten(line.text[max(0, match.start() - 40) :])
                )
        odd = EMPTY_DECIMAL.search(line.text) or SPACED_PERCENT.search(line.text)
        if odd and whole:
            yield line.remark(f"Cách viết tỷ lệ không thống nhất: “{odd.group()}”.")


def _on(target: Indicator, message: str) -> Remark:
    source = target.clause.source
    return Remark(message, source.line, source.page, shorten(target.clause.text))
