"""The head of a document: number, date, issuer, title and the documents it rests on."""

import re
from collections.abc import Iterable
from datetime import date

from donghanh.paperwork.reading.lines import Line
from donghanh.paperwork.reading.passage import Locator, Passage, join, plain
from donghanh.paperwork.reading.result import Header, Value
from donghanh.paperwork.reading.segments import APPENDIX, Form, Segment
from donghanh.vietnamese.citations import find_citations
from donghanh.vietnamese.text import fold

NUMBER = re.compile(r"so\s*:?\s*(?P<number>\d[\w./-]*\s*[/-]\s*[a-z][\w&.-]*(?:\s*[-/]\s*[a-z][\w&]*)*)")
NUMBER_LINE = re.compile(r"(?:^|\t|\s)so\s*:?\s*(?:[.…_\s]*|\d+\s*)[/-]|^so\s*:")
DATE_LINE = re.compile(r"ngay\s*(?P<day>\d{1,2})\s*thang\s*(?P<month>\d{1,2})\s*nam\s*(?P<year>\d{4})")
DATE_YEAR = re.compile(r"ngay\b.{0,30}?thang\b.{0,20}?nam\s*(?P<year>20\d\d)")
PLACE_LINE = re.compile(r"^[^\d:]{2,40},\s*ngay\b|^ngay\b.{0,30}thang")
KIND_LINE = re.compile(
    r"^(?:ke hoach|chuong trinh|de an|phuong an|quyet dinh|nghi quyet|chi thi|huong dan|thong bao|du an|"
    r"dieu le|the le|danh muc)\b"
)
NATION = re.compile(
    r"cong hoa xa hoi chu nghia|doc lap|dang cong san viet nam|^[-_* .]+$|^du thao|khan$|mat$"
)
LETTERHEAD = re.compile(r"cong hoa xa hoi chu nghia|dang cong san viet nam|^so\s*:")
SUBJECT = re.compile(r"^(?:ban hanh|phe duyet|ve viec|v/v|trien khai|thuc hien)\b")
BASIS = re.compile(
    r"^(?:-\s*)?(?:can cu|thuc hien|thi hanh|theo|tren co so|xet de nghi|trien khai thuc hien|"
    r"thuc hien theo)\b"
)
ISSUES = re.compile(
    r"(?P<issuer>(?:uy ban nhan dan|ubnd|ban thuong vu|ban chap hanh|dang uy|uy ban mttq|uy ban mat tran|"
    r"bo |so |truong |hoi |doan |cong an|ban (?!hanh )|chi bo|lien doan|phong |"
    r"trung tam )[^,;.:]{0,80}?)\s*(?:ban hanh|xay dung|trien khai|de ra|to chuc|da )(?![a-z])"
)
BODY_SIGN = re.compile(r"^(?:tm|t/m)\.?\s*(?P<body>[^\d]{4,60})$")
LEVEL_WORDS = re.compile(r"^(?:tinh|thanh pho|huyen|quan|thi xa|xa|phuong|dac khu|thi tran|tp\.?)\s")
LONGEST_TITLE = 900
LETTERHEAD_LINES = 4
"""An issuer with the body above it takes so many lines at most."""
SIGNING_BODY = re.compile(
    r"^(?:thu tuong(?: chinh phu)?|chinh phu|bo truong [a-z ,]+|uy ban nhan dan [a-z ]+|chu tich [a-z ]+|"
    r"giam doc [a-z ,]+|ban thuong vu [a-z ]+)$"
)


def read_header(segments: list[Segment], locator: Locator) -> tuple[Header, int | None]:
    """The header, and the year of the document even where its date is blank (None where nothing tells)."""
    first = _from_letterhead(segments[0].head) if segments else []
    head = [line for segment in segments[:2] for line in segment.head] if _two_part(segments) else first
    evidence: dict[str, Value] = {}
    numbered = _number(first, locator, evidence)
    dated = _date(first, locator, evidence)
    title = _title(_title_lines(segments), locator, evidence)
    bases = _bases(head, locator)
    issuer = _issuer(head, segments, locator, evidence)
    year = dated.year if dated else _blank_year(head) or _year_of(bases)
    return Header(numbered, dated, issuer, title, tuple(symbol for symbol, _ in bases), evidence), year


def _from_letterhead(lines: list[Line]) -> list[Line]:
    """The lines from the letterhead on, without what a web page prints above it."""
    nation = next((at for at, line in enumerate(lines) if LETTERHEAD.search(line.passage.plain)), 0)
    return lines[nation - LETTERHEAD_LINES :] if nation > 2 * LETTERHEAD_LINES else lines


def _two_part(segments: list[Segment]) -> bool:
    return len(segments) > 1 and segments[1].form is Form.PLAN


def _number(lines: list[Line], locator: Locator, evidence: dict[str, Value]) -> str | None:
    for line in _letterhead(lines):
        folded = line.passage.plain
        if not folded.lstrip().startswith("so") and "\t" not in line.text:
            continue
        if match := NUMBER.search(folded):
            found = line.passage.cut(match.start("number"), match.end("number"))
            evidence["number"] = _value(found, locator, 0.95, "dòng “Số:” ở đầu văn bản")
            return re.sub(r"\s+", "", found.text)
    return None


def _letterhead(lines: list[Line]) -> Iterable[Line]:
    for line in lines[:24]:
        if BASIS.match(line.passage.plain) and len(line.text) > 40:
            return
        yield line


def _date(lines: list[Line], locator: Locator, evidence: dict[str, Value]) -> date | None:
    for line in _letterhead(lines):
        match = DATE_LINE.search(line.passage.plain)
        if match and PLACE_LINE.search(line.passage.plain.strip()):
            try:
                found = date(int(match["year"]), int(match["month"]), int(match["day"]))
            except ValueError:
                return None
            evidence["date"] = _value(
                line.passage.cut(match.start(), match.end()), locator, 0.95, "dòng địa danh, ngày tháng"
            )
            return found
    return None


def _blank_year(lines: list[Line]) -> int | None:
    for line in _letterhead(lines):
        if match := DATE_YEAR.search(line.passage.plain):
            return int(match["year"])
    return None


def _title_lines(segments: list[Segment]) -> list[Line]:
    for segment in segments:
        if segment.form is Form.PLAN:
            return segment.head
    return segments[0].head if segments else []


def _title(lines: list[Line], locator: Locator, evidence: dict[str, Value]) -> str | None:
    start = _kind_index(lines)
    if start is None:
        return None
    pieces = _after_kind(lines[start])
    for line in lines[start + 1 :]:
        folded = line.passage.plain.strip()
        if NATION.search(folded) or folded.startswith("("):
            break
        if pieces and (
            _ends_title(line, folded, lines[start])
            or (line.gap and not line.text[0].islower() and len(" ".join(p.text for p in pieces)) > 30)
        ):
            break
        if not pieces and BASIS.match(folded) and len(line.text) > LONGEST_TITLE:
            break
        pieces.append(line.passage)
        if line.text.endswith((".", ";")):
            break
    title = join(pieces).trim(" -*")
    if not title:
        return None
    evidence["title"] = _value(title, locator, 0.9, "dòng tên văn bản")
    return title.text


def _kind_index(lines: list[Line]) -> int | None:
    """The line that says what the document is: the first below the letterhead, else the first at all."""
    kinds = [
        index
        for index, line in enumerate(lines)
        if KIND_LINE.match(line.passage.plain.strip()) and _is_kind(line)
    ]
    nation = max((at for at, line in enumerate(lines) if LETTERHEAD.search(line.passage.plain)), default=-1)
    return next((index for index in kinds if index > nation), kinds[0] if kinds else None)


def _is_kind(line: Line) -> bool:
    return line.text.isupper() or bool(line.bold) or len(line.text.split()) <= 4


def _after_kind(line: Line) -> list[Passage]:
    match = re.match(
        r"(?:ke hoach|chuong trinh hanh dong|chuong trinh|de an|phuong an)\s*", line.passage.plain
    )
    rest = line.passage.cut(match.end()) if match else line.passage
    return [rest] if len(rest.text.split()) > 2 and not rest.plain.startswith("cua ") else []


def _ends_title(line: Line, folded: str, kind: Line) -> bool:
    if BASIS.match(folded) and (line.gap or line.text.endswith((";", ".")) or len(line.text) > 160):
        return True
    signing = line.text.isupper() and bool(SIGNING_BODY.match(folded))
    return signing or bool(ISSUES.match(folded)) or folded.startswith("kinh gui")


def _bases(lines: list[Line], locator: Locator) -> list[tuple[str, int | None]]:
    found: dict[str, int | None] = {}
    titled = False
    for line in lines:
        folded = line.passage.plain.strip()
        titled = titled or bool(KIND_LINE.match(folded) and _is_kind(line))
        if not BASIS.match(folded) or not titled:
            continue
        if (
            folded.startswith("thuc hien")
            and not line.text.endswith((";", ".", ",", ":"))
            and not re.search(r"[;:]|ban hanh ke hoach|xay dung ke hoach", folded)
        ):
            continue
        for citation in find_citations(line.text):
            if citation.number:
                found.setdefault(citation.symbol, citation.date.year if citation.date else None)
    return list(found.items())


def _year_of(bases: list[tuple[str, int | None]]) -> int | None:
    return max((year for _, year in bases if year), default=None)


def _issuer(
    head: list[Line], segments: list[Segment], locator: Locator, evidence: dict[str, Value]
) -> str | None:
    named, printed = _issuing_sentence(head), _letterhead_issuer(head)
    passage = named or printed
    if named and printed and _is_fuller(printed, named):
        passage = printed
    if passage is None:
        return None
    evidence["issuer"] = _value(passage, locator, 0.85, "cơ quan ban hành nêu ở phần đầu văn bản")
    return passage.text


def _is_fuller(printed: Passage, named: Passage) -> bool:
    """ "ỦY BAN NHÂN DÂN TỈNH PHÚ LÂM" tells more than "UBND tỉnh"."""
    short, long = (fold(one.text).replace("ubnd", "uy ban nhan dan") for one in (named, printed))
    return long.startswith(short) and len(long) > len(short)


def _issuing_sentence(lines: list[Line]) -> Passage | None:
    for line in reversed(lines):
        folded = line.passage.plain
        if len(folded) < 25 or line.text.isupper():
            continue
        match = ISSUES.match(folded) or re.search(r"[,;.]\s+" + ISSUES.pattern, folded)
        if match and re.search(r"ke hoach|chuong trinh|quyet dinh|nhu sau", folded[match.end() :]):
            return line.passage.cut(match.start("issuer"), match.end("issuer"))
    return None


def _letterhead_issuer(lines: list[Line]) -> Passage | None:
    pieces: list[Passage] = []
    for line in _letterhead(lines):
        folded = line.passage.plain.strip()
        if any(sign.search(folded) for sign in (NUMBER_LINE, PLACE_LINE, KIND_LINE, APPENDIX)):
            break
        nation = NATION.search(folded)
        before = line.passage.cut(0, nation.start()) if nation else line.passage
        if not before or not line.text.isupper() or SUBJECT.match(folded):
            continue
        pieces.append(before)
    if not pieces:
        return None
    if len(pieces) > 1 and LEVEL_WORDS.match(plain(pieces[-1].text)):
        return join(pieces[-2:])
    return pieces[-1]


def _value(passage: Passage, locator: Locator, confidence: float, reason: str) -> Value:
    return Value(passage.text, locator.source(passage), confidence, reason)
