"""Deadline phrases of Vietnamese plans, read by a composable grammar."""

from donghanh.vietnamese.deadlines.model import Deadline, Frequency, Kind, Meaning, Offset, Part

__all__ = ["Deadline", "Frequency", "Kind", "Meaning", "Offset", "Part"]
