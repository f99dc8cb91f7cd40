"""What the ladder said, what a leader says by hand, and how silent the work is."""

from itertools import groupby
from operator import itemgetter
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.dateparse import parse_date
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from donghanh.kernel.errors import Refused
from donghanh.org.doors import ActorRequest, officers_only, requires
from donghanh.plans.actions.nudges import nudge_tasks
from donghanh.plans.permissions import Permission, can_act_in_bulk, can_assign_officer
from donghanh.plans.presenters import result_row
from donghanh.plans.queries import get_tasks_for, results_for_list, today
from donghanh.plans.reminding.exports import silence_workbook
from donghanh.plans.reminding.queries import digest_of, silent_results
from donghanh.plans.reminding.words import group_texts
from donghanh.plans.silence import silence_by_person, silence_by_unit, total_silence
from donghanh.ui.addresses import own_page, whole_numbers

PAGE = 50


@require_safe
@officers_only
def digest(request: ActorRequest) -> HttpResponse:
    """What the officer was told on a day (`?ngay=`, else today), in its parts, as it stands today."""
    try:
        day = parse_date(request.GET.get("ngay", "")) or today()
    except ValueError:
        day = today()
    results, part_of = digest_of(request.actor, day)
    page = Paginator(results, PAGE).get_page(request.GET.get("page"))
    rows = [(part_of[result.pk], result_row(result, request.actor, on=today())) for result in page]
    parts = [(part, [row for _part, row in inside]) for part, inside in groupby(rows, key=itemgetter(0))]
    return render(request, "plans/digest.html", {"day": day, "parts": parts, "page": page})


@require_POST
@officers_only
def task_nudge(request: ActorRequest) -> HttpResponse:
    """Urges the doers of the chosen tasks (`task`), all of which the officer must be allowed to urge."""
    tasks = get_tasks_for(request.actor, whole_numbers(request.POST.getlist("task"))[:200])
    if not all(can_assign_officer(request.actor, task) for task in tasks):
        raise Http404
    try:
        urged = nudge_tasks(tasks, by=request.actor)
    except Refused as refused:
        messages.info(request, str(refused))
    else:
        words = ngettext("%(n)s task was urged.", "%(n)s tasks were urged.", urged)
        messages.success(request, words % {"n": urged})
    return redirect(own_page(request, request.POST.get("next", ""), reverse("plans:silence_meter")))


@require_safe
@requires(Permission.OVERSEE)
def silence_meter(request: ActorRequest) -> HttpResponse:
    """How silent the work is, by unit or by person (`theo=nguoi`), and the silent results behind a line."""
    by_person = request.GET.get("theo") == "nguoi"
    ward, on = request.actor.ward, today()
    lines = (silence_by_person if by_person else silence_by_unit)(ward, on)
    if request.GET.get("xuat") == "xlsx":
        return silence_workbook(lines, by=request.actor)
    unit, person = (whole_numbers([request.GET.get(name, "")]) for name in ("unit", "officer"))
    silent = results_for_list(silent_results(request.actor, unit=unit[:1], officer=person[:1]))
    page = Paginator(silent, PAGE).get_page(request.GET.get("page"))
    context: dict[str, Any] = {
        "by_person": by_person,
        "lines": lines,
        "total": total_silence(lines),
        "days": ward.silent_days,
        "page": page,
        "rows": [result_row(result, request.actor, on=on) for result in page],
        "texts": group_texts(request.actor, request.build_absolute_uri(reverse("plans:task_list"))),
        "may_bulk": can_act_in_bulk(request.actor),
    }
    return render(request, "plans/silence_meter.html", context)
