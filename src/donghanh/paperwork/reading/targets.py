"""Quantified targets in sentences and tables: operator, value, unit and year, one for each number that is a target."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from donghanh.paperwork.reading.passage import Passage
from donghanh.paperwork.reading.verbs import starts_with_action

NUMBER = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?"
_OPERATORS: tuple[tuple[str, str], ...] = (
    (
        ">=",
        r"it nhat|toi thieu|khong (?:thap|duoi|it) hon|khong thap hon|khong duoi|tu|dat tu|>=|≥|"
        r"toi thieu la|thap nhat",
    ),
    (
        "<=",
        r"khong qua|toi da|khong vuot qua|khong (?:cao|lon|nhieu) hon|<=|≤|nhieu nhat|chi con|giam con|"
        r"giam xuong con",
    ),
    (">", r"tren|hon|vuot|>|lon hon|cao hon"),
    ("<", r"duoi|<|thap hon|nho hon|it hon"),
    ("~", r"khoang|xap xi|tam|uoc(?: dat)?|gan"),
)
_BEFORE = "|".join(f"(?P<o{index}>{pattern})" for index, (_, pattern) in enumerate(_OPERATORS))
FIGURE = re.compile(
    rf"(?<![\w/.,])(?:(?:{_BEFORE})\s*(?:dat|la|co)?\s*)?(?P<number>{NUMBER})(?![\d/]|[^\W\d_])"
    rf"(?:\s*(?:-|den)\s*(?P<upper>{NUMBER})(?![\d/]))?\s*(?P<unit>%(?:\s*/\s*nam)?|‰)?"
)
DOUBLED = re.compile(
    r"tang (?:gap )?(?:doi|(?P<times>\d+) lan)(?![a-z])|gap (?:doi|(?P<more>\d+) lan)(?![a-z])"
)
OR_MORE = re.compile(r"^[^;.]{0,90}?tro len(?![a-z])")
NOT_FIGURE_BEFORE = re.compile(
    r"(?<![a-z])(?:so|nam|ngay|thang|quy|dieu|khoan|muc|diem|phu luc|lan thu|thu|giai doan|cap|cap do|"
    r"muc do|hang|khoa|nhiem ky|nghi quyet|quyet dinh|"
    r"ke hoach|chuong trinh|thong tu|nghi dinh|luat|chi thi|de an|bieu|mau|phan|tieu chi|nhom|dot|vong|"
    r"hoc ky|lop|khoi|quoc lo|"
    r"nam hoc|the ky|web|iso|tcvn|phien ban|hinh|bang|ky|trang|to|ban|a|an toan|giua|dau|cuoi|tu|den|va|"
    r"hoac|con so|k|thcs|qh|vong|loai|duong|tuan|gio|den nam|tuoi|tu nam)\s*$"
)
GOAL_WORDS = re.compile(
    r"dat|phan dau|co |it nhat|toi thieu|hoan thanh|tang|giam|duy tri|thu hut|xay dung|tren|khoang|"
    r"giai quyet|dam bao|bao dam|ty le|"
    r"moi|thanh lap|phat trien|ho tro|to chuc|trong do|khong qua|>=|≥|het|cap|dong gop|chiem|vuot|"
    r"huy dong|thu|so luong|tong|binh quan"
)
YEAR_BY = re.compile(
    r"(?:den(?: het| cuoi)?(?: nam)?|nam|vao nam|truoc nam|cuoi nam|trong nam|giai doan|"
    r"moc)\s*(?:20\d\d\s*-\s*)?(?P<year>20\d\d)"
)
YEAR_ALONE = re.compile(r"\b(20\d\d)\b")
UNIT_WORDS = re.compile(r"\s*(?:[^\W\d_]+(?:/[^\W\d_]+)?)(?:\s+[^\W\d_]+(?:/[^\W\d_]+)?){0,5}")
UNIT_STOP = re.compile(
    r"\s(?:dang|duoc|moi|tren|tai|trong|co|dat|o|cho|den|tham gia|tro len|ung dung|thuc hien|hoan thanh|"
    r"cua|voi|so voi|theo|va duy tri|la|tu|vao|gom|do|de|bang|su dung)(?![a-z])"
)
CLAUSE = re.compile(
    r";|\.(?=\s+[^\W\d_]|\s*$)|(?<=[^\d]),\s+(?=trong do|dong gop|phan dau|\d|tren \d|it nhat|toi thieu|"
    r"100\s*%)|\n"
)
MONEY = re.compile(r"^\s*(?:trieu |ty |nghin |ngan )*(?:dong|vnd|usd)(?![a-z])")
GRADE = re.compile(r"(?:sao|cấp|bậc|hạng)(?![^\W\d_])")
LAW_NUMBER = re.compile(r"^\s*(?:/|-[a-z])")
TODAY = re.compile(r"(?:hien nay|hien co|hien tai|tinh den|den nay|nam 20\d\d,? (?:da|co)|theo thong ke)")


@dataclass(frozen=True, slots=True)
class Target:
    """One target: its clause, operator, value, unit as written and year of the sentence."""

    clause: Passage
    operator: str
    value: float
    unit: str
    by: str | None
    upper: float | None = None


def find_targets(passage: Passage, *, strict: bool) -> Iterator[Target]:
    """The targets of a paragraph.

    `strict` accepts percentages with words of a goal only, for sentences outside sections of targets.
    """
    sentence_year = _year(passage.plain)
    for clause in _clauses(passage):
        folded = clause.plain
        if TODAY.match(folded):
            continue
        year = _year(folded) or sentence_year
        for match in FIGURE.finditer(folded):
            if target := _target(clause, folded, match, strict=strict):
                yield Target(clause, *target, year, _upper(match))
        if not strict:
            yield from _doublings(clause, folded, year)


def _doublings(clause: Passage, folded: str, year: str | None) -> Iterator[Target]:
    for match in DOUBLED.finditer(folded):
        times = match["times"] or match["more"] or "2"
        if match["times"] or match["more"]:
            continue
        yield Target(clause, "=", float(times), "lần", year)


def _clauses(passage: Passage) -> Iterator[Passage]:
    start, folded = 0, passage.plain
    for match in CLAUSE.finditer(folded):
        if clause := passage.cut(start, match.start()):
            yield clause
        start = match.end()
    if clause := passage.cut(start):
        yield clause


def _target(
    clause: Passage, folded: str, match: re.Match[str], *, strict: bool
) -> tuple[str, float, str] | None:
    before = folded[: match.start()]
    after = folded[match.end() :]
    percent = match["unit"]
    operator = _operator(match, after)
    if LAW_NUMBER.match(after) or _is_year(match, percent):
        return None
    if not percent:
        if (
            strict
            or (operator == "=" and NOT_FIGURE_BEFORE.search(before))
            or not (GOAL_WORDS.search(before + match[0]) or starts_with_action(clause.text))
        ):
            return None
    elif strict and operator == "=" and not GOAL_WORDS.search(before[-60:]):
        return None
    unit = clause.text[slice(*match.span("unit"))].replace(" ", "") if percent else _unit(clause, match)
    if not unit or GRADE.match(unit):
        return None
    return operator, number(match["number"]), unit


def _is_year(match: re.Match[str], percent: str | None) -> bool:
    return not percent and bool(re.fullmatch(r"(?:19|20)\d\d", match["number"]))


def _operator(match: re.Match[str], after: str) -> str:
    if (
        OR_MORE.match(after)
        and not re.search(r"\d", after[: after.find("tro len")])
        and len(after[: after.find("tro len")].split()) <= 6
    ):
        return ">="
    for index, (sign, _) in enumerate(_OPERATORS):
        if match[f"o{index}"]:
            return sign if match[f"o{index}"] != "tu" else "="
    return "="


def number(written: str) -> float:
    """ "1.500" → 1500, "0,5" → 0.5, "14,0" → 14, "2.5" → 2.5."""
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", written):
        written = written.replace(".", "")
    return float(written.replace(",", "."))


def _upper(match: re.Match[str]) -> float | None:
    return number(match["upper"]) if match["upper"] else None


def _unit(clause: Passage, match: re.Match[str]) -> str:
    words = UNIT_WORDS.match(clause.text, match.end())
    if not words:
        return ""
    folded = clause.plain[match.end() : words.end()]
    stop = UNIT_STOP.search(folded)
    end = match.end() + stop.start() if stop else words.end()
    return clause.text[match.end() : end].strip()


def _year(folded: str) -> str | None:
    years = [match["year"] for match in YEAR_BY.finditer(folded)]
    return years[0] if years else None


def heading_year(folded: str) -> str | None:
    """The year a heading sets for the targets under it: the last one it names."""
    years = YEAR_ALONE.findall(folded)
    return years[-1] if years else None
