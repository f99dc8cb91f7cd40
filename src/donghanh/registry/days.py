"""Days as entries keep them."""

from datetime import date


def read_day(value: str) -> date | None:
    """A day as entries keep it, "2019-03-14"; None for anything else."""
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None
