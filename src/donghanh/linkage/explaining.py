"""Why a pair is as likely as it is: what each comparison adds or takes away."""

from collections.abc import Sequence
from math import log2
from typing import NamedTuple

from donghanh.linkage.comparing import Comparison
from donghanh.linkage.deciding import Evidence


class Step(NamedTuple):
    """A comparison, the level a pair stands at, and what that adds in bits: one bit doubles the chance."""

    comparison: str
    level: str
    bits: float


def steps(evidence: Evidence, model: Sequence[Comparison]) -> list[Step]:
    """What each comparison adds, in the model's order; nothing where nothing is known.

    Rare values count more than their level says; that share is in the probability and not in the steps.
    """
    found = zip(model, evidence, strict=True)
    return [Step(comparison.name, level, _bits(comparison, level)) for comparison, level in found]


def _bits(comparison: Comparison, name: str) -> float:
    shares = {level.name: (level.m, level.u) for level in comparison.levels}
    m, u = shares.get(name, (1.0, 1.0))
    return round(log2(m / u), 1)
