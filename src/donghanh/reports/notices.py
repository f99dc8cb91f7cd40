"""Which officers hear of what happens to reports. The words are kept in Vietnamese, the language of the office."""

from django.utils.translation import gettext, gettext_noop, override

from donghanh.notify.actions import tell
from donghanh.org.enums import COORDINATORS
from donghanh.org.queries import officers_with_role
from donghanh.reports.events import ReviewAsked, ReviewDecided


def on_review_asked(event: ReviewAsked) -> None:
    """The coordinators of the ward hear of a draft that waits for them."""
    words = gettext_noop("A report awaits your review: %(report)s")
    with override("vi"):
        text = gettext(words) % {"report": event.report}
        reviewers = officers_with_role(event.report.ward_id, *COORDINATORS)
        tell(reviewers, text, event.report.get_absolute_url(), by=event.by)


def on_review_decided(event: ReviewDecided) -> None:
    """Who drafted it and who put it forward hear what became of it."""
    words = (
        gettext_noop("Report approved: %(report)s")
        if event.review.approved
        else gettext_noop("Report returned, please mend: %(report)s")
    )
    with override("vi"):
        heard_by = [event.report.created_by, event.review.asked_by]
        text = gettext(words) % {"report": event.report}
        tell(heard_by, text, event.report.get_absolute_url(), by=event.by)
