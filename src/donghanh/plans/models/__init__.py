from donghanh.plans.models.plans import Plan, Section, Target
from donghanh.plans.models.readings import Draft, DraftUnit, Reading, ReadingStep
from donghanh.plans.models.results import Evidence, Extension, LateReview, Result, Update
from donghanh.plans.models.tasks import Participant, Task

__all__ = [
    "Draft",
    "DraftUnit",
    "Evidence",
    "Extension",
    "LateReview",
    "Participant",
    "Plan",
    "Reading",
    "ReadingStep",
    "Result",
    "Section",
    "Target",
    "Task",
    "Update",
]
