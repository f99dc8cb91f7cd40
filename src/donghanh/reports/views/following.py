"""Reports in place of others, supplements and errata."""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from donghanh.files.content import DOCX
from donghanh.files.responses import hand_out_made
from donghanh.org.doors import ActorRequest, requires
from donghanh.reports.actions import correct_report, supplement_report, write_erratum
from donghanh.reports.errata import erratum_docx
from donghanh.reports.forms import ErratumForm
from donghanh.reports.permissions import (
    Permission,
    can_correct_report,
    can_rectify_report,
    can_supplement_report,
)
from donghanh.reports.queries import get_erratum_for, get_report_for
from donghanh.reports.views.acts import act_once, act_page


@require_POST
@requires(Permission.DRAFT)
def report_correct(request: ActorRequest, pk: int) -> HttpResponse:
    """Begins the report that takes the place of this one."""
    report = get_report_for(request.actor, pk, can_correct_report)
    done = _("The new draft is open.")
    return act_once(request, report, lambda: correct_report(report, by=request.actor), done)


@require_POST
@requires(Permission.DRAFT)
def report_supplement(request: ActorRequest, pk: int) -> HttpResponse:
    """Begins the report that tells what this one left out."""
    report = get_report_for(request.actor, pk, can_supplement_report)
    done = _("The new draft is open.")
    return act_once(request, report, lambda: supplement_report(report, by=request.actor), done)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.SEND)
def erratum_add(request: ActorRequest, pk: int) -> HttpResponse:
    """Words of a sent report that were wrong, and how they should read."""
    report = get_report_for(request.actor, pk, can_rectify_report)
    return act_page(
        request,
        report,
        ErratumForm(request.POST or None),
        lambda said: write_erratum(report, by=request.actor, **said),
        title=_("Erratum"),
        button=_("Write the letter"),
        done=_("The letter stands beside the report."),
        lead=_(
            "A letter puts errors of form and wording right; wrong figures need a report in its place "
            "(NĐ 30/2020/NĐ-CP, Đ18)."
        ),
    )


@require_safe
@requires(Permission.DRAFT)
def erratum_letter(request: ActorRequest, pk: int) -> HttpResponse:
    """The công văn đính chính as .docx."""
    erratum = get_erratum_for(request.actor, pk)
    return hand_out_made(erratum_docx(erratum), f"dinh-chinh-{erratum.report_id}.docx", DOCX)
