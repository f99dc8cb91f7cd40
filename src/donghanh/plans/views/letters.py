"""One task from a letter or a meeting's conclusion, in twenty seconds."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from donghanh.kernel.errors import Refused
from donghanh.org.doors import ActorRequest, requires
from donghanh.plans.actions.plans import add_task_by_hand
from donghanh.plans.forms.readings import LetterForm
from donghanh.plans.permissions import Permission
from donghanh.plans.proposals.letters import Interpretation, interpret
from donghanh.plans.queries import today
from donghanh.ui.forms import DateField


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.READ_DOCUMENT)
def plan_new_task(request: ActorRequest) -> HttpResponse:
    """Enters a document and its only task at once."""
    form = LetterForm(request.POST or None, officer=request.actor)
    if request.method == "POST" and form.is_valid():
        try:
            task = add_task_by_hand(by=request.actor, **_facts(form.cleaned_data))
            messages.success(request, _("The task is being followed now."))
            return redirect("plans:task_detail", task.pk)
        except Refused as refusal:
            form.add_error(None, str(refusal))
    understood = _understood(form["deadline"].value() or "", form["issued_on"].value() or "")
    context = {"form": form, "understood": understood}
    return render(request, "plans/plan_new_task.html", context, status=422 if form.errors else 200)


@require_safe
@requires(Permission.READ_DOCUMENT)
def deadline_preview(request: ActorRequest) -> HttpResponse:
    """What the words of a deadline mean, while they are typed."""
    understood = _understood(request.GET.get("deadline", ""), request.GET.get("issued_on", ""))
    return render(request, "plans/deadline_preview.html", {"understood": understood})


def _understood(words: str, issued: Any) -> Interpretation:
    return interpret(str(words)[:300], issued if isinstance(issued, date) else _day(str(issued)), today())


def _day(text: str) -> date | None:
    try:
        day: date | None = DateField(required=False).clean(text)
    except ValidationError:
        return None
    return day


def _facts(given: dict[str, Any]) -> dict[str, Any]:
    understood = interpret(given["deadline"], given["issued_on"], today())
    return {
        **{name: given[name] for name in ("kind", "number", "issued_on", "subject", "title", "product")},
        "lead_unit": given["lead"],
        "due_on": understood.due_on,
        "starts_on": understood.starts_on,
        "deadline_raw": given["deadline"].strip(),
        "deadline": understood.deadline,
        "deadline_kind": understood.deadline["kind"],
        "rhythm": understood.rhythm,
        "rhythm_from": understood.rhythm_from,
    }
