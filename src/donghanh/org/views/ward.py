"""Settings and calendar of the ward."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from donghanh.org import actions
from donghanh.org.doors import ActorRequest, requires
from donghanh.org.forms.organisation import DayForm, SettingsForm
from donghanh.org.models import Ward
from donghanh.org.permissions import Permission
from donghanh.org.queries import get_override_for, overrides_of
from donghanh.org.views.acts import act_at_once, act_page

PAGE = 50
manager = requires(Permission.MANAGE_ORGANISATION)


@require_http_methods(["GET", "POST"])
@manager
def ward_settings(request: ActorRequest) -> HttpResponse:
    """How the ward counts: due soon, silent, "before day D", yearly cut-off."""
    ward = Ward.objects.get(pk=request.actor.ward_id)
    return act_page(
        request,
        SettingsForm(request.POST or None, instance=Ward.objects.get(pk=ward.pk)),
        lambda given: actions.change_settings(ward, by=request.actor, **given),
        title=_("Settings of the ward"),
        button=_("Save"),
        done=_("Saved."),
        back=reverse("org:ward_settings"),
        tab="settings",
    )


@require_http_methods(["GET", "POST"])
@manager
def day_list(request: ActorRequest) -> HttpResponse:
    """Days off and working days that the yearly notices moved."""
    form = DayForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        return act_at_once(
            request,
            lambda: actions.set_day(by=request.actor, **given),
            done=_("The day is in the calendar."),
            back=reverse("org:day_list"),
        )
    page = Paginator(overrides_of(request.actor.ward_id), PAGE).get_page(request.GET.get("page"))
    status = 422 if form.is_bound else 200
    return render(request, "org/day_list.html", {"form": form, "page": page}, status=status)


@require_POST
@manager
def day_remove(request: ActorRequest, pk: int) -> HttpResponse:
    override = get_override_for(request.actor, pk)
    return act_at_once(
        request,
        lambda: actions.forget_day(override, by=request.actor),
        done=_("The general calendar decides on the day again."),
        back=reverse("org:day_list"),
    )
