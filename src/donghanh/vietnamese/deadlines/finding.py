"""Deadlines inside longer sentences: after a label, in brackets, at the tail or the head of a clause."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from donghanh.vietnamese.deadlines import lexicon
from donghanh.vietnamese.deadlines.cursor import MOST_REPEATS, Cursor
from donghanh.vietnamese.deadlines.grammar import Scan, scan
from donghanh.vietnamese.deadlines.groups import Bind, Group
from donghanh.vietnamese.deadlines.model import Deadline, Kind
from donghanh.vietnamese.deadlines.reading import parse_deadline
from donghanh.vietnamese.deadlines.signs import Says, Sign
from donghanh.vietnamese.text import nfc

_LABEL = re.compile(
    r"(?:^|(?<=[\s.;,(*\-–+•]))(?P<label>(?:Thời\s+(?:gian|hạn|điểm)(?:\s+và\s+địa\s+điểm)?|Hạn|Tiến\s+độ|Mốc\s+thời\s+gian)"
    r"(?:\s+(?:hoàn\s+thành|thực\s+hiện|triển\s+khai|báo\s+cáo|xong|tổ\s+chức|dự\s+kiến|trình|ban\s+hành|cụ\s+thể|gửi))*"
    r"|Hoàn\s+thành|Thực\s+hiện)\s*[*_]*\s*:\s*[*_]*\s*(?P<value>[^\n]+)",
    re.IGNORECASE,
)
_VALUE_END = re.compile(
    r"\.\s+(?=[A-ZĐÀ-Ỹ])|[;.,]?\s*[-–+•]?\s*(?=\b(?:Sản\s+phẩm|Kết\s+quả|Đơn\s+vị|Cơ\s+quan|Chủ\s+trì|Phối\s+hợp|Kinh\s+phí|Địa\s+điểm"
    r"|Người\s+thực\s+hiện|Thành\s+phần|Trách\s+nhiệm|Bộ\s+phận|Phụ\s+trách|Nguồn|Nội\s+dung|Hình\s+thức|Đối\s+tượng)\b[^:.;]{0,40}:)",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"\(([^()]{3,120})\)")
LONGEST_EVENT = 18
"""Tokens; a longer clause holds the rest of the sentence too."""

_SENTENCE_END = frozenset(".;")


class How(StrEnum):
    """Where the phrase stood, from surest to least sure."""

    LABEL = "label"
    BRACKET = "bracket"
    TAIL = "tail"
    HEAD = "head"
    INSIDE = "inside"


class Found(NamedTuple):
    """A deadline and its place in the NFC text. `how` says how it was recognised."""

    deadline: Deadline
    span: tuple[int, int]
    how: How


@dataclass(frozen=True, slots=True)
class Cluster:
    """Neighbouring pieces of time in one sentence: tokens `start` to `end`."""

    start: int
    end: int
    pieces: tuple[Group | Sign, ...]


def find_deadline(text: str, *, issued: date | None = None) -> Found | None:
    """The deadline that a sentence or paragraph sets, None where it sets none.

    Dates of cited documents, years in names of programmes and adverbs ("thường xuyên rà soát") are none.
    """
    text = nfc(text)
    found = [*_labelled(text, issued), *_bracketed(text, issued)] or list(_in_sentences(text, issued))
    order = list(How)
    return min(found, key=lambda each: (order.index(each.how), -each.span[0]), default=None)


# ---------------------------------------------------------------- labels and brackets


def _labelled(text: str, issued: date | None) -> Iterator[Found]:
    for match in _LABEL.finditer(text):
        start = match.start("value")
        stop = _VALUE_END.search(text, start, match.end())
        end = stop.start() if stop else match.end()
        words = text[start:end].rstrip(" .;,-–")
        deadline = parse_deadline(words, issued=issued)
        if deadline.kind is not Kind.NONE or deadline.reference:
            labelled = parse_deadline(text[match.start("label") : start + len(words)], issued=issued)
            yield Found(labelled, (start, start + len(words)), How.LABEL)


def _bracketed(text: str, issued: date | None) -> Iterator[Found]:
    for match in _BRACKET.finditer(text):
        scanned = scan(match[1])
        clusters = [cluster for cluster in _clusters(scanned) if _is_deadline(scanned, cluster, apart=True)]
        if clusters and _covers(scanned, clusters[0]):
            deadline = parse_deadline(match[1], issued=issued)
            if deadline.kind is not Kind.NONE:
                yield Found(deadline, match.span(1), How.BRACKET)


def _covers(scanned: Scan, cluster: Cluster) -> bool:
    """True if a bracket holds little besides time."""
    outside = [
        index for index in range(len(scanned.cursor.tokens)) if not cluster.start <= index < cluster.end
    ]
    return sum(scanned.cursor.tokens[index].is_word for index in outside) <= 2


# ---------------------------------------------------------------- sentences


def _in_sentences(text: str, issued: date | None) -> Iterator[Found]:
    scanned = scan(text)
    tokens = scanned.cursor.tokens
    for cluster in _clusters(scanned):
        how = _place(scanned.cursor, cluster)
        apart = how is not How.INSIDE and _is_apart(scanned.cursor, cluster)
        if how is How.INSIDE and not _is_binding(scanned.cursor, cluster):
            continue
        if not _is_deadline(scanned, cluster, apart=apart):
            continue
        start, end = tokens[cluster.start].start, tokens[cluster.end - 1].end
        deadline = parse_deadline(text[start:end], issued=issued)
        if deadline.kind is not Kind.NONE and not _is_history(deadline, issued):
            yield Found(deadline, (start, end), how)


def _is_history(deadline: Deadline, issued: date | None) -> bool:
    """A date long before the document tells what was, not what is to be done."""
    last = deadline.due or deadline.start
    return bool(issued and last and (issued - last).days > 500)


def _clusters(scanned: Scan) -> list[Cluster]:
    """Pieces joined over commas, "và" and verbs of finishing, with such a verb taken in on the left."""
    wanted = (
        Says.RECUR,
        Says.ALWAYS,
        Says.ONWARD,
        Says.CLOCK,
        Says.WEEKDAY,
        Says.PERIOD_DAY,
        Says.FROM_ISSUE,
    )
    signs = [sign for sign in scanned.signs if sign.says in wanted or _is_setting(scanned.cursor, sign)]
    pieces: list[Group | Sign] = sorted([*scanned.groups, *signs], key=lambda piece: piece.start)
    clusters: list[Cluster] = []
    for piece in pieces:
        if clusters and scanned.cursor.skip(clusters[-1].end, lexicon.BRIDGES) >= piece.start:
            last = clusters[-1]
            clusters[-1] = Cluster(last.start, max(last.end, piece.end), (*last.pieces, piece))
        else:
            clusters.append(Cluster(_with_lead(scanned.cursor, piece.start), piece.end, (piece,)))
    return clusters


def _is_setting(cursor: Cursor, sign: Sign) -> bool:
    """An event that sets a time ("sau khi có hướng dẫn"), not a circumstance ("khi xây dựng chính sách")."""
    brief = sign.end - sign.start <= LONGEST_EVENT
    setting = sign.offset or cursor.after(sign.start, lexicon.SETTING_EVENTS)
    return sign.says is Says.EVENT and brief and bool(setting)


def _with_lead(cursor: Cursor, at: int) -> int:
    """Where the verbs of finishing before a piece begin ("phấn đấu hoàn thành | trong Quý III")."""
    for _ in range(MOST_REPEATS):
        starts = (at - len(words.split()) for words in lexicon.LEADS)
        before = [start for start in starts if start >= 0 and cursor.after(start, lexicon.LEADS) == at]
        if not before:
            break
        at = min(before)
    return at


def _place(cursor: Cursor, cluster: Cluster) -> How:
    if _ends(cursor, cluster.end):
        return How.TAIL
    before = cursor.form(cluster.start - 1)
    opens = not before or before in _SENTENCE_END or before in "-+"
    repeats = any(isinstance(piece, Sign) and piece.says is Says.RECUR for piece in cluster.pieces)
    if opens and (repeats or cursor.form(cluster.end) in (",", ":")):
        return How.HEAD
    return How.INSIDE


def _ends(cursor: Cursor, at: int) -> bool:
    while at < len(cursor.tokens) and cursor.form(at) in ("/", ")", ",", '"'):
        at += 1
    if at >= len(cursor.tokens) or cursor.form(at) == ";":
        return True
    return cursor.form(at) == "." and (at + 1 >= len(cursor.tokens) or cursor.tokens[at + 1].spaced)


def _is_apart(cursor: Cursor, cluster: Cluster) -> bool:
    """Set off by a mark, or led in by a verb of finishing."""
    first = min(piece.start for piece in cluster.pieces)
    return cluster.start < first or not cursor.form(cluster.start - 1).isalnum()


def _is_binding(cursor: Cursor, cluster: Cluster) -> bool:
    """What binds wherever it stands: "trước ngày …", "chậm nhất …" with a full day, "trong Quý III/2026" with its
    year, "định kỳ hằng quý"."""
    for piece in cluster.pieces:
        if isinstance(piece, Sign):
            binds = piece.says is Says.RECUR and cursor.after(piece.start, lexicon.PERIODIC) is not None
        elif piece.bind in (Bind.BEFORE, Bind.BY):
            binds = piece.items[-1].unit == "day"
        else:
            binds = piece.bind is Bind.IN and cursor.form(piece.start) == "trong" and _is_near(piece)
        if binds:
            return True
    return False


def _is_near(group: Group) -> bool:
    return group.items[-1].unit in ("day", "month", "quarter") and group.items[-1].year is not None


def _is_deadline(scanned: Scan, cluster: Cluster, *, apart: bool) -> bool:
    return any(
        _group_sets(scanned.cursor, piece, apart=apart)
        if isinstance(piece, Group)
        else _sign_sets(scanned.cursor, piece, apart=apart)
        for piece in cluster.pieces
    )


def _sign_sets(cursor: Cursor, sign: Sign, *, apart: bool) -> bool:
    """ "kế hoạch hằng năm" is the name of a plan; "cập nhật thường xuyên" says how, not when."""
    if sign.says is Says.ALWAYS:
        return apart
    named = any(cursor.after(sign.start - width, lexicon.DATED_NOUNS) == sign.start for width in (1, 2))
    return sign.says in (Says.EVENT, Says.PERIOD_DAY) or (sign.says is Says.RECUR and not named)


def _group_sets(cursor: Cursor, group: Group, *, apart: bool) -> bool:
    """Whole years count only when set off or after "trong" or "từ": else they belong to a programme's name."""
    if cursor.form(group.start - 1) == "luc":
        return False
    if group.items[-1].unit in ("year", "years"):
        return apart or cursor.form(group.start) == "trong" or group.bind in (Bind.FROM, Bind.BEFORE)
    return apart or group.bind is not Bind.IN or cursor.form(group.start).isalpha()
