"""Stretches joined into ranges and lists, with the preposition that says how they bind."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from donghanh.vietnamese.deadlines import lexicon, periods
from donghanh.vietnamese.deadlines.atoms import Reading, bare_next, read_bare_year, read_period
from donghanh.vietnamese.deadlines.cursor import MOST_REPEATS, Cursor
from donghanh.vietnamese.deadlines.periods import Period
from donghanh.vietnamese.deadlines.signs import read_onward


class Bind(StrEnum):
    """How a stretch binds the work."""

    IN = "in"
    BEFORE = "before"
    BY = "by"
    FROM = "from"
    AFTER = "after"


_BINDS = {
    Bind.BEFORE: lexicon.BEFORE,
    Bind.BY: lexicon.BY,
    Bind.FROM: lexicon.FROM,
    Bind.AFTER: lexicon.AFTER,
    Bind.IN: lexicon.WITHIN,
}


@dataclass(frozen=True, slots=True)
class Group:
    """Stretches of one binding. `ranged[i]` is True where item i + 1 ends a range that item i opens."""

    bind: Bind
    items: tuple[Period, ...]
    ranged: tuple[bool, ...]
    start: int
    end: int
    exclusive_end: bool = False


@dataclass(frozen=True, slots=True)
class Stretch:
    """A group with its year known. `exclusive`: `due` itself is already too late."""

    bind: Bind
    unit: str
    start: date
    due: date
    exclusive: bool = False
    approx: bool = False
    doubtful: bool = False
    year_written: bool = True
    parts: tuple[tuple[date, date], ...] = ()
    at: int = 0
    end: int = 0


def read_bind(cursor: Cursor, at: int) -> tuple[Bind, int] | None:
    """The preposition before a stretch, with what may stand between ("chậm nhất là đến hết ngày")."""
    found: tuple[Bind, int] | None = None
    for _ in range(MOST_REPEATS):
        step = _one_bind(cursor, found[1] if found else at)
        if step is None:
            break
        bind = _stronger(found[0], step[0]) if found else step[0]
        found = bind, cursor.skip(step[1], "la", "khoang", "thoi gian", "du kien", ":")
    return found


def _one_bind(cursor: Cursor, at: int) -> tuple[Bind, int] | None:
    ends = {bind: end for bind, words in _BINDS.items() if (end := cursor.after(at, *words))}
    if not ends or (cursor.form(at) == "sau" and cursor.word(at) == "sáu"):
        return None
    if cursor.form(at) == "tu" and cursor.word(at) == "tư":
        return None
    bind = max(ends, key=lambda each: ends[each])
    return bind, ends[bind]


def _stronger(first: Bind, second: Bind) -> Bind:
    order = (Bind.BEFORE, Bind.AFTER, Bind.BY, Bind.FROM, Bind.IN)
    return min(first, second, key=order.index)


def read_group(cursor: Cursor, at: int, *, alone: bool) -> Group | None:
    """A bound range or list that starts here. `alone`: nothing but marks stands before it, so that a bare
    "2026" or "05/12" may be a date and not a count."""
    bound = read_bind(cursor, at)
    bind, start = bound or (Bind.IN, at)
    start = _past_fillers(cursor, start)
    first = _first(cursor, start, trusted=bool(bound) or alone)
    if first is None:
        return None
    return _continue(cursor, bind, at, first)


def _past_fillers(cursor: Cursor, at: int) -> int:
    for _ in range(MOST_REPEATS):
        end = None if read_period(cursor, at) else cursor.after(at, lexicon.FILLERS)
        if end is None:
            break
        at = end
    return at


def _first(cursor: Cursor, at: int, *, trusted: bool) -> Reading | None:
    found = read_period(cursor, at)
    if found is not None and (trusted or not _is_fraction(cursor, at, found)):
        return found
    if not trusted:
        return None
    return read_bare_year(cursor, at) or _bare_start(cursor, at)


def _is_fraction(cursor: Cursor, at: int, found: Reading) -> bool:
    """ "3/5 tổ dân phố": two numbers and a slash without a word or a year are a count unless bound."""
    return (
        found[0].unit == "day"
        and found[0].is_open
        and cursor.number(at, 1, 31) is not None
        and cursor.form(at + 1) == "/"
    )


def _bare_start(cursor: Cursor, at: int) -> Reading | None:
    """ "05" in "từ 05 - 10/6/2026" or "06" in "06 - 12/2026": the close of the list tells what it counts."""
    number = cursor.number(at, 1, 31)
    if number is None or len(cursor.form(at)) > 2:
        return None
    end = at + 1
    for _ in range(MOST_REPEATS):
        link = cursor.after(end, "-", ",", "va", "den", "den ngay")
        if link is None:
            return None
        closing = read_period(cursor, link)
        if closing and closing[0].unit == "day" and closing[0].month:
            return periods.bare_day(number), at + 1
        if closing and closing[0].unit == "month" and number <= 12:
            return periods.month(number), at + 1
        if closing or cursor.number(link, 1, 31) is None:
            return None
        end = link + 1
    return None


def _continue(cursor: Cursor, bind: Bind, start: int, first: Reading) -> Group:
    items, ranged = [first[0]], list[bool]()
    at, exclusive = first[1], False
    while True:
        step = _next(cursor, at, items[-1])
        if step is None:
            break
        period, is_range, at, before = step
        items.append(period)
        ranged.append(is_range)
        exclusive = before
    return Group(bind, tuple(items), tuple(ranged), start, at, exclusive_end=exclusive)


def _next(cursor: Cursor, at: int, last: Period) -> tuple[Period, bool, int, bool] | None:
    for words, is_range in ((lexicon.RANGES, True), (lexicon.LISTS, False)):
        end = cursor.after(at, *words)
        if end is None or read_onward(cursor, at):
            continue
        before = cursor.form(end - 1) == "truoc"
        end = _past_fillers(cursor, end)
        found = _best(cursor, end, last)
        if found:
            return found[0], is_range, found[1], before
    return None


def _best(cursor: Cursor, at: int, last: Period) -> Reading | None:
    full = read_period(cursor, at)
    bare = next(bare_next(cursor, at, last), None) or _bare_start(cursor, at)
    choices = [found for found in (bare, full) if found]
    return max(choices, key=lambda found: found[1], default=None)


# ---------------------------------------------------------------- years


def resolve(group: Group, default: tuple[int | None, bool], issued: date | None) -> Stretch | None:
    """Dates of a group. A missing year comes from the right neighbour, else the left, else `default` (a year,
    and True if it is written elsewhere in the phrase); None if there is none. A range that would run
    backwards starts (or ends) a year away and asks a person."""
    items = _with_months(_with_shifts(group.items, issued))
    written = any(item.year for item in items)
    years = _inherit([item.year for item in items], default[0])
    if years is None or any(item.month is None for item in items if item.unit == "day"):
        return None
    spans, doubt = _ordered(items, years, written=written, issued=issued)
    asked = any(item.doubtful for item in items) or any(item.shift is not None for item in group.items)
    return _bound(
        group, items, spans, doubtful=doubt or asked or not (written or default[1]), written=written
    )


def _with_shifts(items: tuple[Period, ...], issued: date | None) -> list[Period]:
    return [
        item.of_year(issued.year + item.shift) if item.shift is not None and issued else item
        for item in items
    ]


def _with_months(items: list[Period]) -> list[Period]:
    """Days without a month take it, and its year, from the right."""
    done: list[Period] = []
    month: int | None = None
    year: int | None = None
    for item in reversed(items):
        if item.unit == "day" and item.month is None and item.day and month:
            item = replace(periods.day(item.day, month), year=year)
        if item.unit in ("day", "month"):
            month, year = item.month, item.year
        done.append(item)
    return done[::-1]


def _inherit(years: list[int | None], default: int | None) -> list[int] | None:
    known: list[int | None] = list(years)
    for at in range(len(known) - 2, -1, -1):
        known[at] = known[at] or known[at + 1]
    for at in range(1, len(known)):
        known[at] = known[at] or known[at - 1]
    filled = [year or default for year in known]
    return [year for year in filled if year] if all(filled) else None


def _ordered(
    items: list[Period], years: list[int], *, written: bool, issued: date | None
) -> tuple[list[tuple[date, date]], bool]:
    spans = [item.bounds(year) for item, year in zip(items, years, strict=True)]
    doubtful = False
    for at in range(len(spans) - 2, -1, -1):
        if spans[at][0] <= spans[at + 1][1]:
            continue
        doubtful = True
        ahead = not items[at + 1].year and (written or (issued is not None and spans[at + 1][1] < issued))
        moved = at + 1 if ahead else at
        if not items[moved].year:
            spans[moved] = items[moved].bounds(years[moved] + (1 if ahead else -1))
    return spans, doubtful


def _bound(
    group: Group, items: list[Period], spans: list[tuple[date, date]], *, doubtful: bool, written: bool
) -> Stretch:
    parts = _parts(group, spans)
    unit = items[0].unit if len(items) == 1 else _joint_unit(group, items, spans)
    start, due = min(first for first, _ in parts), max(last for _, last in parts)
    exclusive = group.exclusive_end
    if group.bind is Bind.BEFORE:
        exclusive = items[-1].unit in ("day", "edge")
        due = due if exclusive else _day_before(spans[-1][0])
    return Stretch(
        group.bind, unit, min(start, due), due, exclusive, any(item.approx for item in items), doubtful,
        written,        parts if len(parts) > 1 else (), group.start, group.end,
    )  # fmt: skip


def _day_before(day: date) -> date:
    return date.fromordinal(day.toordinal() - 1)


def _joint_unit(group: Group, items: list[Period], spans: list[tuple[date, date]]) -> str:
    if len(set(spans)) == 1:
        return items[0].unit
    if any(group.ranged) or any(item.unit not in ("day", "edge") for item in items):
        return "span"
    days = [first.toordinal() for first, _ in spans]
    if any(item.unit == "edge" for item in items):
        return "days"
    return "span" if days == list(range(days[0], days[0] + len(days))) else "days"


def _parts(group: Group, spans: list[tuple[date, date]]) -> tuple[tuple[date, date], ...]:
    """The members of a list, a range counting as one member."""
    joined = [spans[0]]
    for is_range, span in zip(group.ranged, spans[1:], strict=True):
        if is_range:
            joined[-1] = joined[-1][0], span[1]
        else:
            joined.append(span)
    return tuple(joined)
