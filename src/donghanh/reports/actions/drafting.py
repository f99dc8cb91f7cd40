"""Drafting a report, writing its words, and freezing it."""

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
from donghanh.reports.enums import ReportPart
from donghanh.reports.letterhead import proposed_report
from donghanh.reports.models import Narrative, Report, ReportedPlan
from donghanh.reports.periods import Period
from donghanh.reports.permissions import (
    Permission,
    can_correct_report,
    can_freeze_report,
    can_remove_report,
    can_write_report,
)
from donghanh.reports.queries import plan_texts, reported_plans
from donghanh.reports.standing import snapshot_of
from donghanh.ui.text import write_date

CHANGEABLE = ("title", "period", "starts_on", "cutoff_on", "addressee", "recipients", "signed_as")


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
    report.save()
    _cover(report, plans)
    record("reports.draft_report", report, by=by, changes={"cutoff_on": str(report.cutoff_on)})
    return report


@transaction.atomic
def change_report(report: Report, *, by: Officer, **facts: object) -> Report:
    """Changes title, dates, addressee, recipients or signer of a draft. `facts` are fields in CHANGEABLE."""
    report = _held(report)
    _require(can_write_report(by, report))
    unknown = set(facts) - set(CHANGEABLE)
    if unknown:
        raise ValueError(f"not to be changed: {sorted(unknown)}")
    changes = {name: [str(getattr(report, name)), str(value)] for name, value in facts.items()}
    for name, value in facts.items():
        setattr(report, name, value)
    if not report.title.strip():
        raise Refused(_("Give the report a title."))
    _require_period(report.starts_on, report.cutoff_on)
    report.save()
    record(
        "reports.change_report",
        report,
        by=by,
        changes={name: pair for name, pair in changes.items() if pair[0] != pair[1]},
    )
    return report


@transaction.atomic
def write_narrative(report: Report, part: str, text: str, *, by: Officer) -> Narrative:
    """Keeps the words of a part, written by the person or taken over from the proposal."""
    report = _held(report)
    _require(can_write_report(by, report))
    kept, _new = Narrative.objects.update_or_create(
        report=report,
        part=ReportPart(part),
        defaults={
            "ward_id": report.ward_id,
            "text": text.strip(),
            "written_by": by,
            "written_at": timezone.now(),
        },
    )
    record("reports.write_narrative", report, by=by, changes={"part": kept.part})
    return kept


@transaction.atomic
def drop_narrative(report: Report, part: str, *, by: Officer) -> None:
    """Goes back to the words the system proposes for a part."""
    report = _held(report)
    _require(can_write_report(by, report))
    report.narratives.filter(part=ReportPart(part)).delete()
    record("reports.drop_narrative", report, by=by, changes={"part": part})


@transaction.atomic
def freeze_report(report: Report, *, by: Officer) -> Report:
    """Computes everything as of the cut-off, once, and keeps it for good.

    Raises Refused before the cut-off day, or while words of the system stand that nobody has taken over.
    """
    report = _held(report)
    _require(can_freeze_report(by, report))
    if report.cutoff_on > timezone.localdate():
        raise Refused(
            _("The cut-off (%(day)s) is still to come; figures can be frozen from that day on.")
            % {"day": write_date(report.cutoff_on)}
        )
    _require_words(report)
    report.snapshot = snapshot_of(report).as_json()
    report.frozen_at, report.frozen_by = timezone.now(), by
    report.save(update_fields=["snapshot", "frozen_at", "frozen_by"])
    figures = {name: len(keys) for name, keys in report.snapshot["figures"].items()}
    record("reports.freeze_report", report, by=by, changes={"figures": figures})
    return report


@transaction.atomic
def correct_report(report: Report, *, by: Officer) -> Report:
    """Begins the report that takes the place of a frozen one: same plans, period and words, figures computed anew."""
    report = _held(report)
    if report.is_frozen and report.is_superseded:
        raise Refused(_("Another report takes the place of this one already."))
    _require(can_correct_report(by, report))
    kept = {name: getattr(report, name) for name in (*CHANGEABLE, "kind")}
    fresh = Report.objects.create(ward_id=report.ward_id, supersedes=report, created_by=by, **kept)
    _cover(fresh, reported_plans(report))
    Narrative.objects.bulk_create(
        Narrative(
            ward_id=fresh.ward_id,
            report=fresh,
            part=each.part,
            text=each.text,
            written_by_id=each.written_by_id,
            written_at=each.written_at,
        )
        for each in report.narratives.all()
    )
    record("reports.correct_report", fresh, by=by, changes={"supersedes": report.pk})
    return fresh


@transaction.atomic
def remove_report(report: Report, *, by: Officer) -> None:
    """Throws a draft away; a frozen report stays for good."""
    report = _held(report)
    _require(can_remove_report(by, report))
    record("reports.remove_report", report, by=by)
    report.delete()


def _cover(report: Report, plans: Iterable[Plan]) -> None:
    ReportedPlan.objects.bulk_create(
        ReportedPlan(ward_id=report.ward_id, report=report, plan=plan) for plan in plans
    )


def _held(report: Report) -> Report:
    """The report as it is now, held until the transaction ends."""
    held = Report.objects.select_for_update(of=("self",)).select_related("ward", "created_by")
    return held.get(pk=report.pk)


def _require_period(starts_on: date, cutoff_on: date) -> None:
    if cutoff_on < starts_on:
        raise Refused(_("The cut-off must not be before the first day of the period."))
    if starts_on > timezone.localdate():
        raise Refused(_("This period is still to begin; there is nothing to report yet."))


def _require_words(report: Report) -> None:
    written = set(report.narratives.values_list("part", flat=True))
    missing = [part.numeral for part in ReportPart if part not in written]
    if missing:
        raise Refused(
            _("Parts %(parts)s still hold words of the system: mend them or take them over first.")
            % {"parts": ", ".join(missing)}
        )


def _require(allowed: bool) -> None:
    if not allowed:
        raise Forbidden
