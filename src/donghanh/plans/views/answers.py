"""The page behind the answer link of a letter: a GET changes nothing, since mail scanners follow links."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from donghanh.audit.actions import history_context
from donghanh.kernel.errors import Refused
from donghanh.kernel.walls import row_scope
from donghanh.org.models import Officer
from donghanh.plans.actions.answers import answer_obstacle, answer_progress, answer_unchanged
from donghanh.plans.models import Result
from donghanh.plans.presenters import result_row
from donghanh.plans.queries import today
from donghanh.plans.reminding.links import read_answer_token
from donghanh.plans.reminding.queries import answerable

MOST_WORDS = 2000
HEADERS = {"Referrer-Policy": "same-origin", "X-Robots-Tag": "noindex"}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, token: str) -> HttpResponse:
    """Shows one task to whoever holds its signed address, and takes one answer in the officer's name.

    "Nothing new", progress and difficulties need the address alone and stand in the trail as said by it; a result
    stops the clock and asks to sign in.
    """
    link = read_answer_token(token)
    if link is None:
        why = _("This link is not valid, or older than 14 days. Open the newest letter, or sign in.")
        return _page(request, "plans/answer_gone.html", {"why": why}, status=404)
    actor = getattr(request, "actor", None)
    with row_scope({link.ward, actor.ward_id} if actor else {link.ward}):
        result, officer, why = answerable(link)
        if result is None or officer is None:
            return _page(request, "plans/answer_gone.html", {"why": why}, status=410)
        with history_context(officer):
            return _answer(request, result, officer)


def _answer(request: HttpRequest, result: Result, officer: Officer) -> HttpResponse:
    refusal = ""
    if request.method == "POST":
        try:
            _take(request, result, officer)
        except Refused as refused:
            refusal = str(refused)
        else:
            return redirect(f"{request.path}?da-ghi=1")
    context = {
        "officer": officer,
        "office": officer.ward,
        "task": result.task,
        "row": result_row(result, officer, on=today()),
        "last": result.task.updates.select_related("by").first(),
        "is_noted": request.GET.get("da-ghi") == "1",
        "refusal": refusal,
        "said": request.POST.get("text", "")[:MOST_WORDS],
    }
    return _page(request, "plans/answer.html", context, status=422 if refusal else 200)


def _take(request: HttpRequest, result: Result, officer: Officer) -> None:
    text = request.POST.get("text", "")[:MOST_WORDS]
    kind = request.POST.get("answer")
    if kind == "unchanged":
        answer_unchanged(result, by=officer)
    elif kind == "progress":
        answer_progress(result, text, by=officer)
    elif kind == "obstacle":
        answer_obstacle(result, text, by=officer)
    else:
        raise Refused(_("Choose one of the answers."))


def _page(request: HttpRequest, name: str, context: dict[str, object], *, status: int) -> HttpResponse:
    page = render(request, name, context, status=status)
    for name_of_header, value in HEADERS.items():
        page[name_of_header] = value
    return page
