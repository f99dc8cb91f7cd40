from django.utils.translation import gettext_lazy as _

from donghanh.kernel.slots import (
    AuditVerb,
    Holding,
    Job,
    NavigationItem,
    PermissionEntry,
    audit_verbs,
    holdings,
    jobs,
    navigation,
    permissions,
)
from donghanh.org.actions.accounts import close_idle_accounts
from donghanh.org.enums import COORDINATORS, Role
from donghanh.org.permissions import Permission

navigation.add(
    NavigationItem("org:unit_list", _("Organisation"), "building-2", 80, Permission.MANAGE_ORGANISATION),
    NavigationItem("org:trail", _("Audit trail"), "scroll-text", 90, Permission.VIEW_AUDIT_TRAIL, aside=True),
)
permissions.add(
    PermissionEntry(
        Permission.MANAGE_ORGANISATION,
        _("Adds and changes units, positions, people and their sign-in links."),
        frozenset({Role.ADMIN}),
    ),
    PermissionEntry(
        Permission.VIEW_AUDIT_TRAIL,
        _("Reads who did what in the ward."),
        frozenset({Role.ADMIN, *COORDINATORS}),
    ),
)
audit_verbs.add(
    AuditVerb("org.start_ward", _("started the ward")),
    AuditVerb("org.add_unit", _("added the unit")),
    AuditVerb("org.change_unit", _("changed the unit")),
    AuditVerb("org.end_unit", _("ended the unit")),
    AuditVerb("org.merge_unit", _("merged into another unit the unit")),
    AuditVerb("org.split_unit", _("split the unit")),
    AuditVerb("org.take_over_unit", _("let positions and work pass to the unit")),
    AuditVerb("org.add_alias", _("added a name in documents for")),
    AuditVerb("org.remove_alias", _("removed a name in documents of")),
    AuditVerb("org.add_position", _("added the position")),
    AuditVerb("org.change_position", _("changed the position")),
    AuditVerb("org.add_officer", _("added the officer")),
    AuditVerb("org.change_officer", _("changed the officer")),
    AuditVerb("org.appoint", _("put into the position")),
    AuditVerb("org.end_tenure", _("ended the tenure of")),
    AuditVerb("org.leave", _("recorded the leaving of")),
    AuditVerb("org.issue_link", _("issued a one-time sign-in link for")),
    AuditVerb("org.use_link", _("chose a password by one-time link:")),
    AuditVerb("org.close_account", _("closed the idle account of")),
    AuditVerb("org.set_day", _("put into the calendar the day")),
    AuditVerb("org.forget_day", _("took out of the calendar the day")),
    AuditVerb("org.change_settings", _("changed the settings of the ward")),
)
holdings.add(
    Holding(
        "org.positions",
        _("Positions held"),
        lambda officer: officer.tenures.filter(ended_on__isnull=True).count(),
    )
)
jobs.add(
    Job(
        "close_idle_accounts", close_idle_accounts, "Closes accounts unused for 45 days.", cron="15 18 * * *"
    ),
)
