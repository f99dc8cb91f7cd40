"""Drafting a report and writing its words."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from donghanh.audit.actions import record
from donghanh.kernel.errors import Forbidden, Refused
from donghanh.org.models import Officer
from donghanh.org.permissions import has_permission
from donghanh.plans.models import Plan
from donghanh.reports.dues import send_before
from donghanh.reports.enums import ReportPart
from donghanh.reports.letterhead import proposed_report
from donghanh.reports.models import Narrative, Report, ReportedPlan
from donghanh.reports.periods import Period
from donghanh.reports.permissions import (
    Permission,
    can_remove_report,
    can_write_report,
)
from donghanh.reports.queries import plan_texts
from donghanh.reports.regimes import regime_of
from donghanh.ui.text import write_time

CHANGEABLE = (
    "title",
    "period",
    "starts_on",
    "cutoff_on",
    "send_before",
    "addressee",
    "recipients",
    "signed_as",
    "with_changes",
)


class Overtaken(Refused):
    """Somebody else wrote the same part in the meantime; `theirs` are those words, None where they were dropped."""

    def __init__(self, theirs: Narrative | None) -> None:
        super().__init__(_overtaken_words(theirs))
        self.theirs = theirs


def stamp_of(narrative: Narrative | None) -> str:
    """Which words these are, for telling later whether they still stand; "" where nobody has written."""
    return f"{narrative.pk}.{narrative.version}" if narrative else ""


@transaction.atomic
def draft_report(plans: Sequence[Plan], period: Period, *, by: Officer) -> Report:
    """Begins a report on the plans for the period, with everything around its text proposed.

    Raises Refused without a plan or for a period that is still to begin, Forbidden for a plan of another ward.
    """
    if not has_permission(by, Permission.DRAFT) or any(plan.ward_id != by.ward_id for plan in plans):
        raise Forbidden
    if not plans:
        raise Refused(_("Choose at least one plan."))
    _require_period(period.starts_on, period.cutoff_on)
    report = proposed_report(list(plans), period, by.ward, plan_texts(plans))
    report.created_by = by
    report.send_before = send_before(plans, period, regime_of(by.ward, timezone.localdate()))
    report.save()
    cover(report, plans)
    record("reports.draft_report", report, by=by, changes={"cutoff_on": str(report.cutoff_on)})
    return report


@transaction.atomic
def change_report(report: Report, *, by: Officer, **facts: object) -> Report:
    """Changes title, dates, addressee, recipients, signer or appendices of a draft. `facts` are fields in
    CHANGEABLE. A review before the change does not cover it."""
    report = hold(report)
    require(can_write_report(by, report))
    unknown = set(facts) - set(CHANGEABLE)
    if unknown:
        raise ValueError(f"not to be changed: {sorted(unknown)}")
    changes = {name: [str(getattr(report, name)), str(value)] for name, value in facts.items()}
    for name, value in facts.items():
        setattr(report, name, value)
    if not report.title.strip():
        raise Refused(_("Give the report a title."))
    _require_period(report.starts_on, report.cutoff_on)
    report.revision += 1
    report.save()
    record(
        "reports.change_report",
        report,
        by=by,
        changes={name: pair for name, pair in changes.items() if pair[0] != pair[1]},
    )
    return report


@transaction.atomic
def write_narrative(
    report: Report, part: str, text: str, *, by: Officer, seen: str | None = None
) -> Narrative:
    """Keeps the words of a part, written by the person or taken over from the proposal.

    `seen` is the `stamp_of` the words that the person had before them; raises Overtaken where somebody else has
    written since. None writes in any case.
    """
    report = hold(report)
    require(can_write_report(by, report))
    kept = report.narratives.select_related("written_by").filter(part=ReportPart(part)).first()
    if seen is not None and seen != stamp_of(kept):
        raise Overtaken(kept)
    written = kept or Narrative(ward_id=report.ward_id, report=report, part=ReportPart(part), version=0)
    written.text, written.written_by, written.written_at = text.strip(), by, timezone.now()
    written.version += 1
    written.save()
    _revise(report)
    record("reports.write_narrative", report, by=by, changes={"part": written.part})
    return written


@transaction.atomic
def drop_narrative(report: Report, part: str, *, by: Officer) -> None:
    """Goes back to the words the system proposes for a part."""
    report = hold(report)
    require(can_write_report(by, report))
    report.narratives.filter(part=ReportPart(part)).delete()
    _revise(report)
    record("reports.drop_narrative", report, by=by, changes={"part": part})


@transaction.atomic
def remove_report(report: Report, *, by: Officer) -> None:
    """Throws a draft away; a frozen report stays for good."""
    report = hold(report)
    require(can_remove_report(by, report))
    record("reports.remove_report", report, by=by)
    report.delete()


def cover(report: Report, plans: Iterable[Plan]) -> None:
    ReportedPlan.objects.bulk_create(
        ReportedPlan(ward_id=report.ward_id, report=report, plan=plan) for plan in plans
    )


def hold(report: Report) -> Report:
    """The report as it is now, held until the transaction ends."""
    held = Report.objects.select_for_update(of=("self",)).select_related("ward", "created_by")
    return held.get(pk=report.pk)


def _overtaken_words(theirs: Narrative | None) -> str:
    if theirs is None:
        return _("Somebody else went back to the proposed words just now.")
    moment = {"who": theirs.written_by, "at": write_time(theirs.written_at)}
    return _("%(who)s changed this part at %(at)s.") % moment


def _revise(report: Report) -> None:
    """The words are other words now: what was reviewed before does not cover them."""
    report.revision += 1
    report.save(update_fields=["revision"])


def _require_period(starts_on: date, cutoff_on: date) -> None:
    if cutoff_on < starts_on:
        raise Refused(_("The cut-off must not be before the first day of the period."))
    if starts_on > timezone.localdate():
        raise Refused(_("This period is still to begin; there is nothing to report yet."))


def require(allowed: bool) -> None:
    if not allowed:
        raise Forbidden
