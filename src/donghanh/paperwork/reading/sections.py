"""What a heading announces: purposes, targets, tasks, organisation, money …"""

import re
from enum import StrEnum

from donghanh.paperwork.reading.passage import plain


class Kind(StrEnum):
    """Families of sections of a plan. Only TASKS, ORGANISE and ASSIGN hold clauses to follow.

    ASSIGN ("Phân công trách nhiệm") is the organisation of plans that have no "Tổ chức thực hiện".
    """

    UNKNOWN = "unknown"
    PURPOSE = "purpose"
    GOALS = "goals"
    MIXED = "mixed"
    TASKS = "tasks"
    ORGANISE = "organise"
    ASSIGN = "assign"
    SITUATION = "situation"
    SCOPE = "scope"
    CRITERIA = "criteria"
    BUDGET = "budget"
    FORMS = "forms"

    @property
    def holds_tasks(self) -> bool:
        return self in (Kind.TASKS, Kind.ORGANISE, Kind.ASSIGN, Kind.MIXED, Kind.UNKNOWN)


_ALSO_TASKS = re.compile(r"(?:nhiem vu|giai phap|noi dung (?:thuc hien|cong viec|trien khai))")
_FAMILIES: tuple[tuple[Kind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(rf"(?:cac |mot so |nhung |phan [a-z]+[:.]? )*(?:{pattern})(?![a-z])"))
    for kind, pattern in (
        (
            Kind.PURPOSE,
            r"muc dich|yeu cau(?! cac| thu truong| ubnd| uy ban| nguoi| toan| cong an| phong| can bo|"
            r" don vi)|quan diem|nguyen tac|y nghia|"
            r"su can thiet|phuong cham|tu tuong chi dao|can cu|co so (?:phap ly|xay dung|thuc tien|"
            r"chinh tri)|dinh huong(?! nghe)|"
            r"ly do|mo dau|khau hieu|chu de nam hoc|chu de|van ban chi dao",
        ),
        (
            Kind.GOALS,
            r"muc tieu|chi tieu|tam nhin|chi so|ket qua (?:can dat|du kien)|phan dau dat|"
            r"dinh muc phan dau|danh hieu|dang ky thi dua",
        ),
        (
            Kind.SITUATION,
            r"tinh hinh|dac diem|thuc trang|hien trang|danh gia(?!,| va |.*giam sat)|ket qua (?:dat duoc|"
            r"thuc hien|cong tac|nam)|"
            r"ton tai|han che|kho khan|thuan loi|nguyen nhan|bai hoc|boi canh|du bao|khai quat|uu diem|"
            r"khuyet diem|nhuoc diem|"
            r"doi ngu|co so vat chat|quy mo truong lop|ket qua",
        ),
        (
            Kind.ORGANISE,
            r"to chuc (?:thuc hien|trien khai)(?:(?: thuc hien)?(?: ke hoach| chuong trinh| nghi quyet|"
            r" de an)?(?: nay)?)(?=\s*[:.;]?\s*$)|"
            r"to chuc va phan cong|phan cong to chuc|trach nhiem to chuc|"
            r"che do (?:thong tin|bao cao)|thong tin,? (?:va )?bao cao|cong tac (?:thong tin,? )?bao cao|"
            r"bao cao ket qua(?: thuc hien)?(?: ke hoach| nhiem vu)?(?=\s*$)|to chuc thuc hien,|to chuc thuc hien va|"
            r"(?:to chuc )?(?:cong tac )?(?:theo doi|kiem tra|giam sat)[a-z, ]*bao cao|"
            r"hieu luc thi hanh|dieu khoan thi hanh|kien nghi|de xuat(?:,| va)? kien nghi",
        ),
        (
            Kind.ASSIGN,
            r"phan cong$|phan cong (?:trach nhiem|thuc hien(?! nhiem vu))|trach nhiem (?:thuc hien|cua|cac|thi hanh)",
        ),
        (
            Kind.BUDGET,
            r"kinh phi|nguon (?:kinh phi|luc|von|tai chinh)|du toan|nhu cau (?:von|kinh phi)|tai chinh|"
            r"khai toan|bao dam kinh phi|"
            r"dieu kien (?:bao dam|dam bao|thuc hien)|kinh phi,? (?:co so|nguon)|kinh phi va|"
            r"co so vat chat,? kinh phi",
        ),
        (
            Kind.SCOPE,
            r"doi tuong|pham vi|thanh phan|dia diem|dia ban|quy mo|so luong|thoi gian(?:,| va| -|"
            r" thuc hien| to chuc| trien khai| dia|\s*$|\s*:)|"
            r"phuong phap|phuong thuc|hinh thuc(?! tuyen truyen)|the le|thoi han|noi dung thi|"
            r"noi dung,? hinh thuc thi|giai thich tu ngu|thoi diem",
        ),
        (
            Kind.CRITERIA,
            r"[a-z, ]{0,60}khen thuong$|tieu chi|tieu chuan|dieu kien|co cau giai|giai thuong|thang diem|"
            r"cach (?:tinh|cham)|quy dinh (?:cham|ve cham)|khen thuong|thi dua|"
            r"thi dua,? khen|ky luat|xu ly vi pham|muc khen|cong tac thi dua|to chuc khen thuong",
        ),
        (
            Kind.TASKS,
            r"nhiem vu|giai phap|noi dung|cong viec|hoat dong|lich|chuong trinh|ke hoach|tien do|"
            r"lo trinh|bien phap|danh muc nhiem vu|"
            r"phan cong nhiem vu|trong tam cong tac|cong tac trong tam|nhiem vu trong tam|trong tam",
        ),
    )
)
FORM_TITLE = re.compile(
    r"(?:mau(?: so| phieu| bao cao| bieu)?|bieu(?: mau| so)?|phieu|de cuong|"
    r"danh sach(?! (?:cac )?(?:nhiem vu|cong viec|noi dung))|don |"
    r"bang tong hop ket qua|bao cao ket qua|bang cham|bang kiem|bien ban|giay |to khai|ban cam ket)\b"
)
FORM_SHEET = re.compile(
    r"(?:mau (?:so |phieu |bieu |bao cao )?[\d(a-z]{1,4}\b|bien ban|phieu|to khai|de cuong|giay (?:moi|xac nhan|"
    r"gioi thieu))"
)
BLANKS = re.compile(r"\.{6,}|…(?: ?…){2,}|_{5,}|…\.{2,}")
LONGEST_FAMILY_HEADING = 26
"""Words. A longer heading is a sentence, not the name of a family."""


def classify(heading: str, *, top: bool) -> Kind:
    """The family a heading names; UNKNOWN for headings of the plan's own matter.

    `top` is true for headings of the outer levels ("I.", "1." of a plan without roman numbers). Deeper ones must
    be bare family names ("Mục tiêu:", "b) Kinh phí"), for "Nội dung …" or "Yêu cầu các đơn vị …" may open a clause.
    """
    folded = plain(heading).strip(' :.;-"“”')
    words = folded.split()
    if not words or len(words) > LONGEST_FAMILY_HEADING:
        return Kind.UNKNOWN
    for kind, pattern in _FAMILIES:
        match = pattern.match(folded)
        if match and (top or heading.isupper() or _is_bare(folded, match.end(), kind)):
            return _mixed(kind, folded)
    return Kind.UNKNOWN


_LOOSE = {Kind.GOALS: 8, Kind.PURPOSE: 8, Kind.BUDGET: 9}


def _is_bare(folded: str, end: int, kind: Kind) -> bool:
    rest = folded[end:].split()
    return len(rest) <= _LOOSE.get(kind, 4)


def _mixed(kind: Kind, folded: str) -> Kind:
    if kind in (Kind.PURPOSE, Kind.GOALS, Kind.SCOPE) and _ALSO_TASKS.search(folded):
        return Kind.MIXED
    if kind in (Kind.SCOPE, Kind.BUDGET) and re.search(r"to chuc thuc hien|trach nhiem", folded):
        return Kind.ORGANISE
    return kind


def opens_form(line: str) -> bool:
    """Whether a line alone heads a form: "Mẫu số 01", "BIÊN BẢN"."""
    return bool(FORM_SHEET.match(plain(line).strip(" :(*")))


def is_blank_form(text: str) -> bool:
    """Whether words leave room to be filled in: "Họ và tên: ………"."""
    return bool(BLANKS.search(text))


def is_form(title: str) -> bool:
    """Whether an appendix is a form to fill in, an outline or a list of names rather than work to do."""
    return bool(FORM_TITLE.match(plain(title).strip(" :(")))
