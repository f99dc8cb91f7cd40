"""One page for every act on a business: it asks, acts once, and goes back to the business."""

from collections.abc import Callable, Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render

from donghanh.kernel.errors import Refused
from donghanh.org.doors import ActorRequest
from donghanh.registry.models import Business
from donghanh.ui.addresses import own_page


def act_page(
    request: ActorRequest,
    business: Business,
    form: forms.Form,
    act: Callable[[dict[str, Any]], Any],
    *,
    title: Any,
    button: Any,
    done: Any,
    known: Sequence[tuple[Any, str]] = (),
    words: Any = "",
    back: str = "",
) -> HttpResponse:
    """Shows the form; a valid one is handed to `act`, whose refusal undoes all of it and stands above the form again.

    `known`: (name, words) of what the officer should see beside it; `words`: a sentence above the form.
    `back`: where it goes on, if not to the business.
    """
    if request.method == "POST" and form.is_valid():
        try:
            with transaction.atomic():
                act(form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, done)
            return redirect(next_page(request, business, back))
    context = {
        "business": business,
        "form": form,
        "title": title,
        "known": known,
        "words": words,
        "button_label": button,
        "next": next_page(request, business, back),
    }
    return render(request, "registry/act.html", context, status=422 if form.is_bound and form.errors else 200)


def next_page(request: ActorRequest, business: Business, back: str = "") -> str:
    """Where the person came from, if that is a page of ours, else `back` or the business."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    return own_page(request, wanted, back or business.get_absolute_url())
