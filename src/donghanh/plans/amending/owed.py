"""Which result of a task a document may still date anew."""

from datetime import date

from donghanh.plans.models import Result, Task


def open_result(task: Task) -> Result | None:
    """The result not accepted yet that is due first; None where the task owes nothing more."""
    unfinished = [result for result in task.results.all() if result.finished_on is None]
    return min(unfinished, key=lambda result: (result.due_on or date.max, result.pk), default=None)
