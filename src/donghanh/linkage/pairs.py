"""What linkage answers with."""

from enum import StrEnum
from typing import NamedTuple

from donghanh.linkage.deciding import Evidence


class Decision(StrEnum):
    """What is to be done with a pair; pairs that are different are not told."""

    SAME = "same"
    ASK = "ask"


class Pair(NamedTuple):
    """Two rows by their ids, how likely they are the same business (0 to 1), the decision and its reason (a short key),
    the level each comparison stands at, and what all of it weighs (bits; 0 is as likely as not)."""

    id_left: str
    id_right: str
    probability: float
    decision: Decision
    reason: str
    evidence: Evidence = Evidence(*["unknown"] * len(Evidence._fields))
    weight: float = 0.0
