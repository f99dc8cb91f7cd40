"""Difficulties and requests for direction: raised, answered, settled, and their list."""

from django import forms
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from donghanh.org.doors import ActorRequest, officers_only
from donghanh.plans.actions.obstacles import answer_obstacle, raise_obstacle, settle_obstacle
from donghanh.plans.difficulties import STATES, ObstacleFilter, difficulty
from donghanh.plans.exports import obstacles_workbook
from donghanh.plans.forms.obstacles import ObstacleAnswerForm, ObstacleForm
from donghanh.plans.permissions import can_answer, can_settle, can_tell
from donghanh.plans.presenters import obstacle_facts
from donghanh.plans.queries import (
    get_obstacle_for,
    get_task_for,
    leading_units,
    today,
    visible_obstacles,
)
from donghanh.plans.views.acts import act_page
from donghanh.plans.views.results import FORM

PAGE = 50


@require_safe
@officers_only
def obstacle_list(request: ActorRequest) -> HttpResponse:
    """What stands in the way and what is asked, unanswered first; `?xuat=xlsx` gives the same list as a workbook."""
    wanted = ObstacleFilter.of(request.GET)
    obstacles = wanted.apply(visible_obstacles(request.actor))
    if request.GET.get("xuat") == "xlsx":
        return obstacles_workbook(obstacles, by=request.actor)
    page = Paginator(obstacles, PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "lines": [difficulty(obstacle, request.actor, on=today()) for obstacle in page],
        "states": [(key, label, key == wanted.state) for key, (label, _rule) in STATES.items()],
        "units": [(unit.pk, unit.label) for unit in leading_units(request.actor)],
        "shown": STATES[wanted.state][0],
        "is_narrowed": any(request.GET.get(name) for name in ("q", "state", "unit")),
    }
    return render(request, "plans/obstacle_list.html", context)


@require_http_methods(FORM)
@officers_only
def obstacle_raise(request: ActorRequest, pk: int) -> HttpResponse:
    task = get_task_for(request.actor, pk, can_tell)
    return act_page(
        request,
        task,
        ObstacleForm(request.POST or None, officer=request.actor),
        lambda said: raise_obstacle(task, by=request.actor, **said),
        title=_("Report a difficulty, ask for direction"),
        button=_("Send"),
        done=_("Sent. The clock of the answer is running."),
    )


@require_http_methods(FORM)
@officers_only
def obstacle_answer(request: ActorRequest, pk: int) -> HttpResponse:
    obstacle = get_obstacle_for(request.actor, pk, can_answer)
    return act_page(
        request,
        obstacle.task,
        ObstacleAnswerForm(request.POST or None),
        lambda said: answer_obstacle(obstacle, answer=said["answer"], by=request.actor),
        title=_("Reply"),
        known=obstacle_facts(obstacle),
        button=_("Send the answer"),
        done=_("Answered. The unit has been told."),
    )


@require_http_methods(FORM)
@officers_only
def obstacle_settle(request: ActorRequest, pk: int) -> HttpResponse:
    obstacle = get_obstacle_for(request.actor, pk, can_settle)
    return act_page(
        request,
        obstacle.task,
        forms.Form(request.POST if request.method == "POST" else None),
        lambda _said: settle_obstacle(obstacle, by=request.actor),
        title=_("Nothing stands in the way any more"),
        known=obstacle_facts(obstacle),
        button=_("Mark as settled"),
        done=_("Noted as settled."),
    )
