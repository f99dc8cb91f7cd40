"""The board of the work: results in columns by status, the first of each column and how many there are in all."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import Case, F, Q, Value, When, Window
from django.db.models.functions import RowNumber

from donghanh.org.models import Officer
from donghanh.plans.enums import FINISHED, INTERRUPTED, UNPACED, Status
from donghanh.plans.filters import STATES
from donghanh.plans.models.statuses import ResultQuerySet
from donghanh.plans.permissions import can_work_on
from donghanh.plans.presenters import Row, result_row
from donghanh.plans.queries import today

A_COLUMN_SHOWS = 50
COLUMNS: dict[str, tuple[Any, ...]] = {
    "unpaced": UNPACED,
    "not_yet": (Status.NOT_YET,),
    "not_started": (Status.NOT_STARTED,),
    "in_progress": (Status.IN_PROGRESS,),
    "due_soon": (Status.DUE_SOON,),
    "overdue": (Status.OVERDUE,),
    "claimed": (Status.CLAIMED,),
    "finished": FINISHED,
    "interrupted": INTERRUPTED,
}
"""State of the list behind the column → the statuses in it; together they are every status once."""
ONLY_WHEN_THERE = ("unpaced", "not_yet", "interrupted")


@dataclass(frozen=True, slots=True)
class Card:
    """One result on the board; `may_work` offers the buttons of those who do the work."""

    row: Row
    may_work: bool


@dataclass(slots=True)
class Column:
    """One column: the state of the list behind it, its name, its first cards, and how many results it has in all."""

    state: str
    label: Any
    count: int = 0
    cards: list[Card] = field(default_factory=list)

    @property
    def more(self) -> int:
        return self.count - len(self.cards)


def board_of(results: ResultQuerySet, reader: Officer) -> list[Column]:
    """The columns in the order of the work, in two queries; those that are rare only where they hold something."""
    columns = {key: Column(key, STATES[key][0]) for key in COLUMNS}
    placed = {status: key for key, statuses in COLUMNS.items() for status in statuses}
    for tally in results.tally():
        columns[placed[tally.status]].count += tally.count
    for result in _first_of_each(results):
        row = result_row(result, reader, on=today())
        may_work = can_work_on(reader, result.task) and not (result.claimed_on or result.finished_on)
        columns[result.column].cards.append(Card(row, may_work))
    return [column for column in columns.values() if column.count or column.state not in ONLY_WHEN_THERE]


def _first_of_each(results: ResultQuerySet) -> ResultQuerySet:
    whens = [When(Q(status__in=statuses), then=Value(key)) for key, statuses in COLUMNS.items()]
    order: Any = [F("due_on").asc(nulls_last=True), "task__plan", "task__number", "pk"]
    placed = results.annotate(column=Case(*whens)).annotate(
        place=Window(RowNumber(), partition_by=F("column"), order_by=order)
    )
    first = placed.filter(place__lte=A_COLUMN_SHOWS)
    return first.select_related("task__plan", "task__lead_unit", "task__officer").order_by("place")
