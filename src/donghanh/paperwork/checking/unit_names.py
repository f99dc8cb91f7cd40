"""Names of offices: whether the directory knows them, and whether they are written in one way."""

import re
from collections import defaultdict
from collections.abc import Iterator

from donghanh.paperwork.checking.dossier import Dossier, Line
from donghanh.paperwork.checking.findings import Remark
from donghanh.vietnamese.text import fold

GENERIC = re.compile(
    r"^(?:cac|nhung|moi|toan|tat ca|thu truong|nguoi dung dau|ca nhan|dong chi|don vi|co quan|"
    r"to dan pho|thon|khu dan cu|lanh dao|can bo|cong chuc|truong cac|uy ban nhan dan|ubnd|"
    r"hoi dong nhan dan|hdnd|doanh nghiep|ho kinh doanh|hop tac xa|nhan dan)\b"
)
OUTSIDE = re.compile(
    r"^(?:so|bo|cuc|chi cuc|tong cuc|thue|kho bac|ngan hang|toa an|vien kiem sat|hiep hoi|lien doan|vcci|chinh phu|"
    r"thu tuong|bao hiem|dien luc|buu dien|vnpt|viettel|co quan thue)\b|\b(?:thanh pho|tinh|trung uong|huyen|quan)\b"
)
MENTION = re.compile(r"\b(?:Phòng|Trung tâm|Văn phòng)\s+(?=[^\W\d_])")
NOT_AN_OFFICE = re.compile(
    r"^(?:phong (?:chong|ngua|chay|hop|benh|ve|thu)|trung tam (?:thuong mai|kinh te|cua|chinh tri))\b"
)
NAME_END = re.compile(
    r"[,;.:()\n]|\s(?:có|chủ trì|phối hợp|tổng hợp|tham mưu|là|để|và|xây dựng|thực hiện|trách nhiệm|rà soát)\b"
)
FIELDS = (
    "tài chính|nội vụ|tư pháp|công thương|xây dựng|y tế|giáo dục|nông nghiệp|khoa học|kinh tế|kế hoạch|văn hóa|văn hoá|"
    "lao động|ngoại giao|dân tộc|tài nguyên|giao thông|du lịch|thông tin"
)
LATER_FIELDS = (
    "xã hội|hạ tầng|thể thao|đô thị|du lịch|truyền thông|môi trường|công nghệ|đào tạo|thông tin|khoa học"
)
SMALL_FIELD = re.compile(rf"\b(?:Sở|Bộ|Phòng|Cục)\s+(?:{FIELDS})\b")
SMALL_LATER = re.compile(
    rf"\b(?:Sở|[Pp]hòng|Bộ|Trung tâm|Ban)\s+[A-ZĐÀ-Ỹ][^\W\d_]*(?:\s[^\W\d_]+)?\s*"
    rf"(?:[-–]\s*(?:{LATER_FIELDS})\b|,\s*(?:{LATER_FIELDS})\s+và\s+[^\W\d_]+\s[^\W\d_]+)"
)


def unit_is_unknown(dossier: Dossier) -> Iterator[Remark]:
    """L09: a unit that the directory does not hold; without a directory, a name cut short within the document."""
    seen: set[str] = set()
    finder = _outside_directory if dossier.units is not None else _cut_short
    for line, name, message in finder(dossier):
        if fold(name) not in seen:
            seen.add(fold(name))
            yield line.remark(message, quote=name)


def _outside_directory(dossier: Dossier) -> Iterator[tuple[Line, str, str]]:
    known = sorted((fold(unit) for unit in dossier.units or ()), key=len, reverse=True)
    for name in _agencies(dossier):
        folded = fold(name)
        if folded in known or GENERIC.match(folded) or OUTSIDE.search(folded) or _begins_with(folded, known):
            continue
        line = dossier.line_of(name)
        if line:
            yield line, name, f"Đơn vị “{name}” không có trong danh mục đơn vị."
    for line in dossier.lines:
        for match in MENTION.finditer(line.text):
            rest = line.text[match.start() :]
            name = NAME_END.split(rest, maxsplit=1)[0].strip()
            if not _begins_with(fold(rest), known) and not _is_no_local_office(name):
                yield line, name, f"Đơn vị “{name}” không có trong danh mục đơn vị."


def _is_no_local_office(name: str) -> bool:
    folded = fold(name)
    return bool(NOT_AN_OFFICE.match(folded) or OUTSIDE.search(folded)) or len(folded.split()) > 9


def _begins_with(folded: str, known: list[str]) -> bool:
    return any(folded == name or folded.startswith(f"{name} ") for name in known)


def _cut_short(dossier: Dossier) -> Iterator[tuple[Line, str, str]]:
    """A name such as "Phòng Kinh tế" beside "Phòng Kinh tế, Hạ tầng và Đô thị"."""
    for full in sorted({name for name in _agencies(dossier) if "," in name}):
        short, rest = fold(full.split(",")[0]), fold(full)
        if len(short.split()) < 2 or GENERIC.match(short):
            continue
        for line in dossier.lines:
            for match in re.finditer(rf"\b{re.escape(short)}\b", line.folded):
                if not line.folded.startswith(rest, match.start()) and _is_capital(
                    line.text, full.split(",")[0]
                ):
                    message = f"Tên đơn vị không thống nhất: “{full.split(',')[0]}” và “{full}”."
                    yield line, full.split(",")[0], message


def _is_capital(text: str, name: str) -> bool:
    """Whether the short name stands in the text as a name, not as common words."""
    return name[:1].upper() + name[1:] in text or name in text


def _agencies(dossier: Dossier) -> list[str]:
    tasks = (*dossier.reading.tasks, *dossier.reading.duties)
    return list(dict.fromkeys(value.text for task in tasks for value in (*task.lead, *task.coop)))


def capitals_are_uneven(dossier: Dossier) -> Iterator[Remark]:
    """L10: names of offices are capitalised by NĐ 30/2020, Phụ lục II, and everywhere alike."""
    told: set[str] = set()
    for line in dossier.lines:
        for match in (*SMALL_FIELD.finditer(line.text), *SMALL_LATER.finditer(line.text)):
            if match.group() not in told:
                told.add(match.group())
                yield line.remark(f"Viết hoa tên cơ quan chưa đúng: “{match.group()}”.", quote=match.group())
    spellings: dict[str, list[str]] = defaultdict(list)
    for name in _agencies(dossier):
        if not GENERIC.match(fold(name)) and name[:1].upper() + name[1:] not in spellings[fold(name)]:
            spellings[fold(name)].append(name[:1].upper() + name[1:])
    for forms in spellings.values():
        line_of_form = dossier.line_of(forms[-1])
        if len(forms) > 1 and line_of_form:
            yield line_of_form.remark(
                f"Viết hoa không thống nhất: {', '.join(f'“{form}”' for form in forms)}."
            )
