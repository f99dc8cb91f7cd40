"""Deciding on the targets that were read, and following them as indicators."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from donghanh.audit.actions import record
from donghanh.indicators.actions.definitions import define_indicator, set_goal
from donghanh.indicators.models import Goal, Indicator
from donghanh.kernel.errors import Forbidden, Refused
from donghanh.org.models import Officer
from donghanh.org.permissions import has_permission
from donghanh.plans.enums import Decision
from donghanh.plans.models import Plan, Target
from donghanh.plans.permissions import Permission
from donghanh.ui.text import write_date

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
    for target in chosen if decision != Decision.ACCEPTED else ():
        _require_unfollowed(target)
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
def follow_target(
    target: Target,
    *,
    by: Officer,
    comparator: str,
    value: Decimal,
    upper: Decimal | None = None,
    due_on: date | None = None,
    indicator: Indicator | None = None,
    **facts: Any,
) -> Goal:
    """Makes a confirmed target the goal of an indicator: a given one, or a new one of these `facts`.

    The goal keeps the words of the document and its place; what is counted is the indicator's own matter.
    """
    target = Target.objects.select_for_update(of=("self",)).select_related("plan").get(pk=target.pk)
    if target.ward_id != by.ward_id or (indicator and indicator.ward_id != by.ward_id):
        raise Forbidden
    if target.decision != Decision.ACCEPTED:
        raise Refused(_("Confirm the target first."))
    _require_unfollowed(target)
    goal = set_goal(
        indicator or define_indicator(by=by, **facts),
        comparator=comparator,
        value=value,
        upper=upper,
        due_on=due_on,
        quote=target.text,
        document=document_words(target.plan),
        document_url=target.plan.get_absolute_url(),
        by=by,
    )
    target.goal = goal
    target.save(update_fields=["goal"])
    record("plans.follow_target", target, by=by, changes={"indicator": goal.indicator.code})
    return goal


def document_words(plan: Plan) -> str:
    """ "Kế hoạch 118/KH-UBND ngày 25/9/2025", or the short title of a plan without a number yet."""
    if not plan.number:
        return plan.short_title
    day = _(" of %(day)s") % {"day": write_date(plan.issued_on)} if plan.issued_on else ""
    return f"{plan.get_kind_display()} {plan.number}{day}"


def _require_unfollowed(target: Target) -> None:
    if target.goal_id is not None:
        raise Refused(_("This target is followed as an indicator already; change its goal there."))


@transaction.atomic
def edit_target(
    target: Target, *, text: str, operator: str, value: Decimal, unit: str, by_year: int | None, by: Officer
) -> Target:
    """Corrects a target."""
    _require(target.plan, by)
    _require_unfollowed(target)
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
