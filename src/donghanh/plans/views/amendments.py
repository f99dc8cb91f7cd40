"""A later document of a plan: entering it, and deciding clause by clause what it changes."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from donghanh.files.responses import hand_out
from donghanh.kernel.errors import Refused
from donghanh.org.doors import ActorRequest, requires
from donghanh.org.permissions import has_permission
from donghanh.org.queries import units_of
from donghanh.plans.actions import changes as actions
from donghanh.plans.actions.adoption import follow_draft
from donghanh.plans.actions.amendments import enter_amendment, remove_amendment
from donghanh.plans.amending.exports import amendment_workbook
from donghanh.plans.amending.queries import (
    ADDED,
    VIEWS,
    added_drafts,
    changes_of,
    counts_of,
    get_amendment_for,
    get_change_for,
    reading_of,
)
from donghanh.plans.amending.rows import row_of_change
from donghanh.plans.confirmation.cells import row_of
from donghanh.plans.confirmation.queries import get_draft_for, get_own_plan_for
from donghanh.plans.enums import ReadingState
from donghanh.plans.exports import workbook_response
from donghanh.plans.forms.amendments import AmendmentForm, TakeOverForm
from donghanh.plans.models import Amendment, ClauseChange, Reading
from donghanh.plans.permissions import Permission, can_assign_unit
from donghanh.plans.queries import today
from donghanh.plans.views.readings import show_waiting

PAGE = 50


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.READ_DOCUMENT)
def amendment_new(request: ActorRequest, pk: int) -> HttpResponse:
    """Enters a document that amends or replaces the plan."""
    plan = get_own_plan_for(request.actor, pk)
    form = AmendmentForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        content, name = form.document()
        try:
            reading = enter_amendment(plan, content, name, kind=form.cleaned_data["kind"], by=request.actor)
            return redirect("plans:amendment_detail", reading.amendment_id)
        except Refused as refusal:
            form.add_error(None, str(refusal))
    context = {"plan": plan, "form": form}
    return render(request, "plans/amendment_new.html", context, status=422 if form.errors else 200)


@require_safe
@requires(Permission.READ_DOCUMENT)
def amendment_detail(request: ActorRequest, pk: int) -> HttpResponse:
    """The clauses that changed, came and went beside the tasks; `?xuat=xlsx` for the workbook of all of them."""
    amendment = get_amendment_for(request.actor, pk)
    reading = reading_of(amendment)
    if reading is None:
        raise Http404
    if reading.state != ReadingState.DONE:
        return show_waiting(request, reading)
    if request.GET.get("xuat") == "xlsx":
        return workbook_response(amendment_workbook(amendment, reading), str(amendment))
    counts = counts_of(amendment, reading)
    view = request.GET.get("xem", "")
    view = view if view in VIEWS else counts.first
    context = {
        "amendment": amendment,
        "plan": amendment.plan,
        "reading": reading,
        "view": view,
        "views": [(key, label, counts.all[key]) for key, label in VIEWS.items()],
        "counts": counts,
        "units": units_of(request.actor),
        "may_decide": has_permission(request.actor, Permission.ASSIGN),
        **_rows(request, amendment, reading, view),
    }
    return render(request, "plans/amendment_detail.html", context)


@require_safe
@requires(Permission.READ_DOCUMENT)
def amendment_document(request: ActorRequest, pk: int) -> FileResponse:
    """The document as it was entered."""
    return hand_out(get_amendment_for(request.actor, pk).source)


@require_POST
@requires(Permission.READ_DOCUMENT)
def amendment_remove(request: ActorRequest, pk: int) -> HttpResponse:
    """Takes back a document of which nothing has been taken over."""
    amendment = get_amendment_for(request.actor, pk)
    try:
        remove_amendment(amendment, by=request.actor)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect(amendment)
    messages.success(request, _("The document was removed."))
    return redirect(amendment.plan)


@require_POST
@requires(Permission.ASSIGN)
def change_decide(request: ActorRequest, pk: int) -> HttpResponse:
    """Takes a change over, keeps the task as it is, cancels it, or parts it from the new clause (`act`)."""
    change = get_change_for(request.actor, pk)
    if not can_assign_unit(request.actor, change.task):
        raise Http404
    try:
        done = _act(request, change)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, done)
    return _back(request, change.amendment)


@require_POST
@requires(Permission.READ_DOCUMENT)
def draft_follow(request: ActorRequest, pk: int) -> HttpResponse:
    """Makes a new clause of an amending document a task."""
    draft = get_draft_for(request.actor, pk)
    if draft.reading.amendment is None:
        raise Http404
    try:
        follow_draft(draft, by=request.actor)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The task is being followed now."))
    return _back(request, draft.reading.amendment)


def _rows(request: ActorRequest, amendment: Amendment, reading: Reading, view: str) -> dict[str, Any]:
    number = request.GET.get("page")
    if view == ADDED:
        page = Paginator(added_drafts(reading), PAGE).get_page(number)
        first = page.start_index()
        return {"page": page, "drafts": [row_of(draft, first + at, today()) for at, draft in enumerate(page)]}
    pages = Paginator(changes_of(amendment, view), PAGE).get_page(number)
    return {"page": pages, "rows": [row_of_change(change) for change in pages]}


def _act(request: ActorRequest, change: ClauseChange) -> str:
    """Does what the button says; returns the sentence for it."""
    acts: dict[str, Callable[[], str]] = {
        "take": lambda: _take(request, change),
        "keep": lambda: _done(
            actions.keep_as_it_was(change, by=request.actor), _("The task stays as it is.")
        ),
        "cancel": lambda: _done(actions.cancel_clause(change, by=request.actor), _("The task is cancelled.")),
        "part": lambda: _done(
            actions.part_clauses(change, by=request.actor), _("The new clause now counts as another one.")
        ),
        "reopen": lambda: _done(
            actions.reopen_change(change, by=request.actor), _("The change waits for a decision again.")
        ),
    }
    act = acts.get(request.POST.get("act", ""))
    if act is None:
        raise Refused(_("Choose what to take over, or keep the task as it is."))
    return act()


def _take(request: ActorRequest, change: ClauseChange) -> str:
    form = TakeOverForm(request.POST, officer=request.actor)
    if not form.is_valid():
        raise Refused(next(iter(form.errors.values()))[0])
    given = form.cleaned_data
    actions.take_over_change(
        change, fields=given["field"], lead=given["lead"], due_on=given["due_on"], by=request.actor
    )
    return _("The change is taken over.")


def _done(_outcome: Any, words: str) -> str:
    return words


def _back(request: ActorRequest, amendment: Amendment) -> HttpResponse:
    """To the view and page the person was on."""
    kept = {key: request.POST.get(key, "") for key in ("xem", "page")}
    query = urlencode({key: value for key, value in kept.items() if value.isascii() and value})
    address = reverse("plans:amendment_detail", args=[amendment.pk])
    return redirect(f"{address}?{query}" if query else address)
