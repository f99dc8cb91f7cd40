"""A clause as it is compared: the words of the document, nothing that people made of them."""

from dataclasses import dataclass

from donghanh.paperwork.reading.result import PlanReading, Task, Value


@dataclass(frozen=True, slots=True)
class Clause:
    """The words of one assignable clause. `key` is whatever the caller knows it by; `section` its headings, outermost
    first."""

    key: int
    title: str
    section: tuple[str, ...] = ()
    lead: tuple[str, ...] = ()
    coop: tuple[str, ...] = ()
    product: str = ""
    deadline: str = ""


def clauses_of(reading: PlanReading) -> list[Clause]:
    """The tasks and duties of a reading in the order of the document; `key` counts them from 0."""
    ordered = sorted((*reading.tasks, *reading.duties), key=lambda task: task.title.source.start)
    return [_clause(key, task) for key, task in enumerate(ordered)]


def _clause(key: int, task: Task) -> Clause:
    return Clause(
        key,
        task.title.text,
        task.section,
        _words(task.lead),
        _words(task.coop),
        task.product.text if task.product else "",
        task.term.value.text if task.term else "",
    )


def _words(values: tuple[Value, ...]) -> tuple[str, ...]:
    return tuple(value.text for value in values)
