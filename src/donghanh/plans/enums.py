"""Choices of plans, tasks and results."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _


class PlanKind(models.TextChoices):
    """The kind of document that gives the work (NĐ 30/2020/NĐ-CP, Đ7)."""

    PLAN = "plan", _("Plan")
    PROGRAMME = "programme", _("Programme")
    DECISION = "decision", _("Decision")
    LETTER = "letter", _("Official letter")
    CONCLUSION = "conclusion", _("Notice of conclusion")
    RESOLUTION = "resolution", _("Resolution")


class AmendmentKind(models.TextChoices):
    """What a later document does to the plan."""

    AMENDS = "amends", _("Amends or adds to some clauses")
    REPLACES = "replaces", _("Replaces the whole document")


class ChangeKind(models.TextChoices):
    """How the clause of a task stands in an amending document."""

    CHANGED = "changed", _("Clause changed")
    REMOVED = "removed", _("No longer there")
    SAME = "same", _("Unchanged")


class ChangeDecision(models.TextChoices):
    """What a person decided about a change."""

    PENDING = "pending", _("Still to decide")
    TAKEN = "taken", _("Taken over")
    KEPT = "kept", _("Kept as it was")


class ReadingState(models.TextChoices):
    QUEUED = "queued", _("Waiting to be read")
    RUNNING = "running", _("Being read")
    DONE = "done", _("Read")
    FAILED = "failed", _("Could not be read")


class Decision(models.TextChoices):
    """What a person decided about something the machine drafted."""

    PENDING = "pending", _("To confirm")
    ACCEPTED = "accepted", _("Confirmed")
    DROPPED = "dropped", _("Not a task")
    MERGED = "merged", _("Merged into another")


class Part(models.TextChoices):
    """A unit's part in a task beside the unit that leads it."""

    CO_LEAD = "co_lead", _("Also leads")
    COOPERATES = "coop", _("Cooperates")


class Authority(models.TextChoices):
    """Who decides the matter (rõ thẩm quyền)."""

    UNKNOWN = "", _("Not stated")
    WARD = "ward", _("The ward decides")
    SUBMIT = "submit", _("Submitted to a higher level")
    COORDINATE = "coordinate", _("The ward only cooperates or proposes")


class Rhythm(models.TextChoices):
    """How often a task without an end owes a result; set by the ward, never by the document."""

    NONE = "", _("None")
    YEARLY = "yearly", _("Every year")
    HALF_YEARLY = "half_yearly", _("Every half year")
    QUARTERLY = "quarterly", _("Every quarter")
    MONTHLY = "monthly", _("Every month")


class DeadlineKind(models.TextChoices):
    """What the words of the document say about time."""

    BY_DATE = "by_date", _("By a date")
    WINDOW = "window", _("Within a period")
    RECURRING = "recurring", _("Every year")
    ONGOING = "ongoing", _("Ongoing")
    OPEN_FROM = "open_from", _("From a date on")
    EVENT = "event", _("After an event")
    NONE = "none", _("No date")


class UpdateKind(models.TextChoices):
    NOTE = "note", _("Progress note")
    CLAIM = "claim", _("Result claimed")
    EXTENSION = "extension", _("Extension asked")
    REVIEW = "review", _("Review of a late flag asked")
    OBSTACLE = "obstacle", _("Obstacle reported or direction asked")
    DELIVERY = "delivery", _("Contribution delivered")


class InterruptionKind(models.TextChoices):
    """Why a task owes nothing for a while (QĐ 42/2014/QĐ-TTg: trả lại, tạm dừng, hủy)."""

    RETURNED = "returned", _("Returned to the assigner")
    PAUSED = "paused", _("Paused")
    CANCELLED = "cancelled", _("Cancelled")


class ObstacleKind(models.TextChoices):
    """What a leader is asked for."""

    OBSTACLE = "obstacle", _("Difficulty or obstacle")
    DIRECTION = "direction", _("Request for direction")


class Holder(models.TextChoices):
    """With whom a result lies: no day of waiting is counted for who cannot end it."""

    LEAD = "lead", _("Lead unit")
    COOPERATOR = "cooperator", _("Cooperating unit, past its day")
    APPROVER = "approver", _("Who approves")
    ASSIGNER = "assigner", _("Assigner")
    ANSWER = "answer", _("Waiting for an answer or direction")
    NOBODY = "nobody", _("Paused or cancelled")


class ReminderKind(models.TextChoices):
    """Why a result was mentioned to somebody."""

    REMINDER = "reminder", _("Reminder")
    ESCALATION = "escalation", _("Escalation")
    SILENCE = "silence", _("Silence")
    DECISION = "decision", _("Decision awaited")
    PROPOSAL = "proposal", _("Result proposed")
    NUDGE = "nudge", _("Urged by a person")


class EvidenceKind(models.TextChoices):
    FILE = "file", _("File")
    DOCUMENT = "document", _("Document number")
    LINK = "link", _("Link")


class Status(models.TextChoices):
    """The state of a result on a day, computed from its facts and never stored."""

    NO_RHYTHM = "no_rhythm", _("No reporting rhythm yet")
    AWAITING = "awaiting", _("Waits for a document")
    NOT_YET = "not_yet", _("Period not begun")
    NOT_STARTED = "not_started", _("Not started (in time)")
    IN_PROGRESS = "in_progress", _("In progress (in time)")
    DUE_SOON = "due_soon", _("Due soon")
    OVERDUE = "overdue", _("Overdue, not finished")
    CLAIMED = "claimed", _("Result awaits approval")
    EARLY = "early", _("Finished early")
    ON_TIME = "on_time", _("Finished on time")
    LATE = "late", _("Finished late")
    FINISHED = "finished", _("Finished")
    RETURNED = "returned", _("Returned to the assigner")
    PAUSED = "paused", _("Paused")
    CANCELLED = "cancelled", _("Cancelled")

    @property
    def kind(self) -> str:
        """The look of the status, a kind of `donghanh.ui.statuses`."""
        return KINDS[self]


NO_UNIT = 0  # in the address of a list: results whose task has no lead unit
FINISHED = (Status.EARLY, Status.ON_TIME, Status.LATE, Status.FINISHED)
IN_TIME = (Status.EARLY, Status.ON_TIME)
INTERRUPTED = (Status.RETURNED, Status.PAUSED, Status.CANCELLED)
"""Out of both rates and of nobody's work list (domain rule: separate flags, always with a reason)."""
UNPACED = (Status.NO_RHYTHM, Status.AWAITING)
KINDS: dict[Any, str] = {
    Status.NO_RHYTHM: "silent",
    Status.AWAITING: "planned",
    Status.NOT_YET: "planned",
    Status.NOT_STARTED: "doing",
    Status.IN_PROGRESS: "doing",
    Status.DUE_SOON: "soon",
    Status.OVERDUE: "late",
    Status.CLAIMED: "waiting",
    Status.EARLY: "ok",
    Status.ON_TIME: "ok",
    Status.LATE: "soon",
    Status.FINISHED: "ok",
    Status.RETURNED: "returned",
    Status.PAUSED: "paused",
    Status.CANCELLED: "dropped",
}
