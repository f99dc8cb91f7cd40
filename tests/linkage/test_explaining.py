"""Why a pair is as likely as it is."""

import pytest

from donghanh.linkage import KnownRecords, Row, link_new
from donghanh.linkage.comparing import COMPARISONS
from donghanh.linkage.deciding import Evidence
from donghanh.linkage.explaining import Line, Step, explain, steps
from donghanh.linkage.wording import LABELS, LEVELS

PAIR = Evidence("same", "other", "same", "unknown", "unknown", "unknown", "unknown")
LEFT = Row("1", "Công ty TNHH Hòa Phát", "0101248141", owner="Trần Văn Nam", phone="0912345678")
RIGHT = Row("a", "CTY TNHH HOA PHAT", "101248141", owner="Tran Van Nam")


def test_each_comparison_adds_or_takes_away() -> None:
    told = {step.comparison: step.bits for step in steps(PAIR, COMPARISONS)}
    assert told["tax"] > 15
    assert told["who"] < 0
    assert told["what"] > 5


def test_what_is_not_known_adds_nothing() -> None:
    assert steps(PAIR, COMPARISONS)[3] == Step("where", "unknown", 0.0)


def test_every_comparison_has_its_step() -> None:
    assert [step.comparison for step in steps(PAIR, COMPARISONS)] == list(Evidence._fields)


def test_every_comparison_and_level_has_its_words() -> None:
    expected = {each.name: {level.name for level in each.levels} for each in COMPARISONS}
    assert {name: set(levels) for name, levels in LEVELS.items() if name} == expected
    assert set(LABELS) == set(expected)


def test_a_waterfall_ends_at_the_weight_of_its_pair() -> None:
    with KnownRecords.of([LEFT]) as known:
        known.keep_model(COMPARISONS)
        outcome = link_new(known, [RIGHT])
    lines = explain(outcome.pairs[0], LEFT, RIGHT, outcome)
    assert lines[0].comparison == "start"
    assert sum(line.bits for line in lines) == pytest.approx(outcome.pairs[0].weight, abs=0.8)
    tax = next(line for line in lines if line.comparison == "tax")
    assert tax == Line("tax", "Mã số thuế", "0101248141", "101248141", "same", "trùng", tax.bits)
    who, phone = (next(line for line in lines if line.comparison == name) for name in ("who", "phone"))
    assert (who.left, who.right) == ("Trần Văn Nam", "Tran Van Nam")
    assert (phone.right, phone.meaning, phone.bits) == ("", "chưa đủ thông tin để so", 0.0)
