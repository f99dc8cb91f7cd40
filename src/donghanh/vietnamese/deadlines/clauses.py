"""Clauses in the place of a date: after an event, within a period, as another paper says."""

from donghanh.vietnamese.deadlines import lexicon
from donghanh.vietnamese.deadlines.atoms import read_period
from donghanh.vietnamese.deadlines.cursor import Cursor
from donghanh.vietnamese.deadlines.groups import Bind, read_bind
from donghanh.vietnamese.deadlines.model import Offset
from donghanh.vietnamese.deadlines.signs import Says, Sign, read_sign
from donghanh.vietnamese.deadlines.tokens import DOCUMENT

_STATED = (Says.RECUR, Says.ALWAYS, Says.ONWARD)


def read_clause(cursor: Cursor, at: int) -> Sign | None:
    """The event, offset or reference that starts here."""
    return _from_issue(cursor, at) or _offset(cursor, at) or _event(cursor, at) or _reference(cursor, at)


def _from_issue(cursor: Cursor, at: int) -> Sign | None:
    """ "Từ nay đến hết năm 2026", "từ ngày ký đến 30/6": a start that is the day of issue."""
    end = cursor.after(at, lexicon.ISSUE)
    if end is None:
        return None
    end = cursor.skip(end, "ban hanh", "ke hoach", "ke hoach nay", "cho")
    bound = read_bind(cursor, end)
    dated = bound and (read_period(cursor, bound[1]) or cursor.year(bound[1]))
    return Sign(Says.FROM_ISSUE, at, end) if dated else None


# ---------------------------------------------------------------- periods


def _offset(cursor: Cursor, at: int) -> Sign | None:
    """ "trong 05 ngày làm việc kể từ ngày nhận", "sau 30 ngày", "chậm nhất 10 ngày", "trước 15 ngày"."""
    start = _offset_count(cursor, at)
    if start is None:
        return None
    count, field = cursor.count(start, 1, 400) or 0, lexicon.AMOUNTS[cursor.form(start + 1)]
    working = cursor.after(start + 2, "lam viec") if field == "days" else None
    end = cursor.skip(working or start + 2, "( ngay )")
    said_before = "truoc" in {cursor.form(index) for index in range(at, start)}
    before = said_before or cursor.after(end, "truoc khi", "truoc ngay") is not None
    event, stop = _anchor(cursor, end)
    weeks = cursor.form(start + 1) == "tuan"
    amount = {"working_days" if working else field: count * 7 if weeks else count}
    offset = Offset(**amount, event=event, before=before)
    return Sign(Says.EVENT, at, stop, offset=offset, value=cursor.between(at, stop))


def _offset_count(cursor: Cursor, at: int) -> int | None:
    """Where the number of a period stands, if one starts here."""
    start = cursor.skip(at, lexicon.OFFSET_LEADS)
    if cursor.count(start, 1, 400) is None or cursor.form(start + 1) not in lexicon.AMOUNTS:
        return None
    end = start + 2
    if start == at and not _stands_as_offset(cursor, start, end):
        return None
    is_date = cursor.form(end) in ("dau", "cuoi", "/", "mot", "lien", "trong", "qua")
    return None if is_date or cursor.number(end, 1, 2100) else start


def _stands_as_offset(cursor: Cursor, start: int, end: int) -> bool:
    """ "10 ngày kể từ …", or "08 ngày" when that is all."""
    if cursor.after(end, lexicon.OFFSET_TAILS) is not None:
        return True
    return not cursor.form(start - 1).isalnum() and cursor.form(end) in ("", ".", ";", ")")


def _anchor(cursor: Cursor, at: int) -> tuple[str | None, int]:
    start = cursor.after(at, lexicon.ANCHORS)
    if start is None:
        return None, at
    end = _clause_end(cursor, start)
    return cursor.between(at, end) or None, end


# ---------------------------------------------------------------- events and references


def _event(cursor: Cursor, at: int) -> Sign | None:
    start = _event_start(cursor, at)
    if start is None:
        return None
    end = _clause_end(cursor, start)
    return Sign(Says.EVENT, at, end, value=cursor.between(at, end))


def _event_start(cursor: Cursor, at: int) -> int | None:
    found = cursor.after(at, lexicon.EVENTS)
    return found or _after_noun(cursor, at) or _at_once(cursor, at) or _from_event(cursor, at)


def _after_noun(cursor: Cursor, at: int) -> int | None:
    """ "sau Đại hội", "trước kỳ họp": before a word that is no date and no count."""
    if cursor.word(at) not in ("sau", "trước", "truoc"):
        return None
    following = cursor.form(at + 1)
    is_noun = following.isalpha() and read_period(cursor, at + 1) is None
    return at + 1 if is_noun and following not in lexicon.NO_EVENT_NOUNS else None


def _at_once(cursor: Cursor, at: int) -> int | None:
    """ "ngay", "thực hiện ngay": at once, unless a date follows ("ngay trong tháng 6", "ngay từ đầu năm")."""
    if cursor.word(at) != "ngay" or cursor.number(at + 1, 1, 31):
        return None
    return None if cursor.after(at + 1, "trong", "tu", "dau", "cuoi", "tai", "thang", "quy") else at + 1


def _from_event(cursor: Cursor, at: int) -> int | None:
    """ "kể từ ngày nhận được", "từ ngày ký", "kể từ ngày Nghị định 20/2026/NĐ-CP có hiệu lực"."""
    start = cursor.after(at, "ke tu ngay", "tu ngay", "ke tu", "sau ngay", "truoc ngay")
    if start is None or not (cursor.form(start).isalpha() or cursor.form(start) == DOCUMENT):
        return None
    dated = read_period(cursor, start) or read_period(cursor, start - 1)
    return None if dated else start


def _reference(cursor: Cursor, at: int) -> Sign | None:
    start = _reference_start(cursor, at)
    if start is None:
        return None
    end = _clause_end(cursor, start)
    return Sign(Says.REFERENCE, at, end, value=cursor.between(at, end))


def _reference_start(cursor: Cursor, at: int) -> int | None:
    if cursor.form(at) == DOCUMENT:
        return at + 1
    start = cursor.after(at, lexicon.REFERENCES)
    return None if cursor.form(at - 1) in lexicon.NO_REFERENCE_AFTER else start


# ---------------------------------------------------------------- how far a clause goes


def _clause_end(cursor: Cursor, at: int) -> int:
    """A clause runs to a semicolon or a bracket; to a comma if a time or clause follows; or to words of time that
    do not belong to the noun before them (a bare year or date does: "kết quả năm 2025")."""
    while at < len(cursor.tokens):
        form = cursor.form(at)
        if form in ";()[]" or (form == "." and _ends_sentence(cursor, at)):
            return at
        if form == "," and _opens(cursor, at + 1):
            return at
        if form != "," and _breaks(cursor, at):
            return at
        period = read_period(cursor, at)
        at = period[1] if period else at + 1
    return at


def _ends_sentence(cursor: Cursor, at: int) -> bool:
    return at + 1 >= len(cursor.tokens) or cursor.tokens[at + 1].spaced


def _opens(cursor: Cursor, at: int) -> bool:
    """A time, a verb of finishing or another clause starts here."""
    readers = (_breaks, read_period, read_bind, _offset_count, _event_start, _reference_start)
    return any(reader(cursor, at) for reader in readers) or bool(
        cursor.year(at) or cursor.after(at, lexicon.STOPS_AFTER_COMMA)
    )


def _breaks(cursor: Cursor, at: int) -> bool:
    if cursor.after(at, lexicon.STOPS):
        return True
    sign = read_sign(cursor, at)
    if sign and sign.says in _STATED:
        return True
    bound = read_bind(cursor, at)
    in_force = bound is not None and bound[0] is Bind.FROM and cursor.form(at - 1) == "luc"
    if bound and not in_force and not cursor.after(at, lexicon.NO_BREAKS):
        return bool(read_period(cursor, bound[1]) or cursor.year(bound[1]))
    period = read_period(cursor, at)
    own = period is not None and period[0].unit in ("quarter", "month", "months", "edge", "week")
    return own and cursor.form(at - 1) != "tu"
