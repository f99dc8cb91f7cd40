"""Revenue against a threshold that changed: 100 million until 2025, 01 tỷ since 2026 (NĐ 141/2026/NĐ-CP)."""

from decimal import Decimal

from donghanh.registry.dossier.drawing import draw_revenue

REVENUE = {2024: Decimal(540_000_000), 2025: Decimal(1_240_000_000), 2026: Decimal(1_105_000_000)}
LIMITS = {2024: Decimal(100_000_000), 2025: Decimal(100_000_000), 2026: Decimal(1_000_000_000)}


def test_the_threshold_steps_up_in_the_year_of_the_law():
    drawn = draw_revenue(REVENUE, LIMITS, unfinished=2026)
    heights = [point.split()[1] for point in drawn.path.replace("M", "L").split("L") if point.strip()]
    assert heights[0] == heights[1] == heights[2] == heights[3]
    assert heights[4] == heights[5] == drawn.label_y
    assert float(heights[4]) < float(heights[0])


def test_a_bar_that_is_over_the_threshold_ends_above_its_line():
    drawn = draw_revenue(REVENUE, LIMITS, unfinished=2026)
    last, words = drawn.bars[-1]
    assert float(last.y) < float(drawn.label_y)
    assert (words, last.part, [bar.part for bar, _ in drawn.bars]) == ("1,11", True, [False, False, True])


def test_a_year_without_a_figure_keeps_its_place_and_is_no_zero():
    drawn = draw_revenue({2023: Decimal(1), 2025: Decimal(2)}, {}, unfinished=2026)
    assert [(bar.label, bar.known) for bar, _ in drawn.bars] == [
        ("2023", True),
        ("2024", False),
        ("2025", True),
    ]
    assert drawn.path == ""
    assert drawn.rows[1] == (2024, None, None)


def test_nothing_known_draws_nothing():
    assert draw_revenue({}, LIMITS, unfinished=2026) is None


def test_the_threshold_bears_the_words_of_the_year_where_its_line_ends():
    """100 million until 31/12/2025 (TT 40/2021/TT-BTC), whatever holds today."""
    drawn = draw_revenue({2025: Decimal(450_000_000)}, LIMITS, unfinished=2026)
    assert (drawn.label, drawn.rows) == ("0,1", [(2025, Decimal(450_000_000), Decimal(100_000_000))])
