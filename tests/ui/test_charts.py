from datetime import date

from donghanh.ui.charts import LEFT, RIGHT, WIDTH, Bar, Line, Target, draw_bars, draw_lines, draw_strip

NEW_YEAR, YEAR_END = date(2026, 1, 1), date(2027, 1, 1)


def test_bars_stand_on_zero_and_keep_their_proportion():
    chart = draw_bars([Bar("T1", 2), Bar("T2", 4), Bar("T3", 0)])
    heights = [float(bar.height) for bar in chart.bars]
    assert heights[1] == 2 * heights[0]
    assert heights[2] == 0
    assert {round(float(bar.y) + float(bar.height), 2) for bar in chart.bars} == {float(chart.base)}


def test_the_axis_ends_at_a_round_number_above_the_highest_bar():
    assert [tick.label for tick in draw_bars([Bar("x", 37)]).grid] == ["0", "10", "20", "30", "40"]
    assert [tick.label for tick in draw_bars([Bar("x", 1000)]).grid] == ["0", "250", "500", "750", "1.000"]
    assert [tick.label for tick in draw_bars([Bar("x", 0.7)]).grid] == ["0", "0,2", "0,4", "0,6", "0,8"]
    assert [tick.label for tick in draw_bars([Bar("x", 1)]).grid] == ["0", "0,25", "0,5", "0,75", "1"]


def test_a_reference_above_the_bars_is_still_on_the_chart():
    chart = draw_bars([Bar("T1", 5)], reference=(58, "cần 58"))
    assert 0 < float(chart.reference.at) < float(chart.base)
    assert chart.grid[-1].label == "60"


def test_no_bars_and_no_values_still_draw_an_axis():
    assert [tick.label for tick in draw_bars([]).grid] == ["0", "1", "2", "3", "4"]


def test_a_line_crosses_the_chart_from_its_first_to_its_last_day():
    line = draw_lines([Line("x", [(NEW_YEAR, 0), (YEAR_END, 40)])]).lines[0]
    assert line.path == f"M{LEFT} 270 L{WIDTH - RIGHT} 22"
    assert line.words == "40"


def test_days_are_spaced_by_their_distance():
    line = draw_lines([Line("x", [(NEW_YEAR, 0), (date(2026, 3, 15), 8), (YEAR_END, 40)])]).lines[0]
    across = [float(point.split()[0]) for point in line.path[1:].split(" L")]
    assert round((across[1] - across[0]) / (across[2] - across[0]), 4) == round(73 / 365, 4)


def test_today_is_marked_only_where_it_is_on_the_chart():
    line = Line("x", [(NEW_YEAR, 0), (YEAR_END, 40)])
    assert draw_lines([line], today=date(2025, 12, 31)).today is None
    assert draw_lines([line], today=NEW_YEAR).today.at == str(LEFT)


def test_a_target_after_the_last_point_widens_the_chart():
    chart = draw_lines([Line("x", [(NEW_YEAR, 1)])], target=Target(YEAR_END, 40, "40%"))
    assert chart.target == (str(WIDTH - RIGHT), "22", "40%")


def test_the_strip_never_leaves_its_ends():
    assert draw_strip(NEW_YEAR, YEAR_END, date(2030, 1, 1)).past == "1000"
    assert draw_strip(NEW_YEAR, YEAR_END, date(2020, 1, 1)).past == "0"
    strip = draw_strip(date(2026, 1, 1), date(2026, 1, 11), date(2026, 1, 6), due=date(2026, 1, 3))
    assert (strip.past, strip.rest, strip.due) == ("500", "500", "200")


def test_what_is_not_known_is_no_bar_of_zero():
    chart = draw_bars([Bar("T1", 4), Bar("T2", None), Bar("T3", 0)])
    assert [(bar.words, bar.known) for bar in chart.bars] == [("4", True), ("–", False), ("0", True)]


def test_what_fell_hangs_under_the_zero_line():
    chart = draw_bars([Bar("T1", 3), Bar("T2", -1)])
    assert [tick.label for tick in chart.grid] == ["−1", "0", "1", "2", "3"]
    assert chart.bars[1].y == chart.base
    assert float(chart.base) < float(chart.foot)


def test_a_line_may_run_below_zero():
    chart = draw_lines([Line("x", [(NEW_YEAR, -2), (YEAR_END, 6)])])
    assert [tick.label for tick in chart.grid] == ["−2", "0", "2", "4", "6"]
    assert chart.lines[0].path == f"M{LEFT} 270 L{WIDTH - RIGHT} 22"


def test_official_figures_are_marked_one_by_one():
    chart = draw_lines([Line("x", [(NEW_YEAR, 0), (YEAR_END, 40)], "official")])
    assert chart.lines[0].marks == [(str(LEFT), "270"), (str(WIDTH - RIGHT), "22")]
    assert draw_lines([Line("x", [(NEW_YEAR, 0), (YEAR_END, 40)])]).lines[0].marks == []


def test_a_short_span_names_quarters_and_a_long_one_every_fifth_year():
    short = draw_lines([Line("x", [(date(2025, 12, 31), 0), (date(2026, 12, 31), 4)])])
    assert [tick.label for tick in short.days] == ["2025", "31/3", "30/6", "30/9", "2026"]
    long = draw_lines([Line("x", [(date(2025, 12, 31), 0), (date(2045, 12, 31), 48)])])
    assert [tick.label for tick in long.days] == ["2025", "2030", "2035", "2040", "2045"]


def test_the_forecast_never_writes_over_the_target():
    near = Line("x", [(NEW_YEAR, 0), (YEAR_END, 39)], "forecast")
    chart = draw_lines([near], target=Target(YEAR_END, 40, "40%"))
    assert float(chart.lines[0].label_y) == float(chart.target[1]) + 4 + 16
    far = Line("x", [(NEW_YEAR, 0), (YEAR_END, 10)], "forecast")
    drawn = draw_lines([far], target=Target(YEAR_END, 40, "40%")).lines[0]
    assert float(drawn.label_y) == float(drawn.end_y) + 4
