"""Which rows of a new list may be which known entries: by linkage, or by exact numbers where that is not installed."""

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from itertools import chain
from typing import Any, NamedTuple

from donghanh.linkage import KnownRecords, Options, Outcome, Pair, Row
from donghanh.linkage.engines import are_installed
from donghanh.linkage.explaining import explain
from donghanh.linkage.incremental import link_list
from donghanh.linkage.pairs import Decision
from donghanh.registry.enums import Attribute
from donghanh.vietnamese.business_names import split_business_name
from donghanh.vietnamese.codes import read_personal_number, read_tax_code

_CELLS = {
    "name": (Attribute.NAME,),
    "tax_code": (Attribute.TAX_CODE,),
    "personal_id": (Attribute.PERSONAL_ID,),
    "owner": (Attribute.OWNER,),
    "phone": (Attribute.PHONE,),
    "address": (Attribute.ADDRESS,),
    "industry": (Attribute.INDUSTRY, Attribute.INDUSTRY_CODE),
}
"""Column that linkage compares → attributes that tell it, the first that is told."""
_MOST_OF_A_NAME = 12
_NOTHING_KNOWN = 0.5


NEW = "n"
"""What the ids of new rows begin with."""


class Matches(NamedTuple):
    """Pairs, and what linkage gave of known rows and of the list itself; None where numbers alone were looked at."""

    pairs: list[Pair]
    with_known: Outcome | None = None
    within: Outcome | None = None

    def evidence(self, pair: Pair) -> list[dict[str, Any]]:
        """Comparison, level and bits of each step of the way to a pair."""
        outcome = self.within if pair.id_left.startswith(NEW) else self.with_known
        if outcome is None:
            return []
        lines = explain(pair, Row(""), Row(""), outcome)
        return [{"comparison": line.comparison, "level": line.level, "bits": line.bits} for line in lines]


Matcher = Callable[[Iterable[Row], Callable[[str], str], Iterable[Row]], Matches]
"""Known rows, the business of one by its id, and new rows → pairs. All known rows are read before the first new one.
The earlier row of a pair is its left one."""


def as_row(key: str, values: Mapping[str, str]) -> Row:
    """What linkage compares of the values of an entry."""
    cells = {
        name: next((values[each] for each in told if values.get(each)), "") for name, told in _CELLS.items()
    }
    return Row(key, **cells)


class Numbers:
    """The tax codes and personal numbers that were told of records by their numbers (from 1)."""

    def __init__(self) -> None:
        self._codes, self._people = _Told(), _Told()

    def note(self, number: int, row: Row) -> None:
        """Takes up what a row tells; codes with a wrong check digit say nothing."""
        code, person = read_tax_code(row.tax_code), read_personal_number(row.personal_id)
        if code and code.is_valid:
            self._codes.note(number, code.number + code.unit)
        if person:
            self._people.note(number, person)

    def contradict(self, ours: set[int], theirs: set[int]) -> bool:
        """True where both sides bear numbers of one kind and share none of them, but for one slip of a person's."""
        if _apart(*(self._codes.of(side) for side in (ours, theirs))):
            return True
        people = [self._people.of(side) for side in (ours, theirs)]
        return _apart(*people) and not any(_is_slip(one, other) for one in people[0] for other in people[1])


class _Told:
    """Numbers of one kind by record: eight bytes for the first of each, behind a leading 1."""

    def __init__(self) -> None:
        self._first = array("q")
        self._more: defaultdict[int, set[int]] = defaultdict(set)

    def note(self, record: int, digits: str) -> None:
        number = int(f"1{digits}")
        self._first.extend([0] * (record + 1 - len(self._first)))
        if self._first[record] not in (0, number):
            self._more[record].add(number)
        else:
            self._first[record] = number

    def of(self, records: Iterable[int]) -> set[str]:
        first = (self._first[record] for record in records if record < len(self._first))
        more = (number for record in records for number in self._more.get(record, ()))
        return {str(number)[1:] for number in chain(first, more) if number}


def _apart(ours: set[str], theirs: set[str]) -> bool:
    return bool(ours and theirs) and not ours & theirs


def _is_slip(one: str, other: str) -> bool:
    """One digit, or two neighbours exchanged; numbers of nine digits and of twelve are two registers."""
    return len(one) != len(other) or sum(left != right for left, right in zip(one, other, strict=True)) <= 2


def match(known: Iterable[Row], business_of: Callable[[str], str], new: Iterable[Row]) -> Matches:
    """Pairs by linkage; by numbers and names where its engine is missing."""
    return (by_linkage if are_installed() else by_numbers)(known, business_of, new)


def by_linkage(known: Iterable[Row], business_of: Callable[[str], str], new: Iterable[Row]) -> Matches:
    """Every doubtful pair is asked about: an entry that nobody asks about becomes a business of its own."""
    near, within = link_list(KnownRecords.of(known, business_of), new, Options(asked_share=1.0))
    return Matches([*near.pairs, *within.pairs], near, within)


def by_numbers(known: Iterable[Row], business_of: Callable[[str], str], new: Iterable[Row]) -> Matches:
    """An equal tax code that only one business bears is the same; an equal name or owner's number is a question."""
    by_code, by_hint = _Seen(), _Seen()
    for row in known:
        _note(row, business_of(row.id), by_code, by_hint)
    pairs = []
    for row in new:
        same = by_code.partners([row.tax_code])
        asked = by_hint.partners(_hints(row))
        if len(same) == 1:
            pairs.append(Pair(same.pop(), row.id, 1.0, Decision.SAME, "tax_code"))
        else:
            pairs += [Pair(each, row.id, _NOTHING_KNOWN, Decision.ASK, "tax_code") for each in sorted(same)]
            pairs += [
                Pair(each, row.id, _NOTHING_KNOWN, Decision.ASK, "name_alone")
                for each in sorted(asked - same)
            ]
        _note(row, row.id, by_code, by_hint)
    return Matches(pairs)


class _Seen:
    """What was seen: a value → business → the row that bore it first."""

    def __init__(self) -> None:
        self._rows: defaultdict[str, dict[str, str]] = defaultdict(dict)

    def note(self, value: str, business: str, row: str) -> None:
        if value:
            self._rows[value].setdefault(business, row)

    def partners(self, values: Iterable[str]) -> set[str]:
        """One row of each business with one of the values; what many share suggests nothing."""
        found: dict[str, str] = {}
        for value in values:
            bearers = self._rows.get(value, {}) if value else {}
            if len(bearers) <= _MOST_OF_A_NAME:
                found = bearers | found
        return set(found.values())


def _note(row: Row, business: str, by_code: _Seen, by_hint: _Seen) -> None:
    by_code.note(row.tax_code, business, row.id)
    for hint in _hints(row):
        by_hint.note(hint, business, row.id)


def _hints(row: Row) -> list[str]:
    return [row.personal_id, split_business_name(row.name).core]
