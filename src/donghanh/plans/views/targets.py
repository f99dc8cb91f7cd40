"""Deciding on the targets a plan sets."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from donghanh.indicators.permissions import Permission as Indicators
from donghanh.kernel.errors import Refused
from donghanh.org.doors import ActorRequest, requires
from donghanh.org.permissions import has_permission
from donghanh.plans.actions.targets import decide_targets, edit_target, follow_target
from donghanh.plans.confirmation.cells import target_words
from donghanh.plans.confirmation.queries import get_target_for
from donghanh.plans.enums import Decision
from donghanh.plans.forms.readings import TargetForm
from donghanh.plans.forms.targets import FollowForm, proposed_facts
from donghanh.plans.models import Target
from donghanh.plans.permissions import Permission
from donghanh.plans.queries import get_reading_for
from donghanh.ui.addresses import whole_numbers

DECISIONS = (Decision.ACCEPTED, Decision.DROPPED, Decision.PENDING)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.READ_DOCUMENT)
def reading_targets(request: ActorRequest, pk: int) -> HttpResponse:
    """The targets that were read: confirm or drop several at once, or one by one."""
    reading = get_reading_for(request.actor, pk)
    targets = reading.plan.targets.select_related("decided_by", "goal__indicator")
    if request.method == "POST" and request.POST.get("decision") in DECISIONS:
        keys = whole_numbers(request.POST.getlist("target"))
        try:
            decide_targets(
                reading.plan, targets.filter(pk__in=keys), request.POST["decision"], by=request.actor
            )
        except Refused as refusal:
            messages.error(request, str(refusal))
        return redirect("plans:reading_targets", reading.pk)
    rows = [(target, target_words(target)) for target in targets]
    context = {
        "reading": reading,
        "plan": reading.plan,
        "targets": rows,
        "may_define": has_permission(request.actor, Indicators.DEFINE),
    }
    return render(request, "plans/reading_targets.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.READ_DOCUMENT)
def target_edit(request: ActorRequest, pk: int) -> HttpResponse:
    """Corrects one target."""
    target = get_target_for(request.actor, pk)
    names = ("text", "operator", "value", "unit", "by_year")
    known = {name: getattr(target, name) for name in names} | {"value": target.value.normalize()}
    form = TargetForm(request.POST or None, initial=known)
    if request.method == "POST" and form.is_valid():
        try:
            edit_target(target, by=request.actor, **form.cleaned_data)
            messages.success(request, _("The target is corrected."))
            return redirect(_list_of(target))
        except Refused as refusal:
            form.add_error(None, str(refusal))
    context = {"target": target, "plan": target.plan, "form": form}
    return render(request, "plans/target_edit.html", context, status=422 if form.errors else 200)


def _list_of(target: Target) -> str:
    """The page of targets of the reading it came from, else of the plan's last."""
    reading = target.reading or target.plan.readings.first()
    return reverse("plans:reading_targets", args=[reading.pk]) if reading else target.plan.get_absolute_url()


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Indicators.DEFINE)
def target_follow(request: ActorRequest, pk: int) -> HttpResponse:
    """Makes a confirmed target the goal of an indicator; what is proposed comes from its words."""
    target = get_target_for(request.actor, pk)
    form = FollowForm(request.POST or None, officer=request.actor, initial=proposed_facts(target))
    if request.method == "POST" and form.is_valid():
        try:
            goal = follow_target(target, by=request.actor, **form.cleaned_data)
            messages.success(request, _("The target is followed. Decide on the baseline next."))
            return redirect(goal.indicator)
        except Refused as refusal:
            form.add_error(None, str(refusal))
    context = {"target": target, "plan": target.plan, "form": form, "words": target_words(target)}
    return render(request, "plans/target_follow.html", context, status=422 if form.errors else 200)
