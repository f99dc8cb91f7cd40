"""Handing work over: who holds what, who takes it, and what was handed over before."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from donghanh.files.content import DOCX
from donghanh.files.responses import hand_out_made
from donghanh.kernel.errors import Refused
from donghanh.org.doors import ActorRequest, officers_only, requires
from donghanh.org.models import Officer, Position
from donghanh.org.permissions import has_permission
from donghanh.org.queries import get_officer_for, get_position_for, get_unit_for
from donghanh.plans.actions.handover import hand_over
from donghanh.plans.exports import handovers_workbook, results_workbook
from donghanh.plans.forms.handover import HandoverForm
from donghanh.plans.handover import (
    current_results,
    get_handover_for,
    handovers_for_list,
    items_of,
    last_words,
    live_tasks,
    other_holdings,
    people_in_charge,
    staff_by_unit,
    tasks_held,
    tasks_to_hand_over,
    tasks_waiting,
    waiting_work,
)
from donghanh.plans.minutes import handover_lines, minutes_docx
from donghanh.plans.models import Task
from donghanh.plans.permissions import Permission
from donghanh.plans.presenters import result_row
from donghanh.plans.queries import results_for_list, today, visible_results, visible_tasks

PAGE, FORM = 50, ["GET", "POST"]
handing_over = requires(Permission.HAND_OVER)


@require_safe
@handing_over
def handover_list(request: ActorRequest) -> HttpResponse:
    """Work that waits for a person, people with work in hand, and the hand-overs so far; `?xuat=xlsx` gives those."""
    handovers = handovers_for_list(request.actor)
    if request.GET.get("xuat") == "xlsx":
        return handovers_workbook(handovers, by=request.actor)
    context = {
        "page": Paginator(handovers, PAGE).get_page(request.GET.get("page")),
        "waiting": waiting_work(request.actor),
        "people": people_in_charge(request.actor),
    }
    return render(request, "plans/handover_list.html", context)


@require_http_methods(FORM)
@handing_over
def officer_handover(request: ActorRequest, pk: int) -> HttpResponse:
    """What an officer holds goes to others, all at once or task by task."""
    giver = get_officer_for(request.actor, pk)
    title = _("Hand over the work of %(name)s") % {"name": giver}
    return _handing_over(request, tasks_held(giver), title=title, giver=giver)


@require_http_methods(FORM)
@handing_over
def position_handover(request: ActorRequest, pk: int) -> HttpResponse:
    """What waits with a vacant position gets people."""
    position = get_position_for(request.actor, pk)
    title = _("Hand out the work of the position %(position)s") % {"position": position}
    return _handing_over(request, tasks_waiting(position), title=title, position=position)


@require_http_methods(FORM)
@handing_over
def unit_handover(request: ActorRequest, pk: int) -> HttpResponse:
    """What a unit leads and nobody has in hand yet gets people."""
    unit = get_unit_for(request.actor, pk)
    tasks = live_tasks(unit.ward_id).filter(lead_unit=unit, officer__isnull=True, position__isnull=True)
    return _handing_over(request, tasks, title=_("Put people in charge: %(unit)s") % {"unit": unit})


@require_safe
@officers_only
def handover_detail(request: ActorRequest, pk: int) -> HttpResponse:
    """One hand-over: each task as it stood then, with who took it over."""
    handover = get_handover_for(request.actor, pk)
    items = items_of(handover)
    context = {
        "handover": handover,
        "lines": handover_lines(items),
        "seen": set(
            visible_tasks(request.actor).filter(pk__in=items.values("task")).values_list("pk", flat=True)
        ),
        "may_hand_over": has_permission(request.actor, Permission.HAND_OVER),
    }
    return render(request, "plans/handover_detail.html", context)


@require_safe
@officers_only
def handover_minutes(request: ActorRequest, pk: int) -> HttpResponse:
    """Biên bản bàn giao as .docx, to be signed."""
    handover = get_handover_for(request.actor, pk)
    return hand_out_made(minutes_docx(handover), f"bien-ban-ban-giao-{handover.pk}.docx", DOCX)


def _handing_over(
    request: ActorRequest,
    tasks: QuerySet[Task],
    *,
    title: str,
    giver: Officer | None = None,
    position: Position | None = None,
) -> HttpResponse:
    found = tasks_to_hand_over(tasks, request.actor)
    results = current_results(found, request.actor.ward_id)
    if request.GET.get("xuat") == "xlsx":
        shown = results_for_list(visible_results(request.actor)).filter(
            pk__in=[each.pk for each in results.values()]
        )
        return results_workbook(shown.order_by("task__plan", "task__number"), title=title, by=request.actor)
    staff = staff_by_unit({task.lead_unit_id for task in found if task.lead_unit_id})
    form = HandoverForm(request.POST or None, tasks=found, staff=staff, giver=giver)
    if request.method == "POST" and form.is_valid():
        try:
            done = hand_over(
                form.choices,
                reason=form.cleaned_data["reason"],
                by=request.actor,
                giver=giver,
                position=position,
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Handed over. Everybody concerned has been told."))
            return redirect(done)
    words = last_words(found)
    rows = [
        (task, field, result_row(results[task.pk], request.actor, on=today()), words.get(task.pk))
        for task, field in form.rows()
    ]
    context = {"title": title, "form": form, "rows": rows, "other": other_holdings(giver)}
    return render(
        request, "plans/handover_form.html", context, status=422 if form.is_bound and form.errors else 200
    )
