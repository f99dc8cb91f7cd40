"""Cuts a file into its documents: a decision, the plan it issues, the appendices; letterheads and signatures go."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from donghanh.paperwork.reading.columns import read_columns
from donghanh.paperwork.reading.lines import Line, Part, Row, Table
from donghanh.paperwork.reading.markers import Style, find_marker
from donghanh.paperwork.reading.passage import plain
from donghanh.paperwork.reading.sections import opens_form


class Form(StrEnum):
    DECISION = "decision"
    PLAN = "plan"
    APPENDIX = "appendix"


@dataclass(slots=True)
class Segment:
    """One document within the file: what stands before its first heading, and its body."""

    form: Form
    head: list[Line] = field(default_factory=list)
    body: list[Part] = field(default_factory=list)
    title: str = ""

    @property
    def empty(self) -> bool:
        return not self.head and not self.body


RECIPIENTS = re.compile(r"^noi nhan\s*[:.]?")
SIGNATURE = re.compile(
    r"^(?:t/?m\.?|tm\.|kt\.?|tl\.?|tuq\.?|q\.)\s*(?:uy ban|ubnd|chu tich|bo truong|ban |giam doc|"
    r"hieu truong|thu truong|bch|btv|chinh phu|dang uy|thuong truc|truong|thu tuong|hoi dong)"
    r"|^(?:pho )?(?:chu tich|bi thu|giam doc|hieu truong|bo truong|thu truong|truong ban|chanh van phong|"
    r"truong cong an)\s*$"
)
CLOSING = re.compile(
    r"^tren day la (?:toan bo )?(?:noi dung )?(?:ke hoach|chuong trinh|de an|phuong an|noi dung)"
)
ISSUED_WITH = re.compile(
    r"^\(?\s*(?:ban hanh )?kem theo (?:quyet dinh|ke hoach|cong van|nghi quyet|chuong trinh|to trinh|"
    r"van ban|chi thi|thong bao|de an)"
)
APPENDIX = re.compile(r"^(?:phu luc|phu bieu|bieu so|phu luc so)\b\s*(?:[ivx\d]{1,4}|so)?")
PLAN_TITLE = re.compile(
    r"^(?:du thao )?(?:ke hoach|chuong trinh(?: hanh dong| cong tac)?|phuong an|de an|"
    r"chuong trinh hanh dong cua .{3,40})\s*(?:hanh dong|cong tac|phoi hop)?\s*$"
)
DECISION_TITLE = re.compile(r"^(?:quyet dinh|nghi quyet|quyet nghi)\s*:?\s*$")
LONGEST_TITLE_LINE = 60


def cut_segments(parts: Iterable[Part]) -> list[Segment]:
    """The documents of a file in order. A file without titles is one plan."""
    cutter = _Cutter()
    for part in parts:
        cutter.take(part)
    return [segment for segment in cutter.segments if not segment.empty]


class _Cutter:
    def __init__(self) -> None:
        self.segments = [Segment(Form.PLAN)]
        self._closed = False
        self._in_body = False

    def take(self, part: Part) -> None:
        if isinstance(part, Table):
            self._take_table(part)
        else:
            self._take_line(part)

    def _take_table(self, table: Table) -> None:
        if is_layout(table) or (not self._in_body and not self._closed and read_columns(table) is None):
            if any(RECIPIENTS.match(plain(cell.passage.text)) for row in table.rows for cell in row.cells):
                self._closed = True
            elif not self._in_body:
                self.segments[-1].head += _lines_of(table)
            return
        if self._closed:
            self._open(Form.APPENDIX, "")
        self._in_body = True
        self.segments[-1].body.append(table)

    def _take_line(self, line: Line) -> None:
        folded = line.passage.plain.strip()
        if form := self._opens(line, folded):
            self._open(form, line.text)
            self.segments[-1].head.append(line)
        elif (
            RECIPIENTS.match(folded)
            or CLOSING.match(folded)
            or (
                SIGNATURE.match(folded)
                and len(folded) < LONGEST_TITLE_LINE
                and (self._in_body or self._closed)
            )
        ):
            self._closed = True
        elif self._closed and not self._reopens(line):
            return
        elif not self._in_body and not self._starts_body(line):
            self.segments[-1].head.append(line)
        else:
            self._in_body = True
            self.segments[-1].body.append(line)

    def _opens(self, line: Line, folded: str) -> Form | None:
        if len(folded) > LONGEST_TITLE_LINE and not APPENDIX.match(folded):
            return None
        if APPENDIX.match(folded) and (self._closed or line.bold or line.text.isupper() or len(folded) < 16):
            return Form.APPENDIX if self._in_body or self._closed else None
        if self._closed and opens_form(line.text):
            return Form.APPENDIX
        if not (line.text.isupper() or line.bold):
            return None
        if DECISION_TITLE.match(folded) and not self._in_body:
            self.segments[-1].form = Form.DECISION
        if PLAN_TITLE.match(folded) and (
            self._closed or self._in_body or self.segments[-1].form is Form.DECISION
        ):
            return Form.PLAN
        return None

    def _open(self, form: Form, title: str) -> None:
        if self.segments[-1].form is Form.PLAN and not self._in_body and form is Form.PLAN:
            self.segments[-1].form = Form.DECISION
        self.segments.append(Segment(form, title=title))
        self._closed = self._in_body = False

    def _reopens(self, line: Line) -> bool:
        """After a signature only a new first heading starts the body of another document."""
        marker = find_marker(line.text, line.label)
        if marker and marker.style in (Style.ROMAN, Style.PART, Style.UPPER) and marker.ordinal == 1:
            self._open(Form.APPENDIX, "")
            return True
        return False

    def _starts_body(self, line: Line) -> bool:
        marker = find_marker(line.text, line.label)
        if marker is None or (self.segments[-1].form is Form.DECISION and marker.style is not Style.ARTICLE):
            return False
        return marker.style is not Style.BULLET or self.segments[-1].form is Form.APPENDIX


def _lines_of(table: Table) -> list[Line]:
    """The lines of a letterhead, cell by cell: one cell often holds the issuer and, below it, the number."""
    return [
        Line(cell.passage.cut(found.start(), found.end()), row.place)
        for row in table.rows
        for cell in row.filled
        for found in re.finditer(r"[^\n]+", cell.passage.text)
        if found[0].strip()
    ]


def is_layout(table: Table) -> bool:
    """A letterhead or signature table: a few short rows of two or three cells and no column heads."""
    if len(table.rows) > 6 or table.columns > 3 or read_columns(table) is not None:
        return False
    return any(_is_layout_row(row) for row in table.rows)


LAYOUT_WORDS = re.compile(
    r"cong hoa xa hoi|doc lap - tu do|dang cong san|noi nhan|^so\s*:|^(?:tm|kt|tl|t/m)\.|"
    r"uy ban nhan dan$|, ngay"
)


def _is_layout_row(row: Row) -> bool:
    return any(LAYOUT_WORDS.search(plain(cell.passage.text).strip()) for cell in row.cells)
