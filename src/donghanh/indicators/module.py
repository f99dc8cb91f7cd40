from django.utils.translation import gettext_lazy as _

from donghanh.indicators.actions.succession import on_unit_passed_on
from donghanh.indicators.jobs import freeze_computed_values
from donghanh.indicators.permissions import Permission
from donghanh.indicators.queries import OWNED, held_indicators, owned_by
from donghanh.kernel.slots import (
    AuditVerb,
    EventHandler,
    Job,
    NavigationItem,
    PermissionEntry,
    UnitHolding,
    audit_verbs,
    event_handlers,
    jobs,
    navigation,
    permissions,
    unit_holdings,
)
from donghanh.org.enums import COORDINATORS, STAFF, Role
from donghanh.org.events import UnitPassedOn

permissions.add(
    PermissionEntry(Permission.VIEW, _("Sees every indicator of the ward."), frozenset(STAFF)),
    PermissionEntry(
        Permission.ENTER,
        _("Enters official figures of the own unit's indicators; coordinators of all."),
        frozenset({*COORDINATORS, Role.UNIT_HEAD, Role.SPECIALIST}),
    ),
    PermissionEntry(
        Permission.CONFIRM,
        _("Stands for official figures that somebody else entered."),
        frozenset({*COORDINATORS, Role.UNIT_HEAD}),
    ),
    PermissionEntry(
        Permission.DEFINE,
        _("Defines indicators, decides on baselines and goals."),
        frozenset(COORDINATORS),
    ),
)
audit_verbs.add(
    AuditVerb("indicators.define", _("defined the indicator")),
    AuditVerb("indicators.change", _("changed the indicator")),
    AuditVerb("indicators.redefine", _("gave the indicator a new definition")),
    AuditVerb("indicators.set_baseline", _("decided on the baseline of the indicator")),
    AuditVerb("indicators.set_goal", _("set a goal for the indicator")),
    AuditVerb("indicators.change_goal", _("changed a goal of the indicator")),
    AuditVerb("indicators.drop_goal", _("dropped a goal of the indicator")),
    AuditVerb("indicators.end", _("stopped following the indicator")),
    AuditVerb("indicators.resume", _("took up the indicator again")),
    AuditVerb("indicators.record_value", _("entered an official figure of the indicator")),
    AuditVerb("indicators.correct_value", _("corrected an official figure of the indicator")),
    AuditVerb("indicators.withdraw_value", _("withdrew an official figure of the indicator")),
    AuditVerb("indicators.confirm_value", _("confirmed an official figure of the indicator")),
    AuditVerb("indicators.explain_gap", _("explained a gap between figures of the indicator")),
    AuditVerb("indicators.freeze_value", _("froze the computed figure of the indicator")),
)
jobs.add(
    Job(
        "freeze_computed_values",
        freeze_computed_values,
        "Freezes the computed figures of indicators at the end of their periods.",
        cron="25 17 * * *",  # 00:25 in Vietnam
    ),
)
event_handlers.add(EventHandler(UnitPassedOn, on_unit_passed_on))
unit_holdings.add(
    UnitHolding(
        OWNED,
        _("Indicators it answers for"),
        lambda unit: owned_by(unit).count(),
        held_indicators,
        Permission.VIEW,
    )
)
navigation.add(
    NavigationItem("indicators:indicator_list", _("Indicators"), "gauge", 55, Permission.VIEW),
)
