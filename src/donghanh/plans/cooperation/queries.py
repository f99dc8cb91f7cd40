"""Named reads of the pieces of cooperating units."""

from collections.abc import Callable

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from donghanh.org.models import Officer
from donghanh.plans.models import Contribution, Interruption
from donghanh.plans.queries import visible_tasks


def my_contributions(officer: Officer) -> QuerySet[Contribution]:
    """What the officer's units still owe to results that others lead, and what was delivered to tasks they lead and
    waits to be confirmed; by day. Tasks that stand still ask for nothing."""
    standing_still = Exists(Interruption.objects.filter(task=OuterRef("result__task"), ended_at__isnull=True))
    owed = Q(unit__in=officer.unit_ids, delivered_on__isnull=True)
    led = Q(result__task__officer=officer) | Q(
        result__task__officer__isnull=True, result__task__lead_unit__in=officer.headed_unit_ids
    )
    delivered = led & Q(delivered_on__isnull=False, confirmed_at__isnull=True) & ~Q(delivered_by=officer)
    asked = Contribution.objects.filter(ward_id=officer.ward_id, result__finished_on__isnull=True)
    return (
        asked.filter(owed | delivered)
        .exclude(standing_still)
        .select_related("unit", "result__task__lead_unit")
        .order_by(F("due_on").asc(nulls_last=True), "pk")
    )


def get_contribution_for(
    officer: Officer, pk: int, may: Callable[[Officer, Contribution], bool]
) -> Contribution:
    """A piece of a result the officer may see, with which they may do what `may` asks (else Http404)."""
    pieces = Contribution.objects.filter(result__task__in=visible_tasks(officer))
    told = ("unit", "asked_by", "result__ward", "result__task__plan", "result__task__lead_unit")
    contribution = get_object_or_404(pieces.select_related(*told), pk=pk)
    if not may(officer, contribution):
        raise Http404
    return contribution
