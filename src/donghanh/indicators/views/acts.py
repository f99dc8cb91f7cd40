"""One page for every act on an indicator: it asks, acts once, and goes back to the indicator."""

from collections.abc import Callable, Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render

from donghanh.files.actions import FileRefused, store_file
from donghanh.files.models import Attachment
from donghanh.indicators.models import Indicator
from donghanh.kernel.errors import Refused
from donghanh.org.doors import ActorRequest
from donghanh.ui.addresses import own_page


def act_page(
    request: ActorRequest,
    indicator: Indicator,
    form: forms.Form,
    act: Callable[[dict[str, Any]], Any],
    *,
    title: Any,
    button: Any,
    done: Any,
    known: Sequence[tuple[Any, str]] = (),
) -> HttpResponse:
    """Shows the form; a valid one is handed to `act`, whose refusal undoes all of it and stands above the
    form again."""
    if request.method == "POST" and form.is_valid():
        try:
            with transaction.atomic():
                act(form.cleaned_data)
        except (Refused, FileRefused) as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, done)
            return redirect(_next(request, indicator))
    context = {
        "indicator": indicator,
        "form": form,
        "title": title,
        "known": known,
        "button_label": button,
        "next": _next(request, indicator),
    }
    return render(
        request, "indicators/act.html", context, status=422 if form.is_bound and form.errors else 200
    )


def kept_file(request: ActorRequest, cleaned: dict[str, Any]) -> Attachment | None:
    """Stores the uploaded file of a form, if there is one."""
    upload = cleaned.get("file")
    return store_file(upload.read(), upload.name, by=request.actor) if upload else None


def _next(request: ActorRequest, indicator: Indicator) -> str:
    """Where the person came from, if that is a page of ours, else the indicator."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    return own_page(request, wanted, indicator.get_absolute_url())
