"""Deciding on the targets that were read."""

from collections.abc import Iterable
from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from donghanh.audit.actions import record
from donghanh.kernel.errors import Forbidden, Refused
from donghanh.org.models import Officer
from donghanh.org.permissions import has_permission
from donghanh.plans.enums import Decision
from donghanh.plans.models import Plan, Target
from donghanh.plans.permissions import Permission

OPERATORS = (">=", ">", "<=", "<", "=", "~")


@transaction.atomic
def decide_targets(plan: Plan, targets: Iterable[Target], decision: str, *, by: Officer) -> int:
    """Confirms, drops or reopens targets of one plan; returns how many."""
    _require(plan, by)
    chosen = list(
        Target.objects.select_for_update().filter(plan=plan, pk__in=[target.pk for target in targets])
    )
    if not chosen:
        raise Refused(_("Choose at least one target."))
    decided_by, decided_at = (None, None) if decision == Decision.PENDING else (by, timezone.now())
    for target in chosen:
        target.decision, target.decided_by, target.decided_at = Decision(decision), decided_by, decided_at
    Target.objects.bulk_update(chosen, ["decision", "decided_by", "decided_at"])
    record(
        "plans.decide_targets",
        plan,
        by=by,
        changes={"targets": [target.pk for target in chosen], "to": decision},
    )
    return len(chosen)


@transaction.atomic
def edit_target(
    target: Target, *, text: str, operator: str, value: Decimal, unit: str, by_year: int | None, by: Officer
) -> Target:
    """Corrects a target."""
    _require(target.plan, by)
    if operator not in OPERATORS or not text.strip():
        raise Refused(_("Write the target and how it is compared."))
    old = f"{target.operator} {target.value.normalize():f} {target.unit} ({target.by_year or ''})"
    target.text, target.operator, target.value = text.strip(), operator, value
    target.unit, target.by_year = unit.strip(), by_year
    target.save()
    new = f"{operator} {value.normalize():f} {unit} ({by_year or ''})"
    record("plans.edit_target", target, by=by, changes={"target": [old, new]})
    return target


def _require(plan: Plan, by: Officer) -> None:
    if not has_permission(by, Permission.READ_DOCUMENT) or plan.ward_id != by.ward_id:
        raise Forbidden
