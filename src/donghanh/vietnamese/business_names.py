"""Names of businesses taken apart: legal form, trade words and the words that tell one business from another."""

import re
from functools import lru_cache
from typing import NamedTuple

from donghanh.vietnamese.text import fold, nfc

_FORMS = {
    "unit": (
        "chi nhanh", "van phong dai dien", "vpdd", "dia diem kinh doanh", "ddkd", "cn cty", "cn cong ty",
        "cn ctcp",
    ),
    "company": (
        "cong ty", "cong ti", "congty", "cty", "ct tnhh", "ct cp", "ct co phan", "mot tv", "hai tv", "c ty",
        "trach nhiem huu han", "tnhh", "mot thanh vien", "mtv", "1tv", "1 tv", "hai thanh vien tro len",
        "hai thanh vien", "2tv", "2 thanh vien", "1 thanh vien", "co phan", "cp", "ctcp", "hop danh",
        "company limited", "company", "joint stock", "jsc", "co ltd", "ltd", "tap doan", "corporation",
    ),
    "sole": (
        "doanh nghiep tu nhan", "dn tu nhan", "doanh nghiep tn", "dntn", "xi nghiep tu nhan",
    ),
    "cooperative": (
        "lien hiep hop tac xa", "hop tac xa", "htx", "to hop tac", "tht",
    ),
    "household": (
        "ho kinh doanh ca the", "ho kinh doanh", "ho kd ca the", "ho ca the", "ho kd", "hkdct", "hkd",
        "ca nhan kinh doanh", "cnkd", "ho gia dinh", "cua ho", "cua ong", "cua ba",
    ),
}  # fmt: skip
"""Kind of legal form → its words, folded (Luật Doanh nghiệp 59/2020/QH14, Luật Hợp tác xã 17/2023/QH15)."""

_TRADES = {
    "tm": "thuong mai", "dv": "dich vu", "sx": "san xuat", "xnk": "xuat nhap khau", "xk": "xuat khau",
    "nk": "nhap khau", "xd": "xay dung", "dt": "dau tu", "vt": "van tai", "dl": "du lich",
    "pt": "phat trien", "kt": "ky thuat", "cn": "cong nghe|cong nghiep", "th": "tong hop",
    "kd": "kinh doanh", "qt": "quoc te", "vlxd": "vat lieu xay dung", "vl": "vat lieu", "ck": "co khi",
    "nt": "noi that", "nh": "nha hang", "ch": "cua hang|vua", "cs": "co so", "gd": "giao duc", "tv": "tu van",
    "tk": "thiet ke", "ql": "quan ly", "tt": "trung tam", "bds": "bat dong san", "tp": "thuc pham",
    "ns": "nong san", "nn": "nong nghiep", "mm": "may mac", "ks": "khach san", "sc": "sua chua",
    "bb": "bao bi", "va": "va", "dn": "doanh nghiep", "sp": "san pham", "tbi": "thiet bi", "hh": "hang hoa",
    "vantai": "van chuyen", "dai ly": "dai ly", "tap hoa": "tap hoa|bach hoa", "quan an": "quan an",
    "quan": "quan", "tiem": "tiem|hieu", "xuong": "xuong", "nha thuoc": "nha thuoc|quay thuoc|hieu thuoc",
    "sieu thi": "sieu thi|sieu thi mini", "nha nghi": "nha nghi", "cafe": "ca phe|cafe|coffee|caphe",
    "sua xe": "sua xe|sua chua xe may|sua xe may", "xe may": "xe may", "oto": "o to|oto",
    "cat toc": "cat toc|hot toc|salon toc|salon", "spa": "spa|tham my vien|tham my", "com": "com",
    "pho": "pho", "bun": "bun", "tra sua": "tra sua", "thoi trang": "thoi trang", "quan ao": "quan ao",
    "giay dep": "giay dep", "dien may": "dien may", "dien tu": "dien tu", "dien lanh": "dien lanh",
    "in an": "in an", "quang cao": "quang cao", "moc": "moc|do go|do go my nghe", "han xi": "han xi",
    "nhom kinh": "nhom kinh", "karaoke": "karaoke", "giat la": "giat la|giat ui", "phan bon": "phan bon",
    "thuc an chan nuoi": "thuc an chan nuoi", "van phong pham": "van phong pham|vpp", "my pham": "my pham",
    "dien thoai": "dien thoai", "may tinh": "may tinh", "do gia dung": "do gia dung|gia dung",
    "hoa tuoi": "hoa tuoi|shop hoa", "banh": "banh keo|tiem banh|banh", "giai khat": "giai khat",
    "am thuc": "am thuc", "logistics": "logistics", "cung ung": "cung ung", "che bien": "che bien",
    "lap dat": "lap dat", "shop": "shop|cua hieu", "moi truong": "moi truong",
    "truyen thong": "truyen thong", "gas": "gas|ga dot", "rua xe": "rua xe", "xang dau": "xang dau",
    "vang bac": "vang bac|kim hoan|vang bac da quy", "bia": "bia hoi|bia", "thuy san": "thuy san|hai san",
    "internet": "internet|game", "dich vu tong hop": "dich vu tong hop",
    "nail": "nail|mi nail|mi va nail|lam mong|nail spa", "bida": "bida|bi da|bi a", "homestay": "homestay",
    "nha tro": "nha tro|phong tro",
    "photo": "photocopy|photo", "vat tu": "vat tu nong nghiep|vat tu", "dien nuoc": "dien nuoc|thiet bi dien",
    "may": "nha may do|tiem may|nha may|may do", "ao cuoi": "ao cuoi|anh vien|anh cuoi|studio|chup anh",
    "garage": "garage|gara|gara oto", "lop xe": "lop xe|phu tung|phu tung xe may|vo xe", "nha khoa": "nha khoa",
    "phong kham": "phong kham", "mam non": "mam non|nhom tre", "kinh mat": "kinh mat|kinh thuoc|mat kinh",
    "dong ho": "dong ho", "do choi": "do choi", "trai cay": "trai cay|hoa qua", "lau": "lau|lau nuong",
    "hu tieu": "hu tieu", "chao": "chao", "sat thep": "sat thep|ton thep|inox", "cam do": "cam do",
    "cay canh": "cay canh|hoa canh|cay giong", "thu y": "thu y|thu cung", "gym": "gym|the hinh|yoga",
    "massage": "massage|xong hoi", "rem": "rem cua|chan ga|chan ga goi dem", "gao": "gao|dai ly gao|luong thuc",
    "nuoc": "nuoc khoang|nuoc uong|nuoc tinh khiet", "ruou": "ruou", "do tho": "do tho|vang ma",
    "ke toan": "ke toan", "goi dau": "goi dau|barber|cat toc goi dau", "phan mem": "phan mem|tin hoc",
    "phe lieu": "phe lieu", "xe dap": "xe dap|xe dien|xe dap dien", "banh mi": "banh mi|lo banh mi",
    "thit": "thit lon|thit heo",
}  # fmt: skip
"""Short key → folded phrases of trades. Keys are at once the usual abbreviations; phrases share one on purpose."""

_PHRASES: dict[tuple[str, ...], tuple[str, str]] = {}
for _form, _words in _FORMS.items():
    _PHRASES |= {tuple(phrase.split()): ("form", _form) for phrase in _words}
for _key, _spelled in _TRADES.items():
    _PHRASES |= {tuple(phrase.split()): ("trade", _key) for phrase in (*_spelled.split("|"), _key)}
_PEOPLE_TOO = (
    "quan|tiem|hieu|xuong|com|pho|bun|banh|moc|bia|spa|shop|gas|salon|game|th|tt|van tai|kim hoan|tu van"
    "|nail|photo|lau|chao|gao|ruou|vua|may|may do|rem|thit|nuoc|vat tu|gym|studio"
)
_ONLY_IN_FRONT = {tuple(phrase.split()) for phrase in _PEOPLE_TOO.split("|")}
"""Words that are names of people too (Quân, Hiếu, Văn Tài): a trade only before the first word of the name proper."""
_LONGEST = max(map(len, _PHRASES))
_GLUED = re.compile(r"^(?:tm|dv|sx|xnk|xd|dt|vt|cn|kd|tmdv){2,4}$")
_PIECES = re.compile(r"xnk|tm|dv|sx|xd|dt|vt|cn|kd")
_AFTER_PLACE = re.compile(r"\s+(?:tại|ở)\s+(?:số|phường|xã|thành phố|tp|tỉnh|huyện|quận)\b.*$", re.IGNORECASE)


class BusinessName(NamedTuple):
    """Parts of a name, all folded.

    `form`: "company", "sole", "cooperative", "household", "unit" or ""; `trades`: short keys of trades, sorted, each
    once; `core`: the other words in order ("" where nothing else is there); `accented`: the same words, lower case with
    accents; `numbers`: the numbers among them.
    """

    form: str
    trades: tuple[str, ...]
    core: str
    accented: str
    numbers: tuple[str, ...]


@lru_cache(maxsize=4096)
def split_business_name(name: str) -> BusinessName:
    """ "CTY TNHH TM & DV Hòa Phát" and "Công ty TNHH Thương mại Dịch vụ Hoà Phát" → company, dv + tm, "hoa phat"."""
    spelled = _AFTER_PLACE.sub("", nfc(name)).lower().replace("&", " và ")
    accented = [word for word in re.split(r"[\W_]+", spelled) if word]
    words = [fold(word) for word in accented]
    forms, trades, kept = _take_apart(words)
    core = [words[at] for at in kept]
    numbers = tuple(_plain_number(word) for word in core if word.isdecimal())
    return BusinessName(
        form=_kind(forms),
        trades=tuple(sorted(trades - {"va"})),
        core=" ".join(_plain_number(word) if word.isdecimal() else word for word in core),
        accented=" ".join(accented[at] for at in kept),
        numbers=numbers,
    )


def _take_apart(words: list[str]) -> tuple[list[str], set[str], list[int]]:
    """Forms found, trades found, and the places of the words that are neither."""
    forms: list[str] = []
    trades: set[str] = set()
    kept: list[int] = []
    at = 0
    while at < len(words):
        length, (sort, key) = _phrase_at(words, at, is_first=not kept)
        if sort == "form":
            forms.append(key)
        elif sort == "trade":
            trades |= {key}
        elif _GLUED.match(words[at]):
            trades |= set(_PIECES.findall(words[at]))
        elif not _counts(words, at):
            kept.append(at)
        at += length
    return forms, trades, kept


def _counts(words: list[str], at: int) -> bool:
    """True for the "số" of "số 2"."""
    return words[at] == "so" and at + 1 < len(words) and words[at + 1].isdecimal()


def _phrase_at(words: list[str], at: int, *, is_first: bool) -> tuple[int, tuple[str, str]]:
    for length in range(min(_LONGEST, len(words) - at), 0, -1):
        phrase = tuple(words[at : at + length])
        if phrase in _PHRASES and (is_first or phrase not in _ONLY_IN_FRONT):
            return length, _PHRASES[phrase]
    return 1, ("", "")


def _kind(forms: list[str]) -> str:
    return "unit" if "unit" in forms else next(iter(forms), "")


def _plain_number(word: str) -> str:
    return str(int(word)) if word.isascii() else word
