"""What is asked of linkage, and what it answers."""

from dataclasses import dataclass, field
from typing import Literal

from donghanh.linkage.comparing import Comparison
from donghanh.linkage.engines import Engine
from donghanh.linkage.pairs import Pair

_FEWEST_QUESTIONS = 3
Subject = Literal["businesses", "people"]


@dataclass(frozen=True)
class Options:
    """`same_from`: the least probability of "same"; `ask_from`: of a question; `asked_share`: most questions per row of
    the shorter list; `engine`, and the address of the Spark cluster.

    `subject` is what rows are about. For "people" the rules of evidence for businesses do not hold (one person, several
    shops; one code, one taxpayer), and the probability decides alone.
    """

    same_from: float = 0.9
    ask_from: float = 0.01
    asked_share: float = 0.029
    subject: Subject = "businesses"
    engine: Engine = "duckdb"
    master: str | None = None

    def most_asked(self, rows: int) -> int:
        """How many questions so many rows are worth."""
        return max(_FEWEST_QUESTIONS, int(self.asked_share * rows))


@dataclass(frozen=True)
class Outcome:
    """Pairs, `same` first, then questions by falling probability; the model that gave them and the share of all pairs
    that it takes for one business; seconds per step."""

    pairs: list[Pair]
    model: tuple[Comparison, ...]
    prior: float
    seconds: dict[str, float] = field(default_factory=dict)
