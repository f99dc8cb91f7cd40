"""The report of the third quarter, drafted by the system, taken over by a person, reviewed, frozen and sent."""

from collections.abc import Sequence

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
from donghanh.reports.periods import quarter_of
from donghanh.reports.proposals import proposed_text
from donghanh.reports.standing import snapshot_of


def report_on_third_quarter(
    plans: Sequence[Plan], *, by: Officer, reviewer: Officer, clerk: Officer
) -> Report:
    """A report on the plans, in the words the system proposes: reviewed, frozen, signed and sent on one day."""
    report = draft_report(plans, quarter_of(2026, 3), by=by)
    figures = snapshot_of(report)
    for part in ReportPart:
        write_narrative(report, part, proposed_text(part, figures), by=by)
    ask_review(report, by=by)
    decide_review(report, approved=True, remarks="", by=reviewer)
    freeze_report(report, by=by)
    today = localdate()
    record_dispatch(
        report,
        number="171/BC-UBND",
        signed_on=today,
        sent_on=today,
        addressees="Ủy ban nhân dân thành phố Hải Phòng",
        channel=SendChannel.DOCUMENTS,
        by=clerk,
    )
    return report
