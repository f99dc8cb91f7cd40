"""Days that repeat: "ngày 15 hằng tháng", "trước ngày 20 của tháng cuối quý", "cuối quý"."""

from donghanh.vietnamese.deadlines import lexicon
from donghanh.vietnamese.deadlines.cursor import Cursor
from donghanh.vietnamese.deadlines.groups import read_bind
from donghanh.vietnamese.deadlines.model import Frequency
from donghanh.vietnamese.deadlines.signs import Says, Sign


def read_period_day(cursor: Cursor, at: int) -> Sign | None:
    """A day of every month or quarter, with the preposition before it."""
    bound = read_bind(cursor, at)
    start = bound[1] if bound else at
    return _day_of_period(cursor, at, start) or _edge_of_period(cursor, at, start)


def _day_of_period(cursor: Cursor, at: int, start: int) -> Sign | None:
    day_at = cursor.skip(start, "ngay")
    number = cursor.number(day_at, 1, 31)
    if number is None or cursor.form(day_at + 1) == "/":
        return None
    end = cursor.skip(day_at + 1, "cua")
    for unit, phrases in (
        ("quarter", lexicon.OF_QUARTER),
        ("month", lexicon.OF_MONTH),
    ):
        found = cursor.after(day_at + 1, phrases) or cursor.after(end, phrases)
        if found and not _is_numeral(cursor, found) and cursor.form(found) not in ("dau", "cuoi"):
            return Sign(Says.PERIOD_DAY, at, found, frequency=Frequency(unit), number=number)
    return None


def _edge_of_period(cursor: Cursor, at: int, start: int) -> Sign | None:
    start = cursor.skip(start, "ngay", "vao", "ngay lam viec")
    for words, frequency in lexicon.EDGES_OF_PERIOD.items():
        end = cursor.after(start, words)
        if end and not _is_numeral(cursor, end) and cursor.form(end) not in ("nam", "dinh"):
            return Sign(Says.PERIOD_DAY, at, end, frequency=frequency)
    return None


def _is_numeral(cursor: Cursor, at: int) -> bool:
    return cursor.number(at, 0, 9999) is not None or cursor.form(at) in (
        "i",
        "ii",
        "iii",
        "iv",
        "tu",
        "mot",
        "hai",
        "ba",
    )
