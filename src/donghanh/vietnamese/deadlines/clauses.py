"""Clauses in the place of a date: after an event, within a period, as another paper says."""

from donghanh.vietnamese.deadlines import lexicon
from donghanh.vietnamese.deadlines.atoms import read_period
from donghanh.vietnamese.deadlines.cursor import Cursor
from donghanh.vietnamese.deadlines.groups import read_bind
from donghanh.vietnamese.deadlines.model import Offset
from donghanh.vietnamese.deadlines.signs import Says, Sign, read_sign
from donghanh.vietnamese.deadlines.tokens import DOCUMENT


def read_clause(cursor: Cursor, at: int) -> Sign | None:
    """The event, offset or reference that starts here."""
    return _from_issue(cursor, at) or _offset(cursor, at) or _event(cursor, at) or _reference(cursor, at)


def _from_issue(cursor: Cursor, at: int) -> Sign | None:
    """ "Từ nay đến hết năm 2026", "từ ngày ký đến 30/6": a start that is the day of issue."""
    end = cursor.after(at, *lexicon.ISSUE)
    if end is None:
        return None
    end = cursor.skip(end, "ban hanh", "ke hoach", "ke hoach nay", "cho")
    bound = read_bind(cursor, end)
    dated = bound and (read_period(cursor, bound[1]) or cursor.year(bound[1]))
    return Sign(Says.FROM_ISSUE, at, end) if dated else None


def _offset(cursor: Cursor, at: int) -> Sign | None:
    """ "trong 05 ngày làm việc kể từ ngày nhận", "sau 30 ngày", "chậm nhất 10 ngày", "trước 15 ngày"."""
    start = cursor.skip(at, *lexicon.OFFSET_LEADS)
    count = cursor.count(start, 1, 400)
    field = lexicon.AMOUNTS.get(cursor.form(start + 1)) if count else None
    if count is None or field is None or (start == at and not _stands_as_offset(cursor, start, start + 2)):
        return None
    end = start + 2
    working = cursor.after(end, "lam viec") if field == "days" else None
    if working is None and cursor.form(end) in ("dau", "cuoi", "/", "mot", "lien", "trong", "qua"):
        return None
    if cursor.number(end, 1, 2100):
        return None
    end = cursor.skip(working or end, "( ngay )")
    before = (
        "truoc" in {cursor.form(index) for index in range(at, start)}
        or cursor.after(end, "truoc khi", "truoc ngay") is not None
    )
    event, stop = _anchor(cursor, end)
    amount = (
        {"working_days": count} if working else {"days": count * 7} if field == "weeks" else {field: count}
    )
    return Sign(
        Says.EVENT,
        at,
        stop,
        offset=Offset(**amount, event=event, before=before),
        value=cursor.between(at, stop),
    )


def _stands_as_offset(cursor: Cursor, start: int, end: int) -> bool:
    """ "10 ngày kể từ …", or "08 ngày" when that is all."""
    if cursor.after(end, *lexicon.OFFSET_TAILS) is not None:
        return True
    return not cursor.form(start - 1).isalnum() and cursor.form(end) in ("", ".", ";", ")")


def _anchor(cursor: Cursor, at: int) -> tuple[str | None, int]:
    start = cursor.after(at, *lexicon.ANCHORS)
    if start is None:
        return None, at
    end = _clause_end(cursor, start)
    return cursor.between(at, end) or None, end


def _event(cursor: Cursor, at: int) -> Sign | None:
    start = cursor.after(at, *lexicon.EVENTS)
    if start is None:
        start = _after_noun(cursor, at) or _at_once(cursor, at) or _from_event(cursor, at)
    if start is None:
        return None
    end = _clause_end(cursor, start)
    return Sign(Says.EVENT, at, end, value=cursor.between(at, end))


def _after_noun(cursor: Cursor, at: int) -> int | None:
    """ "sau Đại hội", "trước kỳ họp": before a word that is no date and no count."""
    if cursor.word(at) not in ("sau", "trước", "truoc"):
        return None
    following = cursor.form(at + 1)
    is_noun = following.isalpha() and read_period(cursor, at + 1) is None
    return at + 1 if is_noun and following not in lexicon.NO_EVENT_NOUNS else None


def _from_event(cursor: Cursor, at: int) -> int | None:
    """ "kể từ ngày nhận được", "từ ngày ký"."""
    start = cursor.after(at, "ke tu ngay", "tu ngay", "ke tu", "sau ngay", "truoc ngay")
    return (
        start
        if start
        and cursor.form(start).isalpha()
        and read_period(cursor, start) is None
        and read_period(cursor, start - 1) is None
        else None
    )


def _at_once(cursor: Cursor, at: int) -> int | None:
    """ "ngay", "thực hiện ngay": at once, unless a date follows ("ngay trong tháng 6", "ngay từ đầu năm")."""
    if cursor.word(at) != "ngay" or cursor.form(at) != "ngay":
        return None
    if cursor.number(at + 1, 1, 31) or cursor.after(
        at + 1, "trong", "tu", "dau", "cuoi", "tai", "thang", "quy"
    ):
        return None
    return at + 1


def _reference(cursor: Cursor, at: int) -> Sign | None:
    if cursor.form(at) == DOCUMENT:
        return Sign(
            Says.REFERENCE,
            at,
            _clause_end(cursor, at + 1),
            value=cursor.between(at, _clause_end(cursor, at + 1)),
        )
    start = cursor.after(at, *lexicon.REFERENCES)
    if start is None or cursor.form(at - 1) in lexicon.NO_REFERENCE_AFTER:
        return None
    end = _clause_end(cursor, start)
    return Sign(Says.REFERENCE, at, end, value=cursor.between(at, end))


def _clause_end(cursor: Cursor, at: int) -> int:
    """A clause runs to a stop, a semicolon or a bracket; to a comma if a time follows; or to words of time
    that do not belong to the noun before them (a bare year or date does: "kết quả năm 2025")."""
    while at < len(cursor.tokens):
        form = cursor.form(at)
        if form in ";()[]" or (form == "." and _ends_sentence(cursor, at)):
            return at
        if form == "," and _time_follows(cursor, at + 1):
            return at
        if form != "," and _breaks(cursor, at):
            return at
        at += 1
    return at


def _ends_sentence(cursor: Cursor, at: int) -> bool:
    return at + 1 >= len(cursor.tokens) or cursor.tokens[at + 1].spaced


def _time_follows(cursor: Cursor, at: int) -> bool:
    readers = (_breaks, read_period, read_bind, read_clause)
    return any(reader(cursor, at) for reader in readers) or bool(
        cursor.year(at) or cursor.after(at, *lexicon.STOPS_AFTER_COMMA)
    )


def _breaks(cursor: Cursor, at: int) -> bool:
    if cursor.after(at, *lexicon.STOPS):
        return True
    sign = read_sign(cursor, at)
    if sign and sign.says in (Says.RECUR, Says.ALWAYS, Says.ONWARD):
        return True
    bound = read_bind(cursor, at)
    if (
        bound
        and cursor.form(at - 1) not in ("luc", "han")
        and not cursor.after(at, "vao", "trong khoang", "ket thuc", "la", "het")
    ):
        return read_period(cursor, bound[1]) is not None or cursor.year(bound[1]) is not None
    period = read_period(cursor, at)
    return (
        period is not None
        and period[0].unit in ("quarter", "month", "months", "edge", "week")
        and cursor.form(at - 1) != "tu"
    )
