"""A sheet at the door: one question a screen, on a phone."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from donghanh.kernel.errors import Refused
from donghanh.org.doors import ActorRequest, requires
from donghanh.registry.actions.surveying import keep_answer
from donghanh.registry.enums import FactKind
from donghanh.registry.models import SurveySheet
from donghanh.registry.permissions import Permission
from donghanh.registry.surveys.queries import facts_of, get_sheet_for, next_sheet
from donghanh.registry.surveys.questions import QUESTIONS, Unreadable, read_answer
from donghanh.registry.wording import fact_words


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.SURVEY)
def survey_sheet(request: ActorRequest, pk: int) -> HttpResponse:
    """`?cau=` is the number of the question; without it the answers so far and what is still open."""
    sheet = get_sheet_for(request.actor, pk)
    number = _number(request, sheet)
    if request.method == "POST":
        if number is None:
            raise Http404
        return _take(request, sheet, number)
    return _question(request, sheet, number) if number else _summary(request, sheet)


def _number(request: ActorRequest, sheet: SurveySheet) -> int | None:
    """1 to the number of questions; None where none is named. Raises Http404 for any other."""
    named = request.GET.get("cau", "")
    if not named:
        return None
    if not named.isdecimal() or not 1 <= int(named) <= len(sheet.round.questions):
        raise Http404
    return int(named)


def _take(request: ActorRequest, sheet: SurveySheet, number: int) -> HttpResponse:
    """Keeps, refuses or skips, and goes on to the next question."""
    kind, way = sheet.round.questions[number - 1], request.POST.get("cach", "")
    try:
        answer = None if way == "tu-choi" else read_answer(kind, request.POST.getlist("tra-loi"))
        if way == "tu-choi" or answer is not None:
            keep_answer(sheet, kind, answer, by=request.actor)
        elif way != "bo-qua":
            return _question(request, sheet, number, missing=True)
    except Unreadable as error:
        return _question(request, sheet, number, fault=str(error))
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("registry:survey_sheet", sheet.pk)
    return redirect(_after(sheet, number))


def _after(sheet: SurveySheet, number: int) -> str:
    here = reverse("registry:survey_sheet", args=[sheet.pk])
    return f"{here}?cau={number + 1}" if number < len(sheet.round.questions) else here


def _question(
    request: ActorRequest, sheet: SurveySheet, number: int, *, missing: bool = False, fault: str = ""
) -> HttpResponse:
    kind = sheet.round.questions[number - 1]
    fact = facts_of(sheet.round, [sheet]).get((sheet.business_id, kind)) if kind in sheet.answered else None
    context = {
        "sheet": sheet,
        "round": sheet.round,
        "question": QUESTIONS[kind],
        "number": number,
        "count": len(sheet.round.questions),
        "steps": [
            "done" if each <= number - 1 else "now" if each == number else "" for each in _numbers(sheet)
        ],
        "amount": "" if fact is None or fact.amount is None else str(int(fact.amount)),
        "chosen": fact.words.split(",") if fact else [],
        "is_refused": kind in sheet.refused,
        "missing": missing,
        "fault": fault,
        "skip_url": _after(sheet, number),
    }
    return render(request, "registry/survey_question.html", context, status=422 if missing or fault else 200)


def _numbers(sheet: SurveySheet) -> range:
    return range(1, len(sheet.round.questions) + 1)


def _summary(request: ActorRequest, sheet: SurveySheet) -> HttpResponse:
    facts = facts_of(sheet.round, [sheet])
    lines = []
    for number, kind in enumerate(sheet.round.questions, 1):
        fact = facts.get((sheet.business_id, kind)) if kind in sheet.answered else None
        words = fact_words(kind, fact.amount, fact.words) if fact else ""
        to = "" if sheet.round.closed_on else f"?cau={number}"
        lines.append((to, FactKind(kind).label, words, kind in sheet.refused))
    still = [kind for kind in sheet.round.questions if kind not in (*sheet.answered, *sheet.refused)]
    first = sheet.round.questions.index(still[0]) + 1 if still else 1
    context = {
        "sheet": sheet,
        "round": sheet.round,
        "lines": lines,
        "first": first,
        "next": next_sheet(sheet),
    }
    return render(request, "registry/survey_sheet.html", context)
