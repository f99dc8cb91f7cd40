"""Doubtful pairs, one a screen, answered with a key; and what was judged, to be taken back."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from donghanh.kernel.errors import Refused
from donghanh.org.doors import ActorRequest, requires
from donghanh.org.permissions import has_permission
from donghanh.registry.actions.judging import answer_question, show_in_full, take_back
from donghanh.registry.enums import Verdict
from donghanh.registry.models import Question
from donghanh.registry.permissions import Permission
from donghanh.registry.resolution.circles import ends
from donghanh.registry.resolution.comparing import doubt_of, reason_words
from donghanh.registry.resolution.doubts import (
    following,
    get_judgement_for,
    get_question_for,
    judgements_for,
    last_answer,
    lists_with_questions,
    newest_entries,
    open_questions,
    with_entries,
)
from donghanh.registry.resolution.exports import judgements_workbook
from donghanh.ui.addresses import whole_number

PAGE = 50
ANSWERS = (Verdict.SAME, Verdict.DIFFERENT)


@require_safe
@requires(Permission.REVIEW)
def review_next(request: ActorRequest) -> HttpResponse:
    """The likeliest pair that waits: of one list (`danh-sach`), after one put off (`sau`), or one named (`cap`)."""
    batch = whole_number(request.GET.get("danh-sach"))
    questions = open_questions(request.actor, batch)
    put_off = questions.filter(pk=whole_number(request.GET.get("sau")) or 0).first()
    question = questions.filter(pk=whole_number(request.GET.get("cap")) or 0).first()
    return _screen(request, question or following(questions, put_off))


@require_POST
@requires(Permission.REVIEW)
def review_answer(request: ActorRequest, pk: int) -> HttpResponse:
    """`verdict` is same or different; the next pair comes after it."""
    question = get_question_for(request.actor, pk)
    verdict = request.POST.get("verdict", "")
    try:
        if verdict not in ANSWERS:
            raise Refused(_("Choose one of the answers."))
        answer_question(question, verdict, by=request.actor)
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect(_address(request, cap=question.pk))
    return redirect(_address(request))


@require_POST
@requires(Permission.REVIEW)
def review_undo(request: ActorRequest) -> HttpResponse:
    """Takes back what the officer answered last, and shows the pair again."""
    question = last_answer(request.actor)
    if question is None:
        messages.error(request, _("You answered nothing that could be taken back."))
        return redirect(_address(request))
    try:
        answer_question(question, Verdict.OPEN, by=request.actor)
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect(_address(request, cap=question.pk))


@require_POST
@requires(Permission.UNMASK)
def review_unmask(request: ActorRequest, pk: int) -> HttpResponse:
    """The pair with personal data in full, this once; it is written down."""
    question = get_question_for(request.actor, pk)
    if not has_permission(request.actor, Permission.REVIEW) or question.verdict:
        return redirect(_address(request))
    show_in_full(question, by=request.actor)
    return _screen(request, question, in_full=True)


@require_safe
@requires(Permission.REVIEW)
def judgement_list(request: ActorRequest) -> HttpResponse:
    """What people judged and still holds; `ket-luan` same or different, `cua` toi for one's own, `xuat` as xlsx."""
    verdict, own = request.GET.get("ket-luan", ""), request.GET.get("cua") == "toi"
    found = judgements_for(request.actor, verdict, own=own)
    if request.GET.get("xuat") == "xlsx":
        return judgements_workbook(with_entries(found), by=request.actor)
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "rows": with_entries(page),
        "verdicts": [(value, Verdict(value).label) for value in ANSWERS],
    }
    return render(request, "registry/judgement_list.html", context)


@require_POST
@requires(Permission.REVIEW)
def judgement_take_back(request: ActorRequest, pk: int) -> HttpResponse:
    """What held before the judgement holds again."""
    judgement = get_judgement_for(request.actor, pk)
    try:
        take_back(judgement, by=request.actor, reason=request.POST.get("reason", "")[:300])
        messages.success(request, _("The judgement was taken back."))
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("registry:judgement_list")


def _screen(request: ActorRequest, question: Question | None, *, in_full: bool = False) -> HttpResponse:
    batch = whole_number(request.POST.get("danh-sach") or request.GET.get("danh-sach"))
    doubt = doubt_of(question, in_full=in_full) if question else None
    last = last_answer(request.actor)
    lists = lists_with_questions(request.actor)
    chosen = next((each for each in lists if each.pk == batch), None)
    context: dict[str, Any] = {
        "doubt": doubt,
        "left": open_questions(request.actor, chosen.pk if chosen else None).count(),
        "lists": lists,
        "chosen": chosen,
        "later": _address(request, sau=question.pk) if question else "",
        "last": _last_words(last) if last else None,
        "may_merge": has_permission(request.actor, Permission.MERGE),
        "may_unmask": has_permission(request.actor, Permission.UNMASK),
    }
    response = render(request, "registry/review_next.html", context)
    response["Cache-Control"] = "no-store"
    return response


def _last_words(question: Question) -> dict[str, Any]:
    found = newest_entries(set(ends(question)))
    return {
        "names": [str(found.get(end, "–")) for end in ends(question)],
        "verdict": question.get_verdict_display(),
        "reason": reason_words(question.reason),
    }


def _address(request: ActorRequest, **wanted: int) -> str:
    """The screen with the list that was chosen."""
    batch = whole_number(request.POST.get("danh-sach") or request.GET.get("danh-sach"))
    query = ({"danh-sach": batch} if batch else {}) | wanted
    address = reverse("registry:review_next")
    return f"{address}?{urlencode(query)}" if query else address
