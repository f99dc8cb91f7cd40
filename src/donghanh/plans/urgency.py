"""An officer's own results in the order in which they want an answer."""

from django.db.models import Case, F, Value, When

from donghanh.org.models import Officer
from donghanh.plans.enums import Status
from donghanh.plans.models import Result
from donghanh.plans.models.statuses import ResultQuerySet
from donghanh.plans.queries import my_results

NO_ANSWER_WANTED = 3


def my_results_by_urgency(officer: Officer) -> ResultQuerySet:
    """`my_results` with `urgency`: 0 overdue, 1 due soon, 2 silent, 3 everything that wants no answer today; in that
    order, each by deadline."""
    ranks = [
        When(status=Status.OVERDUE, then=Value(0)),
        When(status=Status.DUE_SOON, then=Value(1)),
        When(silent=True, then=Value(2)),
    ]
    ranked = my_results(officer).annotate(urgency=Case(*ranks, default=Value(NO_ANSWER_WANTED)))
    ordered: ResultQuerySet = ranked.order_by(
        "urgency", F("due_on").asc(nulls_last=True), "task__number", "pk"
    )
    return ordered


def wants_answer(result: Result) -> bool:
    """Whether a result of `my_results_by_urgency` is to be answered today."""
    return result.urgency < NO_ANSWER_WANTED


def count_wanting(ranked: ResultQuerySet) -> int:
    """How many of `my_results_by_urgency` are to be answered today."""
    return ranked.filter(urgency__lt=NO_ANSWER_WANTED).count()
