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
