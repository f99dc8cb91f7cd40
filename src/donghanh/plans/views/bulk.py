"""Many tasks at once: choose rows of the list, say what, and all of them change or none."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from donghanh.kernel.errors import Refused
from donghanh.org.doors import ActorRequest, officers_only
from donghanh.org.models import Officer
from donghanh.org.permissions import has_permission
from donghanh.plans.actions.bulk import assign_tasks, set_products, set_rhythms
from donghanh.plans.forms.bulk import BulkAssignForm, BulkProductForm, BulkRhythmForm
from donghanh.plans.models import Task
from donghanh.plans.permissions import Permission, can_act_in_bulk
from donghanh.plans.presenters import list_reminder, result_row
from donghanh.plans.queries import get_tasks_for, results_for_list, today, visible_results
from donghanh.plans.views.results import FORM
from donghanh.ui.addresses import own_page, whole_numbers

MOST = 200


@dataclass(frozen=True, slots=True)
class BulkAct:
    """An act on many tasks: its title, the form that asks, and the action that takes the answers."""

    title: Any
    form: Callable[..., forms.Form]
    act: Callable[..., int]
    for_assigners: bool = True


ACTS = {
    "assign": BulkAct(
        gettext_lazy("Give tasks to a unit or person"), BulkAssignForm, assign_tasks, for_assigners=False
    ),
    "product": BulkAct(gettext_lazy("Say what tasks must produce"), BulkProductForm, set_products),
    "rhythm": BulkAct(gettext_lazy("Set a reporting rhythm"), BulkRhythmForm, set_rhythms),
}
REMIND = "remind"


@require_http_methods(FORM)
@officers_only
def task_bulk(request: ActorRequest) -> HttpResponse:
    """The chosen tasks (`task`, up to 200) with the form of the act (`act`); a refusal is told row by row."""
    given = request.POST if request.method == "POST" else request.GET
    keys = whole_numbers(given.getlist("task"))
    back = own_page(request, given.get("next", ""), reverse("plans:task_list"))
    if not can_act_in_bulk(request.actor):
        raise Http404
    if not 0 < len(keys) <= MOST:
        messages.info(request, _("Choose between 1 and %(most)s tasks in the list first.") % {"most": MOST})
        return redirect(back)
    tasks = get_tasks_for(request.actor, keys)
    if given.get("act") == REMIND:
        return _remind(request, tasks, back)
    return _act(request, tasks, _wanted(given.get("act"), request.actor), given.get("act") or "assign", back)


def _wanted(name: str | None, officer: Officer) -> BulkAct:
    """The act that the officer may begin (else Http404)."""
    act = ACTS.get(name or "assign")
    if act is None or (act.for_assigners and not has_permission(officer, Permission.ASSIGN)):
        raise Http404
    return act


def _act(request: ActorRequest, tasks: list[Task], wanted: BulkAct, name: str, back: str) -> HttpResponse:
    form = wanted.form(request.POST if request.method == "POST" else None, officer=request.actor)
    refusals: dict[int, str] = {}
    if form.is_valid():
        try:
            done = wanted.act(tasks, by=request.actor, **_answers(form))
        except Refused as refused:
            form.add_error(None, str(refused))
            refusals = {one.task.pk: one.reason for one in getattr(refused, "refusals", ())}
        else:
            words = ngettext("%(n)s task changed.", "%(n)s tasks changed.", done)
            messages.success(request, words % {"n": done})
            return redirect(back)
    context = {
        "title": wanted.title,
        "form": form,
        "act": name,
        "next": back,
        "rows": [(task, refusals.get(task.pk, "")) for task in tasks],
        "refused": len(refusals),
        "left": len(tasks) - len(refusals),
    }
    return render(request, "plans/task_bulk.html", context, status=422 if form.errors else 200)


def _answers(form: forms.Form) -> dict[str, Any]:
    """What the form was told; a form without the choice of a unit leaves it as it is."""
    return ({"unit": None} if isinstance(form, BulkAssignForm) else {}) | form.cleaned_data


def _remind(request: ActorRequest, tasks: list[Task], back: str) -> HttpResponse:
    """The words to send to the people of these tasks, ready to be copied: one line for each result still owed."""
    owed = results_for_list(
        visible_results(request.actor).filter(task__in=tasks).open().order_by("due_on", "pk")
    )
    rows = [result_row(result, request.actor, on=today()) for result in owed]
    text = list_reminder(rows, request.build_absolute_uri(reverse("plans:task_list"))) if rows else ""
    return render(request, "plans/task_remind.html", {"rows": rows, "text": text, "next": back})
