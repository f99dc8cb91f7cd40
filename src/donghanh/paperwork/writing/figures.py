"""Counts of tasks and the two rates a report shows, in the wording of official reports."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal


@dataclass(frozen=True, slots=True)
class Rate:
    """A share kept as its two counts, so that rates of several units add up to the rate of all."""

    numerator: int
    denominator: int

    def __str__(self) -> str:
        """ "31/58 (53,4%)"; a dash where there is nothing to measure."""
        if not self.denominator:
            return "-"
        return f"{grouped(self.numerator)}/{grouped(self.denominator)} ({percent(self)})"


@dataclass(frozen=True, slots=True)
class TaskFigures:
    """Tasks of a unit or of a whole plan on the cut-off date.

    `dated` of the `total` have a deadline; `finished` of those are done, split into `on_time` (before or on
    the deadline) and `late`; `overdue` are past their deadline and not done. `stopped` (returned, paused or
    cancelled) are in no other count but the total. Raises ValueError where counts disagree.
    """

    total: int
    dated: int
    finished: int
    on_time: int
    late: int
    overdue: int
    stopped: int = 0

    def __post_init__(self) -> None:
        if self.on_time + self.late != self.finished:
            raise ValueError("tasks finished on time and late must add up to the finished ones")
        if not self.finished + self.overdue <= self.dated <= self.total - self.stopped:
            raise ValueError("finished and overdue tasks are part of the dated ones, and these of all")

    @property
    def open(self) -> int:
        """Not done and still within the deadline."""
        return self.dated - self.finished - self.overdue

    @property
    def undated(self) -> int:
        return self.total - self.dated - self.stopped

    @property
    def handling(self) -> Rate:
        """Tỷ lệ xử lý: finished of those with a deadline."""
        return Rate(self.finished, self.dated)

    @property
    def punctuality(self) -> Rate:
        """Tỷ lệ đúng hạn: on time of the finished."""
        return Rate(self.on_time, self.finished)


@dataclass(frozen=True, slots=True)
class Standstill:
    """What rates do not show: tasks nobody has told anything about, tasks returned, paused and cancelled, and the
    working days after deadlines that lay with the agency itself and elsewhere (approval, direction, another agency).
    """

    silent: int = 0
    returned: int = 0
    paused: int = 0
    cancelled: int = 0
    own_days: int = 0
    other_days: int = 0

    def __bool__(self) -> bool:
        return any((self.silent, self.returned, self.paused, self.cancelled, self.own_days, self.other_days))


def grouped(number: int) -> str:
    """1234567 -> "1.234.567"."""
    return f"{number:,}".replace(",", ".")


def counted(number: int) -> str:
    """A count in running text: below 10 it is padded, as officials write ("05 nhiệm vụ"), zero is not."""
    return f"{number:02d}" if 0 < number < 10 else grouped(number)


def percent(rate: Rate) -> str:
    """One decimal, rounded half up: Rate(31, 58) -> "53,4%"; whole values without decimals: "100%"."""
    share = (Decimal(100 * rate.numerator) / Decimal(rate.denominator)).quantize(
        Decimal("0.1"), ROUND_HALF_UP
    )
    return f"{share.normalize():f}".replace(".", ",") + "%"
