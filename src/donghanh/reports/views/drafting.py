"""Beginning, changing, writing, freezing and correcting a report."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from donghanh.kernel.errors import Refused
from donghanh.org.doors import ActorRequest, requires
from donghanh.reports.actions import (
    CHANGEABLE,
    change_report,
    correct_report,
    draft_report,
    drop_narrative,
    freeze_report,
    remove_report,
    write_narrative,
)
from donghanh.reports.enums import ReportPart
from donghanh.reports.forms import BeginForm, NarrativeForm, ReportForm
from donghanh.reports.models import Report
from donghanh.reports.permissions import (
    Permission,
    can_correct_report,
    can_freeze_report,
    can_remove_report,
    can_write_report,
)
from donghanh.reports.proposals import proposed_text
from donghanh.reports.queries import get_report_for
from donghanh.reports.standing import snapshot_of

FORM = ["GET", "HEAD", "POST"]


@require_http_methods(FORM)
@requires(Permission.DRAFT)
def report_new(request: ActorRequest) -> HttpResponse:
    """Chooses plans and period; the draft then opens where its days can be changed. `?plan=` chooses beforehand."""
    form = BeginForm(
        request.POST or None, officer=request.actor, initial={"plans": request.GET.getlist("plan")}
    )
    if form.is_valid():
        try:
            said = form.cleaned_data
            report = draft_report(list(said["plans"]), said["period"], by=request.actor)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("reports:report_edit", report.pk)
    return _form_page(request, "reports/report_new.html", form)


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
    return _form_page(request, "reports/report_edit.html", form, report=report)


@require_http_methods(FORM)
@requires(Permission.DRAFT)
def narrative_edit(request: ActorRequest, pk: int, part: str) -> HttpResponse:
    """The words of one part, with the system's proposal beside them."""
    report, section = get_report_for(request.actor, pk, can_write_report), _part(part)
    snapshot = snapshot_of(report)
    form = NarrativeForm(request.POST or None, initial={"text": snapshot.parts[section].text})
    if form.is_valid():
        write_narrative(report, section, form.cleaned_data["text"], by=request.actor)
        messages.success(request, _("Saved."))
        return redirect(_place(report, section))
    context = {
        "report": report,
        "part": section,
        "text": snapshot.parts[section],
        "proposal": proposed_text(section, snapshot),
    }
    return _form_page(request, "reports/narrative_edit.html", form, **context)


@require_POST
@requires(Permission.DRAFT)
def narrative_accept(request: ActorRequest, pk: int, part: str) -> HttpResponse:
    """Takes the proposed words over as they were shown."""
    report, section = get_report_for(request.actor, pk, can_write_report), _part(part)
    form = NarrativeForm(request.POST)
    if form.is_valid():
        write_narrative(report, section, form.cleaned_data["text"], by=request.actor)
    return redirect(_place(report, section))


@require_POST
@requires(Permission.DRAFT)
def narrative_drop(request: ActorRequest, pk: int, part: str) -> HttpResponse:
    """Goes back to the proposed words."""
    report, section = get_report_for(request.actor, pk, can_write_report), _part(part)
    drop_narrative(report, section, by=request.actor)
    return redirect(_place(report, section))


@require_POST
@requires(Permission.FREEZE)
def report_freeze(request: ActorRequest, pk: int) -> HttpResponse:
    report = get_report_for(request.actor, pk, can_freeze_report)
    done = _("The figures are frozen. Every page and file of this report now comes from them.")
    return _act(request, report, lambda: freeze_report(report, by=request.actor), done)


@require_POST
@requires(Permission.DRAFT)
def report_correct(request: ActorRequest, pk: int) -> HttpResponse:
    """Begins the report that takes the place of this one."""
    report = get_report_for(request.actor, pk, can_correct_report)
    return _act(
        request, report, lambda: correct_report(report, by=request.actor), _("The new draft is open.")
    )


@require_POST
@requires(Permission.DRAFT)
def report_remove(request: ActorRequest, pk: int) -> HttpResponse:
    report = get_report_for(request.actor, pk, can_remove_report)
    remove_report(report, by=request.actor)
    messages.success(request, _("The draft was thrown away."))
    return redirect("reports:report_list")


def _act(request: ActorRequest, report: Report, act: Callable[[], Report], done: str) -> HttpResponse:
    """Acts once and goes to the report that came of it; a refusal is said on the report's page."""
    try:
        made = act()
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect(report)
    messages.success(request, done)
    return redirect(made)


def _form_page(request: ActorRequest, template: str, form: Any, **context: Any) -> HttpResponse:
    status = 422 if form.is_bound and form.errors else 200
    return render(request, template, {"form": form, **context}, status=status)


def _part(name: str) -> ReportPart:
    if name not in ReportPart:
        raise Http404
    return ReportPart(name)


def _place(report: Report, part: ReportPart) -> str:
    return f"{report.get_absolute_url()}#{part.value}"
