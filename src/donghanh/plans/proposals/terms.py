"""Dates of a deadline that was read."""

from datetime import date
from typing import Any


def term_dates(deadline: dict[str, Any]) -> dict[str, date | None]:
    """`starts_on` and `due_on` of what the words mean; a beginning after the end is left out."""
    start, due = _day(deadline.get("start")), _day(deadline.get("due"))
    return {"starts_on": start if not (start and due and due < start) else None, "due_on": due}


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
