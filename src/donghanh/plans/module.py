from django.utils.translation import gettext_lazy as _

from donghanh.kernel.slots import (
    AuditVerb,
    EventHandler,
    PermissionEntry,
    audit_verbs,
    event_handlers,
    permissions,
)
from donghanh.org.enums import COORDINATORS, STAFF, Role
from donghanh.plans import events, notices
from donghanh.plans.permissions import Permission

permissions.add(
    PermissionEntry(Permission.VIEW_ALL, _("Sees every plan and task of the ward."), frozenset(STAFF)),
    PermissionEntry(
        Permission.READ_DOCUMENT,
        _("Enters plans and letters, and confirms what was read in them."),
        frozenset({*COORDINATORS, Role.UNIT_HEAD, Role.SPECIALIST, Role.CLERK}),
    ),
    PermissionEntry(
        Permission.ASSIGN,
        _("Gives tasks to units, sets products, rhythms and results from before."),
        frozenset(COORDINATORS),
    ),
    PermissionEntry(Permission.ACCEPT, _("Accepts results or returns them with a reason."), frozenset(COORDINATORS)),
    PermissionEntry(
        Permission.DECIDE, _("Decides on requests for more time and on objections."), frozenset(COORDINATORS)
    ),
    PermissionEntry(Permission.OVERSEE, _("Sees the progress of the whole ward."), frozenset(STAFF)),
)
audit_verbs.add(
    AuditVerb("plans.create_plan", _("entered the plan")),
    AuditVerb("plans.sign_plan", _("recorded number and date of the plan")),
    AuditVerb("plans.add_task", _("confirmed the task")),
    AuditVerb("plans.assign_unit", _("gave the task to a unit")),
    AuditVerb("plans.assign_officer", _("put a person in charge")),
    AuditVerb("plans.set_product", _("set the product")),
    AuditVerb("plans.set_rhythm", _("set the reporting rhythm")),
    AuditVerb("plans.accept_new_dates", _("took over the dates proposed again")),
    AuditVerb("plans.note_progress", _("reported progress")),
    AuditVerb("plans.add_evidence", _("added evidence")),
    AuditVerb("plans.claim_result", _("claimed the result")),
    AuditVerb("plans.accept_result", _("accepted the result")),
    AuditVerb("plans.return_result", _("returned the result")),
    AuditVerb("plans.record_before_import", _("recorded a result from before the plan was entered")),
    AuditVerb("plans.ask_extension", _("asked for more time")),
    AuditVerb("plans.grant_extension", _("granted more time")),
    AuditVerb("plans.refuse_extension", _("refused more time")),
    AuditVerb("plans.ask_late_review", _("objected to the late flag")),
    AuditVerb("plans.grant_late_review", _("granted the objection")),
    AuditVerb("plans.refuse_late_review", _("refused the objection")),
)
event_handlers.add(
    EventHandler(events.TaskAssigned, notices.on_assigned),
    EventHandler(events.ResultClaimed, notices.on_claimed),
    EventHandler(events.ResultDecided, notices.on_decided),
    EventHandler(events.RequestMade, notices.on_request),
    EventHandler(events.RequestDecided, notices.on_request_decided),
)
