"""The ward's reporting regime."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from donghanh.kernel.errors import Refused
from donghanh.org.doors import ActorRequest, requires
from donghanh.plans.queries import today
from donghanh.reports.actions import set_regime
from donghanh.reports.forms import RegimeForm
from donghanh.reports.permissions import Permission
from donghanh.reports.queries import own_regimes
from donghanh.reports.regimes import GENERAL, regime_of
from donghanh.reports.views.acts import form_page


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.SET_REGIME)
def regime_list(request: ActorRequest) -> HttpResponse:
    """The regimes of the ward and the general ones; a new one begins on a day."""
    form = RegimeForm(request.POST or None)
    if form.is_valid():
        try:
            set_regime(by=request.actor, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Saved."))
            return redirect("reports:regime_list")
    weekdays = dict(form.fields["week_begins"].choices)  # type: ignore[attr-defined]
    regimes: list[Any] = [*own_regimes(request.actor), *GENERAL[::-1]]
    shown = [(regime, weekdays[regime.week_begins]) for regime in regimes]
    context = {"regimes": shown, "holding": regime_of(request.actor.ward, today()).valid_from}
    return form_page(request, "reports/regime_list.html", form, **context)
