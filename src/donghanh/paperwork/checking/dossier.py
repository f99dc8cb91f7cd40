"""The material of a check: the document line by line, its reading, and what is known around it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from donghanh.paperwork.blocks import Block, Document
from donghanh.paperwork.checking.findings import Remark, shorten
from donghanh.paperwork.reading import PlanReading
from donghanh.vietnamese.citations import Citation, find_citations
from donghanh.vietnamese.text import fold

LONGEST_HEAD = 24
KIND_OF_DOCUMENT = re.compile(
    r"^(?:KẾ HOẠCH|CHƯƠNG TRÌNH|PHƯƠNG ÁN|ĐỀ ÁN|QUYẾT ĐỊNH|NGHỊ QUYẾT|CHỈ THỊ|HƯỚNG DẪN|THÔNG BÁO|"
    r"DỰ ÁN|QUY CHẾ)\b"
)
DATELINE = re.compile(
    r"ngày\s*(?P<day>\d{1,2})?[\s.…_]*(?:tháng|/)\s*(?P<month>\d{1,2})?[\s.…_]*(?:năm|/)\s*(?P<year>\d{4})?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the document as a reader sees it, with its generated list mark; `folded` is its search key."""

    text: str
    number: int
    page: int | None
    folded: str

    def remark(self, message: str, quote: str | None = None) -> Remark:
        """A remark on this line."""
        return Remark(message, self.number, self.page, shorten(quote or self.text))


@dataclass(frozen=True, slots=True)
class OtherPlan:
    """The task titles of another plan under follow-up, by the plan's name."""

    name: str
    titles: tuple[str, ...]


@dataclass(frozen=True)
class Dossier:
    """One document under check. `units` are the names of the office's directory, None where there is none."""

    document: Document
    reading: PlanReading
    issued: date | None = None
    today: date | None = None
    units: tuple[str, ...] | None = None
    other_plans: tuple[OtherPlan, ...] = ()

    @cached_property
    def lines(self) -> list[Line]:
        return [line for block in self.document.blocks for line in _lines_of(block)]

    @cached_property
    def head(self) -> list[Line]:
        """The lines above the kind of document ("KẾ HOẠCH"), where letterhead, number and date stand."""
        first = self.lines[:LONGEST_HEAD]
        title = next(
            (index for index, line in enumerate(first) if KIND_OF_DOCUMENT.match(line.text)), len(first)
        )
        return first[:title]

    @property
    def is_letter(self) -> bool:
        """Whether the document should carry a letterhead and a signature; a workbook is a bare table."""
        return self.document.format != "xlsx"

    @cached_property
    def citations(self) -> list[tuple[Line, Citation]]:
        """Every cited document with the line that cites it."""
        return [(line, citation) for line in self.lines for citation in find_citations(line.text)]

    @cached_property
    def earliest_issue(self) -> date | None:
        """The date of issue, or the earliest it can be: not before the month it names nor before what it rests on."""
        known = self.issued or self.reading.header.issued_on
        if known:
            return known
        bases = set(self.reading.header.legal_bases)
        dates = [c.date for _, c in self.citations if c.date and c.symbol in bases]
        month = next((first for line in self.head if (first := _first_of_month(line.text))), None)
        return max((day for day in (*dates, month, self.today) if day), default=None)

    def line_of(self, words: str) -> Line | None:
        """The first line that holds these words, marks and case aside."""
        wanted = fold(words)
        return next((line for line in self.lines if wanted and wanted in line.folded), None)


def _lines_of(block: Block) -> Iterator[Line]:
    is_row = block.kind == "row"
    texts = [cell.text for cell in block.cells] if is_row else [f"{block.label} {block.text}"]
    for text in texts:
        for line in text.split("\n"):
            if line.strip():
                yield Line(line.strip(), block.place.line, block.place.page, fold(line))


def _first_of_month(text: str) -> date | None:
    match = DATELINE.search(text)
    if match is None or not match["month"] or not match["year"]:
        return None
    return date(int(match["year"]), int(match["month"]), 1) if 1 <= int(match["month"]) <= 12 else None
