"""Progress through Excel: download the sheet, fill it in, give it back, look, write down."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from donghanh.org.doors import ActorRequest, officers_only
from donghanh.paperwork.errors import UnreadableDocument
from donghanh.paperwork.opening import open_document
from donghanh.paperwork.writing.workbook import render_workbook
from donghanh.plans.actions.progress_sheets import apply_progress
from donghanh.plans.exports import workbook_response
from donghanh.plans.filters import ResultFilter
from donghanh.plans.progress_sheets import (
    MOST,
    Told,
    UnreadableSheet,
    lines_of_document,
    lines_of_text,
    progress_sheet,
    read_progress,
    text_of,
)
from donghanh.plans.queries import tellable_results
from donghanh.plans.views.filtering import filters_of
from donghanh.plans.views.results import FORM
from donghanh.ui.forms import UploadField

MOST_BYTES = 5 * 1024 * 1024


class ProgressForm(forms.Form):
    """The filled sheet as a file, or its cells pasted."""

    file = UploadField([".xlsx"], MOST_BYTES, label=gettext_lazy("The filled sheet"), required=False)
    text = forms.CharField(
        label=gettext_lazy("Or its cells, copied with the row of headings"),
        widget=forms.Textarea({"rows": 4}),
        required=False,
        strip=False,
    )


@require_http_methods(FORM)
@officers_only
def progress_sheet_page(request: ActorRequest) -> HttpResponse:
    """`?xuat=xlsx` is the sheet of the officer's open results; a POST shows what each row says, and with `apply` writes
    it down."""
    wanted = ResultFilter.of(request.GET, state="unclaimed")
    results = wanted.apply(tellable_results(request.actor)).select_related("task__plan")
    if request.GET.get("xuat") == "xlsx":
        title = _("Progress sheet")
        sheet = progress_sheet(results[:MOST], title, str(request.actor.ward), request.actor)
        return workbook_response(render_workbook([sheet]), title)
    form = ProgressForm(request.POST if request.method == "POST" else None, request.FILES or None)
    rows: list[Told] = []
    if request.method == "POST" and form.is_valid():
        rows = _read(form, request)
        if rows and "apply" in request.POST:
            return _apply(rows, request)
    context = {
        "form": form,
        "rows": rows,
        "handed_on": text_of(rows) if rows else "",
        "count": results.count(),
        "accepted": sum(row.is_accepted for row in rows),
        "faulty": sum(bool(row.errors) for row in rows),
        **filters_of(request, wanted, view="progress_sheet"),
    }
    return render(request, "plans/progress_sheet.html", context, status=422 if form.errors else 200)


def _read(form: forms.Form, request: ActorRequest) -> list[Told]:
    upload, text = form.cleaned_data["file"], form.cleaned_data["text"]
    if not upload and not text.strip():
        form.add_error(None, _("Choose the filled sheet, or paste its cells."))
        return []
    try:
        lines = (
            lines_of_document(open_document(upload.read(), upload.name)) if upload else lines_of_text(text)
        )
        rows = read_progress(lines, request.actor)
    except (UnreadableDocument, UnreadableSheet) as error:
        form.add_error(None, str(error))
        return []
    if not rows:
        form.add_error(None, _("Nothing is filled in yet."))
    return rows


def _apply(rows: list[Told], request: ActorRequest) -> HttpResponse:
    written = apply_progress(rows, by=request.actor)
    words = ngettext("%(n)s task written down.", "%(n)s tasks written down.", written)
    messages.success(request, words % {"n": written})
    refused = [row for row in rows if row.errors]
    if refused:
        lines = "; ".join(f"{row.line}: {row.errors[0]}" for row in refused[:10])
        messages.warning(request, _("Not written (line: reason): %(lines)s") % {"lines": lines})
    return redirect("plans:progress_sheet")
