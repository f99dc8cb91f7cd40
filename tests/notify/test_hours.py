"""When the office may be rung: 07:00 to 19:00 in Vietnam on working days (Bộ luật Lao động 2019 Đ112)."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from donghanh.notify.hours import is_open, next_open
from donghanh.vietnamese.workdays import WorkCalendar

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
GENERAL = WorkCalendar()


def at(month: int, day: int, hour: int, minute: int = 0, year: int = 2026) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=HANOI)


@pytest.mark.parametrize(
    ("moment", "rung"),
    [
        (at(11, 23, 6, 59), False),
        (at(11, 23, 7, 0), True),
        (at(11, 23, 18, 59), True),
        (at(11, 23, 19, 0), False),
        (at(11, 22, 9), False),  # Sunday
        (at(11, 24, 9), False),  # Ngày Văn hóa Việt Nam, Nghị quyết 28/2026/QH16
        (at(2, 17, 9), False),  # mùng một Tết Bính Ngọ
        (at(8, 22, 9), True),  # Saturday worked for Monday 31/8
        (at(8, 31, 9), False),
    ],
)
def test_the_office_is_rung_by_day_on_working_days(moment, rung):
    assert is_open(moment, GENERAL) is rung


def test_the_hours_are_those_of_vietnam_wherever_the_clock_stands():
    assert is_open(datetime(2026, 11, 23, 0, 30, tzinfo=UTC), GENERAL)
    assert not is_open(datetime(2026, 11, 23, 12, 30, tzinfo=UTC), GENERAL)


def test_the_wards_own_notice_changes_its_days():
    ward = WorkCalendar({date(2026, 11, 23): "Nghỉ bù"}, frozenset({date(2026, 11, 28)}))
    assert not is_open(at(11, 23, 9), ward)
    assert is_open(at(11, 28, 9), ward)


@pytest.mark.parametrize(
    ("moment", "opens"),
    [
        (at(11, 23, 9), at(11, 23, 9)),
        (at(11, 23, 5), at(11, 23, 7)),
        (at(11, 23, 19, 30), at(11, 25, 7)),  # 24/11 is off
        (at(11, 20, 20), at(11, 23, 7)),  # Friday evening
        (at(2, 13, 20), at(2, 23, 7)),  # over Tết 16–20/02/2026 and two weekends
    ],
)
def test_what_comes_outside_the_hours_waits_for_the_next_opening(moment, opens):
    assert next_open(moment, GENERAL) == opens
