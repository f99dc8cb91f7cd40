"""What follows a frozen report: another in its place, a supplement, an erratum."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from donghanh.audit.actions import record
from donghanh.kernel.errors import Refused
from donghanh.org.models import Officer
from donghanh.reports.actions.drafting import CHANGEABLE, cover, hold, require
from donghanh.reports.letterhead import supplement_title
from donghanh.reports.models import Erratum, Narrative, Report
from donghanh.reports.permissions import can_correct_report, can_rectify_report, can_supplement_report
from donghanh.reports.queries import reported_plans


@transaction.atomic
def correct_report(report: Report, *, by: Officer) -> Report:
    """Begins the report that takes the place of a frozen one: same plans, period and words, figures computed anew."""
    report = hold(report)
    if report.is_frozen and report.is_superseded:
        raise Refused(_("Another report takes the place of this one already."))
    require(can_correct_report(by, report))
    fresh = _begin(report, by, supersedes=report)
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
def supplement_report(report: Report, *, by: Officer) -> Report:
    """Begins the report that tells what a frozen one left out: same plans and period, words of its own."""
    report = hold(report)
    require(can_supplement_report(by, report))
    fresh = _begin(report, by, supplements=report, title=supplement_title(report))
    record("reports.supplement_report", fresh, by=by, changes={"supplements": report.pk})
    return fresh


@transaction.atomic
def write_erratum(report: Report, *, place: str, wrong: str, right: str, by: Officer) -> Erratum:
    """Notes which words of a sent report were wrong and how they should read; the letter is made of it.

    Only for errors of form; figures and facts are put right by a report in its place (NĐ 30/2020/NĐ-CP, Đ18).
    """
    report = hold(report)
    require(can_rectify_report(by, report))
    if wrong.strip() == right.strip():
        raise Refused(_("The right words are the same as the wrong ones."))
    erratum = Erratum.objects.create(
        ward_id=report.ward_id,
        report=report,
        place=place.strip(),
        wrong=wrong.strip(),
        right=right.strip(),
        written_by=by,
        written_at=timezone.now(),
    )
    facts = {"words": [erratum.wrong, erratum.right]}
    record("reports.write_erratum", report, by=by, changes=facts)
    return erratum


def _begin(report: Report, by: Officer, **own: object) -> Report:
    kept = {name: getattr(report, name) for name in (*CHANGEABLE, "kind")}
    facts = kept | {"ward_id": report.ward_id, "created_by": by} | own
    fresh = Report.objects.create(**facts)
    cover(fresh, reported_plans(report))
    return fresh
