"""Who gets which task when work is handed over."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from donghanh.org.models import Officer
from donghanh.plans.forms.acts import words_field
from donghanh.plans.models import Task

KEEP, POSITION, AS_ALL = "keep", "position", ""


class HandoverForm(forms.Form):
    """One receiver for all, and for each task the same, another one, its position, or nobody yet.

    `staff`: number of a unit → who serves in it. `is_vacant`: nobody has the tasks now.
    """

    def __init__(
        self,
        *args: Any,
        tasks: Sequence[Task],
        staff: Mapping[int, Sequence[Officer]],
        giver: Officer | None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.tasks, self.staff = tasks, staff
        everybody = {each.pk: each for people in staff.values() for each in people if each != giver}
        self.people: dict[str, Officer] = {str(pk): each for pk, each in everybody.items()}
        stays = [] if giver is None else [(POSITION, _("Stays with the position"))]
        self.fields["all"] = forms.ChoiceField(
            label=_("Who takes over everything"),
            required=False,
            choices=[("", _("I choose for each task")), *stays, *self._offered(everybody.values())],
        )
        self.fields["reason"] = words_field(_("Reason"), rows=2)
        for task in tasks:
            self.fields[_name(task)] = self._task_field(task, giver, stays)

    def rows(self) -> list[tuple[Task, forms.BoundField]]:
        """Each task with its field."""
        return [(task, self[_name(task)]) for task in self.tasks]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for task in self.tasks:
            wanted = cleaned.get(_name(task)) or cleaned.get("all") or KEEP
            if wanted in self.people and not self._serves(self.people[wanted], task):
                words = _("%(name)s does not serve in the lead unit. Choose somebody else for this task.")
                self.add_error(_name(task), words % {"name": self.people[wanted]})
        return cleaned

    @property
    def choices(self) -> dict[Task, Officer | None]:
        """The tasks that are handed over, each with its receiver; None leaves it with the position."""
        given = self.cleaned_data
        wanted = {task: given[_name(task)] or given["all"] or KEEP for task in self.tasks}
        return {task: self.people.get(word) for task, word in wanted.items() if word != KEEP}

    def _task_field(self, task: Task, giver: Officer | None, stays: list[Any]) -> forms.ChoiceField:
        people = [each for each in self.staff.get(task.lead_unit_id or 0, []) if each != giver]
        fixed = [(AS_ALL, _("as chosen above")), (KEEP, _("not handed over now")), *stays]
        field = forms.ChoiceField(label=task.title, required=False, choices=[*fixed, *self._offered(people)])
        field.widget.attrs["aria-label"] = task.title
        return field

    def _serves(self, officer: Officer, task: Task) -> bool:
        return officer in self.staff.get(task.lead_unit_id or 0, [])

    def _offered(self, people: Any) -> list[tuple[str, str]]:
        return [(str(each.pk), str(each)) for each in people]


def _name(task: Task) -> str:
    return f"task-{task.pk}"
