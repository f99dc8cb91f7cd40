"""Status, silence and rates, computed from the facts of results. Nothing of this is stored (domain rule: derive)."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import (
    BooleanField,
    Case,
    Count,
    DateField,
    Exists,
    F,
    OuterRef,
    Q,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce
from django.db.models.lookups import LessThan
from django.utils import timezone

from donghanh.plans.enums import FINISHED, IN_TIME, INTERRUPTED, DeadlineKind, Status

if TYPE_CHECKING:
    from donghanh.org.models import Ward

NOTHING_TO_SAY = (*INTERRUPTED, Status.NOT_YET, Status.AWAITING)


class ResultQuerySet(models.QuerySet[Any]):
    """Results with what can be said of them on a day."""

    def with_status(
        self, ward: "Ward", *, on: date, due: str = "due_on", exclusive: str = "exclusive"
    ) -> Self:
        """Adds `status` (Status), `silent` (bool: no word for more than the ward's number of working days),
        `last_day` (last good day), `last_update_at` and `interruption` as of the day.

        Facts dated after `on` are not counted. A result is late only after its last good day; whether "trước ngày D"
        makes D itself late is the ward's choice. `due` and `exclusive` name the columns that hold the deadline.
        """
        quiet_since = ward.calendar.add_working_days(on, -ward.silent_days)
        return self.annotate(
            last_day=_last_day(due, exclusive, strict=ward.strict_before),
            last_update_at=_last_update(on),
            interruption=_interruption(on),
        ).annotate(status=_status(on, ward.due_soon_days, due), silent=_silent(on, quiet_since))

    def as_of(self, ward: "Ward", *, on: date) -> Self:
        """`with_status` by the deadlines that held on a past day: `due_then`, `exclusive_then`.

        An extension granted after the day does not count, nor a date that a document changed or the ward set after it:
        the work had another one then, or none. An objection granted later does: it says what was true.
        """
        return (
            self.alias(
                _taken_back=_deadline_before_extension(on),
                _redated=_before_redating(on, "old_due_on"),
                _redated_exclusive=_before_redating(on, "old_exclusive"),
            )
            .annotate(
                due_then=Case(
                    When(dated_at__gte=_end_of(on), then=Value(None)),
                    default=Coalesce(F("_redated"), F("_taken_back"), F("due_on")),
                    output_field=DateField(),
                ),
                exclusive_then=Case(
                    When(_redated__isnull=False, then=F("_redated_exclusive")),
                    When(
                        Q(_taken_back=F("first_due_on"), task__deadline__exclusive=True),
                        then=Value(True),
                    ),
                    default=F("exclusive"),
                    output_field=BooleanField(),
                ),
            )
            .with_status(ward, on=on, due="due_then", exclusive="exclusive_then")
        )

    def open(self) -> Self:
        """Only results that somebody still works for: not finished, paused, cancelled or returned; after
        `with_status`."""
        return self.exclude(status__in=(*FINISHED, *INTERRUPTED))

    def counted_once(self) -> Self:
        """Without the results that another plan's result serves: what a ward's totals count."""
        return self.filter(served_by__isnull=True)

    def tally(self, *groups: str) -> list["Tally"]:
        """One count per group, status and silence; after `with_status`."""
        rows = (
            self.order_by()
            .values(*groups, "status", "silent", dated=Q(due_on__isnull=False))
            .annotate(n=Count("pk"))
        )
        return [
            Tally(
                tuple(row[group] for group in groups),
                Status(row["status"]),
                row["silent"],
                row["dated"],
                row["n"],
            )
            for row in rows
        ]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many results of one group have one status."""

    group: tuple[Any, ...]
    status: Status
    silent: bool
    dated: bool
    count: int


@dataclass(frozen=True, slots=True)
class Rates:
    """The two rates, with their parts: results that have a date, those finished, those finished in time.

    Tỷ lệ xử lý = finished ÷ dated; tỷ lệ đúng hạn = in time ÷ finished. None where there is nothing to divide by.
    """

    dated: int
    finished: int
    in_time: int

    @property
    def processing(self) -> Fraction | None:
        return Fraction(self.finished, self.dated) if self.dated else None

    @property
    def on_time(self) -> Fraction | None:
        return Fraction(self.in_time, self.finished) if self.finished else None


def rates(tallies: list[Tally]) -> Rates:
    """The rates over tallies; results without a date, and interrupted ones, are left out of both."""
    dated = [tally for tally in tallies if tally.dated and tally.status not in INTERRUPTED]
    return Rates(
        dated=sum(tally.count for tally in dated),
        finished=sum(tally.count for tally in dated if tally.status in FINISHED),
        in_time=sum(tally.count for tally in dated if tally.status in IN_TIME),
    )


def _last_day(due: str, exclusive: str, *, strict: bool) -> Case:
    day_before = Cast(F(due) - timedelta(days=1), DateField())
    strictly = Q(**{exclusive: True}) & Value(strict)
    return Case(When(strictly, then=day_before), default=F(due), output_field=DateField())


def _deadline_before_extension(on: date) -> Subquery:
    """The deadline that the first extension granted after the day replaced, unless a correction came after it."""
    from donghanh.plans.models.requests import Extension, LateReview

    corrected = LateReview.objects.filter(
        result=OuterRef("result"),
        granted=True,
        corrected_due_on__isnull=False,
        decided_at__gt=OuterRef("decided_at"),
    )
    granted = Extension.objects.filter(result=OuterRef("pk"), granted=True, decided_at__gte=_end_of(on))
    return Subquery(granted.exclude(Exists(corrected)).order_by("decided_at").values("old_due_on")[:1])


def _before_redating(on: date, field: str) -> Subquery:
    """What held before the first amending document that changed the deadline after the day, unless an extension came
    between them, or a correction after it."""
    from donghanh.plans.models.changes import Redating
    from donghanh.plans.models.requests import Extension, LateReview

    same: dict[str, Any] = {"result": OuterRef("result"), "granted": True}
    extended = Extension.objects.filter(**same, decided_at__gte=_end_of(on), decided_at__lt=OuterRef("at"))
    corrected = LateReview.objects.filter(
        **same, corrected_due_on__isnull=False, decided_at__gt=OuterRef("at")
    )
    redated = Redating.objects.filter(result=OuterRef("pk"), old_due_on__isnull=False, at__gte=_end_of(on))
    first = redated.exclude(Exists(extended)).exclude(Exists(corrected)).order_by("at")
    return Subquery(first.values(field)[:1])


def _last_update(on: date) -> Subquery:
    from donghanh.plans.models.results import Update

    told = Update.objects.filter(task=OuterRef("task_id"), at__lt=_end_of(on)).order_by("-at")
    return Subquery(told.values("at")[:1])


def _interruption(on: date) -> Subquery:
    """Why the task stood still at the end of the day, if it did."""
    from donghanh.plans.models.lifecycle import Interruption

    end = _end_of(on)
    standing = Interruption.objects.filter(task=OuterRef("task_id"), began_at__lt=end).exclude(
        ended_at__lt=end
    )
    return Subquery(standing.order_by("-began_at").values("kind")[:1])


def _status(on: date, due_soon_days: int, due: str) -> Case:
    finished = Q(finished_on__lte=on)
    claimed = Q(claimed_on__lte=on)
    untold = Q(last_update_at__isnull=True)
    waits_for_event = Q(task__deadline_kind=DeadlineKind.EVENT, task__rhythm="")
    rules = [
        (finished & Q(**{f"{due}__isnull": True}), Status.FINISHED),
        (finished & Q(finished_on__lt=F("last_day")), Status.EARLY),
        (finished & Q(finished_on=F("last_day")), Status.ON_TIME),
        (finished, Status.LATE),
        *((Q(interruption=status.value), status) for status in INTERRUPTED),
        (claimed, Status.CLAIMED),
        (Q(**{f"{due}__isnull": True}) & waits_for_event, Status.AWAITING),
        (Q(**{f"{due}__isnull": True}), Status.NO_RHYTHM),
        (Q(last_day__lt=on), Status.OVERDUE),
        (Q(starts_on__gt=on) & untold, Status.NOT_YET),
        (Q(last_day__lte=on + timedelta(days=due_soon_days)), Status.DUE_SOON),
        (untold, Status.NOT_STARTED),
    ]
    return Case(
        *(When(condition, then=Value(status.value)) for condition, status in rules),
        default=Value(Status.IN_PROGRESS.value),
        output_field=models.CharField(),
    )


def _silent(on: date, quiet_since: date) -> Case:
    """Nobody said a word on or after `quiet_since`, where a word was owed."""
    spoke = Coalesce(F("last_update_at"), F("task__confirmed_at"))
    waits = Q(finished_on__lte=on) | Q(claimed_on__lte=on) | Q(status__in=NOTHING_TO_SAY)
    waits |= Q(served_by__isnull=False)
    beginning = Value(_end_of(quiet_since - timedelta(days=1)), output_field=models.DateTimeField())
    return Case(
        When(waits, then=Value(False)),
        When(LessThan(spoke, beginning), then=Value(True)),
        default=Value(False),
        output_field=BooleanField(),
    )


def _end_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))
