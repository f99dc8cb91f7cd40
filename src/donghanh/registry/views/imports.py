"""Bringing lists of agencies into the registry: received, columns confirmed, looked through, taken over, undone."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import HttpResponseClientRefresh

from donghanh.audit.queries import trail_of
from donghanh.files.responses import hand_out
from donghanh.kernel.errors import Refused
from donghanh.kernel.slots import audit_verbs
from donghanh.org.doors import ActorRequest, requires
from donghanh.org.permissions import has_permission
from donghanh.registry.enums import AccessKind, Attribute, BatchState, SourceKind
from donghanh.registry.forms.imports import (
    ENCODINGS,
    FACTORS,
    ColumnsForm,
    ListForm,
    UndoForm,
    attribute_choices,
    has_factor,
    has_year,
)
from donghanh.registry.importing.applying import start_applying
from donghanh.registry.importing.columns import columns_of
from donghanh.registry.importing.exports import refused_workbook
from donghanh.registry.importing.looking import note_access
from donghanh.registry.importing.previewing import preview, samples
from donghanh.registry.importing.queries import (
    PASSED,
    businesses_of,
    get_batch_for,
    outcome_counts,
    outcome_of,
    progress_of,
    rows_of,
    visible_batches,
    visible_sources,
)
from donghanh.registry.importing.receiving import (
    confirm_columns,
    discard_list,
    look_again,
    receive_first_list,
    receive_list,
)
from donghanh.registry.importing.undoing import start_undoing
from donghanh.registry.importing.wording import (
    KINDS,
    OUTCOMES,
    STATE_KINDS,
    attribute_label,
    dry_run_sentence,
    finding_label,
    finding_words,
    state_sentence,
)
from donghanh.registry.lists.mapping import Column
from donghanh.registry.masking import mask
from donghanh.registry.models import Batch, StagedRow
from donghanh.registry.permissions import Permission
from donghanh.registry.resolution.doubts import open_questions
from donghanh.registry.rights.restrictions import restricted_in
from donghanh.ui.addresses import whole_number
from donghanh.vietnamese.encodings import repair_text, to_unicode

PAGE = 50
UNDER_WAY = (BatchState.STAGING, BatchState.APPLYING, BatchState.UNDOING)
OPEN = (BatchState.RECEIVED, BatchState.STAGED, BatchState.FAILED)


@require_safe
@requires(Permission.IMPORT)
def batch_list(request: ActorRequest) -> HttpResponse:
    """The sources of the ward and the lists that came from them."""
    source = whole_number(request.GET.get("source"))
    page = Paginator(visible_batches(request.actor, source), PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "lists": [(batch, STATE_KINDS[BatchState(batch.state)]) for batch in page],
        "sources": [(each, each.pk == source) for each in visible_sources(request.actor)],
        "source": source,
    }
    return render(request, "registry/batch_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.IMPORT)
def batch_new(request: ActorRequest) -> HttpResponse:
    """Receives the file of a list."""
    chosen = {"source": request.GET.get("source"), "as_of": timezone.localdate()}
    form = ListForm(request.POST or None, request.FILES or None, officer=request.actor, initial=chosen)
    if request.method == "POST" and form.is_valid():
        batch = _tried(form, lambda: _receive(request, form.cleaned_data))
        if batch:
            return redirect("registry:batch_columns", batch.pk)
    return render(request, "registry/batch_new.html", {"form": form}, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.IMPORT)
def batch_columns(request: ActorRequest, pk: int) -> HttpResponse:
    """What each column tells, as proposed and as confirmed; `look` shows the preview with what was chosen."""
    batch = get_batch_for(request.actor, pk)
    if batch.state not in OPEN:
        return redirect(batch)
    posted = request.method == "POST"
    form = ColumnsForm(columns_of(batch), request.POST if posted else None)
    refusal = ""
    if posted and form.is_valid and "look" not in request.POST:
        try:
            confirm_columns(batch, form.columns, by=request.actor)
        except Refused as refused:
            refusal = str(refused)
        else:
            return redirect(batch)
    status = 422 if refusal or form.errors else 200
    return render(request, "registry/batch_columns.html", _columns_page(batch, form, refusal), status=status)


@require_POST
@requires(Permission.IMPORT)
def batch_sheet(request: ActorRequest, pk: int) -> HttpResponse:
    """Takes another sheet of the file, or another row as its heading."""
    batch = get_batch_for(request.actor, pk)
    sheet = whole_number(request.POST.get("sheet")) or 0
    same = sheet == batch.reading.get("sheet", 0)
    heading = whole_number(request.POST.get("heading")) if same else None
    _told(request, lambda: look_again(batch, sheet=sheet, heading=heading, by=request.actor))
    return redirect("registry:batch_columns", batch.pk)


@require_safe
@requires(Permission.IMPORT)
def batch_detail(request: ActorRequest, pk: int) -> HttpResponse:
    """Where a list stands: how far it is read, what it would do, what it did, and its history."""
    batch = get_batch_for(request.actor, pk)
    under_way = batch.state in UNDER_WAY
    if request.htmx and request.htmx.target == "batch-progress":
        if not under_way:
            return HttpResponseClientRefresh()
        return _uncached(render(request, "registry/batch_progress.html", _progress(batch)))
    context = _progress(batch) | {
        "under_way": under_way,
        "kind": STATE_KINDS[BatchState(batch.state)],
        "sentence": dry_run_sentence(batch) if batch.state == BatchState.STAGED else state_sentence(batch),
        "outcomes": [(key, OUTCOMES[key], rows) for key, rows in outcome_counts(batch.counts)],
        "findings": _findings(batch),
        "undo_form": UndoForm(),
        "is_open": batch.state in OPEN,
        "may_review": has_permission(request.actor, Permission.REVIEW),
        "pairs": open_questions(request.actor, batch.pk).count() if batch.state == BatchState.APPLIED else 0,
        "history": [(entry, audit_verbs[entry.verb].wording) for entry in trail_of(batch)[:PAGE]],
    }
    return _uncached(render(request, "registry/batch_detail.html", context))


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.IMPORT)
def batch_rows(request: ActorRequest, pk: int) -> HttpResponse:
    """The rows with what was found in each, personal data masked; posting shows it in full, which is logged.
    `?xuat=xlsx` gives the refused ones as a workbook."""
    batch = get_batch_for(request.actor, pk)
    if request.GET.get("xuat") == "xlsx" and request.method == "GET":
        return refused_workbook(batch, by=request.actor)
    outcome, code = request.GET.get("outcome", ""), request.GET.get("finding", "")
    found_options = [(each, f"{words} ({rows})") for each, words, rows in _findings(batch)]
    found = rows_of(
        batch, outcome=outcome if outcome in OUTCOMES else "", code=code, words=request.GET.get("q", "")[:100]
    )
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    about, masked, bound = businesses_of(page), request.method != "POST", frozenset[int]()
    if not masked:
        bound = restricted_in([batch.ward_id])
        note_access(batch, AccessKind.UNMASK, len(page), by=request.actor)
    context = {
        "batch": batch,
        "page": page,
        "rows": [
            _row(row, masked=masked or bool(_businesses(row) & bound)) | {"business": about.get(row.pk)}
            for row in page
        ],
        "masked": masked,
        "outcomes": [(key, OUTCOMES[key], rows) for key, rows in outcome_counts(batch.counts)],
        "findings": found_options,
        "has_refused": bool(batch.counts.get("refused")),
    }
    return _uncached(render(request, "registry/batch_rows.html", context))


@require_safe
@requires(Permission.IMPORT)
def batch_file(request: ActorRequest, pk: int) -> HttpResponseBase:
    """The list as it was received; handing it out is logged."""
    batch = get_batch_for(request.actor, pk)
    if not batch.file.file:
        raise Http404
    note_access(batch, AccessKind.EXPORT, batch.reading.get("rows", 0), by=request.actor)
    return hand_out(batch.file)


@require_POST
@requires(Permission.IMPORT)
def batch_apply(request: ActorRequest, pk: int) -> HttpResponse:
    """Has the list taken over."""
    batch = get_batch_for(request.actor, pk)
    if _told(request, lambda: start_applying(batch, by=request.actor)):
        batch.refresh_from_db()
        if batch.state == BatchState.STAGING:
            messages.info(
                request,
                _("The registry has changed since; the rows are compared anew. Look again, then decide."),
            )
    return redirect(batch)


@require_POST
@requires(Permission.IMPORT)
def batch_undo(request: ActorRequest, pk: int) -> HttpResponse:
    """Has the list taken back."""
    batch = get_batch_for(request.actor, pk)
    form = UndoForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Say why the list is undone."))
        return redirect(batch)
    _told(request, lambda: start_undoing(batch, by=request.actor, reason=form.cleaned_data["reason"]))
    return redirect(batch)


@require_POST
@requires(Permission.IMPORT)
def batch_discard(request: ActorRequest, pk: int) -> HttpResponse:
    """Removes a list of which nothing was taken over."""
    batch = get_batch_for(request.actor, pk)
    if not _told(request, lambda: discard_list(batch, by=request.actor)):
        return redirect(batch)
    messages.success(request, _("The list was discarded."))
    return redirect("registry:batch_list")


def _receive(request: ActorRequest, told: dict[str, Any]) -> Batch:
    upload, source = told["file"], told.get("source")
    facts = {"content": upload.read(), "name": upload.name, "as_of": told["as_of"], "by": request.actor}
    if source:
        return receive_list(source=source, **facts)
    kind = SourceKind(told["kind"] or SourceKind.OTHER)
    return receive_first_list(source_name=told["name"], kind=kind, agency=told["agency"], **facts)


def _columns_page(batch: Batch, form: ColumnsForm, refusal: str) -> dict[str, Any]:
    lines = [
        {
            "column": column,
            "heading": repair_text(to_unicode(column.heading, column.encoding)),
            "samples": [_sample(column, each) for each in samples(batch, column.place)],
            "has_year": has_year(column),
            "year": column.year or ("" if column.attribute == "industry_code" else batch.as_of.year),
            "has_factor": has_factor(column),
            "error": form.errors.get(column.place, ""),
            "unsure": bool(column.attribute) and column.confidence < 0.8,
        }
        for column in form.columns
    ]
    read = [column for column in form.columns if column.attribute]
    return {
        "batch": batch,
        "lines": lines,
        "attributes": attribute_choices(),
        "factors": FACTORS,
        "encodings": ENCODINGS,
        "preview": [
            (line, finding_label(line.kind) if line.kind else "") for line in preview(batch, form.columns)
        ],
        "read": [(column, attribute_label(column.attribute)) for column in read],
        "refusal": refusal,
        "unread": len(form.columns) - len(read),
        "sheets": batch.reading.get("sheets", []),
        "first_line": next(iter(batch.reading.get("lines", [])), 0),
    }


def _sample(column: Column, cell: str) -> str:
    """A cell in letters of today; names of owners masked."""
    words = to_unicode(cell, column.encoding)
    return mask(column.attribute, words) if column.attribute == Attribute.OWNER else words


def _row(row: StagedRow, *, masked: bool) -> dict[str, Any]:
    values = row.values
    shown = {name: mask(name, values.get(name, "")) if masked else values.get(name, "") for name in SHOWN}
    outcome = outcome_of(row)
    return {
        "row": row,
        "title": shown["name"] or (_first_cell(row) if outcome == PASSED else ""),
        "numbers": [value for name in ("tax_code", "personal_id", "licence") if (value := shown[name])],
        "owner": shown["owner"],
        "address": shown["address"],
        "outcome": OUTCOMES[outcome],
        "kind": KINDS[outcome],
        "findings": [(each.get("severity", ""), finding_words(each, masked=masked)) for each in row.findings],
    }


def _businesses(row: StagedRow) -> set[int]:
    """The business that a row is about, or would be."""
    return {each for each in (row.business_id, row.placing.get("business")) if each}


SHOWN = ("name", "tax_code", "personal_id", "licence", "owner", "address")


def _first_cell(row: StagedRow) -> str:
    return repair_text(next((cell for cell in row.cells if cell), ""))


def _findings(batch: Batch) -> list[tuple[str, str, int]]:
    """Kind of finding, its words and how many rows have it, the most frequent first."""
    found = sorted(batch.counts.get("findings", {}).items(), key=lambda item: -item[1])
    return [(code, finding_label(code), rows) for code, rows in found]


def _progress(batch: Batch) -> dict[str, Any]:
    return {"batch": batch, "percent": progress_of(batch)}


def _tried(form: Any, act: Callable[[], Any]) -> Any:
    """What the act gives; its refusal stands above the form instead."""
    try:
        return act()
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return None


def _told(request: ActorRequest, act: Callable[[], object]) -> bool:
    """True where the act was done; its refusal is told on the next page."""
    try:
        act()
    except Refused as refusal:
        messages.error(request, str(refusal))
        return False
    return True


def _uncached(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = "no-store"
    return response
