"""What happened in the organisation that apps above may want to know."""

from dataclasses import dataclass
from typing import Any

from donghanh.org.models import Officer, Tenure


@dataclass(frozen=True, slots=True)
class TenureEnded:
    """An officer gave up a position; what they held waits for a successor. `by`: an officer or the system."""

    tenure: Tenure
    by: Any


@dataclass(frozen=True, slots=True)
class OfficerLeft:
    """An officer stopped working for the ward."""

    officer: Officer
    by: Any
