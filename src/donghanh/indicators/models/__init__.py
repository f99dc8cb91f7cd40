from donghanh.indicators.models.definitions import Baseline, Definition, Goal, Indicator
from donghanh.indicators.models.observations import Confirmation, GapNote, Observation

__all__ = ["Baseline", "Confirmation", "Definition", "GapNote", "Goal", "Indicator", "Observation"]
