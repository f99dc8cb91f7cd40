"""Reports of the demo, drafted by the system, taken over by a person, reviewed, frozen and sent."""

from collections.abc import Sequence
from datetime import date

from django.utils.timezone import localdate

from donghanh.org.models import Officer
from donghanh.plans.models import Plan
from donghanh.reports.actions import (
    ask_review,
    decide_review,
    draft_report,
    freeze_report,
    record_dispatch,
    write_narrative,
)
from donghanh.reports.enums import ReportPart, SendChannel
from donghanh.reports.models import Report
from donghanh.reports.periods import quarter_of, year_of, yearly_cutoff
from donghanh.reports.proposals import proposed_text
from donghanh.reports.standing import snapshot_of

YEAR_CLOSED = date(2026, 12, 1)
"""The day after the cut-off of the plan on entrepreneurs, which wants its report before 05/12: its report is frozen and
sent. A demo started before that day shows the draft that is begun for it; nothing is frozen ahead of its day."""


def report_on_third_quarter(
    plans: Sequence[Plan], *, by: Officer, reviewer: Officer, clerk: Officer
) -> Report:
    """A report on the plans, in the words the system proposes: reviewed, frozen, signed and sent on one day."""
    report = draft_report(plans, quarter_of(2026, 3), by=by)
    return _carried_through(report, "171/BC-UBND", by, reviewer, clerk)


def begin_yearly_report(plans: Sequence[Plan], *, by: Officer) -> Report:
    """The draft of the yearly report, to the cut-off of the plans, with words of the system alone."""
    return draft_report(plans, year_of(2026, yearly_cutoff(plan.cutoff for plan in plans)), by=by)


def report_on_the_year(plans: Sequence[Plan], *, by: Officer, reviewer: Officer, clerk: Officer) -> Report:
    """The yearly report of the plans: reviewed, frozen, signed and sent the day after its cut-off."""
    return _carried_through(begin_yearly_report(plans, by=by), "226/BC-UBND", by, reviewer, clerk)


def _carried_through(report: Report, number: str, by: Officer, reviewer: Officer, clerk: Officer) -> Report:
    figures = snapshot_of(report)
    for part in ReportPart:
        write_narrative(report, part, proposed_text(part, figures), by=by)
    ask_review(report, by=by)
    decide_review(report, approved=True, remarks="", by=reviewer)
    freeze_report(report, by=by)
    today = localdate()
    record_dispatch(
        report,
        number=number,
        signed_on=today,
        sent_on=today,
        addressees=report.addressee or "Ủy ban nhân dân thành phố Hải Phòng",
        channel=SendChannel.DOCUMENTS,
        by=clerk,
    )
    return report
