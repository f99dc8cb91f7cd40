"""Why a pair is as likely as it is."""

from donghanh.linkage.comparing import COMPARISONS
from donghanh.linkage.deciding import Evidence
from donghanh.linkage.explaining import Step, steps

PAIR = Evidence("same", "other", "same", "unknown", "unknown", "unknown", "unknown")


def test_each_comparison_adds_or_takes_away() -> None:
    told = {step.comparison: step.bits for step in steps(PAIR, COMPARISONS)}
    assert told["tax"] > 15
    assert told["who"] < 0
    assert told["what"] > 5


def test_what_is_not_known_adds_nothing() -> None:
    assert steps(PAIR, COMPARISONS)[3] == Step("where", "unknown", 0.0)


def test_every_comparison_has_its_step() -> None:
    assert [step.comparison for step in steps(PAIR, COMPARISONS)] == list(Evidence._fields)
