"""What the views of the work share: the filters above them, and the tabs that lead from one to the other."""

from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from donghanh.org.doors import ActorRequest
from donghanh.org.permissions import has_permission
from donghanh.plans.enums import NO_UNIT
from donghanh.plans.filters import FILTERS, ResultFilter, offered_states, shown_words
from donghanh.plans.permissions import Permission
from donghanh.plans.queries import leading_units, people_in_charge, visible_plans

TABS = {
    "task_list": gettext_lazy("List"),
    "task_calendar": gettext_lazy("Calendar"),
    "task_timeline": gettext_lazy("Timeline"),
    "task_board": gettext_lazy("Board"),
    "workload": gettext_lazy("Workload"),
    "task_changes": gettext_lazy("Changes"),
    "progress_sheet": gettext_lazy("Progress sheet"),
    "overlap_list": gettext_lazy("Overlaps"),
}
WHOLE_WARD = ("overlap_list",)


def filters_of(
    request: ActorRequest, wanted: ResultFilter, *, view: str = "task_list", with_states: bool = True
) -> dict[str, Any]:
    """The tabs, the choices to narrow a view by (three queries), and what it is narrowed to."""
    plans, units = list(visible_plans(request.actor)), list(leading_units(request.actor))
    people = list(people_in_charge(request.actor))
    states, more_states = offered_states(wanted) if with_states else ([], [])
    return {
        "tabs": tabs_of(request, view),
        "wanted": wanted,
        "is_narrowed": any(request.GET.get(name) for name in FILTERS),
        "shown": shown_words(wanted, plans, units, people),
        "states": states,
        "more_states": more_states,
        "more_open": any(current for _key, _label, current in more_states),
        "plans": [(plan.pk, plan.short_title) for plan in plans],
        "units": [(NO_UNIT, _("Without a lead unit")), *((unit.pk, unit.label) for unit in units)],
        "people": [(NO_UNIT, _("Nobody in charge")), *((one.pk, one.full_name) for one in people)],
    }


def tabs_of(request: ActorRequest, view: str) -> list[tuple[Any, str, bool]]:
    """The views of the work that the officer may open (words, address, whether it is this one), each keeping the
    filters of the address."""
    everything = has_permission(request.actor, Permission.VIEW_ALL)
    shown = [(name, label) for name, label in TABS.items() if everything or name not in WHOLE_WARD]
    return [(label, kept_address(request, name), name == view) for name, label in shown]


def kept_address(request: ActorRequest, name: str, **also: str) -> str:
    """The address of another view with the filters of this one."""
    kept = {key: request.GET[key] for key in FILTERS if request.GET.get(key)} | also
    return reverse(f"plans:{name}") + (f"?{urlencode(kept)}" if kept else "")


def workbook_address(request: ActorRequest) -> str:
    """The workbook of the list behind a view that shows every state unless told otherwise."""
    return kept_address(request, "task_list", xuat="xlsx", state=request.GET.get("state") or "all")
