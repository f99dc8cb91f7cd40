"""Deciding on one draft: each act is a form that works without script."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from donghanh.kernel.errors import Refused
from donghanh.org.doors import ActorRequest, requires
from donghanh.org.queries import units_of
from donghanh.plans.actions import drafts as actions
from donghanh.plans.actions.clauses import add_draft, merge_drafts, split_draft, suggested_pieces
from donghanh.plans.actions.drafts import Edit, Units, units_of_draft
from donghanh.plans.actions.steps import undo_step
from donghanh.plans.confirmation.cells import suggested_deadline
from donghanh.plans.confirmation.queries import blocks_between, get_draft_for, neighbours
from donghanh.plans.confirmation.screen import Wanted
from donghanh.plans.forms.drafts import DraftForm, FinishedForm, NewDraftForm, SplitForm
from donghanh.plans.models import Draft
from donghanh.plans.permissions import Permission
from donghanh.plans.proposals.terms import term_dates
from donghanh.plans.queries import get_reading_for
from donghanh.plans.views.changes import after_act, screen_url
from donghanh.ui.addresses import whole_number


@require_POST
@requires(Permission.READ_DOCUMENT)
def draft_accept(request: ActorRequest, pk: int) -> HttpResponse:
    draft = get_draft_for(request.actor, pk)
    act = lambda: actions.accept_draft(draft, by=request.actor)  # noqa: E731
    return after_act(request, draft.reading, act, touched=[pk], on=draft)


@require_POST
@requires(Permission.READ_DOCUMENT)
def draft_drop(request: ActorRequest, pk: int) -> HttpResponse:
    draft = get_draft_for(request.actor, pk)
    act = lambda: actions.drop_draft(draft, by=request.actor)  # noqa: E731
    return after_act(request, draft.reading, act, touched=[pk], on=draft)


@require_POST
@requires(Permission.READ_DOCUMENT)
def draft_restore(request: ActorRequest, pk: int) -> HttpResponse:
    draft = get_draft_for(request.actor, pk)
    act = lambda: actions.restore_draft(draft, by=request.actor)  # noqa: E731
    return after_act(request, draft.reading, act, touched=[pk])


@require_POST
@requires(Permission.READ_DOCUMENT)
def draft_lead(request: ActorRequest, pk: int) -> HttpResponse:
    """Gives a draft its lead with one click; what else is known of its units stays."""
    draft = get_draft_for(request.actor, pk)
    unit = units_of(request.actor).filter(pk=whole_number(request.POST.get("unit")) or 0).first()

    def act() -> None:
        if unit is None:
            raise Refused(_("Choose a unit of the ward that still exists."))
        now = units_of_draft(draft)
        others = [other for other in now.cooperating if other != unit]
        actions.edit_draft(draft, Edit(units=Units(unit, now.co_leads, others)), by=request.actor)

    return after_act(request, draft.reading, act, touched=[pk])


@require_POST
@requires(Permission.READ_DOCUMENT)
def draft_deadline(request: ActorRequest, pk: int) -> HttpResponse:
    """Takes over the later deadline that was offered for a clause without one."""
    draft = get_draft_for(request.actor, pk)
    offered = suggested_deadline(draft)
    if offered is None:
        raise Http404
    act = lambda: actions.edit_draft(draft, Edit(term_dates(offered["deadline"])), by=request.actor)  # noqa: E731
    return after_act(request, draft.reading, act, touched=[pk])


@require_POST
@requires(Permission.READ_DOCUMENT)
def draft_merge(request: ActorRequest, pk: int) -> HttpResponse:
    """Joins a draft with the one before or after it."""
    draft = get_draft_for(request.actor, pk)
    before, after = neighbours(draft)
    other = before if request.POST.get("voi") == "truoc" else after

    def act() -> None:
        if other is None:
            raise Refused(_("There is no task on that side."))
        merge_drafts(draft, other, by=request.actor)

    stays = before if request.POST.get("voi") == "truoc" and before else draft
    return after_act(request, draft.reading, act, touched=[stays.pk], whole=True)


@require_POST
@requires(Permission.READ_DOCUMENT)
def reading_undo(request: ActorRequest, pk: int) -> HttpResponse:
    """Takes back the person's last act."""
    reading = get_reading_for(request.actor, pk)
    try:
        step = undo_step(reading, by=request.actor)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return after_act(request, reading, lambda: None, touched=[])
    messages.info(request, _("The last act was taken back."))
    keys = [int(key) for key in step.before]
    whole = bool(step.created) or step.verb == "merge" or len(keys) > 20
    return after_act(request, reading, lambda: None, touched=keys, whole=whole)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.READ_DOCUMENT)
def draft_edit(request: ActorRequest, pk: int) -> HttpResponse:
    """Corrects what was read."""
    draft = get_draft_for(request.actor, pk)
    form = DraftForm(request.POST or None, officer=request.actor, draft=draft, cell=request.GET.get("o", ""))

    def act() -> None:
        actions.edit_draft(draft, form.edit(), by=request.actor, seen=form.cleaned_data["edition"])

    return _form_page(request, draft, form, act, "plans/draft_edit.html")


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.READ_DOCUMENT)
def draft_split(request: ActorRequest, pk: int) -> HttpResponse:
    """Cuts a draft into several."""
    draft = get_draft_for(request.actor, pk)
    form = SplitForm(request.POST or None, initial={"pieces": "\n".join(suggested_pieces(draft))})

    def act() -> None:
        split_draft(draft, form.cleaned_data["pieces"].splitlines(), by=request.actor)

    return _form_page(request, draft, form, act, "plans/draft_split.html")


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.READ_DOCUMENT)
def draft_finished(request: ActorRequest, pk: int) -> HttpResponse:
    """Notes a result from before the plan was entered."""
    draft = get_draft_for(request.actor, pk)
    known = {"on": draft.finished_on, "words": draft.finished_words, "document": draft.finished_document}
    form = FinishedForm(request.POST or None, initial=known)

    def act() -> None:
        actions.note_finished_before(draft, by=request.actor, **form.cleaned_data)

    return _form_page(request, draft, form, act, "plans/draft_finished.html")


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.READ_DOCUMENT)
def draft_add(request: ActorRequest, pk: int) -> HttpResponse:
    """Adds a task that was not read, from a block of the document or in own words."""
    reading = get_reading_for(request.actor, pk)
    block = whole_number(request.GET.get("doan"))
    said = blocks_between(reading, block, block) if block is not None else []
    words = said[0]["text"] if said else ""
    form = NewDraftForm(
        request.POST or None, initial={"title": words.lstrip("-+• \t"), "block": block if said else None}
    )
    if request.method == "POST" and form.is_valid():
        at = form.cleaned_data["block"]
        quoted = blocks_between(reading, at, at) if at is not None else []
        try:
            made = add_draft(
                reading,
                title=form.cleaned_data["title"],
                block=at if quoted else None,
                quote=quoted[0]["text"] if quoted else "",
                by=request.actor,
            )
            return redirect(f"{screen_url(reading, Wanted(), made.pk)}#viec-{made.pk}")
        except Refused as refusal:
            form.add_error(None, str(refusal))
    context = {"reading": reading, "plan": reading.plan, "form": form, "quote": words}
    return render(request, "plans/draft_add.html", context, status=422 if form.errors else 200)


def _form_page(
    request: ActorRequest, draft: Draft, form: forms.Form, act: Callable[[], Any], template: str
) -> HttpResponse:
    """A form about a draft on a page of its own; a valid one acts and goes back to the screen."""
    wanted = Wanted.of(request.POST or request.GET)
    back = screen_url(draft.reading, wanted, draft.pk) + f"#viec-{draft.pk}"
    if request.method == "POST" and form.is_valid():
        try:
            act()
            return redirect(back)
        except Refused as refusal:
            form.add_error(None, str(refusal))
    context = {
        "draft": draft,
        "reading": draft.reading,
        "plan": draft.reading.plan,
        "form": form,
        "back": back,
        "wanted": wanted,
    }
    return render(request, template, context, status=422 if form.errors else 200)
