"""Words of lists for closed vocabularies, folded: statuses, legal forms, yes and no, schooling."""

import re
from collections.abc import Sequence

from donghanh.vietnamese.business_names import split_business_name
from donghanh.vietnamese.text import fold

_Rules = Sequence[tuple[str, re.Pattern[str]]]


def _rules(*rules: tuple[str, str]) -> _Rules:
    return [(value, re.compile(pattern)) for value, pattern in rules]


_STATUSES = _rules(
    ("07", r"\bpha san\b"),
    ("09", r"\bcho xac minh\b|\bdang xac minh\b"),
    ("06", r"\bkhong (?:con )?(?:hd|kinh doanh|kd)\b.*\b(?:dia chi|tru so|dia diem)\b|\bbo (?:dia chi|dia diem|tron)\b"),
    ("02", r"\bchuyen (?:co quan thue|cqt|dia ban|noi quan ly)\b|\bda chuyen\b"),
    ("05", r"\btam (?:ngung|nghi|dung)\b|\bnghi (?:tam|co thoi han)\b"),
    ("03", r"\bchua (?:hoan thanh|hoan tat|xong)\b|\bdang (?:lam )?(?:thu tuc )?(?:giai the|cham dut|dong)\b|\bcho (?:giai the|dong)\b"
           r"|\bcho lam thu tuc\b|\bngung hd nhung\b"),
    ("01", r"\b(?:da )?(?:dong|cham dut|giai the|dong cua)\b|\bngung (?:hd|kd|kinh doanh|han)\b|\bnghi (?:han|kinh doanh|kd|ban)\b"
           r"|\bda (?:ngung|nghi)\b|\bthu hoi\b|^(?:ngung|nghi|khong con|nghi luon)$|\bkhong (?:con )?(?:hd|kinh doanh|kd)\b"),
    ("04", r"\b(?:thieu|chua (?:du|co|cap nhat)) (?:day du )?thong tin\b"),
    ("00", r"\b(?:hd|dhd)\b|\bdang (?:kd|kinh doanh|mo)\b|^(?:binh thuong|con kinh doanh|con)$|\bactive\b"),
)  # fmt: skip
"""Codes of the tax administration, "hoạt động" being "hd": the first rule that fits counts."""
STATUS_CODES = ("00", "01", "02", "03", "04", "05", "06", "07", "09")
_FORMS = _rules(
    ("branch", r"\bchi nhanh\b|^cn$"),
    ("office", r"\bvan phong dai dien\b|\bvpdd\b"),
    ("location", r"\bdia diem kinh doanh\b|\bddkd\b"),
    ("cooperative_union", r"\blien hiep (?:hop tac xa|htx)\b|\blhhtx\b"),
    ("cooperative", r"\bhop tac xa\b|\bhtx\b"),
    ("cooperative_group", r"\bto hop tac\b|\btht\b"),
    ("individual", r"\bchua dang ky\b|\bkhong dang ky\b|\bca nhan kinh doanh\b|\bcnkd\b|^ca nhan$"),
    ("household", r"\bho (?:kinh doanh|kd|ca the|sxkd|gia dinh)\b|\bhkd\b|^ho$|^ca the$"),
    ("llc_more", r"\b(?:hai|2) ?(?:thanh vien|tv)\b|\btnhh2"),
    ("llc_one", r"\b(?:mot|1) ?(?:thanh vien|tv)\b|\bmtv\b|\btnhh1"),
    ("joint_stock", r"\bco phan\b|\bctcp\b|\bcp\b|\bjsc\b|\bjoint stock\b"),
    ("partnership", r"\bhop danh\b"),
    ("sole", r"\btu nhan\b|\bdntn\b"),
    ("company", r"\btnhh\b|\btrach nhiem huu han\b|\bltd\b|\bcong t[yi]\b|\bcty\b|\bdoanh nghiep\b|^dn$"),
)  # fmt: skip
_EDUCATION = _rules(
    ("postgraduate", r"\b(?:tien si|thac si|thac sy|tien sy|tren dai hoc|sau dai hoc|ths|ts)\b"),
    ("university", r"\bdai hoc\b|\bcu nhan\b|\bky su\b|\bbac si\b|\bki su\b|^dh$"),
    ("college", r"\bcao dang\b|^cd$"),
    ("secondary", r"\btrung cap\b|^tc$|\btrung hoc chuyen nghiep\b"),
    ("primary", r"\bso cap\b|\bcong nhan ky thuat\b|\bchung chi nghe\b|\bday nghe\b|^cnkt$"),
    ("none", r"\b(?:thpt|ptth|thcs|ptcs|cap [123]|cap i{1,3}|tieu hoc|trung hoc|pho thong)\b|\b\d{1,2} (?:10|12)\b|\blop \d{1,2}\b"
             r"|\b(?:khong biet chu|chua qua dao tao|khong qua dao tao|khong bang cap|khong|chua co bang)\b"),
)  # fmt: skip
"""Highest professional training; years at school are none."""
_REGISTRATION = _rules(
    ("revoked", r"\bthu hoi\b"),
    ("dissolving", r"\b(?:dang|cho)\b.*\bgiai the\b"),
    ("dissolved", r"\bgiai the\b"),
    ("suspended", r"\btam (?:ngung|nghi|dung)\b|\bnghi (?:tam|co thoi han)\b"),
    ("closing", r"\b(?:dang|cho)\b.*\b(?:cham dut|dong cua)\b|\bchua (?:hoan thanh|hoan tat|xong)\b"),
    ("closed", r"\b(?:cham dut|dong cua|da dong)\b|\bngung (?:hd|kd|kinh doanh|han)\b|\bnghi (?:han|kinh doanh|kd|ban)\b"
               r"|\bda (?:ngung|nghi)\b|^(?:ngung|nghi|khong con|nghi luon)$|\bkhong (?:con )?(?:hd|kinh doanh|kd)$"),
    ("active", r"^(?!.*\bkhong\b).*(?:\b(?:hd|dhd)\b|\bdang (?:kd|kinh doanh|mo)\b|^(?:binh thuong|con kinh doanh|con)$|\bactive\b)"),
)  # fmt: skip
_TOOLS = _rules(
    ("cash_register", r"\bmay tinh tien\b|\bmtt\b"),
    ("e_invoice", r"\b(?:hoa don dien tu|hddt)\b"),
    ("accounting", r"\bke toan\b|\bmisa\b|\bfast\b"),
    ("sales", r"\bban hang\b|\bkiotviet\b|\bsapo\b|\bkho hang\b|\bpos\b"),
    ("e_commerce", r"\b(?:san )?(?:tmdt|thuong mai dien tu)\b|\bshopee\b|\blazada\b|\btiki\b|\btiktok\b"),
    ("cashless", r"\bkhong dung tien mat\b|\bqr\b|\bchuyen khoan\b|\bvi dien tu\b|\bmomo\b|\bttkdtm\b"),
    ("e_contract", r"\b(?:chu ky|ky) so\b|\bhop dong dien tu\b"),
    ("website", r"\bwebsite\b|\bweb\b|\bfanpage\b|\bfacebook\b|\bzalo\b|\btrang mang\b"),
    ("cloud", r"\bdam may\b|\bcloud\b|\btri tue nhan tao\b|\bai\b"),
)  # fmt: skip
_YES = re.compile(
    r"^(?:x|v|co|yes|y|true|1|da|dung|roi|da co|ok|co roi)$|^(?:da|dang|co) (?:dang ky|su dung|dung|ap dung|trien khai|lap)\b"
)
_NO = re.compile(
    r"^(?:khong|no|n|false|0|chua|chua co|k|ko|kg)$|^(?:chua|khong|ko) (?:dang ky|su dung|dung|ap dung|trien khai|co|lap)\b"
)
_MALE = re.compile(r"^(?:nam|m|male|ong|trai|1)$")
_FEMALE = re.compile(r"^(?:nu|f|female|ba|gai|2|0|nư)$")


def status_code(words: str) -> str:
    """The code of the tax administration for the words of a list, "" where they say no known status. "00 - NNT đang hoạt
    động" and "0" (its zero lost) are 00."""
    folded = fold(words)
    lead = folded.split(" ", 1)[0]
    if lead.isdecimal() and lead.zfill(2) in STATUS_CODES:
        return lead.zfill(2)
    return _first(_STATUSES, folded.replace("hoat dong", "hd"))


def legal_form(words: str) -> str:
    """The legal form of "Cty TNHH 1TV", "Hộ kinh doanh", "CTCP"; "" where none is told."""
    return _first(_FORMS, fold(words))


def form_of_name(name: str) -> str:
    """The legal form that a business' own name bears, "" for none: "Hộ kinh doanh Trần Thị Lan" → household."""
    return legal_form(name) if split_business_name(name).form else ""


def registration_status(words: str) -> str:
    """The status of business registration: "Tạm ngừng kinh doanh" → suspended; "" where the words say none."""
    return _first(_REGISTRATION, fold(words).replace("hoat dong", "hd"))


def tools(words: str) -> list[str]:
    """The digital tools that the words name: "MISA, bán trên Shopee" → accounting, e_commerce."""
    folded = fold(words)
    return [value for value, pattern in _TOOLS if pattern.search(folded)]


def schooling(words: str) -> str:
    """The highest professional training: "Đại học" → university, "12/12" → none; "" where the words tell nothing."""
    return _first(_EDUCATION, fold(words))


def yes_or_no(words: str) -> bool | None:
    """ "x", "Có", "đã đăng ký" → True; "chưa", "không sử dụng" → False; None for other words."""
    folded = fold(words)
    return True if _YES.match(folded) else False if _NO.match(folded) else None


def gender(words: str) -> str:
    """ "Nam" → male, "Nữ" → female, "" for other words."""
    folded = fold(words)
    return "male" if _MALE.match(folded) else "female" if _FEMALE.match(folded) else ""


def _first(rules: _Rules, folded: str) -> str:
    return next((value for value, pattern in rules if pattern.search(folded)), "")
