"""Which businesses a list shows and in what order, taken from the address; unknown words are ignored."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.db.models import F, Q, QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from donghanh.org.models import Officer
from donghanh.registry.counting import told_of
from donghanh.registry.enums import (
    COOPERATIVES,
    DEPENDENT,
    ENTERPRISES,
    HOUSEHOLDS,
    FactKind,
    LegalForm,
    Size,
    Standing,
)
from donghanh.registry.law.sizing import NOT_ENOUGH, of_size
from donghanh.registry.listing.marks import MARKS, Asking
from donghanh.registry.listing.trades import NONE, in_line, read_line
from donghanh.registry.models import Business
from donghanh.registry.search.finding import Match, matching, nearest_first, read

FORMS: dict[str, tuple[Any, frozenset[str]]] = {
    "enterprise": (_("Enterprises"), frozenset(ENTERPRISES)),
    "household": (_("Household businesses"), frozenset(HOUSEHOLDS)),
    "cooperative": (_("Cooperatives"), frozenset(COOPERATIVES)),
    "dependent": (_("Branches, offices, locations"), frozenset(DEPENDENT)),
    "unknown": (_("Form not known"), frozenset({LegalForm.UNKNOWN})),
}
SIZES = (*Size.values, NOT_ENOUGH)
FILTERS = ("q", "form", "standing", "area", "industry", "size", "box")
PLAIN_SORTS: dict[str, Any] = {
    "name": "name",
    "form": "legal_form",
    "area": "place__area",
    "standing": "standing",
    "conflicts": "conflicts",
    "registered": "registered_on",
}
FACT_SORTS = {"staff": FactKind.STAFF, "revenue": FactKind.REVENUE}
SORTS = (*PLAIN_SORTS, *FACT_SORTS)


@dataclass(frozen=True, slots=True)
class BusinessFilter:
    """What the address asks for; `sort` "" is by name, or by nearness to the words."""

    words: str = ""
    form: str = ""
    standing: str = ""
    area: str = ""
    industry: str = ""
    size: str = ""
    marks: tuple[str, ...] = ()
    box: tuple[float, float, float, float] | None = None
    sort: str = ""
    backwards: bool = False

    @classmethod
    def of(cls, query: QueryDict) -> "BusinessFilter":
        """Marks come several times ("mark=fdi&mark=women"); everything else counts once."""
        sort = query.get("sort", "")
        return cls(
            words=query.get("q", "").strip()[:200],
            form=_one_of(query, "form", FORMS),
            standing=_one_of(query, "standing", Standing.values),
            area=query.get("area", "").strip()[:100],
            industry=read_line(query.get("industry", "")),
            size=_one_of(query, "size", SIZES),
            marks=tuple(mark for mark in dict.fromkeys(query.getlist("mark")) if mark in MARKS),
            box=_box(query.get("box", "")),
            sort=sort.lstrip("-") if sort.lstrip("-") in SORTS else "",
            backwards=sort.startswith("-") and sort.lstrip("-") in SORTS,
        )

    @property
    def is_narrowed(self) -> bool:
        return bool(self.marks or self.box or any(getattr(self, name) for name in _NAMES))

    def apply(self, found: QuerySet[Business], asking: Asking, match: Match | None) -> QuerySet[Business]:
        """The businesses asked for, in no order yet. `match` is what the words came to (`matched`)."""
        if match:
            found = found.filter(match.rule)
        if self.form:
            found = found.filter(legal_form__in=FORMS[self.form][1])
        if self.standing:
            found = found.filter(standing=self.standing)
        if self.area:
            found = found.filter(_in_area(self.area))
        if self.industry:
            found = found.filter(in_line(self.industry))
        if self.size:
            found = found.filter(pk__in=of_size(self.size, asking.ward, asking.on))
        for mark in self.marks:
            found = found.filter(MARKS[mark].rule(asking))
        return found.filter(_in_box(self.box)) if self.box else found

    def ordered(self, found: QuerySet[Business], on: date) -> QuerySet[Business]:
        """By the column asked for, what is not known last; else by name, or the nearest to the words first."""
        if not self.sort:
            return nearest_first(found, read(self.words)) if self.words else found.order_by("name", "pk")
        if self.sort in FACT_SORTS:
            found = found.annotate(sorted_by=told_of(FACT_SORTS[self.sort], on, "amount"))
        key = F("sorted_by" if self.sort in FACT_SORTS else PLAIN_SORTS[self.sort])
        towards = key.desc(nulls_last=True) if self.backwards else key.asc(nulls_last=True)
        return found.order_by(towards, "name", "pk")

    def matched(self, officer: Officer) -> Match | None:
        return matching(officer, self.words) if self.words else None


_NAMES = ("words", "form", "standing", "area", "industry", "size")


def saved_query(query: QueryDict) -> str:
    """The filters and the order of an address and nothing else, in a fixed order; "" where it narrows nothing."""
    said = [(name, query.get(name, "").strip()) for name in (*FILTERS, "sort")]
    marks = [("mark", mark) for mark in sorted(set(query.getlist("mark"))) if mark in MARKS]
    return urlencode([(name, words) for name, words in said if words] + marks)


def _one_of(query: QueryDict, name: str, known: Any) -> str:
    return query.get(name, "") if query.get(name, "") in known else ""


def _box(text: str) -> tuple[float, float, float, float] | None:
    """ "20.93,106.35,20.94,106.36": from south-west to north-east, in degrees."""
    try:
        south, west, north, east = (float(part) for part in text.split(","))
    except ValueError:
        return None
    is_place = -90 <= south <= north <= 90 and -180 <= west <= east <= 180
    return (south, west, north, east) if is_place else None


def _in_area(area: str) -> Q:
    return Q(place=None) | Q(place__area="") if area == NONE else Q(place__area=area)


def _in_box(box: tuple[float, float, float, float]) -> Q:
    south, west, north, east = box
    return Q(place__latitude__range=(south, north), place__longitude__range=(west, east))
