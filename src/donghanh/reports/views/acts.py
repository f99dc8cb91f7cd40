"""What the views of reports share: a form on its page, and an act done once."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render

from donghanh.files.actions import FileRefused
from donghanh.kernel.errors import Refused
from donghanh.org.doors import ActorRequest
from donghanh.reports.models import Report


def act_once(request: ActorRequest, report: Report, act: Callable[[], Any], done: str) -> HttpResponse:
    """Acts and goes to the report that came of it, else back; a refusal is said on the report's page."""
    try:
        made = act()
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect(report)
    messages.success(request, done)
    return redirect(made if isinstance(made, Report) else report)


def act_page(
    request: ActorRequest, report: Report, form: Any, act: Callable[[dict[str, Any]], Any], **words: Any
) -> HttpResponse:
    """Shows the form; a valid one is handed to `act`, whose refusal undoes all of it and stands above the form again.

    `words`: title, button, done, lead (a sentence above the form).
    """
    if request.method == "POST" and form.is_valid():
        try:
            with transaction.atomic():
                act(form.cleaned_data)
        except (Refused, FileRefused) as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, words["done"])
            return redirect(report)
    return form_page(request, "reports/act.html", form, report=report, words=words)


def form_page(request: ActorRequest, template: str, form: Any, **context: Any) -> HttpResponse:
    status = 422 if form.is_bound and form.errors else 200
    return render(request, template, {"form": form, **context}, status=status)
