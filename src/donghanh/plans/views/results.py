"""Telling, claiming, accepting and returning."""

from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from donghanh.files.responses import hand_out
from donghanh.org.doors import ActorRequest, officers_only
from donghanh.plans.actions.results import (
    accept_result,
    add_evidence,
    claim_result,
    note_progress,
    record_finished_before_import,
    return_result,
)
from donghanh.plans.counting import proposed_claim
from donghanh.plans.forms.acts import BeforeImportForm, ClaimForm, EvidenceForm, NoteForm, ReasonForm
from donghanh.plans.models import Result
from donghanh.plans.permissions import (
    can_decide_result,
    can_record_before_import,
    can_tell,
    can_work_on_result,
)
from donghanh.plans.queries import get_evidence_for, get_result_for, get_task_for, today
from donghanh.plans.views.acts import act_page, kept_file

FORM = ["GET", "HEAD", "POST"]


@require_http_methods(FORM)
@officers_only
def progress_note(request: ActorRequest, pk: int) -> HttpResponse:
    task = get_task_for(request.actor, pk, can_tell)

    def act(said: dict[str, Any]) -> None:
        note_progress(task, said["text"], by=request.actor)
        attachment = kept_file(request, said)
        if attachment:
            add_evidence(task, by=request.actor, label="", attachment=attachment)

    form = NoteForm(request.POST or None, request.FILES or None)
    return act_page(
        request, task, form, act, title=_("Report progress"), button=_("Write down"), done=_("Written down.")
    )


@require_http_methods(FORM)
@officers_only
def evidence_add(request: ActorRequest, pk: int) -> HttpResponse:
    task = get_task_for(request.actor, pk, can_tell)

    def act(said: dict[str, Any]) -> None:
        facts = {name: said[name] for name in ("label", "document_number", "document_date", "url")}
        add_evidence(task, by=request.actor, attachment=kept_file(request, said), **facts)

    form = EvidenceForm(request.POST or None, request.FILES or None)
    return act_page(
        request, task, form, act, title=_("Add evidence"), button=_("Add"), done=_("Evidence added.")
    )


@require_GET
@officers_only
def evidence_file(request: ActorRequest, pk: int) -> HttpResponseBase:
    """The file of a piece of evidence, for whoever may see its task."""
    evidence = get_evidence_for(request.actor, pk)
    if evidence.attachment is None:
        raise Http404
    return hand_out(evidence.attachment)


@require_http_methods(FORM)
@officers_only
def result_claim(request: ActorRequest, pk: int) -> HttpResponse:
    result = get_result_for(request.actor, pk, can_work_on_result)

    def act(said: dict[str, Any]) -> None:
        claim_result(result, on=said["on"], summary=said["summary"], by=request.actor)
        prove(request, result, said)

    proposed = proposed_claim(result, today()) if "so-dem" in request.GET else ""
    form = ClaimForm(request.POST or None, request.FILES or None, initial={"summary": proposed})
    return act_page(
        request,
        result.task,
        form,
        act,
        title=_("Report a finished result"),
        button=_("Send for approval"),
        done=_("Sent for approval. The clock has stopped on the day you gave."),
    )


@require_http_methods(FORM)
@officers_only
def result_before_import(request: ActorRequest, pk: int) -> HttpResponse:
    result = get_result_for(request.actor, pk, can_record_before_import)

    def act(said: dict[str, Any]) -> None:
        record_finished_before_import(result, on=said["on"], summary=said["summary"], by=request.actor)
        prove(request, result, said)

    form = BeforeImportForm(request.POST or None, request.FILES or None)
    return act_page(
        request,
        result.task,
        form,
        act,
        title=_("Result from before the plan was entered"),
        button=_("Record"),
        done=_("Recorded."),
    )


@require_http_methods(FORM)
@officers_only
def result_accept(request: ActorRequest, pk: int) -> HttpResponse:
    result = get_result_for(request.actor, pk, can_decide_result)
    return act_page(
        request,
        result.task,
        forms.Form(request.POST if request.method == "POST" else None),
        lambda _said: accept_result(result, by=request.actor),
        title=_("Accept the result"),
        button=_("Accept"),
        done=_("Result accepted."),
    )


@require_http_methods(FORM)
@officers_only
def result_return(request: ActorRequest, pk: int) -> HttpResponse:
    result = get_result_for(request.actor, pk, can_decide_result)
    return act_page(
        request,
        result.task,
        ReasonForm(request.POST or None),
        lambda said: return_result(result, reason=said["reason"], by=request.actor),
        title=_("Return the result"),
        button=_("Return"),
        done=_("Returned, with your reason."),
    )


def prove(request: ActorRequest, result: Result, said: dict[str, Any]) -> None:
    """Adds the evidence that came with the words, if any."""
    attachment = kept_file(request, said)
    for proof in ({"attachment": attachment}, {"document_number": said["document_number"]}):
        if any(proof.values()):
            add_evidence(result.task, result=result, by=request.actor, label="", **proof)
