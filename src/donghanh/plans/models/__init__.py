from donghanh.plans.models.amendments import Amendment
from donghanh.plans.models.changes import ClauseChange, Redating
from donghanh.plans.models.cooperation import Contribution, Obstacle
from donghanh.plans.models.following import MeasureBinding, Reminder, ReminderRound, SavedFilter
from donghanh.plans.models.handovers import Handover, HandoverItem
from donghanh.plans.models.lifecycle import Interruption, Trigger, Unlock
from donghanh.plans.models.plans import Plan, Section, Target
from donghanh.plans.models.readings import Draft, DraftUnit, Reading, ReadingStep
from donghanh.plans.models.requests import Claim, Extension, LateReview, Request
from donghanh.plans.models.results import Evidence, Result, Update
from donghanh.plans.models.tasks import LeadTerm, Overlap, Participant, Task

__all__ = [
    "Amendment",
    "Claim",
    "ClauseChange",
    "Contribution",
    "Draft",
    "DraftUnit",
    "Evidence",
    "Extension",
    "Handover",
    "HandoverItem",
    "Interruption",
    "LateReview",
    "LeadTerm",
    "MeasureBinding",
    "Obstacle",
    "Overlap",
    "Participant",
    "Plan",
    "Reading",
    "ReadingStep",
    "Redating",
    "Reminder",
    "ReminderRound",
    "Request",
    "Result",
    "SavedFilter",
    "Section",
    "Target",
    "Task",
    "Trigger",
    "Unlock",
    "Update",
]
