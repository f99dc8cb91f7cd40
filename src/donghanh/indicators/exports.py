"""Lists of indicators and of their figures as workbooks."""

from collections.abc import Iterable
from datetime import date
from fractions import Fraction

from django.http import HttpResponse
from django.utils.translation import gettext as _

from donghanh.indicators.models import Observation
from donghanh.indicators.presenters import Row, parts_words
from donghanh.indicators.series import Series
from donghanh.org.exports import download_list
from donghanh.org.models import Officer
from donghanh.paperwork.writing import SheetColumn


def indicators_workbook(rows: Iterable[Row], *, by: Officer) -> HttpResponse:
    """The indicators in the order given, a row each."""
    columns = [
        SheetColumn(_("Code of the indicator"), 10),
        SheetColumn(_("Indicator"), 48),
        SheetColumn(_("Unit of measure"), 14),
        SheetColumn(_("Unit that answers for it"), 30),
        SheetColumn(_("Goal"), 22),
        SheetColumn(_("By"), 14),
        SheetColumn(_("Reached"), 16),
        SheetColumn(_("As of"), 12, "date"),
        SheetColumn(_("Pace so far"), 22),
        SheetColumn(_("Pace needed"), 22),
        SheetColumn(_("State"), 18),
        SheetColumn(_("Left open by the plan"), 36),
    ]
    return download_list(_("List of indicators"), columns, (_indicator_cells(row) for row in rows), by=by)


def figures_workbook(series: Series, *, by: Officer) -> HttpResponse:
    """Both figures of every day, oldest first, with sources and explanations."""
    columns = [
        SheetColumn(_("Period"), 18),
        SheetColumn(_("As of"), 12, "date"),
        SheetColumn(_("Computed by the system"), 16, "number"),
        SheetColumn(_("Parts of the computed figure"), 18),
        SheetColumn(_("Official figure"), 16, "number"),
        SheetColumn(_("Parts of the official figure"), 18),
        SheetColumn(_("Gap"), 12, "number"),
        SheetColumn(_("Comparison of figures"), 22),
        SheetColumn(_("Source"), 30),
        SheetColumn(_("Explanation"), 40),
    ]
    rows = (
        [
            day.label,
            day.as_of,
            _float(day.computed),
            parts_words(day.computed),
            _float(day.reported),
            parts_words(day.reported),
            _rounded(day.gap),
            str(day.match.label),
            _source(day.reported or day.computed),
            day.gap_note.text if day.gap_note else "",
        ]
        for day in series.days
    )
    return download_list(_("Figures of %(code)s") % {"code": series.indicator.code}, columns, rows, by=by)


def _indicator_cells(row: Row) -> list[str | date | None]:
    indicator = row.indicator
    return [
        indicator.code,
        indicator.name,
        indicator.unit,
        str(indicator.owner_unit or ""),
        row.wanted,
        row.due,
        row.done,
        row.done_on,
        row.pace,
        row.needed,
        f"{row.state}: {row.missing}" if row.missing else row.state,
        "; ".join(str(found.defect.label) for found in row.defects),
    ]


def _source(figure: Observation | None) -> str:
    if figure is None:
        return ""
    return f"{figure.source} ({_('illustrative data')})" if figure.is_illustrative else figure.source


def _float(figure: Observation | None) -> float | None:
    return _rounded(figure.exact) if figure else None


def _rounded(value: Fraction | None) -> float | None:
    return None if value is None else round(float(value), 4)
