"""Words that say how a deadline runs without being dates: repetition, permanence, urgency, clock."""

from dataclasses import dataclass
from enum import StrEnum

from donghanh.vietnamese.deadlines import lexicon
from donghanh.vietnamese.deadlines.cursor import Cursor
from donghanh.vietnamese.deadlines.model import Frequency, Offset


class Says(StrEnum):
    """What a sign says."""

    RECUR = "recur"
    ALWAYS = "always"
    PERIODIC = "periodic"
    ONWARD = "onward"
    EVENT = "event"
    REFERENCE = "reference"
    URGENT = "urgent"
    VISION = "vision"
    CLOCK = "clock"
    WEEKDAY = "weekday"
    LUNAR = "lunar"
    PERIOD_DAY = "period_day"
    TERM = "term"
    FROM_ISSUE = "from_issue"


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign and the tokens it covers."""

    says: Says
    start: int
    end: int
    frequency: Frequency | None = None
    offset: Offset | None = None
    value: str | None = None
    number: int | None = None


_ROMANS = ("i", "ii", "iii", "iv")
_WEEKDAYS = {"hai": 0, "ba": 1, "tu": 2, "nam": 3, "sau": 4, "bay": 5}


def read_sign(cursor: Cursor, at: int) -> Sign | None:
    """The sign that starts here, if any."""
    for reader in (_recur, read_onward, _always, _clock, _weekday, _vision, _lunar, _term, _urgent):
        if sign := reader(cursor, at):
            return sign
    return None


# ---------------------------------------------------------------- repetition


def _recur(cursor: Cursor, at: int) -> Sign | None:
    frequency = (
        _times_per(cursor, at)
        or _per_times(cursor, at)
        or _every(cursor, at)
        or _each(cursor, at)
        or _one_of(cursor, at)
    )
    return Sign(Says.RECUR, at, frequency[1], frequency=frequency[0]) if frequency else None


def _each(cursor: Cursor, at: int) -> tuple[Frequency, int] | None:
    """ "hằng năm", "mỗi quý", "định kỳ 6 tháng", "theo quý"; "thường niên"."""
    if end := cursor.after(at, "thuong nien", "hang nien"):
        return Frequency("year"), end
    start = cursor.after(at, lexicon.EACH) or (
        cursor.after(at, "theo", "/") if cursor.form(at) == "theo" else None
    )
    if start is None:
        return None
    start = cursor.skip(start, "(", ":")
    if half := cursor.after(start, lexicon.HALF_YEAR):
        return Frequency("half_year"), _after_rate(cursor, half)
    count = cursor.number(start, 1, 12)
    unit_at = start + 1 if count else start
    unit = lexicon.UNITS.get(cursor.form(unit_at))
    if unit is None or (count is None and not _is_unit_word(cursor, unit_at)):
        return None
    return _interval(unit, count or 1), _after_rate(cursor, unit_at + 1)


def _is_unit_word(cursor: Cursor, at: int) -> bool:
    """ "theo quý" repeats, "theo quy định" and "theo Quý IV" do not; "định kỳ ngày 15" is a date."""
    if cursor.word(at) == "quy" and cursor.after(
        at + 1, "dinh", "che", "trinh", "hoach", "mo", "chuan", "pham"
    ):
        return False
    previous = cursor.form(at - 1)
    if previous in ("hang", "moi", "tung"):
        return True
    return cursor.number(at + 1, 1, 9999) is None and cursor.form(at + 1) not in (
        "i",
        "ii",
        "iii",
        "iv",
        "hoc",
        "lam",
    )


def _after_rate(cursor: Cursor, at: int) -> int:
    """Past "một lần", "/lần", "01 lần" when the period itself is the interval."""
    return cursor.after(at, lexicon.ONCE) or at


def _every(cursor: Cursor, at: int) -> tuple[Frequency, int] | None:
    """ "03 tháng/lần", "6 tháng một lần", "02 năm/lần"."""
    count = cursor.count(at, 1, 24)
    unit = lexicon.UNITS.get(cursor.form(at + 1)) if count else lexicon.UNITS.get(cursor.form(at))
    start = at + 2 if count else at + 1
    end = cursor.after(start, lexicon.ONCE)
    if not unit or not end:
        return None
    return _interval(unit, count or 1), end


def _interval(unit: str, every: int) -> Frequency:
    """Six months and twelve months have names of their own."""
    named = {("month", 6): "half_year", ("month", 12): "year", ("month", 3): "quarter"}.get((unit, every))
    return Frequency(named) if named else Frequency(unit, every)


def _times_per(cursor: Cursor, at: int) -> tuple[Frequency, int] | None:
    """ "ít nhất 01 lần/năm", "02 cuộc/quý", "mỗi năm tổ chức 02 lần" (the count alone follows `_each`)."""
    start = cursor.after(at, lexicon.AT_LEAST)
    times = cursor.count(start or at, 1, 400)
    if times is None:
        return None
    low = (start or at) + 1
    if dash := cursor.after(low, "-", "den"):
        low = dash + 1 if cursor.number(dash, 1, 400) else low
    end = cursor.after(low, lexicon.COUNTED)
    end = _past_noun(cursor, end) if end else None
    per = cursor.after(end, lexicon.PER) if end else None
    if end is None or per is None:
        return None
    every = cursor.number(per, 1, 12)
    unit = lexicon.UNITS.get(cursor.form(per + 1 if every else per))
    if unit is None:
        return None
    stop = per + 2 if every else per + 1
    if (
        cursor.number(stop, 1, 9999)
        and cursor.form(stop - 1) in ("nam", "thang", "quy")
        and cursor.form(per - 1) == "trong"
    ):
        return None
    if unit == "month" and every == 6:
        return Frequency("half_year", 1, times, bool(start)), stop
    return Frequency(unit, every or 1, times, bool(start)), stop


def _per_times(cursor: Cursor, at: int) -> tuple[Frequency, int] | None:
    """ "một năm hai lần", "mỗi quý tổ chức ít nhất 01 buổi"."""
    start = cursor.after(at, "mot", "1", "01", "moi", "hang", "trong mot", "trong 1", "moi mot")
    unit = lexicon.UNITS.get(cursor.form(start)) if start else None
    if unit is None or start is None:
        return None
    count_at = cursor.skip(
        start + 1, "to chuc", "it nhat", "toi thieu", "la", "thuc hien", "co", "khong duoi"
    )
    times = cursor.count(count_at, 1, 400)
    end = cursor.after(count_at + 1, lexicon.COUNTED) if times else None
    if end is None:
        return None
    low = {cursor.form(index) for index in range(start, count_at)} & {"nhat", "thieu", "duoi"}
    return Frequency(unit, 1, times, bool(low)), end


def _past_noun(cursor: Cursor, at: int) -> int:
    """ "01 hội nghị đối thoại/năm": at most four words of what is counted."""
    end = at
    while (
        end < at + 5
        and cursor.form(end).isalpha()
        and cursor.form(end) not in lexicon.UNITS
        and cursor.form(end) not in ("moi", "tren", "trong", "mot", "hang")
    ):
        end += 1
    return end if cursor.form(end) in ("/", "moi", "hang") else at


def _one_of(cursor: Cursor, at: int) -> tuple[Frequency, int] | None:
    """The rest of a list after "hằng": "hằng tháng, quý, năm"; "6 tháng, hằng năm"."""
    if end := cursor.after(at, "6 thang", "06 thang", "sau thang"):
        follows = cursor.after(
            end, ", nam", "va nam", ", hang nam", "va hang nam", "va ca nam", "- nam", "/ nam"
        )
        return (Frequency("half_year"), end) if follows and cursor.year(follows) is None else None
    return None


def more_units(cursor: Cursor, at: int) -> list[Sign]:
    """Units listed after a repetition: ", quý, năm", "/năm"."""
    signs: list[Sign] = []
    while link := cursor.after(at, ",", "va", "/", ", va", "-", "hoac", ", hang", "va hang"):
        half = cursor.after(link, "6 thang", "06 thang", "sau thang")
        unit = "half_year" if half else lexicon.UNITS.get(cursor.form(link))
        end = half or link + 1
        if unit is None or not (half or _ends_unit(cursor, end)):
            break
        signs.append(Sign(Says.RECUR, link, end, frequency=Frequency(unit)))
        at = end
    return signs


def _ends_unit(cursor: Cursor, at: int) -> bool:
    """The unit stands alone: no number ("quý IV", "năm 2026") and no other word goes with it."""
    if cursor.number(at, 1, 9999) or cursor.form(at) in _ROMANS:
        return False
    return not cursor.form(at).isalpha() or cursor.form(at) in lexicon.AFTER_UNIT


# ---------------------------------------------------------------- other signs


def read_onward(cursor: Cursor, at: int) -> Sign | None:
    """ "và các năm tiếp theo", "trở đi", "những năm sau"."""
    start = cursor.skip(at, lexicon.ONWARD_LEADS)
    if end := cursor.after(start, lexicon.ONWARD):
        return Sign(Says.ONWARD, at, end)
    noun = cursor.after(start, lexicon.ONWARD_UNITS)
    end = cursor.after(noun, lexicon.FOLLOWING) if noun else None
    plural = cursor.form(start) in ("cac", "nhung")
    if noun is None or end is None or not (plural or start > at):
        return None
    if not plural and cursor.form(start - 1) not in ("va", ",", "tuc", "tri"):
        return None
    if cursor.after(noun, "con lai") or cursor.form(end) in ("khi",):
        return None
    return Sign(Says.ONWARD, at, end)


def _always(cursor: Cursor, at: int) -> Sign | None:
    if periodic := cursor.after(at, lexicon.PERIODIC):
        return Sign(Says.PERIODIC, at, periodic)
    end = cursor.after(at, lexicon.ALWAYS)
    is_name = cursor.after(at - 2, lexicon.BEFORE_NAMED_ALWAYS) == at or cursor.form(at - 1) == "chi"
    return Sign(Says.ALWAYS, at, end) if end and not is_name and not _standing_body(cursor, at) else None


def _standing_body(cursor: Cursor, at: int) -> bool:
    """ "Ban Thường trực", "Phó Chủ tịch Thường trực", "Thường trực Thành ủy": a body, not "at all times"."""
    if cursor.after(at, "thuong truc") is None:
        return False
    return cursor.form(at - 1) in lexicon.BEFORE_STANDING or cursor.form(at + 2) in lexicon.AFTER_STANDING


def _clock(cursor: Cursor, at: int) -> Sign | None:
    """ "17h00", "16 giờ 30 phút", "08:00"."""
    hour = cursor.number(at, 0, 24)
    if hour is None:
        return None
    end = cursor.after(at + 1, "gio", "h", "g")
    if (
        end is None
        and cursor.form(at + 1) == ":"
        and len(cursor.form(at + 2)) == 2
        and cursor.number(at + 2, 0, 59) is not None
    ):
        end = at + 2
    if end is None:
        return None
    starts_date = cursor.form(end + 1) == "/" or (cursor.form(end + 1) == cursor.form(end + 3) == "-")
    is_minute = len(cursor.form(end)) <= 2 and not starts_date
    minute = cursor.number(end, 0, 59) if is_minute else None
    stop = end if minute is None else cursor.skip(end + 1, "phut", "p")
    return Sign(Says.CLOCK, at, stop, value=f"{hour:02d}:{minute or 0:02d}")


def _weekday(cursor: Cursor, at: int) -> Sign | None:
    """ "thứ Sáu", "thứ 6", "chủ nhật"; not "lần thứ Hai"."""
    if end := cursor.after(at, "chu nhat", "chua nhat"):
        return Sign(Says.WEEKDAY, at, end, number=6)
    if (
        cursor.form(at) != "thu"
        or cursor.word(at) not in ("thứ", "thu")
        or cursor.form(at - 1) in ("lan", "tuan", "khoa", "hop", "ky", "quy")
    ):
        return None
    number = cursor.number(at + 1, 2, 7)
    day = number - 2 if number else _WEEKDAYS.get(cursor.form(at + 1))
    return None if day is None else Sign(Says.WEEKDAY, at, at + 2, number=day)


def _vision(cursor: Cursor, at: int) -> Sign | None:
    """ "tầm nhìn đến năm 2045", "định hướng đến 2035"."""
    start = cursor.after(at, lexicon.VISIONS)
    if start is None:
        return None
    end = cursor.skip(start, "den", "nam", "toi", "het", "-")
    year = cursor.year(end)
    return Sign(Says.VISION, at, end + 1, number=year) if year else None


def _lunar(cursor: Cursor, at: int) -> Sign | None:
    end = cursor.after(at, "am lich", "al") or (at + 1 if cursor.word(at) in ("giêng", "chạp") else None)
    return Sign(Says.LUNAR, at, end) if end else None


def _term(cursor: Cursor, at: int) -> Sign | None:
    """ "trong nhiệm kỳ", "cả nhiệm kỳ": until a congress whose day is not in the words."""
    end = cursor.after(at, "nhiem ky")
    return Sign(Says.TERM, at, end) if end and cursor.year(end) is None else None


def _urgent(cursor: Cursor, at: int) -> Sign | None:
    end = cursor.after(at, lexicon.URGENT)
    if end is None or cursor.after(end, "hon", "nhat"):
        return None
    return Sign(Says.URGENT, at, end)
