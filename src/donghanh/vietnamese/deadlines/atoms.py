"""Single stretches of time as they are written: a day, month, quarter, half-year, year, week, or an edge."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from donghanh.vietnamese.deadlines import lexicon, periods
from donghanh.vietnamese.deadlines.cursor import Cursor
from donghanh.vietnamese.deadlines.periods import Period

Reading = tuple[Period, int]

_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_LOOKALIKES = str.maketrans({"l": "i", "1": "i", "|": "i"})


def read_period(cursor: Cursor, at: int) -> Reading | None:
    """The longest stretch that starts here."""
    form = cursor.form(at)
    if not (form in lexicon.PERIOD_STARTS or form[:1].isdecimal()):
        return None
    readings = [reading for reader in _READERS if (reading := reader(cursor, at))]
    return max(readings, key=lambda reading: reading[1], default=None)


def with_year(cursor: Cursor, period: Period, at: int) -> Reading:
    """The stretch with the year written after it: "/2026", " năm 2026", "-2026", "/26", " năm sau"."""
    end = cursor.skip(at, "cua")
    for shift, words in ((1, lexicon.NEXT_YEAR), (0, lexicon.THIS_YEAR), (-1, lexicon.LAST_YEAR)):
        found = cursor.after(end, *words)
        if found and not _goes_on(cursor, found):
            return period.shifted(shift), found
    mark = (
        cursor.after(end, "/ nam", ", nam", "- nam", ". nam", "nam (", "nam", "/", "-", ".", ",", "(") or end
    )
    year = cursor.year(mark) if cursor.form(mark - 1) in ("nam", "/") else cursor.bare_year(mark)
    if year is not None:
        return period.of_year(year), cursor.skip(mark + 1, ")") if cursor.form(mark - 1) == "(" else mark + 1
    short = cursor.number(mark, 20, 60)
    if (
        short
        and cursor.form(mark - 1) == "/"
        and len(cursor.form(mark)) == 2
        and cursor.form(mark + 1) != "/"
    ):
        return period.of_year(2000 + short), mark + 1
    return period, at


def _goes_on(cursor: Cursor, at: int) -> bool:
    """ "cuối năm | trước ngày 05/12": the word after "năm" belongs to what follows."""
    return cursor.number(at, 0, 9999) is not None or cursor.form(at) in ("ngay", "khi", "thang", "quy")


def read_quarter(cursor: Cursor, at: int) -> Reading | None:
    """ "Quý IV/2025", "quí 3 năm 2026", "Q3/2026"."""
    start = cursor.after(at, "quy", "qui", "q .", "q")
    if start is None:
        return None
    start = cursor.skip(start, "thu")
    found = read_quarter_number(cursor, start, spoken=True)
    return with_year(cursor, *found) if found else None


def read_quarter_number(cursor: Cursor, at: int, *, spoken: bool = False) -> Reading | None:
    """The numeral of a quarter, with look-alikes of scanned text ("l", "1V", "11", "I V")."""
    for width in (3, 2, 1):
        forms = [cursor.form(at + offset) for offset in range(width)]
        joined = "".join(forms).translate(_LOOKALIKES)
        if joined in _QUARTERS and all(forms) and (width == 1 or not all(form.isdecimal() for form in forms)):
            return periods.quarter(_QUARTERS[joined]), at + width
    number = cursor.number(at, 1, 4)
    if number is None and spoken:
        number = 1 if cursor.word(at) == "nhất" else cursor.count(at, 1, 4)
    return (periods.quarter(number), at + 1) if number else None


def read_month(cursor: Cursor, at: int) -> Reading | None:
    """ "Tháng 6/2026", "T6/2026", "tháng mười hai năm 2026", "tháng cuối quý II/2026"."""
    start = cursor.after(at, "thang")
    if start is None:
        start = cursor.after(at, "t", "th")
        if start is None or cursor.number(start, 1, 12) is None or cursor.tokens[start].spaced:
            return None
    if edge := cursor.after(
        start, "dau tien cua", "dau tien", "dau cua", "cuoi cung cua", "cuoi cung", "cuoi cua", "dau", "cuoi"
    ):
        return _month_of_quarter(cursor, start, edge)
    number = _month_number(cursor, start)
    return with_year(cursor, periods.month(number[0]), number[1]) if number else None


def _month_of_quarter(cursor: Cursor, start: int, end: int) -> Reading | None:
    found = read_quarter(cursor, end)
    if found is None:
        return None
    quarter, end = found
    first = quarter.bounds(2001)[0].month
    month = periods.month(first if cursor.form(start) == "dau" else first + 2)
    return (month.of_year(quarter.year) if quarter.year else month), end


def _month_number(cursor: Cursor, at: int) -> tuple[int, int] | None:
    number = cursor.number(at, 1, 12)
    if number is not None:
        return number, at + 1
    if cursor.form(at) == "muoi":
        unit = cursor.count(at + 1, 1, 2)
        return (10 + unit, at + 2) if unit and cursor.form(at + 1) != "nam" else (10, at + 1)
    if cursor.word(at) in ("giêng", "chạp"):
        return (1 if cursor.word(at) == "giêng" else 12), at + 1
    number = cursor.count(at, 1, 9)
    if number == 5 and cursor.after(at + 1, "nam", "/") is None:
        return None
    return (number, at + 1) if number else None


def read_day(cursor: Cursor, at: int) -> Reading | None:
    """ "ngày 05/12/2026", "15.6.2026", "05 tháng 12 năm 2026", "2026-06-15", "ngày 10" (month open)."""
    start = cursor.after(at, "ngay mung", "ngay mong", "mung", "mong", "ngay") or at
    if iso := _iso_day(cursor, start):
        return iso
    number = cursor.number(start, 1, 31)
    if number is None or len(cursor.form(start)) > 2:
        return None
    if found := _day_and_month(cursor, start, number):
        return found
    return (periods.bare_day(number), start + 1) if start > at else None


def _iso_day(cursor: Cursor, at: int) -> Reading | None:
    year = cursor.year(at)
    mark = cursor.form(at + 1)
    month, number = cursor.number(at + 2, 1, 12), cursor.number(at + 4, 1, 31)
    if year and month and number and mark in "-/." and cursor.form(at + 3) == mark:
        return periods.day(number, month).of_year(year), at + 5
    return None


def _day_and_month(cursor: Cursor, at: int, number: int) -> Reading | None:
    spelled = cursor.after(at + 1, "thang", "/ thang", "cua thang", "- thang")
    if spelled:
        month = _month_number(cursor, spelled)
        if month and cursor.after(month[1], "ngay") and cursor.number(month[1] + 1, 1, 31) is None:
            return None
        return with_year(cursor, periods.day(number, month[0]), month[1]) if month else None
    mark, value = cursor.form(at + 1), cursor.number(at + 2, 1, 12)
    if value is None or mark not in ("/", "-", ".") or len(cursor.form(at + 2)) > 2:
        return None
    found, end = with_year(cursor, periods.day(number, value), at + 3)
    if found.is_open and cursor.form(end) == mark and cursor.number(end + 1, 0, 9999) is not None:
        return None
    if mark == "/" or (found.year and cursor.form(at + 3) in (mark, "nam")):
        return found, end
    return None


def read_month_and_year(cursor: Cursor, at: int) -> Reading | None:
    """ "6/2026", "06-2026"."""
    number, year = cursor.number(at, 1, 12), cursor.year(at + 2)
    if number and year and cursor.form(at + 1) in ("/", "-", ".") and cursor.form(at + 3) != "/":
        return periods.month(number).of_year(year), at + 3
    return None


def read_year(cursor: Cursor, at: int) -> Reading | None:
    """ "Năm 2026", "năm tài chính 2026", "năm nay", "cả năm"."""
    for shift, words in ((1, lexicon.NEXT_YEAR), (0, lexicon.THIS_YEAR)):
        if end := cursor.after(at, *words):
            return periods.whole_year().shifted(shift), end
    start = cursor.after(at, lexicon.YEAR_NOUNS)
    year = cursor.year(start) if start else None
    if start and year:
        return periods.whole_year().of_year(year), start + 1
    if end := cursor.after(at, "ca nam", "suot nam", "noi nam") or _plain_year(cursor, at):
        return periods.whole_year(), end
    return None


def _plain_year(cursor: Cursor, at: int) -> int | None:
    """ "trong năm": the running year, where nothing follows that would make it another word."""
    end = cursor.after(at, "nam")
    follows = cursor.form(end) if end else ""
    is_plain = cursor.form(at - 1) in ("trong", "het", "den") and not follows.isalnum()
    return end if is_plain else None


def read_bare_year(cursor: Cursor, at: int) -> Reading | None:
    """ "2026" alone; whether it is a year at all is for the caller to judge."""
    year = cursor.bare_year(at)
    return (periods.whole_year().of_year(year), at + 1) if year else None


def read_years(cursor: Cursor, at: int) -> Reading | None:
    """ "2024 - 2030", "giai đoạn 2026 đến 2030", "năm học 2025-2026", "nhiệm kỳ 2025-2030", "2026-27"."""
    label = cursor.after(at, lexicon.SPAN_NOUNS) or at
    start = cursor.skip(label, "5 nam", "05 nam", "10 nam", "tu nam", "tu", "nam", "(") if label > at else at
    first = cursor.year(start)
    link = cursor.after(start + 1, lexicon.SPAN_LINKS) or (start + 1 if label > at else None)
    last = cursor.year(link) if link else None
    if first and link and last is None and cursor.form(start + 1) in "-/":
        short = cursor.number(link, 20, 60)
        last = (
            2000 + short
            if short and len(cursor.form(link)) == 2 and cursor.form(link + 1) not in ("/", "-")
            else None
        )
    if not first or not last or not link or last < first:
        return None
    words = {cursor.form(index) for index in range(at, start)}
    if cursor.form(start + 1) == "/" and "hoc" not in words:
        return None
    return _named_years(words, first, last), link + 1


def _named_years(words: set[str], first: int, last: int) -> Period:
    if "hoc" in words:
        return periods.school_year(first)
    found = periods.years(first, last)
    return replace(found, doubtful=True) if "nhiem" in words else found


def read_part_of_year(cursor: Cursor, at: int) -> Reading | None:
    """ "6 tháng đầu năm 2026", "9 tháng năm 2026", "nửa cuối năm", "quý đầu năm", "tháng cuối năm"."""
    count = cursor.count(at, 1, 12)
    if count and (end := cursor.after(at + 1, "thang")):
        return _months_of_year(cursor, count, end)
    if count and (end := cursor.after(at + 1, "quy dau", "quy cuoi")) and cursor.form(end) == "nam":
        first = 1 if cursor.form(end - 1) == "dau" else 13 - 3 * min(count, 4)
        return with_year(cursor, periods.months(first, first + 3 * min(count, 4) - 1), end)
    if end := cursor.after(at, "nua"):
        return _half(cursor, end)
    for words, found in (
        ("quy dau nam", periods.quarter(1)), ("quy cuoi nam", periods.quarter(4)),
        ("thang dau nam", periods.month(1)), ("thang cuoi nam", periods.month(12)),
    ):  # fmt: skip
        if end := cursor.after(at, words):
            return with_year(cursor, found, end - 1)
    return None


def _months_of_year(cursor: Cursor, count: int, at: int) -> Reading | None:
    side = cursor.after(at, "dau tien cua", "cuoi cung cua", "dau cua", "cuoi cua", "dau", "cuoi")
    first = 13 - count if side and cursor.form(at) == "cuoi" else 1
    period = periods.months(first, first + count - 1)
    if count == 1:
        period = replace(period, unit="month")
    found, end = with_year(cursor, period, side or at)
    if not found.is_open:
        written = side or cursor.after(at, "nam", "cua nam", "/")
        return (found, end) if written else None
    if side and (end := cursor.after(side, "nam") or 0):
        return (period, end) if cursor.form(end) != "hoc" else None
    return None


def _half(cursor: Cursor, at: int) -> Reading | None:
    if cursor.form(at) not in ("dau", "cuoi"):
        return None
    found = _container(cursor, cursor.skip(at + 1, "cua"))
    return (periods.half(cursor.form(at), found[0]), found[1]) if found else None


def read_edge(cursor: Cursor, at: int) -> Reading | None:
    """ "Đầu năm 2026", "giữa tháng 6", "cuối quý II/2026", "ngày cuối cùng của tháng 6/2026"."""
    start = cursor.skip(at, "ngay", "thoi diem", "khoang", "vao") if cursor.after(at, "ngay") else at
    which = cursor.form(start)
    if which not in ("dau", "giua", "cuoi"):
        return None
    end = cursor.skip(start + 1, "tien", "cung", "cua")
    found = _container(cursor, end)
    return (periods.edge(which, found[0]), found[1]) if found else None


def _container(cursor: Cursor, at: int) -> Reading | None:
    found = (
        read_years(cursor, at) or read_year(cursor, at) or read_quarter(cursor, at) or read_month(cursor, at)
    )
    if found is None and (end := cursor.after(at, "nam")) and cursor.form(end) != "hoc":
        return periods.whole_year(), end
    if found is None and cursor.year(at):
        return read_bare_year(cursor, at)
    return found


def read_week(cursor: Cursor, at: int) -> Reading | None:
    """ "Tuần 2 tháng 6/2026", "tuần đầu tháng 7", "tuần cuối cùng của tháng 12", "tuần 24/2026"."""
    count = cursor.count(at, 1, 4) if cursor.form(at + 1) == "tuan" else None
    start = cursor.after(at + 1 if count else at, "tuan thu", "tuan le thu", "tuan")
    if start is None:
        return None
    number = _week_number(cursor, start)
    if number is None:
        return None
    last, end = _last_week(cursor, start + 1, number)
    end = cursor.skip(end, "tien", "cung", "cua", "trong")
    found = read_month(cursor, end)
    if found:
        weeks = count or last - number + 1
        return periods.week_of_month(number, found[0], weeks), found[1]
    week, stop = with_year(cursor, periods.week_of_year(number), end) if number > 0 else (None, end)
    return (week, stop) if week and week.year else None


def _last_week(cursor: Cursor, at: int, first: int) -> tuple[int, int]:
    """The second number of "tuần 3, 4 tháng 6" or "tuần 1 - 2 tháng 7"."""
    link = cursor.after(at, ",", "va", "-", "den", ", tuan", "va tuan", "- tuan", "den tuan")
    last = cursor.number(link, first, 6) if link else None
    return (last, link + 1) if last and link else (first, at)


def _week_number(cursor: Cursor, at: int) -> int | None:
    named = {"dau": 1, "cuoi": -1}.get(cursor.form(at))
    if cursor.word(at) == "nhất":
        return 1
    return named or cursor.count(at, 1, 53)


def read_days_of_month(cursor: Cursor, at: int) -> Reading | None:
    """ "10 ngày cuối tháng 6/2026", "15 ngày đầu tháng 7"."""
    count = cursor.number(at, 2, 20)
    if not count or cursor.form(at + 1) != "ngay" or cursor.form(at + 2) not in ("dau", "cuoi"):
        return None
    found = read_month(cursor, cursor.skip(at + 3, "tien", "cung", "cua"))
    if found is None:
        return None
    if cursor.form(at + 2) == "dau":
        return periods.slice_of(found[0], days=(1, count)), found[1]
    return periods.slice_of(found[0], from_end=count), found[1]


_READERS: tuple[Callable[[Cursor, int], Reading | None], ...] = (
    read_days_of_month,
    read_part_of_year,
    read_edge,
    read_week,
    read_quarter,
    read_month,
    read_day,
    read_month_and_year,
    read_years,
    read_year,
)


def bare_next(cursor: Cursor, at: int, last: Period) -> Iterator[Reading]:
    """What a bare numeral after a connector can be, given the stretch before it: "III", "9/2026", "2027"."""
    if last.unit == "quarter" and (found := read_quarter_number(cursor, at)):
        yield with_year(cursor, *found)
    if last.unit == "month" and (number := cursor.number(at, 1, 12)):
        yield with_year(cursor, periods.month(number), at + 1)
    if last.unit == "day" and last.day and (number := cursor.number(at, 1, 31)) and len(cursor.form(at)) <= 2:
        yield periods.bare_day(number), at + 1
    if last.year or last.unit in ("year", "years"):
        yield from filter(None, [read_bare_year(cursor, at)])
