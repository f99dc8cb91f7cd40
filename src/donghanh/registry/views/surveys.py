"""Survey rounds: opening, progress, paper, workbooks; and the ward's convention on digital tools."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from donghanh.kernel.errors import Refused
from donghanh.org.doors import ActorRequest, requires
from donghanh.org.exports import download_list
from donghanh.org.permissions import has_permission
from donghanh.registry.actions.surveying import (
    apply_answers,
    close_round,
    decide_convention,
    export_sheets,
    extend_round,
    open_round,
    receive_answers,
    undo_answers,
)
from donghanh.registry.choices import areas_of
from donghanh.registry.conventions import TOOLS, conventions_of, tools_needed
from donghanh.registry.forms.surveys import BookForm, ConventionForm, RoundForm
from donghanh.registry.lists.faults import ListFault
from donghanh.registry.measures.uptake import enterprises_by_tools
from donghanh.registry.permissions import Permission
from donghanh.registry.surveys.books import book_columns, book_rows
from donghanh.registry.surveys.queries import (
    facts_of,
    find_sheets,
    get_round_for,
    get_survey_file_for,
    reached,
    rounds_of,
    sheet_of_code,
    sheets_of,
    told,
)
from donghanh.registry.surveys.questions import QUESTIONS

FORM = ["GET", "HEAD", "POST"]
PAGE, PAPER = 50, 100


@require_safe
@requires(Permission.VIEW)
def survey_list(request: ActorRequest) -> HttpResponse:
    """Every round with how far it has come; `?ma=` leads to the sheet that bears the code on paper."""
    code = request.GET.get("ma", "")
    sheet = sheet_of_code(request.actor, code) if code.strip() else None
    if sheet and has_permission(request.actor, Permission.SURVEY):
        return redirect("registry:survey_sheet", sheet.pk)
    context = {
        "page": Paginator(rounds_of(request.actor), PAGE).get_page(request.GET.get("page")),
        "code": code,
        "may_open": has_permission(request.actor, Permission.EDIT),
        "may_ask": has_permission(request.actor, Permission.SURVEY),
    }
    return render(request, "registry/survey_list.html", context)


@require_http_methods(FORM)
@requires(Permission.EDIT)
def survey_add(request: ActorRequest) -> HttpResponse:
    """Opens a round with a sheet for every business that operates."""
    form = RoundForm(request.POST or None, initial={"as_of": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            made = open_round(
                said["name"], as_of=said["as_of"], questions=said["questions"], by=request.actor
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The round is open."))
            return redirect(made)
    return _form(request, form, _("Open a survey round"), _("Open the round"), "survey-add")


@require_safe
@requires(Permission.VIEW)
def survey_round(request: ActorRequest, pk: int) -> HttpResponse:
    """Progress by area and question, and the sheets; `?xuat=xlsx` for the workbook to fill in."""
    round = get_round_for(request.actor, pk)
    wanted = _wanted(request)
    sheets = find_sheets(sheets_of(round), **wanted)
    if request.GET.get("xuat") == "xlsx" and has_permission(request.actor, Permission.EXPORT):
        listed = list(sheets)
        export_sheets(round, len(listed), by=request.actor)
        rows = book_rows(round, listed, facts_of(round, listed))
        return download_list(str(round), book_columns(round), rows, by=request.actor)
    words = areas_of(request.actor.ward_id)
    areas = reached(round, words)
    page = Paginator(sheets, PAGE).get_page(request.GET.get("page"))
    for sheet in page:
        sheet.area_words = words.get(sheet.business.place.area, "") if sheet.business.place else ""
    context: dict[str, Any] = {
        "round": round,
        "areas": areas,
        "every": sum(area.every for area in areas),
        "asked": sum(area.asked for area in areas),
        "told": told(round),
        "page": page,
        "choices": [(area.area or "-", area.words or _("No residential group known")) for area in areas],
        "files": round.files.select_related("created_by")[:PAGE],
        "wanted": wanted,
        "may_keep": has_permission(request.actor, Permission.EDIT),
        "may_export": has_permission(request.actor, Permission.EXPORT),
        "may_ask": has_permission(request.actor, Permission.SURVEY) and not round.closed_on,
    }
    return render(request, "registry/survey_round.html", context)


@require_safe
@requires(Permission.SURVEY)
def survey_print(request: ActorRequest, pk: int) -> HttpResponse:
    """Sheets of paper, one A4 page a business: all that are asked for, a hundred at a time."""
    round = get_round_for(request.actor, pk)
    page = Paginator(find_sheets(sheets_of(round), **_wanted(request)), PAPER).get_page(
        request.GET.get("page")
    )
    context = {"round": round, "page": page, "questions": [QUESTIONS[kind] for kind in round.questions]}
    return render(request, "registry/survey_print.html", context)


@require_POST
@requires(Permission.EDIT)
def survey_extend(request: ActorRequest, pk: int) -> HttpResponse:
    """Sheets for businesses that have come since."""
    round = get_round_for(request.actor, pk)
    try:
        number = extend_round(round, by=request.actor)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        words = ngettext("%(n)s sheet was added.", "%(n)s sheets were added.", number)
        messages.success(request, words % {"n": number})
    return redirect(round)


@require_POST
@requires(Permission.EDIT)
def survey_close(request: ActorRequest, pk: int) -> HttpResponse:
    round = get_round_for(request.actor, pk)
    try:
        close_round(round, by=request.actor)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The round is closed."))
    return redirect(round)


@require_http_methods(FORM)
@requires(Permission.EDIT)
def survey_receive(request: ActorRequest, pk: int) -> HttpResponse:
    """A filled-in workbook is read and looked at before anything is kept."""
    round = get_round_for(request.actor, pk)
    form = BookForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        upload = form.cleaned_data["file"]
        try:
            made = receive_answers(round, upload.read(), upload.name, by=request.actor)
        except (Refused, ListFault) as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect(made)
    title, button = _("Take in a filled-in workbook"), _("Read the workbook")
    return _form(request, form, title, button, "survey-book", round)


@require_safe
@requires(Permission.EDIT)
def survey_file(request: ActorRequest, pk: int) -> HttpResponse:
    """What a workbook holds, before it is taken in and after."""
    file = get_survey_file_for(request.actor, pk)
    rows = file.rows
    context = {
        "file": file,
        "round": file.round,
        "answers": sum(len(row["answers"]) for row in rows),
        "refused": sum(len(row["refused"]) for row in rows),
        "left_out": sum(1 for row in rows if row["sheet"] is None),
        "page": Paginator([row for row in rows if row["findings"]], PAGE).get_page(request.GET.get("page")),
    }
    return render(request, "registry/survey_file.html", context)


@require_POST
@requires(Permission.EDIT)
def survey_file_apply(request: ActorRequest, pk: int) -> HttpResponse:
    file = get_survey_file_for(request.actor, pk)
    try:
        number = apply_answers(file, by=request.actor)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        words = ngettext("%(n)s answer is kept.", "%(n)s answers are kept.", number)
        messages.success(request, words % {"n": number})
    return redirect(file)


@require_POST
@requires(Permission.EDIT)
def survey_file_undo(request: ActorRequest, pk: int) -> HttpResponse:
    file = get_survey_file_for(request.actor, pk)
    try:
        undo_answers(file, by=request.actor)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The answers are taken back."))
    return redirect(file)


@require_http_methods(FORM)
@requires(Permission.VIEW)
def digital_convention(request: ActorRequest) -> HttpResponse:
    """From how many tools on an enterprise counts as digital, and what each number would come to today."""
    may_decide = has_permission(request.actor, Permission.DECIDE)
    if request.method == "POST" and not may_decide:
        raise Http404
    form = ConventionForm(request.POST or None, initial={"valid_from": timezone.localdate(), "tools": TOOLS})
    if request.method == "POST" and form.is_valid():
        try:
            decide_convention(by=request.actor, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The convention is kept."))
            return redirect("registry:digital_convention")
    today, ward = timezone.localdate(), request.actor.ward_id
    exactly = enterprises_by_tools([ward], today)
    surveyed = sum(exactly.values())
    context = {
        "form": form if may_decide else None,
        "now": next(iter(tools_needed([ward], today))),
        "usual": TOOLS,
        "surveyed": surveyed,
        "lines": [
            (number, sum(firms for tools, firms in exactly.items() if tools >= number))
            for number in range(1, 10)
        ],
        "decided": conventions_of(request.actor.ward_id),
        "day": today,
    }
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "registry/digital_convention.html", context, status=status)


def _wanted(request: ActorRequest) -> dict[str, str]:
    """Filters in the address: area, asked or not, code or words."""
    asked = request.GET.get("hoi", "")
    return {
        "area": request.GET.get("khu", "")[:100],
        "asked": asked if asked in ("da", "chua") else "",
        "words": request.GET.get("q", "")[:100],
    }


def _form(
    request: ActorRequest, form: Any, title: str, button: str, keep: str, round: Any = None
) -> HttpResponse:
    context = {"form": form, "title": title, "button_label": button, "keep": keep, "round": round}
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "registry/survey_form.html", context, status=status)
