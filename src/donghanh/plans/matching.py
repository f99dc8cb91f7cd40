"""Which result of one task serves which result of its twin in another plan."""

from collections.abc import Iterable, Sequence
from datetime import date

from donghanh.plans.models import Result


def match_results(own: Iterable[Result], others: Sequence[Result]) -> list[tuple[Result, Result]]:
    """Pairs (result of the twin, result that serves it), each result of `others` serving at most one.

    The same period by name; else the one whose time holds the other's deadline, the earliest such first; else the only
    result of either task.
    """
    own, free = list(own), list(others)
    pairs = []
    for result in own:
        found = _same_period(result, free) or _around(result, free) or _only(own, others, free)
        if found:
            free.remove(found)
            pairs.append((result, found))
    return pairs


def _same_period(result: Result, free: Sequence[Result]) -> Result | None:
    return next((other for other in free if result.label and other.label == result.label), None)


def _around(result: Result, free: Sequence[Result]) -> Result | None:
    dated = sorted((other for other in free if other.due_on), key=lambda other: other.due_on or date.max)
    return next((other for other in dated if _holds(other, result) or _holds(result, other)), None)


def _holds(outer: Result, inner: Result) -> bool:
    """Whether the deadline of `inner` lies in the time of `outer`, which is known from its first day on."""
    return bool(
        outer.starts_on and outer.due_on and inner.due_on and outer.starts_on <= inner.due_on <= outer.due_on
    )


def _only(own: Sequence[Result], others: Sequence[Result], free: Sequence[Result]) -> Result | None:
    return free[0] if len(own) == len(others) == len(free) == 1 else None
