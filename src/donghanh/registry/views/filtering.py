"""What the views of businesses share: the filters above them, and the tabs that lead from one to the other."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from donghanh.org.doors import ActorRequest
from donghanh.registry.choices import Areas, Choice, areas_of, industries_of, line_words
from donghanh.registry.enums import Size, Standing
from donghanh.registry.law.sizing import NOT_ENOUGH
from donghanh.registry.listing.filters import FORMS, NONE, BusinessFilter
from donghanh.registry.listing.marks import MARKS

TABS = {
    "business_list": gettext_lazy("List"),
    "business_charts": gettext_lazy("Charts"),
    "business_map": gettext_lazy("On the map"),
    "duty_list": gettext_lazy("Duties by law"),
    "tax_difference_list": gettext_lazy("Against the tax list"),
    "survey_list": gettext_lazy("Surveys"),
}


@dataclass(frozen=True, slots=True)
class MarkLink:
    """A mark to switch on or off."""

    label: str
    url: str
    is_on: bool


def today() -> date:
    return timezone.localdate()


def tabs_of(view: str) -> list[tuple[Any, str, bool]]:
    """The views of businesses: words, address, whether it is this one."""
    return [(label, reverse(f"registry:{name}"), name == view) for name, label in TABS.items()]


def filters_of(request: ActorRequest, wanted: BusinessFilter) -> dict[str, Any]:
    """The choices to narrow a list by (three queries), and what it is narrowed to."""
    areas = areas_of(request.actor.ward_id)
    industries = industries_of(request.actor.ward_id)
    groups = _mark_groups(request, wanted)
    return {
        "wanted": wanted,
        "forms": [(key, label) for key, (label, _forms) in FORMS.items()],
        "standings": Standing.choices,
        "areas": [*areas.items(), (NONE, _("Group not known"))],
        "industries": [*industries, (NONE, _("Industry not known"))],
        "sizes": [*Size.choices, (NOT_ENOUGH, _("Too little known"))],
        "mark_groups": groups,
        "marks_on": [link for _label, links in groups for link in links if link.is_on],
        "shown": shown_words(wanted, areas, industries),
        "area_words": areas,
    }


def shown_words(wanted: BusinessFilter, areas: Areas, industries: list[Choice]) -> str:
    """What a list is narrowed to, as its heading says it: "Hộ kinh doanh · Vũ Xá · Chưa đi thực tế năm nay", or ""."""
    named = {NONE: str(_("Industry not known"))} | dict(industries)
    parts = [
        f"“{wanted.words}”" if wanted.words else "",
        str(FORMS[wanted.form][0]) if wanted.form else "",
        str(Standing(wanted.standing).label) if wanted.standing else "",
        _("Group not known") if wanted.area == NONE else areas.get(wanted.area, wanted.area),
        named.get(wanted.industry) or line_words(wanted.industry),
        _size_words(wanted.size),
        *(str(MARKS[mark].label) for mark in wanted.marks),
        _("One square of the map") if wanted.box else "",
    ]
    return " · ".join(part for part in parts if part)


def _size_words(size: str) -> str:
    if size == NOT_ENOUGH:
        return _("Size: not enough data")
    return str(Size(size).label) if size else ""


def _mark_groups(request: ActorRequest, wanted: BusinessFilter) -> list[tuple[str, list[MarkLink]]]:
    groups: dict[str, list[MarkLink]] = {}
    for key, mark in MARKS.items():
        is_on = key in wanted.marks
        kept = [other for other in wanted.marks if other != key]
        query = request.GET.copy()
        query.pop("page", None)
        query.setlist("mark", kept if is_on else [*kept, key])
        url = f"?{query.urlencode()}" if query else request.path
        groups.setdefault(str(mark.group), []).append(MarkLink(str(mark.label), url or request.path, is_on))
    return list(groups.items())
