"""Labelled fields of a task: "Cơ quan chủ trì: …", "Thời gian hoàn thành: …", "Sản phẩm: …"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from donghanh.paperwork.reading.passage import Passage, plain


class Role(StrEnum):
    """What a labelled field or a table column says about a task."""

    LEAD = "lead"
    COOP = "coop"
    LEAD_COOP = "lead_coop"
    PRODUCT = "product"
    DEADLINE = "deadline"
    CONTENT = "content"
    DETAIL = "detail"
    TARGET = "target"


TASK_FIELDS = (Role.LEAD, Role.COOP, Role.LEAD_COOP, Role.PRODUCT, Role.DEADLINE)
DETAILS = (Role.DETAIL, Role.CONTENT, Role.TARGET)

_BODY = (
    r"(?:(?:cac |nhung |ten )?"
    r"(?:co quan|don vi|bo phan|nguoi|can bo|lanh dao|doan the|chuc danh|luc luong|ban|nganh|phong)"
    r"(?:,? ?(?:va )?(?:co quan|don vi|to chuc|ca nhan|bo phan|nguoi))*)"
)
_TAIL = r"(?: (?:thuc hien|trien khai|chinh|chung|du kien|hoan thanh|to chuc|cu the|nhiem vu|tham muu))*"
_PATTERNS: tuple[tuple[Role, str], ...] = (
    (
        Role.LEAD_COOP,
        rf"(?:{_BODY} )?chu tri(?: thuc hien)?(?:,|/| va| -| ,)? ?(?:{_BODY} )?phoi hop(?: thuc hien)?",
    ),
    (
        Role.COOP,
        rf"(?:{_BODY},? )?(?:cung )?phoi hop{_TAIL}|(?:{_BODY} )?(?:cung|tham gia) (?:thuc hien|phoi hop)",
    ),
    (
        Role.LEAD,
        rf"(?:{_BODY} )?(?:chu tri|dau moi|phu trach|chiu trach nhiem|duoc giao|"
        rf"duoc phan cong){_TAIL}(?: tham muu)?"
        rf"|{_BODY} (?:thuc hien|trien khai|tham muu|to chuc){_TAIL}"
        r"|(?:trach nhiem|phan cong|giao)(?: nhiem vu)?(?: (?:thuc hien|to chuc|chu tri|phu trach|"
        r"trien khai))*"
        r"|nguoi (?:thuc hien|phu trach)|thuc hien|chu tri",
    ),
    (
        Role.PRODUCT,
        r"(?:cac )?(?:san pham|ket qua|dau ra)(?:(?:,|/| va| -)? ?(?:san pham|ket qua|dau ra|du kien|"
        r"can dat|dat duoc|thuc hien|hoan thanh|cu the|chinh|nhiem vu|cua nhiem vu|phai dat|mong doi))*",
    ),
    (
        Role.DEADLINE,
        r"(?:du kien )?(?:thoi gian|thoi han|thoi diem|tien do|han|lo trinh|ky han|thoi hieu|"
        r"moc thoi gian)(?:(?:,| va)? ?(?:thuc hien|hoan thanh|trien khai|to chuc|bao cao|gui bao cao|"
        r"bat dau|ket thuc|du kien|cu the|trinh|ban hanh|xu ly|tien do|thoi gian|chung))*"
        r"|hoan thanh|ngay hoan thanh|thoi gian,? dia diem",
    ),
    (
        Role.TARGET,
        r"(?:cac )?(?:muc tieu|chi tieu|chi so)(?: (?:cu the|chung|can dat|phan dau|thuc hien|tong quat|"
        r"chu yeu))*",
    ),
    (
        Role.CONTENT,
        r"(?:cac )?(?:noi dung|ten nhiem vu|nhiem vu|cong viec|hoat dong|ten hoat dong)(?: (?:cong viec|"
        r"thuc hien|chinh|cu the|hoat dong|nhiem vu|trien khai|chu yeu|trong tam))*",
    ),
    (
        Role.DETAIL,
        r"(?:hinh thuc|doi tuong|thanh phan|dia diem|so luong|quy mo|pham vi|dia ban|phuong phap|"
        r"phuong thuc|phuong an|cach thuc|cach lam|kinh phi|nguon kinh phi|nguon luc|du toan|chu de|"
        r"khau hieu|tai lieu|ghi chu|yeu cau|muc dich|y nghia|theo doi|chi dao|giam sat|luu y|vi du|"
        r"can cu|co so phap ly|trang phuc|phuong tien|dieu kien|tieu chi|noi nhan|chuong trinh|khach moi|"
        r"dai bieu|bao cao vien|giang vien|noi to chuc|dia chi|co so thuc hien|nguoi theo doi|ho so|"
        r"so tien|dien thoai|lien he|bien phap|cu the)"
        r"(?: (?:tham gia|tham du|thuc hien|to chuc|du kien|tuyen truyen|tap huan|lay tu|bao dam|thi|"
        r"du thi|boi duong|dao tao|kiem tra|huong dan|ap dung|va [a-z ]{2,20}))*(?:,? (?:doi tuong|"
        r"thanh phan|so luong|dia diem|quy mo|hinh thuc|noi dung|pham vi))*",
    ),
)
LABEL = re.compile(
    "(?:"
    + "|".join(f"(?P<{role.name}>{pattern})" for role, pattern in _PATTERNS)
    + r")\s*(?:\([^()]{1,60}\)\s*)?:"
)
LABEL_START = re.compile(r"(?:^|(?<=[.;:)(\n”\"…])|(?<=[.;,)…] )|(?<=[-+*•] )|(?<=[-+*•]))\s*(?=[^\W\d_])")
BARE_DEADLINE = re.compile(
    r"^(?:thoi gian|thoi han)(?: (?:thuc hien|hoan thanh|trien khai))+\s+(?:la\s+)?(?=(?:trong|"
    r"truoc|sau khi|tu|quy|thang|ngay|nam|hang|thuong xuyen|den|xong)\b)"
)
OWN_LINE_DEADLINE = re.compile(
    r"^(?:phai )?(?:hoan thanh|xong|thuc hien|trien khai|bao cao)(?: xong)? "
    r"(?=(?:(?:trong|truoc|cham nhat|tu|vao|den het|quy)\b|thang \d|ngay \d|nam 20)[^.;:]{0,60}[.;]?$)"
)
OPENING_MARK = re.compile(r"^(?:[-–+*•(]|[a-zđ]\)|\d{1,2}[.)])*\s*")
LONGEST_LABEL = 90


@dataclass(frozen=True, slots=True)
class Field:
    """A label and what follows it, up to the next label of the same line."""

    role: Role
    label: str
    value: Passage
    start: int


def starts_with_label(text: str) -> bool:
    """Whether a line opens with the label of a lead, partner, product or deadline."""
    mark = OPENING_MARK.match(text)
    found = label_at(plain(text), mark.end() if mark else 0)
    return found is not None and found[0] in TASK_FIELDS


def label_at(folded: str, position: int) -> tuple[Role, int] | None:
    """The role of the label at a position of plain text, and where its value begins. None where there is none."""
    match = LABEL.match(folded, position)
    if match and match.lastgroup and match.end() - position <= LONGEST_LABEL:
        return Role[match.lastgroup], match.end()
    if match := BARE_DEADLINE.match(folded[position : position + 60]):
        return Role.DEADLINE, position + match.end()
    if position == 0 and (match := OWN_LINE_DEADLINE.match(folded)):
        return Role.DEADLINE, match.end()
    return None


def read_fields(passage: Passage) -> tuple[Passage, list[Field]]:
    """The words before the first label, and the labelled fields after them.

    A label counts at the start of the text or after a sentence mark, so "đơn vị chủ trì: …" inside a sentence
    does not cut it.
    """
    folded = passage.plain
    found = list(_labels(folded))
    if not found:
        return passage, []
    ends = [start for start, _, _ in found[1:]] + [len(folded)]
    fields = [
        Field(role, passage.text[start:value].strip(" :("), _value(passage, value, end), start)
        for (start, role, value), end in zip(found, ends, strict=True)
    ]
    return passage.cut(0, found[0][0]).trim("-–+*•(,"), fields


def _value(passage: Passage, start: int, end: int) -> Passage:
    value = passage.cut(start, end)
    trimmed = value.trim("-–+*•;.,: ")
    if value.text.endswith((").", ")", ");")) and trimmed.text.count("(") < trimmed.text.count(")"):
        trimmed = trimmed.trim(").;")
    return trimmed


def _labels(folded: str) -> Iterator[tuple[int, Role, int]]:
    last = 0
    for match in LABEL_START.finditer(folded):
        if match.end() < last:
            continue
        found = label_at(folded, match.end())
        if found and (match.end() == 0 or found[0] not in (Role.DETAIL, Role.CONTENT, Role.TARGET)):
            yield match.end(), *found
            last = found[1]
