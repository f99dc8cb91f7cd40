"""From a phrase to its pieces: stretches of time and signs, in the order of the words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from donghanh.vietnamese.deadlines import lexicon
from donghanh.vietnamese.deadlines.clauses import read_clause
from donghanh.vietnamese.deadlines.cursor import Cursor
from donghanh.vietnamese.deadlines.groups import Group, read_group
from donghanh.vietnamese.deadlines.rules import read_period_day
from donghanh.vietnamese.deadlines.signs import Says, Sign, more_units, read_sign
from donghanh.vietnamese.deadlines.tokens import Token, tokenise
from donghanh.vietnamese.text import fold, nfc

_FIRST = (Says.ONWARD, Says.RECUR, Says.VISION)
_LABEL = re.compile(r"^[\s\-+*•\d.)]*([^:\n]{2,60}):\s*(?=\S)")


@dataclass(frozen=True, slots=True)
class Scan:
    """What a phrase holds. `weak` are stretches that belong to a noun ("báo cáo năm 2025")."""

    cursor: Cursor
    groups: tuple[Group, ...]
    weak: tuple[Group, ...]
    signs: tuple[Sign, ...]

    def says(self, *what: Says) -> list[Sign]:
        """The signs of some sorts, in order."""
        return [sign for sign in self.signs if sign.says in what]


def split_label(phrase: str) -> tuple[str | None, str]:
    """ "Thời gian hoàn thành: Quý II/2026" → ("Thời gian hoàn thành", "Quý II/2026")."""
    match = _LABEL.match(phrase)
    if match and any(word in fold(match[1]) for word in lexicon.LABELS) and not re.search(r"\d", match[1]):
        return match[1].strip(), phrase[match.end() :]
    return None, phrase


def scan(text: str) -> Scan:
    """Every piece of time in a phrase."""
    text = nfc(text)
    tokens, clocks = _set_clocks_aside(tokenise(text), text)
    cursor = Cursor(tokens, text)
    groups: list[Group] = []
    weak: list[Group] = []
    signs = list(clocks)
    at = 0
    while at < len(tokens):
        found = _piece(cursor, at)
        if isinstance(found, Group):
            rank = _rank(cursor, found)
            (groups, weak, [])[rank].append(found)
        elif found is not None:
            signs.append(found)
            if found.says is Says.RECUR:
                signs += (more := more_units(cursor, found.end))
                found = more[-1] if more else found
        at = max(found.end, at + 1) if found else at + 1
    return Scan(cursor, tuple(groups), tuple(weak), tuple(signs))


def _set_clocks_aside(tokens: list[Token], text: str) -> tuple[list[Token], list[Sign]]:
    """Clock times and weekdays stand in the middle of a date ("trước 17h00 thứ Sáu, ngày 20/11/2026")."""
    cursor, kept, aside, at = Cursor(tokens, text), list[Token](), list[Sign](), 0
    while at < len(tokens):
        sign = read_sign(cursor, at) if _may_be_clock(cursor.form(at)) else None
        if sign and sign.says in (Says.CLOCK, Says.WEEKDAY) and not _is_amount(cursor, sign):
            aside.append(sign)
            at = sign.end
            if kept and kept[-1].form == "ngay" and sign.says is Says.WEEKDAY:
                kept.pop()
            at = cursor.skip(at, ",") if cursor.after(at, ", ngay", ",") and sign.says is Says.WEEKDAY else at
        else:
            kept.append(tokens[at])
            at += 1
    return kept, aside


def _may_be_clock(form: str) -> bool:
    return form.isdecimal() or form in ("thu", "chu", "chua")


def _is_amount(cursor: Cursor, sign: Sign) -> bool:
    """ "trong 24 giờ", "24/24 giờ" measure; they do not tell the time."""
    if sign.says is not Says.CLOCK:
        return False
    return (
        cursor.form(sign.start - 1) in ("trong", "vong", "/")
        or cursor.after(sign.end, "ke tu", "sau khi", "truoc khi") is not None
    )


def _piece(cursor: Cursor, at: int) -> Group | Sign | None:
    if not (cursor.form(at) in lexicon.STARTS or cursor.form(at)[0].isdecimal()):
        return None
    sign = read_sign(cursor, at)
    if sign and (sign.says in _FIRST or (sign.says is Says.ALWAYS and cursor.form(at).isdecimal())):
        return sign
    rule = read_period_day(cursor, at)
    if rule:
        return rule
    clause = read_clause(cursor, at)
    if clause and clause.says is Says.FROM_ISSUE:
        return clause
    group = read_group(cursor, at, alone=_starts_alone(cursor, at))
    if group and not (clause and clause.offset) and _ends_alone(cursor, group):
        return group
    return clause or sign


def _starts_alone(cursor: Cursor, at: int) -> bool:
    before = cursor.form(at - 1)
    return not before or (not before.isalnum() and before not in "/-<") or before in lexicon.TIME_WORDS


def _ends_alone(cursor: Cursor, group: Group) -> bool:
    """A bare number pair or year followed by a noun is a count ("3/5 tổ dân phố", "2026 hộ")."""
    after = cursor.form(group.end)
    forms = [cursor.form(at) for at in range(group.start, group.end)]
    if not after.isalpha() or any(form.isalpha() for form in forms):
        return True
    return after in lexicon.AFTER_BARE or (
        not group.items[0].is_open and group.items[0].unit in ("day", "month", "years", "months", "week")
    )


def _rank(cursor: Cursor, group: Group) -> int:
    """0 a time of its own, 1 perhaps only the year of a noun, 2 certainly that."""
    first = cursor.form(group.start)
    if group.bind != "in" or first in ("trong", "vao") or group.items[0].unit in ("day", "edge", "week"):
        return 0
    before = cursor.form(group.start - 1)
    if any(
        cursor.after(group.start - len(noun.split()), noun) == group.start for noun in lexicon.DATED_NOUNS
    ):
        return 2
    is_yearly = all(item.unit in ("year", "years") for item in group.items)
    return 1 if is_yearly and before.isalpha() and before not in lexicon.TIME_WORDS else 0


def default_years(groups: Sequence[Group], issued: date | None) -> list[tuple[int | None, bool]]:
    """The year a group without one takes: of the next dated group, else the last, else the issue date; and
    whether it is written in the phrase."""
    written = [next((item.year for item in group.items if item.year), None) for group in groups]
    defaults: list[tuple[int | None, bool]] = []
    for at in range(len(groups)):
        right = next((year for year in written[at + 1 :] if year), None)
        left = next((year for year in reversed(written[:at]) if year), None)
        defaults.append((right or left or (issued.year if issued else None), bool(right or left)))
    return defaults
