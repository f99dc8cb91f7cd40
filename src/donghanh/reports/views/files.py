"""A report as files."""

import json

from django.http import Http404, HttpResponse
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from donghanh.files.content import DOCX, XLSX
from donghanh.files.responses import hand_out_made
from donghanh.org.doors import ActorRequest, requires
from donghanh.reports.exchange import exchange_of
from donghanh.reports.permissions import Permission
from donghanh.reports.queries import get_report_for
from donghanh.reports.snapshot import Snapshot
from donghanh.reports.standing import snapshot_of
from donghanh.reports.writing import report_docx, report_xlsx
from donghanh.vietnamese.text import fold


@require_safe
@requires(Permission.DRAFT)
def report_document(request: ActorRequest, pk: int) -> HttpResponse:
    """The BÁO CÁO as .docx; of a frozen report from its snapshot, with number and date once they are recorded."""
    report = get_report_for(request.actor, pk)
    snapshot = snapshot_of(report)
    return hand_out_made(
        report_docx(snapshot, report.dispatch if report.is_sent else None), f"{_stem(snapshot)}.docx", DOCX
    )


@require_safe
@requires(Permission.DRAFT)
def report_workbook(request: ActorRequest, pk: int) -> HttpResponse:
    """The appendix of figures as .xlsx."""
    snapshot = snapshot_of(get_report_for(request.actor, pk))
    return hand_out_made(report_xlsx(snapshot), f"phu-luc-{_stem(snapshot)}.xlsx", XLSX)


@require_safe
@requires(Permission.DRAFT)
def report_figures(request: ActorRequest, pk: int) -> HttpResponse:
    """The frozen figures as JSON for other systems; a draft has none."""
    report = get_report_for(request.actor, pk)
    if not report.is_frozen:
        raise Http404
    snapshot = snapshot_of(report)
    content = json.dumps(exchange_of(report, snapshot), ensure_ascii=False, indent=1).encode()
    return hand_out_made(content, f"so-lieu-{_stem(snapshot)}.json", "application/json")


def _stem(snapshot: Snapshot) -> str:
    """ "bao-cao-nam-2026-10660" would name a ward twice: the period is enough, plans stand in the document."""
    return f"bao-cao-{slugify(fold(snapshot.period)) or 'ket-qua'}"
