"""One page for every act on the organisation: it asks, acts once, and goes back."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from donghanh.kernel.errors import Refused
from donghanh.org.doors import ActorRequest


def act_page(
    request: ActorRequest,
    form: forms.BaseForm,
    act: Callable[[dict[str, Any]], Any],
    *,
    title: str,
    button: str,
    done: str,
    back: str,
    **context: Any,
) -> HttpResponse:
    """Shows the form; a valid one is handed to `act`, whose refusal stands above the form again."""
    if request.method == "POST" and form.is_valid():
        try:
            act(form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, done)
            return redirect(back)
    context |= {"form": form, "title": title, "button_label": button, "back": back}
    return render(request, "org/act.html", context, status=422 if form.is_bound and form.errors else 200)


def act_at_once(request: ActorRequest, act: Callable[[], Any], *, done: str, back: str) -> HttpResponse:
    """An act of one button: says what happened, or why not, on the page it came from."""
    try:
        act()
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, done)
    return redirect(back)
