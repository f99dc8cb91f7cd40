from django.utils.translation import gettext_lazy as _

from donghanh.kernel.slots import (
    AuditVerb,
    EventHandler,
    Landmark,
    NavigationItem,
    PermissionEntry,
    audit_verbs,
    event_handlers,
    landmarks,
    measures,
    navigation,
    permissions,
)
from donghanh.org.enums import COORDINATORS, STAFF, Role
from donghanh.reports import events, notices
from donghanh.reports.landmarks import cut_offs
from donghanh.reports.measures import MEASURES
from donghanh.reports.permissions import Permission

permissions.add(
    PermissionEntry(
        Permission.DRAFT, _("Reads reports, begins them and writes their words."), frozenset(STAFF)
    ),
    PermissionEntry(
        Permission.REVIEW,
        _("Approves draft reports or returns them; heads of units those of their unit."),
        frozenset({*COORDINATORS, Role.UNIT_HEAD}),
    ),
    PermissionEntry(
        Permission.SEND,
        _("Records number, date and dispatch of signed reports, and writes errata."),
        frozenset({*COORDINATORS, Role.CLERK}),
    ),
    PermissionEntry(
        Permission.SET_REGIME, _("Sets when periods close and reports are due."), frozenset(COORDINATORS)
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
    AuditVerb("reports.ask_review", _("put the report before the reviewer")),
    AuditVerb("reports.approve_report", _("approved the draft report")),
    AuditVerb("reports.return_report", _("returned the draft report")),
    AuditVerb("reports.record_dispatch", _("recorded the dispatch of the report")),
    AuditVerb("reports.supplement_report", _("began a supplement to a report:")),
    AuditVerb("reports.write_erratum", _("wrote an erratum to the report")),
    AuditVerb("reports.set_regime", _("set the reporting regime")),
    AuditVerb("reports.freeze_report", _("froze the figures of the report")),
    AuditVerb("reports.correct_report", _("began a report in place of another:")),
    AuditVerb("reports.remove_report", _("threw the draft report away")),
)
event_handlers.add(
    EventHandler(events.ReviewAsked, notices.on_review_asked),
    EventHandler(events.ReviewDecided, notices.on_review_decided),
)
navigation.add(
    NavigationItem("reports:report_list", _("Reports"), "file-chart-column", 60, Permission.DRAFT),
)
landmarks.add(Landmark("reports.cut_offs", cut_offs))
measures.add(*MEASURES)
