"""Why a pair is as likely as it is: what each comparison adds or takes away, in bits and in words."""

from collections.abc import Sequence
from math import log2
from typing import NamedTuple

from donghanh.linkage.comparing import Comparison
from donghanh.linkage.deciding import Evidence
from donghanh.linkage.options import Outcome
from donghanh.linkage.pairs import Pair
from donghanh.linkage.tables import Row
from donghanh.linkage.wording import LABELS, LEVELS, RARITY, START, STARTED

_CELLS = {
    "tax": ("tax_code",),
    "who": ("owner", "personal_id"),
    "what": ("name",),
    "where": ("address",),
    "phone": ("phone",),
    "trade": ("industry",),
    "form": ("name",),
}


class Step(NamedTuple):
    """A comparison, the level a pair stands at, and what that adds in bits: one bit doubles the chance."""

    comparison: str
    level: str
    bits: float


class Line(NamedTuple):
    """A step of a waterfall as it is shown: keys for programs, `label` and `meaning` in Vietnamese, the words of both
    rows, and what it adds in bits."""

    comparison: str
    label: str
    left: str
    right: str
    level: str
    meaning: str
    bits: float


def explain(pair: Pair, left: Row, right: Row, outcome: Outcome) -> list[Line]:
    """The way from any two rows to this pair: where the chance starts, each comparison, and what rare words add.

    The bits of all lines together are the pair's weight, to a rounding. `left` and `right` are shown as they are given:
    mask before.
    """
    told = steps(pair.evidence, outcome.model)
    start = round(log2(outcome.prior / (1 - outcome.prior)), 1) if 0 < outcome.prior < 1 else 0.0
    rare = round(pair.weight - start - sum(step.bits for step in told), 1)
    lines = [Line("start", START, "", "", "start", STARTED, start)]
    lines += [_line(step, left, right) for step in told]
    return [*lines, Line("rarity", RARITY, "", "", "rarity", "", rare)] if abs(rare) >= 0.5 else lines


def steps(evidence: Evidence, model: Sequence[Comparison]) -> list[Step]:
    """What each comparison adds, in the model's order; nothing where nothing is known.

    Rare values count more than their level says; that share is in the probability and not in the steps.
    """
    found = zip(model, evidence, strict=True)
    return [Step(comparison.name, level, _bits(comparison, level)) for comparison, level in found]


def _line(step: Step, left: Row, right: Row) -> Line:
    def words(row: Row) -> str:
        return " · ".join(cell for name in _CELLS[step.comparison] if (cell := getattr(row, name)))

    meaning = LEVELS[step.comparison].get(step.level, LEVELS[""]["unknown"])
    return Line(
        step.comparison, LABELS[step.comparison], words(left), words(right), step.level, meaning, step.bits
    )


def _bits(comparison: Comparison, name: str) -> float:
    shares = {level.name: (level.m, level.u) for level in comparison.levels}
    m, u = shares.get(name, (1.0, 1.0))
    return round(log2(m / u), 1)
