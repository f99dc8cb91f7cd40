"""What a deadline phrase means, in a shape that machines and screens can use."""

from dataclasses import dataclass, fields
from datetime import date, timedelta
from enum import StrEnum
from typing import Any


class Kind(StrEnum):
    """The coarse reading: what follow-up needs to know."""

    BY_DATE = "by_date"
    WINDOW = "window"
    RECURRING = "recurring"
    ONGOING = "ongoing"
    OPEN_FROM = "open_from"
    EVENT = "event"
    NONE = "none"


class Meaning(StrEnum):
    """The fine reading: what the writer asks for."""

    DUE = "DUE"
    WINDOW = "WINDOW"
    OPEN = "OPEN"
    RECUR = "RECUR"
    CONT = "CONT"
    EVENT = "EVENT"
    REF = "REF"
    NONE = "NONE"


@dataclass(frozen=True, slots=True)
class Frequency:
    """A repetition: every `every` × `unit`, at least or exactly `times` each; `minimum` for "ít nhất"."""

    unit: str
    every: int = 1
    times: int | None = None
    minimum: bool = False


@dataclass(frozen=True, slots=True)
class Offset:
    """A period that runs from an event. The day of the event is not counted (BLDS 2015 Đ147)."""

    days: int | None = None
    working_days: int | None = None
    months: int | None = None
    years: int | None = None
    hours: int | None = None
    event: str | None = None
    before: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """When each repetition is due. For `unit` year, `start` and `due` are "MM-DD"; for shorter units `day` counts in
    the month ("ngày 15 hằng tháng") or in the last month of the quarter; `exclusive` as in Deadline."""

    unit: str
    start: str | None = None
    due: str | None = None
    day: int | None = None
    exclusive: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """One milestone of a phrase that names several."""

    kind: Kind
    start: date | None
    due: date | None
    verbatim: str


@dataclass(frozen=True, slots=True)
class Deadline:
    """A read phrase. `start` and `due` are calendar bounds, both inclusive unless `exclusive`.

    `exclusive` ("trước ngày D") keeps `due` = D; the last day that satisfies the words is `last_good_day`.
    `needs_human` marks a reading a person must confirm (a year that was not written, two senses).
    """

    kind: Kind
    meaning: Meaning
    start: date | None = None
    due: date | None = None
    needs_human: bool = False
    verbatim: str = ""
    label: str | None = None
    exclusive: bool = False
    approx: bool = False
    urgent: bool = False
    time: str | None = None
    weekday: int | None = None
    frequency: Frequency | None = None
    frequencies: tuple[Frequency, ...] = ()
    rules: tuple[Rule, ...] = ()
    offset: Offset | None = None
    event: str | None = None
    reference: str | None = None
    continues: bool = False
    until: date | None = None
    vision: int | None = None
    lunar: bool = False
    parts: tuple[Part, ...] = ()

    @property
    def last_good_day(self) -> date | None:
        """The last day on which the work is in time, read strictly."""
        if self.due is None:
            return None
        return self.due - timedelta(days=1) if self.exclusive else self.due

    def as_dict(self) -> dict[str, Any]:
        """JSON-ready: the contract, meaning and verbatim always; the rest where it says something."""
        shown: dict[str, Any] = {
            "kind": self.kind.value,
            "start": _plain(self.start),
            "due": _plain(self.due),
            "needs_human": self.needs_human,
            "meaning": self.meaning.value,
            "verbatim": self.verbatim,
        }
        for field in fields(self):
            value = getattr(self, field.name)
            if field.name not in shown and value not in (None, False, ()):
                shown[field.name] = _plain(value)
        if self.exclusive and self.due:
            shown["last_good_day"] = _plain(self.last_good_day)
        return shown


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, (Frequency, Offset, Part, Rule)):
        return {
            field.name: _plain(getattr(value, field.name))
            for field in fields(value)
            if isinstance(value, Part) or getattr(value, field.name) not in (None, False)
        }
    return value
