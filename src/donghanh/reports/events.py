"""What happened to reports."""

from dataclasses import dataclass

from donghanh.org.models import Officer
from donghanh.reports.models import Report, Review


@dataclass(frozen=True, slots=True)
class ReviewAsked:
    """A draft waits for its approval."""

    report: Report
    by: Officer


@dataclass(frozen=True, slots=True)
class ReviewDecided:
    """A draft was approved, or returned with remarks."""

    report: Report
    review: Review
    by: Officer
