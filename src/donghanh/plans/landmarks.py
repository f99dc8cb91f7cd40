"""Days on which plans were entered."""

from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from donghanh.plans.models import Plan

MOST = 5


def plans_entered(ward: int) -> list[tuple[date, str]]:
    """The days on which the newest plans of the ward were entered."""
    plans = Plan.objects.filter(ward_id=ward).order_by("-created_at")[:MOST]
    return [
        (timezone.localdate(plan.created_at), _("%(plan)s entered") % {"plan": plan.short_title})
        for plan in plans
    ]
