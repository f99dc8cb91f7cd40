"""From draft to file: review, freezing, dispatch."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from donghanh.audit.actions import record
from donghanh.files.models import Attachment
from donghanh.kernel.errors import Refused
from donghanh.kernel.events import publish
from donghanh.org.models import Officer
from donghanh.reports.actions.drafting import hold, require
from donghanh.reports.enums import ReportPart, ReportState, SendChannel
from donghanh.reports.events import ReviewAsked, ReviewDecided
from donghanh.reports.models import Dispatch, Report, Review
from donghanh.reports.permissions import (
    can_freeze_report,
    can_review_report,
    can_send_report,
    can_write_report,
    open_review,
)
from donghanh.reports.standing import snapshot_of
from donghanh.reports.states import state_of_report
from donghanh.ui.text import write_date


@transaction.atomic
def ask_review(report: Report, *, by: Officer) -> Review:
    """Puts the draft before those who may approve it. Raises Refused while words of the system stand in it."""
    report = hold(report)
    require(can_write_report(by, report))
    if open_review(report):
        raise Refused(_("This report is already before the reviewer."))
    _require_words(report)
    review = Review.objects.create(
        ward_id=report.ward_id, report=report, asked_by=by, asked_at=timezone.now()
    )
    record("reports.ask_review", report, by=by)
    publish(ReviewAsked(report, by))
    return review


@transaction.atomic
def decide_review(report: Report, *, approved: bool, remarks: str, by: Officer) -> Review:
    """Approves the draft as it is now, or returns it with remarks. A later change needs another review."""
    report = hold(report)
    require(can_review_report(by, report))
    if not approved and not remarks.strip():
        raise Refused(_("Say what is missing, so that it can be mended."))
    _require_words(report)
    review = report.reviews.get(approved__isnull=True)
    review.approved, review.remarks = approved, remarks.strip()
    review.decided_by, review.decided_at, review.revision = by, timezone.now(), report.revision
    review.save()
    verb = "reports.approve_report" if approved else "reports.return_report"
    record(verb, report, by=by, reason=remarks)
    publish(ReviewDecided(report, review, by))
    return review


@transaction.atomic
def freeze_report(report: Report, *, by: Officer) -> Report:
    """Computes everything as of the cut-off, once, and keeps it for good.

    Raises Refused before the cut-off day, while words of the system stand that nobody has taken over, or without an
    approval of the draft as it is.
    """
    report = hold(report)
    require(can_freeze_report(by, report))
    if report.cutoff_on > timezone.localdate():
        raise Refused(
            _("The cut-off (%(day)s) is still to come; figures can be frozen from that day on.")
            % {"day": write_date(report.cutoff_on)}
        )
    _require_words(report)
    if state_of_report(report) != ReportState.REVIEWED:
        raise Refused(_("Nobody has approved this draft as it is now: have it reviewed first."))
    report.snapshot = snapshot_of(report).as_json()
    report.frozen_at, report.frozen_by = timezone.now(), by
    report.save(update_fields=["snapshot", "frozen_at", "frozen_by"])
    figures = {name: len(keys) for name, keys in report.snapshot["figures"].items()}
    record("reports.freeze_report", report, by=by, changes={"figures": figures})
    return report


@transaction.atomic
def record_dispatch(
    report: Report,
    *,
    number: str,
    signed_on: date,
    sent_on: date,
    addressees: str,
    channel: str,
    by: Officer,
    scan: Attachment | None = None,
) -> Dispatch:
    """Notes number, date, addressees and channel of the signed document, with its scan; nothing frozen changes.

    A second time it mends what was noted; a scan stays unless another one comes. Raises Refused for days that cannot be
    and for a number that another report of the same year has.
    """
    report = hold(report)
    require(can_send_report(by, report))
    number, addressees = " ".join(number.split()), addressees.strip()
    _require_days(report, signed_on, sent_on)
    _require_own_number(report, number, signed_on)
    known = Dispatch.objects.filter(report=report).first()
    dispatch = known or Dispatch(ward_id=report.ward_id, report=report)
    before = known.number if known else ""
    dispatch.number, dispatch.signed_on, dispatch.sent_on = number, signed_on, sent_on
    dispatch.addressees, dispatch.channel = addressees, SendChannel(channel)
    dispatch.scan = scan or dispatch.scan
    dispatch.recorded_by, dispatch.recorded_at = by, timezone.now()
    dispatch.save()
    facts = {"number": [before, number], "sent_on": sent_on.isoformat(), "channel": dispatch.channel}
    record("reports.record_dispatch", report, by=by, changes=facts)
    return dispatch


def _require_words(report: Report) -> None:
    written = set(report.narratives.values_list("part", flat=True))
    missing = [part.numeral for part in ReportPart if part not in written]
    if missing:
        raise Refused(
            _("Parts %(parts)s still hold words of the system: mend them or take them over first.")
            % {"parts": ", ".join(missing)}
        )


def _require_days(report: Report, signed_on: date, sent_on: date) -> None:
    if signed_on < report.cutoff_on:
        raise Refused(
            _("The document cannot be older than its figures (%(day)s).")
            % {"day": write_date(report.cutoff_on)}
        )
    if sent_on < signed_on:
        raise Refused(_("The report cannot be sent before it was signed."))
    if sent_on > timezone.localdate():
        raise Refused(_("The day of sending cannot be in the future."))


def _require_own_number(report: Report, number: str, signed_on: date) -> None:
    """Numbers begin anew every year (NĐ 30/2020/NĐ-CP, Đ15)."""
    taken = Dispatch.objects.filter(ward_id=report.ward_id, number=number, signed_on__year=signed_on.year)
    if taken.exclude(report=report).exists():
        raise Refused(_("Another report of this year has the number %(number)s.") % {"number": number})
