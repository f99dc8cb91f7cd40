"""The appendix that sets a report beside the previous one: each figure with its change, and the tasks behind it."""

from __future__ import annotations

from collections.abc import Iterator

from donghanh.paperwork.writing.documents import Appendix, Column, Row, Table
from donghanh.paperwork.writing.figures import grouped
from donghanh.paperwork.writing.report_content import FigureChange, ReportChanges, TaskChanges
from donghanh.paperwork.writing.wording import roman, short_date

FIGURE_COLUMNS = (
    Column("STT", 14, "center"),
    Column("Chỉ số", 118),
    Column("Kỳ trước", 40, "center"),
    Column("Kỳ này", 40, "center"),
    Column("Tăng, giảm", 40, "center"),
)
TASK_COLUMNS = (
    Column("STT", 14, "center"),
    Column("Nhiệm vụ", 108, "justify"),
    Column("Cơ quan chủ trì", 50),
    Column("Kỳ trước", 40),
    Column("Kỳ này", 40),
)


def changes_appendix(changes: ReportChanges) -> Appendix:
    """Figures first, then the tasks by kind of change; a kind without tasks is left out."""
    title = f"So sánh với {_small(changes.period)}\n(số liệu đến hết ngày {short_date(changes.cut_off)})"
    figures = Table(FIGURE_COLUMNS, tuple(_figure_rows(changes.figures)), "Các chỉ số")
    tasks = tuple(_task_rows(changes.groups))
    tables = (figures, Table(TASK_COLUMNS, tasks, "Nhiệm vụ có thay đổi")) if tasks else (figures,)
    return Appendix(title, tables)


def signed(number: int) -> str:
    """ "+3", "-2", "0": which way a figure went."""
    return f"{'+' if number > 0 else '-' if number < 0 else ''}{grouped(abs(number))}"


def _figure_rows(figures: tuple[FigureChange, ...]) -> Iterator[Row]:
    for number, one in enumerate(figures, start=1):
        counts = (grouped(one.before), grouped(one.now), signed(one.now - one.before))
        yield Row((str(number), one.label, *counts))


def _task_rows(groups: tuple[TaskChanges, ...]) -> Iterator[Row]:
    shown = [group for group in groups if group.tasks]
    for head, group in enumerate(shown, start=1):
        yield Row((roman(head), group.title), "section")
        for number, task in enumerate(group.tasks, start=1):
            yield Row((str(number), task.title, "; ".join(task.lead), task.before or "-", task.now or "-"))


def _small(words: str) -> str:
    return words[:1].lower() + words[1:]
