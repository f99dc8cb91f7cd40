"""Which residential group an address lies in: what officers call tổ dân phố, khu, thôn or xóm."""

import re

from donghanh.vietnamese.text import fold, nfc

_WORDS = (
    r"t[oổ]\s*d[aâ]n\s*ph[oố]|tdp|t[oổ]\s*dp|khu\s*d[aâ]n\s*c[uư]|kdc|khu\s*ph[oố]|khu"
    r"|th[oô]n|x[oó]m|[aấ]p|b[aả]n|t[oổ]"
)
_NOT_A_GROUP = (
    r"(?!\s*(?:c[oô]ng\s*nghi[eệ]p|đ[oô]\s*th[iị]|do\s*thi|ch[eế]\s*xu[aấ]t|kinh\s*t[eế]|h[oợ]p\s*t[aá]c))"
)
_GROUP = re.compile(
    rf"(?:^|[,;\s–-])(?:{_WORDS})\b{_NOT_A_GROUP}[\s.:]+(?:s[oố]\s+)?([^,;–]+)", re.IGNORECASE
)
_PREFIX = re.compile(rf"^(?:{_WORDS})\b[\s.:]*(?:s[oố]\s+)?", re.IGNORECASE)
_HIGHER = re.compile(
    r"\s*(?:\(|-\s|\b(?:phường|xã|thị\s*trấn|p\.|tp\b|thành\s*phố|quận|huyện|tỉnh)"
    r"|\b(?:phuong|xa(?!\s+xa\b)|thi\s*tran|thanh\s*pho|quan|huyen|tinh)(?=\s+\w)).*$",
    re.IGNORECASE,
)
LONGEST = 100


def area_in(address: str) -> str:
    """The words of the group in an address, as written: "Số 12, tổ dân phố Vũ Xá, phường …" → "Vũ Xá"; "" for none."""
    found = _GROUP.search(nfc(address))
    return _HIGHER.sub("", found[1]).strip(" .") if found else ""


def area_key(address: str, told: str = "") -> str:
    """The key that spellings of one group share: "TDP số 5" and "Tổ 5" → "5". `told` is what a list says of it."""
    words = _PREFIX.sub("", nfc(told).strip()) if told.strip() else area_in(address)
    key = fold(_HIGHER.sub("", words))
    return (str(int(key)) if key.isdecimal() else key)[:LONGEST]
