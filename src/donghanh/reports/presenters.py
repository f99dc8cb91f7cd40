"""Figures of a snapshot with the lists behind them, and what a report's state looks like."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from donghanh.paperwork.writing.figures import Rate, Standstill, percent
from donghanh.paperwork.writing.report_changes import signed
from donghanh.reports.dues import Due
from donghanh.reports.enums import ReportPart
from donghanh.reports.labels import CHANGE_LABELS, FIGURE_LABELS
from donghanh.reports.models import Report
from donghanh.reports.snapshot import (
    Changes,
    FigureChange,
    Figures,
    PartText,
    RowChange,
    Snapshot,
    UnitFigures,
)
from donghanh.reports.states import state_of_report
from donghanh.reports.writing import standstill
from donghanh.ui.text import lower_first, write_date

TONES = {"overdue": "late", "late": "warn"}
SOON = 5
"""Working days before the day of sending from which a report owed is pressing."""


@dataclass(frozen=True, slots=True)
class Count:
    """A figure and the address of the list of results it counts."""

    label: Any
    value: int
    url: str
    tone: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a table of figures: a count a figure, and the two rates in percent (nothing to divide by: empty)."""

    name: str
    counts: dict[str, Count]
    handling: str
    punctuality: str
    where: str


@dataclass(frozen=True, slots=True)
class Part:
    """One of the five parts as a page shows it."""

    key: str
    numeral: str
    label: str
    text: PartText

    @property
    def lines(self) -> list[str]:
        return [line for line in self.text.text.splitlines() if line.strip()]


def whole(report: Report, snapshot: Snapshot) -> Line:
    """The figures of the whole report."""
    return _line(report, "", snapshot.figures)


def unit_lines(report: Report, snapshot: Snapshot) -> list[Line]:
    return [
        _line(report, unit.name, unit.figures, unit="none" if unit.unit is None else unit.unit)
        for unit in snapshot.units
    ]


def group_lines(report: Report, snapshot: Snapshot) -> list[tuple[str, list[Line]]]:
    """The plans, each with the lines of its headings."""
    return [
        (
            plan.citation,
            [
                _line(report, group.title, group.figures, plan=plan.plan, group=number)
                for number, group in enumerate(plan.groups, start=1)
            ],
        )
        for plan in snapshot.plans
    ]


@dataclass(frozen=True, slots=True)
class StandstillLine:
    """What rates do not show of one unit: counts that open their lists, and days after deadlines."""

    name: str
    counts: Standstill
    silent_url: str
    stopped_url: str


def standstill_lines(report: Report, snapshot: Snapshot) -> list[StandstillLine]:
    """The units with anything silent, stopped or late; the last line is the whole report. Empty without any."""
    lines = [
        _standstill_line(
            report, unit.name, standstill(snapshot.rows_behind(unit.figures.total), unit.unit), unit
        )
        for unit in snapshot.units
    ]
    told = [line for line in lines if line.counts]
    whole = _standstill_line(report, _("All tasks"), standstill(snapshot.rows), None)
    return [*told, whole] if told else []


def _standstill_line(
    report: Report, name: str, counts: Standstill, unit: UnitFigures | None
) -> StandstillLine:
    scope: dict[str, Any] = {} if unit is None else {"unit": "none" if unit.unit is None else unit.unit}
    silent, stopped = (scope | {"figure": figure} for figure in ("silent", "interrupted"))
    return StandstillLine(name, counts, _address(report, silent), _address(report, stopped))


def change_groups(changes: Changes) -> list[tuple[str, list[RowChange]]]:
    """The results that stand otherwise, by kind of change."""
    groups = [(str(label), changes.rows_of(kind)) for kind, label in CHANGE_LABELS.items()]
    return [(label, rows) for label, rows in groups if rows]


def figure_changes(changes: Changes) -> list[tuple[Any, FigureChange, str]]:
    """Every figure with its name and its change, "+3" or "-2"."""
    return [(FIGURE_LABELS[one.name], one, signed(one.by)) for one in changes.figures]


def parts(snapshot: Snapshot) -> list[Part]:
    return [Part(part.value, part.numeral, str(part.label), snapshot.parts[part]) for part in ReportPart]


def state_of(report: Report) -> tuple[str, str]:
    """The look and the words of a report's state."""
    state = state_of_report(report)
    return state.kind, str(state.label)


@dataclass(frozen=True, slots=True)
class DueLine:
    """A report owed as a line: what and until when, the page that does something about it, how pressing it is."""

    title: str
    plans: str
    url: str
    day: date
    kind: str
    words: str


def due_line(due: Due) -> DueLine:
    """The line of a report owed: it leads to the report begun for it, else to the page that begins one."""
    before = write_date(due.send_before)
    title = _("Report %(period)s: send before %(day)s") % {
        "period": lower_first(due.period.label),
        "day": before,
    }
    chosen = urlencode({"plan": [plan.pk for plan in due.plans], "ky": due.period.label}, doseq=True)
    begin = f"{reverse('reports:report_new')}?{chosen}"
    url = due.report.get_absolute_url() if due.report else begin
    plans = "; ".join(str(plan) for plan in due.plans)
    return DueLine(title, plans, url, due.send_before, *_pressing(due.days_left))


def _pressing(left: int) -> tuple[str, str]:
    """The look and the words of the working days left to send a report."""
    if left < 0:
        return "late", ngettext("%(days)s working day late", "%(days)s working days late", -left) % {
            "days": -left
        }
    words = ngettext("%(days)s working day left", "%(days)s working days left", left) % {"days": left}
    return "soon" if left <= SOON else "planned", words


def _line(report: Report, name: str, figures: Figures, **scope: Any) -> Line:
    return Line(
        name=name,
        counts=_counts(report, figures, scope),
        handling=_percent(figures.finished, figures.dated),
        punctuality=_percent(figures.on_time, figures.finished),
        where=_address(report, scope),
    )


def _percent(part: tuple[int, ...], whole: tuple[int, ...]) -> str:
    return percent(Rate(len(part), len(whole))) if whole else ""


def _counts(report: Report, figures: Figures, scope: dict[str, Any]) -> dict[str, Count]:
    return {
        name: Count(
            label,
            len(figures.behind(name)),
            _address(report, {"figure": name} | scope),
            TONES.get(name, "") if figures.behind(name) else "",
        )
        for name, label in FIGURE_LABELS.items()
    }


def _address(report: Report, query: dict[str, Any]) -> str:
    address = reverse("reports:report_tasks", args=[report.pk])
    return f"{address}?{urlencode(query)}" if query else address
