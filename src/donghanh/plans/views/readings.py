"""Entering a plan, waiting for it to be read, and the confirm screen."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import HttpResponseClientRefresh

from donghanh.files.responses import hand_out
from donghanh.kernel.errors import Refused
from donghanh.org.doors import ActorRequest, requires
from donghanh.plans.actions.adoption import adopt_reading, ready_drafts
from donghanh.plans.actions.readings import remove_plan, retry_reading, set_cutoff, start_reading
from donghanh.plans.confirmation.cells import short_day
from donghanh.plans.confirmation.exports import drafts_workbook
from donghanh.plans.confirmation.queries import (
    directory_of,
    for_rows,
    get_own_plan_for,
    outline_of,
    unmapped_names,
)
from donghanh.plans.confirmation.screen import Wanted, build_screen, rows_of
from donghanh.plans.enums import ReadingState
from donghanh.plans.exports import workbook_response
from donghanh.plans.forms.readings import CutoffForm, DocumentForm, PlanForm
from donghanh.plans.models import Reading
from donghanh.plans.permissions import Permission
from donghanh.plans.proposals.units import Directory
from donghanh.plans.queries import get_reading_for, latest_reading, today
from donghanh.plans.views.changes import open_draft, to_page


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.READ_DOCUMENT)
def plan_new(request: ActorRequest) -> HttpResponse:
    """Enters a plan by a file or pasted text."""
    form = PlanForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        content, name = form.document()
        facts = {key: form.cleaned_data[key] for key in ("short_title", "kind")}
        reading = _tried(form, lambda: start_reading(content, name, by=request.actor, **facts))
        if reading:
            return redirect("plans:reading_detail", reading.pk)
    return render(request, "plans/plan_new.html", {"form": form}, status=422 if form.errors else 200)


@require_safe
@requires(Permission.READ_DOCUMENT)
def reading_detail(request: ActorRequest, pk: int) -> HttpResponse:
    """How far the reading is; once it is done, the confirm screen, or its drafts as a workbook (`?xuat=xlsx`)."""
    reading = get_reading_for(request.actor, pk)
    if reading.state != ReadingState.DONE:
        return show_waiting(request, reading)
    if request.htmx and request.htmx.target == "reading-progress":
        return HttpResponseClientRefresh()
    wanted = Wanted.of(request.GET)
    if request.htmx:
        return open_draft(request, reading, wanted) if wanted.draft else to_page(request, reading, wanted)
    if request.GET.get("xuat") == "xlsx":
        content = drafts_workbook(reading, rows_of(reading, wanted, today()))
        return workbook_response(content, reading.plan.short_title)
    directory = directory_of(request.actor)
    screen = build_screen(reading, wanted, directory, today())
    return render(request, "plans/reading_detail.html", {"screen": screen, **_around(reading, directory)})


@require_POST
@requires(Permission.READ_DOCUMENT)
def reading_retry(request: ActorRequest, pk: int) -> HttpResponse:
    """Reads the same document again, or another one."""
    reading = get_reading_for(request.actor, pk)
    form = DocumentForm(request.POST, request.FILES)
    given: dict[str, Any] = {}
    if request.FILES or request.POST.get("text", "").strip():
        if not form.is_valid():
            return show_waiting(request, reading, form)
        given = dict(zip(("content", "name"), form.document(), strict=True))
    again = _tried(form, lambda: retry_reading(reading, by=request.actor, **given))
    return (
        redirect(again.amendment or reverse("plans:reading_detail", args=[again.pk]))
        if again
        else show_waiting(request, reading, form)
    )


@require_POST
@requires(Permission.READ_DOCUMENT)
def plan_remove(request: ActorRequest, pk: int) -> HttpResponse:
    """Takes back a plan of which nothing has become a task."""
    plan = get_own_plan_for(request.actor, pk)
    try:
        remove_plan(plan, by=request.actor)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("plans:plan_detail", plan.pk)
    messages.success(request, _("The plan was removed."))
    return redirect("plans:plan_list")


@require_POST
@requires(Permission.READ_DOCUMENT)
def plan_cutoff(request: ActorRequest, pk: int) -> HttpResponse:
    """Sets the yearly cut-off of the plan from the confirm screen."""
    plan = get_own_plan_for(request.actor, pk)
    form = CutoffForm(request.POST)
    if form.is_valid():
        set_cutoff(plan, by=request.actor, **form.cleaned_data)
        messages.success(request, _("The cut-off of the plan is set."))
    else:
        messages.error(request, _("Give a day and a month, for example 30 and 11."))
    return redirect(_back(request, latest_reading(plan)))


@require_safe
@requires(Permission.READ_DOCUMENT)
def reading_document(request: ActorRequest, pk: int) -> FileResponse:
    """The document as it was entered."""
    reading = get_reading_for(request.actor, pk)
    if reading.document is None:
        raise Http404
    return hand_out(reading.document)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.READ_DOCUMENT)
def reading_adopt(request: ActorRequest, pk: int) -> HttpResponse:
    """What will become tasks, and making them."""
    reading = get_reading_for(request.actor, pk)
    if request.method == "POST":
        try:
            tasks = adopt_reading(reading, by=request.actor)
        except Refused as refusal:
            messages.error(request, str(refusal))
            return redirect("plans:reading_detail", reading.pk)
        words = ngettext(
            "%(n)s task is being followed now.", "%(n)s tasks are being followed now.", len(tasks)
        )
        messages.success(request, words % {"n": len(tasks)})
        return redirect(reading.amendment or reading.plan)
    return render(request, "plans/reading_adopt.html", _adoption(reading))


def _adoption(reading: Reading) -> dict[str, Any]:
    ready = list(for_rows(ready_drafts(reading)))
    leads = [next((row.unit for row in draft.units.all() if row.part == "lead"), None) for draft in ready]
    return {
        "reading": reading,
        "ready": ready,
        "without_lead": leads.count(None),
        "with_rhythm": sum(bool(draft.rhythm) for draft in ready),
        "past": sum(
            bool(draft.due_on and draft.due_on < today() and not draft.finished_on) for draft in ready
        ),
        "finished": sum(bool(draft.finished_on) for draft in ready),
        "pending": sum(
            line.decision == "pending" and not line.extra for line in outline_of(reading).values()
        ),
    }


def show_waiting(request: ActorRequest, reading: Reading, form: DocumentForm | None = None) -> HttpResponse:
    """Progress, or what went wrong; the same page whole and as a fragment."""
    context = {"reading": reading, "form": form or DocumentForm()}
    template = "plans/reading_progress.html" if request.htmx else "plans/reading_waiting.html"
    response = render(request, template, context, status=422 if form and form.errors else 200)
    response["Cache-Control"] = "no-store"
    return response


def _around(reading: Reading, directory: Directory) -> dict[str, Any]:
    """What stands around the two panes."""
    basis = reading.cutoff_basis
    month, day = reading.plan.cutoff
    return {
        "reading": reading,
        "plan": reading.plan,
        "unmapped": len(unmapped_names(reading, directory)),
        "targets": reading.plan.targets.count(),
        "cutoff_words": short_day(month, day),
        "cutoff_basis": basis if basis.get("month") == month and basis.get("day") == day else {},
        "cutoff_form": CutoffForm(initial={"day": day, "month": month}, auto_id="cutoff_%s"),
    }


def _tried(form: Any, act: Callable[[], Any]) -> Any:
    """What the act gives; its refusal stands above the form instead."""
    try:
        return act()
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return None


def _back(request: ActorRequest, reading: Reading | None) -> str:
    address = reverse("plans:reading_detail", args=[reading.pk]) if reading else reverse("plans:plan_list")
    query = request.POST.get("tu", "")
    return f"{address}?{query}" if query and "\n" not in query else address
