"""Official documents named in a text: "Nghị quyết số 66/NQ-CP ngày 09/5/2024 của Chính phủ".

State documents write number/kind-issuer, normative ones with the year between (NĐ 30/2020/NĐ-CP,
Phụ lục III); party documents write number-kind/issuer. Two documents may share a symbol, so what identifies
one is kind, number, symbol, date and issuer together.
"""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

from donghanh.vietnamese.text import fold, nfc, strip_marks

KINDS = {
    "NQ": "Nghị quyết",
    "NQLT": "Nghị quyết liên tịch",
    "QĐ": "Quyết định",
    "CT": "Chỉ thị",
    "QC": "Quy chế",
    "QyĐ": "Quy định",
    "TC": "Thông cáo",
    "TB": "Thông báo",
    "HD": "Hướng dẫn",
    "CTr": "Chương trình",
    "CTHĐ": "Chương trình hành động",
    "KH": "Kế hoạch",
    "PA": "Phương án",
    "ĐA": "Đề án",
    "DA": "Dự án",
    "BC": "Báo cáo",
    "BB": "Biên bản",
    "TTr": "Tờ trình",
    "HĐ": "Hợp đồng",
    "CĐ": "Công điện",
    "CV": "Công văn",
    "KL": "Kết luận",
    "NĐ": "Nghị định",
    "TT": "Thông tư",
    "TTLT": "Thông tư liên tịch",
    "VBHN": "Văn bản hợp nhất",
    "HNVB": "Văn bản hợp nhất",
    "GM": "Giấy mời",
}
"""Abbreviations of NĐ 30/2020/NĐ-CP, Phụ lục III, and of party documents, with the kind they stand for."""

_BY_FOLD = {strip_marks(short).upper(): name for short, name in KINDS.items()}
_LAW_KINDS = ("Bộ luật", "Luật", "Hiến pháp", "Pháp lệnh")
_KIND_NAMES = sorted({*KINDS.values(), *_LAW_KINDS}, key=len, reverse=True)
_DASH = "[-–—‐‑−]"
_PART = r"[A-Za-zĐđ&]+\d*(?:\.[A-ZĐ]+)*(?![^\W\d_])"
_CODE = rf"{_PART}(?:\s*{_DASH}\s*{_PART})?(?:{_DASH}{_PART})*"
_HEAD = r"(?<![\w/.,])(?:(?P<number>\d+(?:\.\d+)?[a-z]?)|(?P<blank>s[ốo]\s*:?[\s.…_]*))"
_STATE = re.compile(rf"{_HEAD}\s*/\s*(?:(?P<year>\d{{4}})\s*/\s*)?(?P<code>{_CODE})", re.IGNORECASE)
_PARTY = re.compile(rf"{_HEAD}\s*{_DASH}\s*(?P<kind>{_PART})\s*/\s*(?P<organ>{_CODE})", re.IGNORECASE)
_DATE = re.compile(
    r"\s*,?\s*(?:ký\s+)?ng[àa]y\s*(\d{1,2})\s*(?:[/.-]|th[áa]ng)\s*(\d{1,2})\s*(?:[/.-]|n[ăa]m)\s*(\d{4})",
    re.IGNORECASE,
)
_OF_YEAR = re.compile(r"\s+n[ăa]m\s+\d{4}(?!\s*[-–]\s*\d)", re.IGNORECASE)
_ISSUER = re.compile(
    r"\s*,?\s*của\s+(.+?)(?=\s*(?:[,;:()]|\.\s|\.?$|\n|\s(?:về|ban hành|quy định|phê duyệt|V/v)\s))"
)
_SHORT_KIND = re.compile(rf"\b({'|'.join(KINDS)})(?=\s\d)")
_SHORT_PLACE = re.compile(r",?\s+Đ(\d+)(?:\.(\d+))?(?:\s+khoản\s+(\d+(?:-\d+)?))?(?:\s+điểm\s+(\w))?\b")
_BEFORE = re.compile(r"\s*(?:s[ốo]\s*:?\s*)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Citation:
    """One document named in a text.

    `kind` is the full name ("Nghị quyết"); `number` is None where the draft leaves it blank; `symbol` is
    normalised ("13/CT-TTg"); `issuer` is the name after "của", else None; `span` is the place in the text.
    """

    kind: str | None
    number: str | None
    symbol: str
    date: datetime.date | None
    issuer: str | None
    span: tuple[int, int]
    text: str

    @property
    def key(self) -> tuple[str | None, str | None, str, datetime.date | None, str | None]:
        """What tells this document from every other (two "66/NQ-CP" exist)."""
        return self.kind, self.number, self.symbol, self.date, self.issuer

    @property
    def slug(self) -> str:
        """The symbol for addresses and file names, `đ` as `dd` so that NĐ-CP and ND-CP stay apart."""
        return slug(self.symbol)


def slug(symbol: str) -> str:
    """ "191/KH-UBND" → "191-kh-ubnd"; "30/2020/NĐ-CP" → "30-2020-ndd-cp"."""
    return fold(symbol.replace("đ", "dd").replace("Đ", "DD")).replace(" ", "-")


def spell_out(reference: str) -> str:
    """A short reference in full: "NĐ 68/2026/NĐ-CP Đ10.1" → "Nghị định 68/2026/NĐ-CP, khoản 1 Điều 10"."""
    named = _SHORT_KIND.sub(lambda found: KINDS[found[1]], nfc(reference))
    return _SHORT_PLACE.sub(_place_in_full, named)


def _place_in_full(found: re.Match[str]) -> str:
    article, clause, point = found[1], found[2] or found[3], found[4]
    parts = (f"điểm {point}" if point else "", f"khoản {clause}" if clause else "", f"Điều {article}")
    return ", " + " ".join(part for part in parts if part)


def find_citations(text: str) -> list[Citation]:
    """All documents with a symbol, in the order of the text. Upper and lower case are read alike."""
    text = nfc(text)
    matches = [*_states(text), *_parties(text)]
    return [_citation(text, match, symbol, kind) for match, symbol, kind in sorted(matches, key=_place)]


def _place(found: tuple[re.Match[str], str, str | None]) -> int:
    return found[0].start()


def _states(text: str) -> Iterator[tuple[re.Match[str], str, str | None]]:
    for match in _STATE.finditer(text):
        code = _tight(match["code"])
        kind = _kind_of(code)
        if kind is None and not _is_organ_code(code):
            continue
        year = f"{match['year']}/" if match["year"] else ""
        yield match, f"{match['number'] or ''}/{year}{code}", kind


def _parties(text: str) -> Iterator[tuple[re.Match[str], str, str | None]]:
    for match in _PARTY.finditer(text):
        kind = _BY_FOLD.get(strip_marks(match["kind"]).upper())
        if kind is not None:
            yield match, f"{match['number'] or ''}-{match['kind']}/{_tight(match['organ'])}", kind


def _tight(code: str) -> str:
    return re.sub(rf"\s*{_DASH}\s*", "-", code)


def _kind_of(code: str) -> str | None:
    first = strip_marks(code.split("-")[0]).upper()
    if re.fullmatch(r"QH\d+", first):
        return "Luật"
    if re.fullmatch(r"UBTVQH\d+", first):
        return "Pháp lệnh"
    return _BY_FOLD.get(first)


def _is_organ_code(code: str) -> bool:
    """Công văn carry no kind: "12/UBND-KTHTĐT" is issuer and drafting unit, in capitals."""
    return "-" in code and all(part[:2].isupper() for part in code.split("-"))


def _citation(text: str, match: re.Match[str], symbol: str, kind: str | None) -> Citation:
    start, end = match.span()
    start, named = _kind_before(text, start)
    if of_year := _OF_YEAR.match(text, end):
        end = of_year.end()
    dated = _DATE.match(text, end)
    issued = _date(dated) if dated else None
    end = dated.end() if dated and issued else end
    issuer = _ISSUER.match(text, end)
    end = issuer.end() if issuer else end
    name = issuer[1].strip() if issuer else None
    return Citation(named or kind, match["number"], symbol, issued, name, (start, end), text[start:end])


def _kind_before(text: str, start: int) -> tuple[int, str | None]:
    gap = _BEFORE.search(text, 0, start)
    before = text[: gap.start() if gap else start]
    for name in _KIND_NAMES:
        if before.lower().endswith(name.lower()):
            return len(before) - len(name), name
    law = re.search(r"\b(Bộ luật|Luật|Pháp lệnh)\b[^.;\n\d]{0,120}$", before)
    return (law.start(), law[1]) if law and gap and gap[0].strip() else (start, None)


def _date(match: re.Match[str]) -> datetime.date | None:
    try:
        return datetime.date(int(match[3]), int(match[2]), int(match[1]))
    except ValueError:
        return None
