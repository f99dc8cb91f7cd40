"""What the pieces of a phrase mean together."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from donghanh.vietnamese.deadlines import lexicon
from donghanh.vietnamese.deadlines.grammar import Scan, default_years
from donghanh.vietnamese.deadlines.groups import Bind, Group, Stretch, resolve
from donghanh.vietnamese.deadlines.model import Deadline, Frequency, Kind, Meaning, Part, Rule
from donghanh.vietnamese.deadlines.signs import Says, Sign
from donghanh.vietnamese.deadlines.tokens import DOCUMENT

_DATED = {"day", "days", "edge", "month"}
_SLOW = {"year", "half_year"}


@dataclass(frozen=True, slots=True)
class Milestone:
    """A stretch read as one deadline. `start` is where it begins even if only `due` is shown."""

    kind: Kind
    start: date
    due: date
    shown: Deadline
    stretch: Stretch


def compose(scanned: Scan, issued: date | None) -> Deadline:
    """The deadline that all pieces make. Dates win over events, repetition over dates without it."""
    groups = scanned.groups or _usable_weak(scanned)
    stretches = _resolve(groups, issued, repeating=bool(_frequencies(scanned)))
    found = _main(scanned, groups, stretches, issued)
    return _with_marks(found, scanned)


def _usable_weak(scanned: Scan) -> tuple[Group, ...]:
    others = scanned.says(Says.RECUR, Says.ALWAYS, Says.EVENT, Says.REFERENCE, Says.PERIOD_DAY)
    return () if others else scanned.weak


def _main(scanned: Scan, groups: Sequence[Group], stretches: list[Stretch], issued: date | None) -> Deadline:
    always = scanned.says(Says.ALWAYS)
    if _frequencies(scanned):
        return _repeating(scanned, groups, stretches, permanent=bool(always))
    if always:
        return _permanent(always[0], stretches, scanned, issued)
    if scanned.says(Says.PERIODIC) and not stretches:
        return Deadline(Kind.ONGOING, Meaning.CONT)
    if onward := scanned.says(Says.ONWARD):
        return _onward(onward[0], stretches)
    if stretches:
        return _milestones(stretches, scanned, issued)
    if groups:
        return _without_year(groups)
    return _undated(scanned)


def _resolve(groups: Sequence[Group], issued: date | None, *, repeating: bool) -> list[Stretch]:
    defaults = default_years(groups, issued)
    if repeating:
        defaults = [(year or 2001, written) for year, written in defaults]
    found = (resolve(group, default, issued) for group, default in zip(groups, defaults, strict=True))
    return [stretch for stretch in found if stretch]


# ---------------------------------------------------------------- dates


def _milestone(stretch: Stretch) -> Milestone:
    start, due = stretch.start, stretch.due
    marks = Deadline(
        Kind.WINDOW,
        Meaning.WINDOW,
        start,
        due,
        stretch.doubtful,
        exclusive=stretch.exclusive,
        approx=stretch.approx,
    )
    if stretch.bind is Bind.AFTER or (
        stretch.bind is Bind.FROM and stretch.unit != "span" and stretch.unit != "years"
    ):
        begin = date.fromordinal(due.toordinal() + 1) if stretch.bind is Bind.AFTER else start
        once_or_yearly = stretch.bind is Bind.FROM and stretch.unit == "year"
        marks = replace(marks, kind=Kind.OPEN_FROM, meaning=Meaning.OPEN, start=begin, due=None)
        marks = replace(marks, needs_human=stretch.doubtful or once_or_yearly)
        return Milestone(Kind.OPEN_FROM, begin, due, marks, stretch)
    if stretch.bind in (Bind.BEFORE, Bind.BY) or stretch.unit in _DATED:
        marks = replace(marks, kind=Kind.BY_DATE, meaning=Meaning.DUE, start=None)
        return Milestone(Kind.BY_DATE, start, due, marks, stretch)
    return Milestone(Kind.WINDOW, start, due, marks, stretch)


def _milestones(stretches: list[Stretch], scanned: Scan, issued: date | None) -> Deadline:
    """Several milestones: the last is due. A start and an end make a window."""
    found = [_milestone(stretch) for stretch in _narrowed(stretches, scanned)]
    bounded = [each for each in found if each.kind is not Kind.OPEN_FROM]
    opening = [each for each in found if each.kind is Kind.OPEN_FROM]
    if not bounded:
        return opening[0].shown
    last = max(bounded, key=lambda each: each.due)
    result = last.shown
    if opening and opening[0].start <= last.due:
        result = replace(result, kind=Kind.WINDOW, meaning=Meaning.WINDOW, start=opening[0].start)
    elif scanned.says(Says.FROM_ISSUE):
        result = replace(result, kind=Kind.WINDOW, meaning=Meaning.WINDOW, start=issued)
    elif last.kind is Kind.WINDOW:
        result = replace(result, start=min(each.start for each in bounded if each.kind is Kind.WINDOW))
    from_issue = bool(scanned.says(Says.FROM_ISSUE)) and issued is None
    doubtful = from_issue or any(each.stretch.doubtful for each in found)
    return replace(result, needs_human=doubtful, parts=_parts(found, scanned))


def _narrowed(stretches: list[Stretch], scanned: Scan) -> list[Stretch]:
    """ "Quý II/2026 (trước ngày 15/6/2026)": a day inside the stretch just named narrows it."""
    kept: list[Stretch] = []
    for stretch in stretches:
        last = kept[-1] if kept else None
        narrows = stretch.bind in (Bind.BEFORE, Bind.BY)
        if last and narrows and _holds(last, stretch) and _adjoins(scanned, last.end, stretch.at):
            doubtful = last.doubtful or stretch.doubtful
            last = replace(last, due=stretch.due, exclusive=stretch.exclusive, doubtful=doubtful)
            kept[-1] = replace(last, end=stretch.end)
        else:
            kept.append(stretch)
    return kept


def _holds(outer: Stretch, inner: Stretch) -> bool:
    return outer.bind is Bind.IN and outer.unit != "day" and outer.start <= inner.due < outer.due


def _adjoins(scanned: Scan, at: int, to: int) -> bool:
    return scanned.cursor.skip(at, lexicon.NARROWING) >= to


def _parts(found: list[Milestone], scanned: Scan) -> tuple[Part, ...]:
    if len(found) > 1:
        return tuple(
            Part(each.shown.kind, each.shown.start, each.shown.due, _words(scanned, each.stretch))
            for each in found
        )
    only = found[0]
    single = only.kind is Kind.BY_DATE
    return tuple(
        Part(only.kind, None if single else first, last, _words(scanned, only.stretch))
        for first, last in only.stretch.parts
    )


def _words(scanned: Scan, stretch: Stretch) -> str:
    return scanned.cursor.between(stretch.at, stretch.end)


def _without_year(groups: Sequence[Group]) -> Deadline:
    """A date is named, its year is not known from the words or the document: nothing is invented."""
    group = groups[-1]
    if group.bind in (Bind.FROM, Bind.AFTER) and len(group.items) == 1:
        return Deadline(Kind.OPEN_FROM, Meaning.OPEN, needs_human=True)
    if group.items[-1].unit == "day" and group.items[-1].month is None:
        return Deadline(Kind.NONE, Meaning.NONE, needs_human=True)
    single = group.bind in (Bind.BEFORE, Bind.BY) or (len(group.items) == 1 and group.items[0].unit in _DATED)
    kind, meaning = (Kind.BY_DATE, Meaning.DUE) if single else (Kind.WINDOW, Meaning.WINDOW)
    return Deadline(kind, meaning, needs_human=True)


# ---------------------------------------------------------------- repetition, permanence, openness


def _frequencies(scanned: Scan) -> list[Frequency]:
    signs = scanned.says(Says.RECUR, Says.PERIOD_DAY)
    return [sign.frequency for sign in signs if sign.frequency]


def _repeating(
    scanned: Scan, groups: Sequence[Group], stretches: list[Stretch], *, permanent: bool
) -> Deadline:
    frequencies = _frequencies(scanned)
    units = {frequency.unit for frequency in frequencies}
    yearly = units <= _SLOW and "year" in units and not permanent
    since, until = _span(stretches)
    return Deadline(
        Kind.RECURRING if yearly else Kind.ONGOING,
        Meaning.CONT if permanent else Meaning.RECUR,
        start=since if yearly else None,
        frequency=frequencies[0],
        frequencies=tuple(frequencies) if len(frequencies) > 1 else (),
        rules=(*_rules_of_days(scanned, groups), *_rules_of_year(stretches)),
        until=until,
    )


def _rules_of_year(stretches: list[Stretch]) -> Iterator[Rule]:
    """Each stretch named without a year comes back every year."""
    for stretch in stretches:
        if stretch.year_written or (stretch.bind is Bind.FROM and stretch.unit != "span"):
            continue
        single = stretch.bind in (Bind.BEFORE, Bind.BY) or stretch.unit in ("day", "days", "edge")
        for start, due in stretch.parts or ((stretch.start, stretch.due),):
            first = None if single else f"{start:%m-%d}"
            yield Rule("year", first, f"{due:%m-%d}", exclusive=stretch.exclusive)


def _rules_of_days(scanned: Scan, groups: Sequence[Group]) -> Iterator[Rule]:
    """Days of every month or quarter, named beside the repetition or with their own."""
    for sign in scanned.says(Says.PERIOD_DAY):
        if sign.frequency and sign.number:
            before = scanned.cursor.after(sign.start, lexicon.BEFORE) is not None
            yield Rule(sign.frequency.unit, day=sign.number, exclusive=before)
    unit = _frequencies(scanned)[0].unit
    for group in groups:
        days = [item.day for item in group.items if item.unit == "day" and item.month is None]
        yield from (Rule(unit, day=day, exclusive=group.bind is Bind.BEFORE) for day in days if day)


def _span(stretches: list[Stretch]) -> tuple[date | None, date | None]:
    written = [stretch for stretch in stretches if stretch.year_written]
    begins = [stretch for stretch in written if stretch.bind is not Bind.BY]
    opening = next((stretch.start for stretch in begins if stretch.bind is Bind.FROM), None)
    since = opening or min((date(stretch.start.year, 1, 1) for stretch in begins), default=None)
    ends = [
        stretch.due for stretch in written if stretch.bind is Bind.BY or stretch.unit in ("years", "span")
    ]
    return since, max(ends, default=None)


def _permanent(sign: Sign, stretches: list[Stretch], scanned: Scan, issued: date | None) -> Deadline:
    """ "Thường xuyên"; with a beginning it is open from there; after a fixed date it is what comes later."""
    before = [stretch for stretch in stretches if stretch.at < sign.start]
    opening = next(
        (
            stretch
            for stretch in stretches
            if stretch.bind is Bind.FROM and stretch.unit not in ("span", "years")
        ),
        None,
    )
    if opening:
        return Deadline(Kind.OPEN_FROM, Meaning.CONT, opening.start, needs_human=opening.doubtful)
    if before and any(
        stretch.bind in (Bind.BEFORE, Bind.BY) or stretch.unit in ("day", "days") for stretch in before
    ):
        return replace(_milestones(before, scanned, issued), continues=True)
    joined = {token.form for token in scanned.cursor.tokens[before[-1].end : sign.start]} if before else set()
    if before and joined & {"va", "duy"}:
        return Deadline(Kind.OPEN_FROM, Meaning.CONT, before[-1].start, needs_human=before[-1].doubtful)
    return Deadline(
        Kind.ONGOING, Meaning.CONT, until=max((stretch.due for stretch in stretches), default=None)
    )


def _onward(sign: Sign, stretches: list[Stretch]) -> Deadline:
    """ "Năm 2026 và các năm tiếp theo": open from the first stretch named."""
    if not stretches:
        return Deadline(Kind.OPEN_FROM, Meaning.OPEN, needs_human=True)
    first = _milestone(min(stretches, key=lambda stretch: stretch.start))
    if first.stretch.bind in (Bind.BEFORE, Bind.BY) and first.stretch.at < sign.start:
        return replace(first.shown, continues=True)
    return Deadline(Kind.OPEN_FROM, Meaning.OPEN, first.start, needs_human=first.stretch.doubtful)


# ---------------------------------------------------------------- nothing dated


def _undated(scanned: Scan) -> Deadline:
    events = scanned.says(Says.EVENT)
    if events:
        offset = next((sign.offset for sign in events if sign.offset), None)
        return Deadline(Kind.EVENT, Meaning.EVENT, offset=offset, event=events[0].value)
    if references := scanned.says(Says.REFERENCE):
        cited = any(token.form == DOCUMENT for token in scanned.cursor.tokens)
        return Deadline(Kind.NONE, Meaning.REF, needs_human=not cited, reference=references[0].value)
    return Deadline(Kind.NONE, Meaning.NONE, needs_human=bool(scanned.says(Says.TERM)))


def _with_marks(found: Deadline, scanned: Scan) -> Deadline:
    """Clock, weekday, vision, urgency and conditions beside the reading."""
    clock = next((sign.value for sign in scanned.says(Says.CLOCK)), None)
    weekday = next((sign.number for sign in scanned.says(Says.WEEKDAY)), None)
    vision = next((sign.number for sign in scanned.says(Says.VISION)), None)
    event = found.event or next((sign.value for sign in scanned.says(Says.EVENT)), None)
    reference = found.reference or next((sign.value for sign in scanned.says(Says.REFERENCE)), None)
    lunar = bool(scanned.says(Says.LUNAR))
    if lunar and found.kind in (Kind.BY_DATE, Kind.WINDOW, Kind.OPEN_FROM):
        found = replace(
            found, kind=Kind.NONE, meaning=Meaning.NONE, start=None, due=None, needs_human=True, parts=()
        )
    return replace(
        found,
        time=clock,
        exclusive=found.exclusive and clock is None,
        weekday=weekday,
        vision=vision,
        event=event,
        reference=reference,
        lunar=lunar,
        urgent=bool(scanned.says(Says.URGENT)),
        approx=found.approx or _is_approximate(scanned),
    )


def _is_approximate(scanned: Scan) -> bool:
    cursor = scanned.cursor
    return any(cursor.after(at, lexicon.APPROXIMATE) for at in range(len(cursor.tokens)))
