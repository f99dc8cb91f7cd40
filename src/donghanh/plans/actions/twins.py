"""Results that another plan's result serves: bound, finished and opened again with it. Parts of actions only."""

from donghanh.plans.matching import match_results
from donghanh.plans.models import Result, Task

FACTS = ("claimed_on", "claimed_by", "summary", "finished_on", "accepted_by", "accepted_at", "before_import")


def follow(result: Result) -> None:
    """The results that this one serves are finished or owed as it is; a claim alone changes nothing for them."""
    if result.finished_on:
        facts = {name: getattr(result, name) for name in FACTS}
    else:
        facts = dict.fromkeys(FACTS) | {"summary": "", "before_import": False}
    result.serves.update(**facts)


def bind_twin(twin: Task) -> None:
    """Binds the results of a twin that nobody has claimed to those of the task it is the same as."""
    if twin.same_as is None:
        return
    taken = set(twin.results.filter(served_by__isnull=False).values_list("served_by", flat=True))
    free = [result for result in twin.same_as.results.order_by("due_on", "pk") if result.pk not in taken]
    own = twin.results.filter(served_by__isnull=True, claimed_on__isnull=True).order_by("due_on", "pk")
    for result, serving in match_results(own, free):
        result.served_by = serving
        result.save(update_fields=["served_by"])
        if serving.finished_on:
            follow(serving)


def bind_periods(task: Task) -> None:
    """After new periods of a task were opened: binds them, whichever side they are on."""
    bind_twin(task)
    for twin in task.twins.all():
        bind_twin(twin)


def release_twin(twin: Task) -> None:
    """The twin's results are its own again; what was finished only through the other task is owed again."""
    nobodys = dict.fromkeys(FACTS) | {"summary": "", "before_import": False}
    twin.results.filter(served_by__isnull=False).update(served_by=None, **nobodys)
