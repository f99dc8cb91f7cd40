"""By when requests about personal data are answered: 2 working days, then 10, 15 or 20 days (NĐ 356/2025/NĐ-CP Đ5),
counted as BLDS 2015 Đ147 and Đ148.5 say."""

from datetime import date

import pytest

from donghanh.registry.enums import DataRequestKind
from donghanh.registry.reference.limits import packaged_limits_on
from donghanh.registry.rights.clocks import NoRule, clock_of, extended
from donghanh.vietnamese.workdays import WorkCalendar

FRIDAY = date(2026, 11, 20)
OFFICE = WorkCalendar()
LIMITS = packaged_limits_on(FRIDAY)


def test_two_working_days_from_a_friday_pass_over_the_weekend_and_the_day_of_culture():
    """24/11 is a day off since 2026 (Nghị quyết 28/2026/QH16)."""
    assert clock_of(DataRequestKind.VIEW, FRIDAY, OFFICE, LIMITS).acknowledge_by == date(2026, 11, 25)


@pytest.mark.parametrize(
    ("kind", "due_on"),
    [
        (DataRequestKind.VIEW, date(2026, 11, 30)),
        (DataRequestKind.CORRECT, date(2026, 11, 30)),
        (DataRequestKind.SUPPLY, date(2026, 11, 30)),
        (DataRequestKind.WITHDRAW, date(2026, 12, 7)),
        (DataRequestKind.RESTRICT, date(2026, 12, 7)),
        (DataRequestKind.OBJECT, date(2026, 12, 7)),
        (DataRequestKind.DELETE, date(2026, 12, 10)),
    ],
)
def test_each_kind_has_its_days_and_an_end_on_a_weekend_moves_to_monday(kind, due_on):
    """15 days from 20/11 end on Saturday, 05/12."""
    assert clock_of(kind, FRIDAY, OFFICE, LIMITS).due_on == due_on


def test_the_one_extension_gives_as_many_days_again():
    assert extended(DataRequestKind.VIEW, date(2026, 11, 30), OFFICE, LIMITS) == date(2026, 12, 10)


def test_before_the_law_there_is_no_clock():
    with pytest.raises(NoRule):
        clock_of(DataRequestKind.VIEW, FRIDAY, OFFICE, packaged_limits_on(date(2025, 12, 31)))
