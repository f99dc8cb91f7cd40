"""Ready text for the office's Zalo groups: for each unit what it has not told about, and one text for all."""

from collections import defaultdict
from dataclasses import dataclass

from django.utils.translation import gettext as _

from donghanh.org.models import Officer
from donghanh.plans.enums import NO_UNIT
from donghanh.plans.presenters import Row, list_reminder, result_row
from donghanh.plans.queries import results_for_list, today
from donghanh.plans.reminding.queries import silent_results

MOST = 300
A_UNIT = 15
"""Lines of one unit's text: Zalo takes 2,000 letters in a message."""


@dataclass(frozen=True, slots=True)
class GroupText:
    """The text for one group: names, deadlines, silence, and where to answer. `anchor` is its place on the page."""

    anchor: str
    name: str
    text: str


def group_texts(reader: Officer, url: str) -> list[GroupText]:
    """One text a unit that has silent results, and before them one of all; `url` is the list of tasks."""
    by_unit: dict[int, list[Row]] = defaultdict(list)
    names: dict[int, str] = {}
    for result in results_for_list(silent_results(reader))[:MOST]:
        unit = result.task.lead_unit
        key = unit.pk if unit else NO_UNIT
        names[key] = unit.name if unit else _("Without a lead unit")
        by_unit[key].append(result_row(result, reader, on=today()))
    texts = [
        GroupText(f"text-{key}", names[key], f"{names[key]}\n{_text(rows, f'{url}?state=open&unit={key}')}")
        for key, rows in by_unit.items()
    ]
    every = GroupText("text-all", _("All units"), "\n\n".join(one.text for one in texts))
    return [every, *texts] if len(texts) > 1 else texts


def _text(rows: list[Row], url: str) -> str:
    return list_reminder(rows[:A_UNIT], url)
