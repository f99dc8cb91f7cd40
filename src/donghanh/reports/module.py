from django.utils.translation import gettext_lazy as _

from donghanh.kernel.slots import (
    AuditVerb,
    NavigationItem,
    PermissionEntry,
    audit_verbs,
    measures,
    navigation,
    permissions,
)
from donghanh.org.enums import COORDINATORS, STAFF
from donghanh.reports.measures import MEASURES
from donghanh.reports.permissions import Permission

permissions.add(
    PermissionEntry(
        Permission.DRAFT, _("Reads reports, begins them and writes their words."), frozenset(STAFF)
    ),
    PermissionEntry(
        Permission.FREEZE,
        _("Freezes the figures of a report, which then never change."),
        frozenset(COORDINATORS),
    ),
)
audit_verbs.add(
    AuditVerb("reports.draft_report", _("began the report")),
    AuditVerb("reports.change_report", _("changed the report")),
    AuditVerb("reports.write_narrative", _("wrote a part of the report")),
    AuditVerb("reports.drop_narrative", _("went back to the proposed words in the report")),
    AuditVerb("reports.freeze_report", _("froze the figures of the report")),
    AuditVerb("reports.correct_report", _("began a report in place of another:")),
    AuditVerb("reports.remove_report", _("threw the draft report away")),
)
navigation.add(
    NavigationItem("reports:report_list", _("Reports"), "file-chart-column", 60, Permission.DRAFT),
)
measures.add(*MEASURES)
