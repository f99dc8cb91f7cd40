"""By when a request about personal data is acknowledged and carried out (NĐ 356/2025/NĐ-CP Đ5)."""

from dataclasses import dataclass
from datetime import date

from donghanh.registry.enums import DataRequestKind
from donghanh.registry.reference.limits import Limits
from donghanh.vietnamese.workdays import WorkCalendar

REPLY = "personal_data.reply"
RULES = {
    DataRequestKind.VIEW: "personal_data.view_or_correct",
    DataRequestKind.CORRECT: "personal_data.view_or_correct",
    DataRequestKind.SUPPLY: "personal_data.view_or_correct",
    DataRequestKind.DELETE: "personal_data.delete",
    DataRequestKind.RESTRICT: "personal_data.withdraw",
    DataRequestKind.OBJECT: "personal_data.withdraw",
    DataRequestKind.WITHDRAW: "personal_data.withdraw",
}
"""Kind of request → the dated row of law with its number of days."""


class NoRule(LookupError):
    """No row of law says how long such a request may take on that day."""


@dataclass(frozen=True, slots=True)
class Clock:
    """The last good days, and the basis they rest on."""

    acknowledge_by: date
    due_on: date
    basis: str


def clock_of(kind: str, received_on: date, calendar: WorkCalendar, limits: Limits) -> Clock:
    """Two working days to acknowledge; 10, 15 or 20 days to carry out, by the rules in force on the day of receipt.

    The day of receipt is not counted, and an end on a day off moves to the next working day (BLDS 2015 Đ147, Đ148.5).
    Raises NoRule where no rule is in force.
    """
    rule = RULES[DataRequestKind(kind)]
    if REPLY not in limits or rule not in limits:
        raise NoRule(f"{kind}, {received_on:%d/%m/%Y}")
    return Clock(
        acknowledge_by=calendar.add_working_days(received_on, int(limits[REPLY].value)),
        due_on=calendar.end_of_days(received_on, int(limits[rule].value)),
        basis=limits[rule].basis,
    )


def extended(kind: str, first_due_on: date, calendar: WorkCalendar, limits: Limits) -> date:
    """The deadline after the one extension: as many days again as the rule of the day of receipt gave."""
    rule = RULES[DataRequestKind(kind)]
    if rule not in limits:
        raise NoRule(kind)
    return calendar.end_of_days(first_due_on, int(limits[rule].value))
