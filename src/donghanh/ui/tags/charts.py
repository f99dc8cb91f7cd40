"""Charts as SVG with their table."""

from datetime import date
from typing import Any

from django.template import Library

from donghanh.ui.charts import Bar, Line, Target, draw_bars, draw_lines, draw_strip

register = Library()


@register.inclusion_tag("ui/components/bar_chart.html")
def bar_chart(
    bars: list[Bar], title: str, label: str, unit: str = "", reference: tuple[float, str] | None = None
) -> dict[str, Any]:
    """Bars from zero; `label` says in one sentence what is seen."""
    chart = draw_bars(bars, reference=reference)
    return {"chart": chart, "title": title, "label": label, "unit": unit}


@register.inclusion_tag("ui/components/line_chart.html")
def line_chart(
    lines: list[Line],
    title: str,
    label: str,
    unit: str = "",
    target: Target | None = None,
    today: date | None = None,
) -> dict[str, Any]:
    """Lines over days: actual, even path, pace needed, forecast; a diamond at the target."""
    chart = draw_lines(lines, target=target, today=today)
    given = {"lines": lines, "target": target, "today": today}
    return {"chart": chart, "title": title, "label": label, "unit": unit, **given}


@register.inclusion_tag("ui/components/strip.html")
def strip(start: date, end: date, today: date, due: date | None = None, label: str = "") -> dict[str, Any]:
    """Where today stands between two days; `due` marks the day that was due before an extension."""
    drawn = draw_strip(start, end, today, due)
    return {"strip": drawn, "start": start, "end": end, "due": due, "label": label}
