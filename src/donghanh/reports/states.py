"""How far a report has come, from its facts."""

from donghanh.reports.enums import ReportState
from donghanh.reports.models import Report


def state_of_report(report: Report) -> ReportState:
    """The state today. A review covers the revision it decided on: a change afterwards makes a draft of it again."""
    if report.is_frozen:
        if report.is_superseded:
            return ReportState.REPLACED
        return ReportState.SENT if report.is_sent else ReportState.FROZEN
    reviews = list(report.reviews.all())
    if not reviews:
        return ReportState.DRAFT
    last = max(reviews, key=lambda review: (review.approved is None, review.pk))
    if last.approved is None:
        return ReportState.IN_REVIEW
    if last.revision != report.revision:
        return ReportState.DRAFT
    return ReportState.REVIEWED if last.approved else ReportState.RETURNED
