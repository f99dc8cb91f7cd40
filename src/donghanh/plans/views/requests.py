"""More time, objections, and deciding on them."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from donghanh.org.doors import ActorRequest, officers_only
from donghanh.plans.actions.requests import (
    ask_extension,
    ask_late_review,
    decide_extension,
    decide_late_review,
)
from donghanh.plans.forms.acts import AnswerForm, ExtensionForm, LateReviewForm
from donghanh.plans.late_flags import late_facts
from donghanh.plans.models import Extension, LateReview
from donghanh.plans.permissions import can_work_on_result
from donghanh.plans.presenters import request_facts
from donghanh.plans.queries import get_extension_for, get_late_review_for, get_result_for, today
from donghanh.plans.views.acts import act_page
from donghanh.plans.views.results import FORM


@require_http_methods(FORM)
@officers_only
def extension_ask(request: ActorRequest, pk: int) -> HttpResponse:
    result = get_result_for(request.actor, pk, can_work_on_result)
    return act_page(
        request,
        result.task,
        ExtensionForm(request.POST or None),
        lambda said: ask_extension(result, by=request.actor, **said),
        title=_("Ask for more time"),
        button=_("Send the request"),
        done=_("Request sent. The present deadline holds until it is decided."),
    )


@require_http_methods(FORM)
@officers_only
def extension_decide(request: ActorRequest, pk: int) -> HttpResponse:
    extension = get_extension_for(request.actor, pk)
    if request.method == "GET" and extension.granted is not None:
        return _decided_before(request, extension)
    return act_page(
        request,
        extension.result.task,
        AnswerForm(request.POST or None, initial={"granted": "yes"}),
        lambda said: decide_extension(extension, by=request.actor, **said),
        title=_("Decide on more time: %(dates)s") % {"dates": extension},
        known=request_facts(extension),
        button=_("Decide"),
        done=_("Decided."),
    )


@require_http_methods(FORM)
@officers_only
def late_review_ask(request: ActorRequest, pk: int) -> HttpResponse:
    result = get_result_for(request.actor, pk, can_work_on_result)
    return act_page(
        request,
        result.task,
        LateReviewForm(request.POST or None),
        lambda said: ask_late_review(result, by=request.actor, **said),
        title=_("Object to the late flag"),
        known=late_facts(result, on=today()),
        button=_("Send the objection"),
        done=_("Objection sent."),
    )


@require_http_methods(FORM)
@officers_only
def late_review_decide(request: ActorRequest, pk: int) -> HttpResponse:
    review = get_late_review_for(request.actor, pk)
    if request.method == "GET" and review.granted is not None:
        return _decided_before(request, review)
    return act_page(
        request,
        review.result.task,
        AnswerForm(request.POST or None, initial={"granted": "yes"}),
        lambda said: decide_late_review(review, by=request.actor, **said),
        title=_("Decide on the objection"),
        known=[*request_facts(review), *late_facts(review.result, on=today())],
        button=_("Decide"),
        done=_("Decided."),
    )


def _decided_before(request: ActorRequest, asked: Extension | LateReview) -> HttpResponse:
    """An old notice may lead here: the task tells what was decided."""
    messages.info(request, _("This request has been decided already."))
    return redirect(asked.result.task)
