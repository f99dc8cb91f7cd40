"""Beginning, changing and writing a report."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from donghanh.kernel.errors import Refused
from donghanh.org.doors import ActorRequest, requires
from donghanh.plans.queries import today
from donghanh.reports.actions import (
    CHANGEABLE,
    Overtaken,
    change_report,
    draft_report,
    drop_narrative,
    remove_report,
    stamp_of,
    write_narrative,
)
from donghanh.reports.dues import due_reports
from donghanh.reports.enums import ReportPart
from donghanh.reports.forms import BeginForm, NarrativeForm, ReportForm
from donghanh.reports.models import Narrative, Report
from donghanh.reports.permissions import Permission, can_remove_report, can_write_report
from donghanh.reports.presenters import due_line
from donghanh.reports.proposals import proposed_text
from donghanh.reports.queries import get_report_for
from donghanh.reports.standing import snapshot_of
from donghanh.reports.views.acts import form_page

FORM = ["GET", "HEAD", "POST"]


@require_http_methods(FORM)
@requires(Permission.DRAFT)
def report_new(request: ActorRequest) -> HttpResponse:
    """Chooses plans and period; the draft then opens where its days can be changed. `?plan=` and `?ky=` choose
    beforehand."""
    chosen = {"plans": request.GET.getlist("plan"), "period": request.GET.get("ky", "")}
    form = BeginForm(request.POST or None, officer=request.actor, initial=chosen)
    if form.is_valid():
        try:
            said = form.cleaned_data
            report = draft_report(list(said["plans"]), said["period"], by=request.actor)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("reports:report_edit", report.pk)
    dues = [due_line(due) for due in due_reports(request.actor, today())]
    return form_page(request, "reports/report_new.html", form, dues=dues)


@require_http_methods(FORM)
@requires(Permission.DRAFT)
def report_edit(request: ActorRequest, pk: int) -> HttpResponse:
    """Title, period, cut-off, addressee, recipients and signer."""
    report = get_report_for(request.actor, pk, can_write_report)
    form = ReportForm(request.POST or None, initial={name: getattr(report, name) for name in CHANGEABLE})
    if form.is_valid():
        try:
            change_report(report, by=request.actor, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect(report)
    return form_page(request, "reports/report_edit.html", form, report=report)


@require_http_methods(FORM)
@requires(Permission.DRAFT)
def narrative_edit(request: ActorRequest, pk: int, part: str) -> HttpResponse:
    """The words of one part, with the system's proposal beside them."""
    report, section = get_report_for(request.actor, pk, can_write_report), _part(part)
    snapshot, kept = snapshot_of(report), _kept(report, section)
    known = {"text": snapshot.parts[section].text, "seen": stamp_of(kept)}
    form = NarrativeForm(request.POST or None, initial=known)
    theirs = None
    if form.is_valid():
        said = form.cleaned_data
        try:
            write_narrative(report, section, said["text"], by=request.actor, seen=said["seen"])
        except Overtaken as overtaken:
            theirs = overtaken
            form = NarrativeForm(request.POST.copy() | {"seen": stamp_of(overtaken.theirs)})
            form.add_error(None, str(overtaken))
        else:
            messages.success(request, _("Saved."))
            return redirect(_place(report, section))
    context = {
        "report": report,
        "part": section,
        "text": snapshot.parts[section],
        "overtaken": theirs,
        "proposal": proposed_text(section, snapshot),
    }
    return form_page(request, "reports/narrative_edit.html", form, **context)


@require_POST
@requires(Permission.DRAFT)
def narrative_accept(request: ActorRequest, pk: int, part: str) -> HttpResponse:
    """Takes the proposed words over as they were shown, unless somebody has written in the meantime."""
    report, section = get_report_for(request.actor, pk, can_write_report), _part(part)
    form = NarrativeForm(request.POST)
    if form.is_valid():
        try:
            write_narrative(report, section, form.cleaned_data["text"], by=request.actor, seen="")
        except Overtaken as overtaken:
            messages.error(request, str(overtaken))
    return redirect(_place(report, section))


@require_POST
@requires(Permission.DRAFT)
def narrative_drop(request: ActorRequest, pk: int, part: str) -> HttpResponse:
    """Goes back to the proposed words."""
    report, section = get_report_for(request.actor, pk, can_write_report), _part(part)
    drop_narrative(report, section, by=request.actor)
    return redirect(_place(report, section))


@require_POST
@requires(Permission.DRAFT)
def report_remove(request: ActorRequest, pk: int) -> HttpResponse:
    report = get_report_for(request.actor, pk, can_remove_report)
    remove_report(report, by=request.actor)
    messages.success(request, _("The draft was thrown away."))
    return redirect("reports:report_list")


def _kept(report: Report, part: ReportPart) -> Narrative | None:
    return report.narratives.filter(part=part).first()


def _part(name: str) -> ReportPart:
    if name not in ReportPart:
        raise Http404
    return ReportPart(name)


def _place(report: Report, part: ReportPart) -> str:
    return f"{report.get_absolute_url()}#{part.value}"
