"""What the views of the work share: the filters above them, and the tabs that lead from one to the other."""

from typing import Any

from django.utils.translation import gettext as _

from donghanh.org.doors import ActorRequest
from donghanh.plans.enums import NO_UNIT
from donghanh.plans.filters import FILTERS, ResultFilter, offered_states, shown_words
from donghanh.plans.queries import leading_units, people_in_charge, visible_plans


def filters_of(request: ActorRequest, wanted: ResultFilter) -> dict[str, Any]:
    """The choices to narrow a view by, in three queries, and what it is narrowed to."""
    plans, units = list(visible_plans(request.actor)), list(leading_units(request.actor))
    people = list(people_in_charge(request.actor))
    states, more_states = offered_states(wanted)
    return {
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
