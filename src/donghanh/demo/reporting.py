"""The report of the third quarter, drafted by the system, taken over by a person and frozen."""

from collections.abc import Sequence

from donghanh.org.models import Officer
from donghanh.plans.models import Plan
from donghanh.reports.actions import draft_report, freeze_report, write_narrative
from donghanh.reports.enums import ReportPart
from donghanh.reports.models import Report
from donghanh.reports.periods import quarter_of
from donghanh.reports.proposals import proposed_text
from donghanh.reports.standing import snapshot_of


def report_on_third_quarter(plans: Sequence[Plan], *, by: Officer) -> Report:
    """A frozen report on the plans, in the words the system proposes."""
    report = draft_report(plans, quarter_of(2026, 3), by=by)
    figures = snapshot_of(report)
    for part in ReportPart:
        write_narrative(report, part, proposed_text(part, figures), by=by)
    return freeze_report(report, by=by)
