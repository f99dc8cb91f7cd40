"""A reading as plain data for JSON: the agreed keys first, evidence and further meaning in keys of their own."""

from typing import Any

from donghanh.paperwork.reading.passage import Source
from donghanh.paperwork.reading.result import Indicator, PlanReading, Section, Suggestion, Task, Term, Value


def as_json(reading: PlanReading) -> dict[str, Any]:
    """`{"doc", "tasks", "indicators", "duties", "suggestions", "sections"}`; dates as ISO text."""
    head = reading.header
    return {
        "doc": {
            "number": head.number,
            "date": head.issued_on.isoformat() if head.issued_on else None,
            "issuer": head.issuer,
            "title": head.title,
            "legal_bases": list(head.legal_bases),
            "evidence": {name: _value(value) for name, value in head.evidence.items()},
        },
        "tasks": [_task(task) for task in reading.tasks],
        "indicators": [_indicator(one) for one in reading.indicators],
        "duties": [_task(task) for task in reading.duties],
        "suggestions": [_suggestion(one) for one in reading.suggestions],
        "sections": [_section(one) for one in reading.sections],
    }


def _task(task: Task) -> dict[str, Any]:
    return {
        "section": " > ".join(task.section),
        "number": task.number,
        "title": task.title.text,
        "lead": [value.text for value in task.lead],
        "coop": [value.text for value in task.coop],
        "product": task.product.text if task.product else "",
        "deadline_raw": task.term.value.text if task.term else "",
        "deadline": _deadline(task.term),
        "relation": task.relation,
        "parts": [value.text for value in task.parts],
        "source": _source(task.title.source),
        "evidence": _evidence(task),
    }


def _evidence(task: Task) -> dict[str, Any]:
    return {
        "title": _value(task.title),
        "lead": [_value(value) for value in task.lead],
        "coop": [_value(value) for value in task.coop],
        "product": _value(task.product) if task.product else None,
        "deadline": _value(task.term.value) if task.term else None,
    }


def _deadline(term: Term | None) -> dict[str, Any]:
    if term is None:
        return {"kind": "none", "start": None, "due": None}
    return term.deadline.as_dict()


def _value(value: Value) -> dict[str, Any]:
    return {
        "text": value.text,
        "confidence": value.confidence,
        "reason": value.reason,
        "source": _source(value.source),
    }


def _source(source: Source) -> dict[str, Any]:
    return {
        "line": source.line,
        "page": source.page,
        "table": source.table,
        "row": source.row,
        "start": source.start,
        "end": source.end,
        "quote": source.quote,
    }


def _indicator(one: Indicator) -> dict[str, Any]:
    shown: dict[str, Any] = {
        "text": one.clause.text,
        "operator": one.operator,
        "value": int(one.value) if one.value == int(one.value) else one.value,
        "unit": one.unit,
        "by": one.by,
        "section": " > ".join(one.section),
        "confidence": one.clause.confidence,
        "reason": one.clause.reason,
        "source": _source(one.clause.source),
    }
    if one.upper is not None:
        shown["upper"] = one.upper
    return shown


def _suggestion(one: Suggestion) -> dict[str, Any]:
    return {
        "task": one.task,
        "field": one.field,
        "deadline_raw": one.term.value.text,
        "deadline": _deadline(one.term),
        "reason": one.reason,
    }


def _section(one: Section) -> dict[str, Any]:
    return {
        "marker": one.marker,
        "title": one.title,
        "kind": one.kind,
        "source": _source(one.source),
        "sections": [_section(child) for child in one.sections],
    }
