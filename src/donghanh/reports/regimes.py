"""Reporting regimes: when the figures of a period close and when its report is to be sent. Dated, since law moves."""

from dataclasses import dataclass
from datetime import date, timedelta

from donghanh.org.models import Ward
from donghanh.reports.models.regimes import ReportingRegime
from donghanh.vietnamese.workdays import WorkCalendar

FRIDAY = 4


@dataclass(frozen=True, slots=True)
class Regime:
    """Months close on `good_day`; weeks begin on `week_begins` (Monday is 0); a report is sent within `send_days`
    working days after its cut-off. `is_own` marks what the ward has set itself."""

    valid_from: date
    good_day: int
    week_begins: int
    send_days: int
    basis: str
    is_own: bool = False

    def send_before(self, cutoff_on: date, calendar: WorkCalendar) -> date:
        """The day before which a report with that cut-off is to be sent."""
        return calendar.add_working_days(cutoff_on, self.send_days) + timedelta(days=1)


GENERAL = (
    Regime(
        date(2019, 3, 12),
        good_day=14,
        week_begins=FRIDAY,
        send_days=3,
        basis="Ngày chốt: NĐ 09/2019/NĐ-CP, Điều 12. Tuần từ thứ Sáu đến thứ Năm và 03 ngày làm việc để gửi: theo lệ "
        "của phường, pháp luật không quy định.",
    ),
)
"""Oldest first; the cut-off days are law, the week and the days to send are practice until the ward sets its own."""


def regime_of(ward: Ward, on: date) -> Regime:
    """The regime that holds in the ward on the day: its own newest one, else the general one."""
    own = ReportingRegime.objects.filter(ward=ward, valid_from__lte=on).order_by("-valid_from").first()
    if own is None:
        return general_regime(on)
    return Regime(own.valid_from, own.good_day, own.week_begins, own.send_days, own.basis, is_own=True)


def general_regime(on: date) -> Regime:
    """The general regime of the day; the first one for days before it."""
    holding = [regime for regime in GENERAL if regime.valid_from <= on]
    return (holding or [GENERAL[0]])[-1]
