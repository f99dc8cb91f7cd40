"""Ready text for the office's Zalo groups: for each unit what it has not told about, and one text for all."""

from collections import defaultdict
from dataclasses import dataclass
from itertools import islice

from django.utils.translation import gettext as _

from donghanh.org.models import Officer
from donghanh.plans.presenters import Row, list_reminder, result_row
from donghanh.plans.queries import results_for_list, today
from donghanh.plans.reminding.queries import silent_results

MOST = 300
A_UNIT = 15
"""Lines of one unit's text: Zalo takes 2,000 letters in a message."""


@dataclass(frozen=True, slots=True)
class GroupText:
    """The text for one unit's group (0: what no unit leads): names, deadlines, silence, and where to answer."""

    key: int
    name: str
    text: str

    @property
    def anchor(self) -> str:
        """The text's place on the page."""
        return f"text-{self.key}"


def group_texts(reader: Officer, url: str) -> list[GroupText]:
    """One text a unit that has silent results; `url` is the list of tasks."""
    by_unit: dict[int, list[Row]] = defaultdict(list)
    names: dict[int, str] = {}
    for result in results_for_list(silent_results(reader))[:MOST]:
        unit = result.task.lead_unit
        key = unit.pk if unit else 0
        names[key] = unit.name if unit else _("Without a lead unit")
        by_unit[key].append(result_row(result, reader, on=today()))
    return [
        GroupText(key, names[key], f"{names[key]}\n{_text(rows, f'{url}?state=open&unit={key}')}")
        for key, rows in by_unit.items()
    ]


def _text(rows: list[Row], url: str) -> str:
    return list_reminder(list(islice(rows, A_UNIT)), url)
