from django.utils.translation import gettext_lazy as _

from donghanh.kernel.slots import (
    AuditVerb,
    EventHandler,
    Job,
    Landmark,
    NavigationItem,
    PermissionEntry,
    SearchOffer,
    audit_verbs,
    event_handlers,
    holdings,
    jobs,
    landmarks,
    measures,
    navigation,
    permissions,
    search,
    unit_holdings,
)
from donghanh.org.enums import COORDINATORS, EVERYONE, STAFF, Role
from donghanh.org.events import OfficerLeft, TenureBegan, TenureEnded, UnitPassedOn
from donghanh.plans import events, notices
from donghanh.plans.actions import handover, reorganisation
from donghanh.plans.handover import HOLDINGS, UNIT_HOLDINGS
from donghanh.plans.jobs import open_periods_begun, read_document, send_reminders
from donghanh.plans.landmarks import plans_entered
from donghanh.plans.measures import MEASURES
from donghanh.plans.permissions import Permission
from donghanh.plans.searching import find_tasks

navigation.add(
    NavigationItem("plans:handover_list", _("Hand-overs"), "handshake", 60, Permission.HAND_OVER, aside=True),
)
search.add(SearchOffer("plans:task_list", _("Tasks"), Permission.TAKE_PART, find_tasks, order=40))
permissions.add(
    PermissionEntry(
        Permission.TAKE_PART, _("Sees and reports on the tasks of the own units."), frozenset(EVERYONE)
    ),
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
    PermissionEntry(
        Permission.ACCEPT, _("Accepts results or returns them with a reason."), frozenset(COORDINATORS)
    ),
    PermissionEntry(
        Permission.DECIDE, _("Decides on requests for more time and on objections."), frozenset(COORDINATORS)
    ),
    PermissionEntry(
        Permission.HAND_OVER,
        _("Hands work over from person to person, heads of units within their units."),
        frozenset({*COORDINATORS, Role.UNIT_HEAD}),
    ),
    PermissionEntry(
        Permission.UNLOCK,
        _("Unlocks the declaration of a task whose month is closed, with a reason."),
        frozenset({Role.CHAIR, Role.OFFICE_CHIEF}),
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
    AuditVerb("plans.bind_measure", _("had the product counted by itself")),
    AuditVerb("plans.unbind_measure", _("ended the counting of the product")),
    AuditVerb("plans.set_rhythm", _("set the reporting rhythm")),
    AuditVerb("plans.accept_new_dates", _("took over the dates proposed again")),
    AuditVerb("plans.nudge_task", _("urged the task on")),
    AuditVerb("plans.note_progress", _("reported progress")),
    AuditVerb("plans.add_evidence", _("added evidence")),
    AuditVerb("plans.claim_result", _("claimed the result")),
    AuditVerb("plans.accept_result", _("accepted the result")),
    AuditVerb("plans.return_result", _("returned the result")),
    AuditVerb("plans.reopen_result", _("opened the accepted result again")),
    AuditVerb("plans.return_task", _("returned the task to the assigner")),
    AuditVerb("plans.pause_task", _("paused the task")),
    AuditVerb("plans.cancel_task", _("cancelled the task")),
    AuditVerb("plans.resume_task", _("set the task going again")),
    AuditVerb("plans.transfer_task", _("transferred the task to another unit")),
    AuditVerb("plans.move_deadline", _("set a later deadline")),
    AuditVerb("plans.record_before_import", _("recorded a result from before the plan was entered")),
    AuditVerb("plans.ask_extension", _("asked for more time")),
    AuditVerb("plans.grant_extension", _("granted more time")),
    AuditVerb("plans.refuse_extension", _("refused more time")),
    AuditVerb("plans.ask_late_review", _("objected to the late flag")),
    AuditVerb("plans.grant_late_review", _("granted the objection")),
    AuditVerb("plans.refuse_late_review", _("refused the objection")),
    AuditVerb("plans.link_tasks", _("said that two tasks are one duty")),
    AuditVerb("plans.tell_apart", _("said that two tasks are different")),
    AuditVerb("plans.withdraw_judgement", _("took back a judgement on two tasks")),
    AuditVerb("plans.save_filter", _("saved a list of tasks")),
    AuditVerb("plans.rename_filter", _("renamed a saved list")),
    AuditVerb("plans.remove_filter", _("deleted a saved list")),
    AuditVerb("plans.hand_over_task", _("handed over the task")),
    AuditVerb("plans.raise_obstacle", _("reported a difficulty or asked for direction")),
    AuditVerb("plans.answer_obstacle", _("answered the difficulty or request")),
    AuditVerb("plans.settle_obstacle", _("said that the matter is settled")),
    AuditVerb("plans.record_trigger", _("recorded the awaited document")),
    AuditVerb("plans.confirm_trigger", _("confirmed the deadline that the document sets off")),
    AuditVerb("plans.ask_contribution", _("asked a cooperating unit for its piece")),
    AuditVerb("plans.change_contribution", _("changed what a cooperating unit is asked for")),
    AuditVerb("plans.withdraw_contribution", _("withdrew what a cooperating unit was asked for")),
    AuditVerb("plans.deliver_contribution", _("delivered the piece of a cooperating unit")),
    AuditVerb("plans.confirm_contribution", _("confirmed the piece of a cooperating unit")),
    AuditVerb("plans.return_contribution", _("returned the piece of a cooperating unit")),
    AuditVerb("plans.unlock_declaration", _("unlocked the declaration")),
    AuditVerb("plans.edit_declaration", _("corrected the declaration")),
    AuditVerb("plans.correct_deadline", _("corrected the date of the document")),
    AuditVerb("plans.read_document", _("had the document read")),
    AuditVerb("plans.remove_plan", _("removed the plan")),
    AuditVerb("plans.set_cutoff", _("set the yearly cut-off of the plan")),
    AuditVerb("plans.accept_draft", _("confirmed what was read")),
    AuditVerb("plans.decide_drafts", _("decided on several clauses at once")),
    AuditVerb("plans.drop_draft", _("said it is no task")),
    AuditVerb("plans.restore_draft", _("opened for confirmation again")),
    AuditVerb("plans.edit_draft", _("corrected what was read")),
    AuditVerb("plans.split_draft", _("split what was read")),
    AuditVerb("plans.merge_drafts", _("joined two clauses that were read")),
    AuditVerb("plans.add_draft", _("added a task that was not read")),
    AuditVerb("plans.fill_in_bulk", _("filled in several tasks at once")),
    AuditVerb("plans.map_name", _("said which unit a name means")),
    AuditVerb("plans.undo_step", _("took back the last act of confirming")),
    AuditVerb("plans.decide_targets", _("decided on targets")),
    AuditVerb("plans.edit_target", _("corrected the target")),
    AuditVerb("plans.enter_amendment", _("entered a document that amends the plan")),
    AuditVerb("plans.remove_amendment", _("removed a document that amends the plan")),
    AuditVerb("plans.take_over_change", _("took over a change of the document")),
    AuditVerb("plans.keep_as_it_was", _("kept the task as it was")),
    AuditVerb("plans.reopen_change", _("opened a change of the document again")),
    AuditVerb("plans.part_clauses", _("said that the new clause is another one")),
    AuditVerb("plans.follow_target", _("had the target followed as an indicator")),
    AuditVerb("plans.adopt_reading", _("took over the confirmed tasks")),
)
event_handlers.add(
    EventHandler(events.TaskAssigned, notices.on_assigned),
    EventHandler(events.TaskInterrupted, notices.on_interrupted),
    EventHandler(events.TaskAmended, notices.on_amended),
    EventHandler(events.TaskResumed, notices.on_resumed),
    EventHandler(events.ResultClaimed, notices.on_claimed),
    EventHandler(events.ResultDecided, notices.on_decided),
    EventHandler(events.ResultReopened, notices.on_reopened),
    EventHandler(events.ObstacleRaised, notices.on_obstacle),
    EventHandler(events.ObstacleAnswered, notices.on_answered),
    EventHandler(events.ObstacleSettled, notices.on_settled),
    EventHandler(events.ContributionMoved, notices.on_contribution),
    EventHandler(events.TriggerRecorded, notices.on_trigger_recorded),
    EventHandler(events.TriggerConfirmed, notices.on_trigger_confirmed),
    EventHandler(events.RequestMade, notices.on_request),
    EventHandler(events.RequestDecided, notices.on_request_decided),
    EventHandler(events.ReadingAdopted, notices.on_adopted),
    EventHandler(TenureBegan, handover.on_tenure_began),
    EventHandler(TenureEnded, handover.on_tenure_ended),
    EventHandler(OfficerLeft, handover.on_officer_left),
    EventHandler(UnitPassedOn, reorganisation.on_unit_passed_on),
    EventHandler(events.HandedOver, notices.on_handed_over),
    EventHandler(events.WorkTakenOver, notices.on_work_taken_over),
)
jobs.add(
    Job("read_document", read_document, "Reads the document of a plan and keeps what it proposes."),
    Job(
        "open_periods_begun",
        open_periods_begun,
        "Opens the results of recurring tasks for the periods that begin.",
        cron="10 17 * * *",  # 00:10 in Vietnam
    ),
    Job(
        "send_reminders",
        send_reminders,
        "Reminds everyone once a working day of what is due, late, silent or waits for them.",
        cron="30 * * * *",  # the office's hours are the ward's own matter
    ),
)
holdings.add(*HOLDINGS)
unit_holdings.add(*UNIT_HOLDINGS)
landmarks.add(Landmark("plans.entered", plans_entered))
measures.add(*MEASURES)
