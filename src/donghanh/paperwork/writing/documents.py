"""An official document before it is laid out: what it says, in the order NĐ 30/2020/NĐ-CP Điều 8 lists its
parts."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import Enum
from typing import Literal


class Kind(Enum):
    """Kinds laid out here (NĐ 30/2020 Điều 7). Decisions follow another model and are not among them."""

    PROGRAMME = "Chương trình"
    PLAN = "Kế hoạch"
    REPORT = "Báo cáo"
    SUBMISSION = "Tờ trình"
    GUIDANCE = "Hướng dẫn"
    NOTICE = "Thông báo"
    LETTER = "Công văn"
    MINUTES = "Biên bản"

    @property
    def is_named_on_page(self) -> bool:
        """A công văn has no kind name; its trích yếu stands under the number (Phụ lục I mục II.5)."""
        return self is not Kind.LETTER

    @property
    def is_dated_on_top(self) -> bool:
        """Minutes say in their text when and where they were taken, not in the heading (Phụ lục III mẫu 1.9)."""
        return self is not Kind.MINUTES

    @property
    def may_address(self) -> bool:
        """Whether "Kính gửi" is allowed (Phụ lục I mục II.9: tờ trình, báo cáo, công văn)."""
        return self in (Kind.SUBMISSION, Kind.REPORT, Kind.LETTER)


@dataclass(frozen=True, slots=True)
class IssueDate:
    """Day of issue, left open from the right while the document is a draft: IssueDate(2026) has no month or
    day."""

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def on(cls, date: dt.date) -> IssueDate:
        return cls(date.year, date.month, date.day)


@dataclass(frozen=True, slots=True)
class Issuer:
    """The issuing body. `lines` is its name as set in the heading ("ỦY BAN NHÂN DÂN", "PHƯỜNG ÁI QUỐC"),
    `name` the same name inside a sentence, `superior` the lines of the body above it where the law asks for
    them."""

    name: str
    lines: tuple[str, ...]
    place: str
    superior: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reference:
    """Number, symbol and date. Number None and an open date print as blanks for văn thư to fill after
    signing."""

    symbol: str
    issued: IssueDate
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; each line of `text` becomes a paragraph."""

    text: str
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Bullet:
    """A dash item ("-"), or a plus item ("+") one step below it."""

    text: str
    mark: Literal["-", "+"] = "-"


@dataclass(frozen=True, slots=True)
class Section:
    """A numbered division. Its number follows from depth and order: I., 1., a) (Phụ lục I mục II.6)."""

    title: str
    body: tuple[Node, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """A table column. `width` is a share of the table's width; columns that name the same `group` share a
    head."""

    title: str
    width: float
    align: Literal["left", "center", "justify"] = "left"
    group: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A table row, one text per column. A section row is bold and holds (number, title) only, the title
    spanning the rest; a total row is bold."""

    cells: tuple[str, ...]
    kind: Literal["plain", "section", "total"] = "plain"


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled table whose head repeats on every page; `caption` stands above it."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    caption: str = ""

    def __post_init__(self) -> None:
        for row in self.rows:
            wanted = 2 if row.kind == "section" else len(self.columns)
            if len(row.cells) != wanted:
                raise ValueError(f"a {row.kind} row of this table needs {wanted} cells, not {len(row.cells)}")


Node = Paragraph | Bullet | Section | Table


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs: capacity lines ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"); no name until
    signed."""

    capacity: tuple[str, ...]
    name: str = ""


@dataclass(frozen=True, slots=True)
class Recipients:
    """Nơi nhận: the places, without dash or semicolon, and the unit that keeps a copy beside VT."""

    places: tuple[str, ...]
    drafting_unit: str = ""


@dataclass(frozen=True, slots=True)
class Appendix:
    """A phụ lục on pages of its own, with its own page numbers."""

    title: str
    body: tuple[Node, ...]
    landscape: bool = True


@dataclass(frozen=True, slots=True)
class OfficialDocument:
    """A whole document. `subject` is the trích yếu; `legal_bases` come without closing marks; `co_signatures` sign
    beside the signature, which then stands last.

    Raises ValueError for "Kính gửi" on a kind that may not carry it, and for a body that does not end in
    words (the mark "./." needs a last word to follow).
    """

    kind: Kind
    issuer: Issuer
    reference: Reference
    subject: str
    body: tuple[Node, ...]
    signature: Signature
    recipients: Recipients
    legal_bases: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    appendices: tuple[Appendix, ...] = ()
    co_signatures: tuple[Signature, ...] = ()

    def __post_init__(self) -> None:
        if self.addressees and not self.kind.may_address:
            raise ValueError(f"{self.kind.value} carries no Kính gửi (NĐ 30/2020 Phụ lục I mục II.9)")
        if not isinstance(last_node(self.body), Paragraph | Bullet):
            raise ValueError("the body must end in a paragraph or a dash item")


def last_node(body: tuple[Node, ...]) -> Node | None:
    """The node whose words are printed last, None for an empty body."""
    if not body:
        return None
    node = body[-1]
    return (last_node(node.body) or node) if isinstance(node, Section) else node
