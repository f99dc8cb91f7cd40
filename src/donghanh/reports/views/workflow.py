"""Review, freezing and dispatch of a report."""

from typing import Any

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from donghanh.files.actions import store_file
from donghanh.files.responses import hand_out
from donghanh.org.doors import ActorRequest, requires
from donghanh.plans.queries import today
from donghanh.reports.actions import ask_review, decide_review, freeze_report, record_dispatch
from donghanh.reports.forms import DispatchForm, ReviewForm
from donghanh.reports.models import Report
from donghanh.reports.permissions import (
    Permission,
    can_freeze_report,
    can_review_report,
    can_send_report,
    can_write_report,
)
from donghanh.reports.queries import get_report_for
from donghanh.reports.views.acts import act_once, act_page

FORM = ["GET", "HEAD", "POST"]


@require_POST
@requires(Permission.DRAFT)
def report_submit(request: ActorRequest, pk: int) -> HttpResponse:
    """Puts the draft before the reviewer."""
    report = get_report_for(request.actor, pk, can_write_report)
    done = _("The draft is before the reviewer.")
    return act_once(request, report, lambda: ask_review(report, by=request.actor), done)


@require_http_methods(FORM)
@requires(Permission.REVIEW)
def report_review(request: ActorRequest, pk: int) -> HttpResponse:
    """Approves the draft, or returns it with remarks."""
    report = get_report_for(request.actor, pk, can_review_report)
    return act_page(
        request,
        report,
        ReviewForm(request.POST or None),
        lambda said: decide_review(report, by=request.actor, **said),
        title=_("Review the draft"),
        button=_("Decide"),
        done=_("Decided."),
        lead=_(
            "You approve words and figures as they are now; whatever is changed later needs another review."
        ),
    )


@require_POST
@requires(Permission.FREEZE)
def report_freeze(request: ActorRequest, pk: int) -> HttpResponse:
    report = get_report_for(request.actor, pk, can_freeze_report)
    done = _("The figures are frozen. Every page and file of this report now comes from them.")
    return act_once(request, report, lambda: freeze_report(report, by=request.actor), done)


@require_http_methods(FORM)
@requires(Permission.SEND)
def report_dispatch(request: ActorRequest, pk: int) -> HttpResponse:
    """Number, date, addressees and channel of the signed document, with its scan."""
    report = get_report_for(request.actor, pk, can_send_report)

    def act(said: dict[str, Any]) -> None:
        upload = said.pop("file")
        scan = store_file(upload.read(), upload.name, by=request.actor) if upload else None
        record_dispatch(report, by=request.actor, scan=scan, **said)

    form = DispatchForm(request.POST or None, request.FILES or None, initial=_known(report))
    return act_page(
        request,
        report,
        form,
        act,
        title=_("Record the dispatch"),
        button=_("Record"),
        done=_("Recorded."),
        lead=_("The figures of the report stay as they were frozen."),
    )


@require_safe
@requires(Permission.DRAFT)
def report_scan(request: ActorRequest, pk: int) -> HttpResponseBase:
    """The scan of the signed document."""
    report = get_report_for(request.actor, pk)
    if not report.is_sent or report.dispatch.scan is None:
        raise Http404
    return hand_out(report.dispatch.scan)


def _known(report: Report) -> dict[str, Any]:
    """What was recorded before, else what is likely: signed and sent today, to whom it is addressed."""
    if report.is_sent:
        names = ("number", "signed_on", "sent_on", "addressees", "channel")
        return {name: getattr(report.dispatch, name) for name in names}
    likely = max(today(), report.cutoff_on)
    return {"number": "/BC-UBND", "signed_on": likely, "sent_on": likely, "addressees": report.addressee}
