"""How the businesses of a ward that operate are spread: by form, group, industry, year and size."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from urllib.parse import urlencode

from django.db.models import Count, QuerySet, Value
from django.db.models.functions import Coalesce, ExtractYear, Left
from django.utils.translation import gettext as _

from donghanh.registry.choices import Areas, areas_of, industry_words
from donghanh.registry.enums import DEPENDENT, LegalForm, Size, Standing
from donghanh.registry.law.sizing import NOT_ENOUGH, sizes_of
from donghanh.registry.listing.filters import NONE
from donghanh.registry.models import Business, StandingPeriod
from donghanh.registry.reference.industries import section_of
from donghanh.ui.charts import Bar
from donghanh.ui.text import write_number

YEARS = 10
MOST, FIRST = 15, 10
"""So many lines are looked over at a glance; of more than that the first ones."""


@dataclass(frozen=True, slots=True)
class Line:
    """One bar: its words, its count and share of all, its length in hundredths of the longest, and the list behind it.
    What is not known has no bar: it would flatten what is."""

    label: str
    count: int
    share: Fraction
    length: str
    url: str
    known: bool = True


@dataclass(frozen=True, slots=True)
class Spread:
    """How businesses are spread over something. `lines` are the largest where `every` has too many to look over."""

    title: str
    column: str
    lines: list[Line]
    every: list[Line]

    @property
    def largest(self) -> Line | None:
        known = [line for line in self.every if line.known and line.count]
        return max(known, key=lambda line: line.count) if known else None

    @property
    def missing(self) -> Line | None:
        return next((line for line in self.every if not line.known), None)

    @property
    def total(self) -> int:
        return sum(line.count for line in self.every)


def spread(title: str, column: str, every: list[Line]) -> Spread:
    """With at most MOST lines all of them in their order, else the largest and what is not known."""
    if len(every) <= MOST:
        return Spread(title, column, every, every)
    known = sorted((line for line in every if line.known), key=lambda line: -line.count)
    return Spread(title, column, known[:FIRST] + [line for line in every if not line.known], every)


def operating(ward: int) -> QuerySet[Business]:
    """Main entities that operate today; branches and locations are no businesses of their own."""
    found = Business.objects.filter(ward=ward, merged_into=None, standing=Standing.ACTIVE)
    return found.exclude(legal_form__in=DEPENDENT).order_by()


def by_form(ward: int) -> list[Line]:
    found = dict(operating(ward).values_list("legal_form").annotate(Count("pk")))
    forms = [(form, found[form]) for form in LegalForm.values if form in found]
    return lines((str(LegalForm(form).label), count, {}) for form, count in forms)


def by_area(ward: int, areas: Areas | None = None) -> list[Line]:
    areas = areas_of(ward) if areas is None else areas
    found = dict(operating(ward).values_list(Coalesce("place__area", Value(""))).annotate(Count("pk")))
    told = [(words, found.get(key, 0), {"area": key}) for key, words in areas.items() if found.get(key)]
    missing = sum(count for key, count in found.items() if key not in areas)
    return lines(told, (_("Group not known"), missing, {"area": NONE}))


def by_section(ward: int) -> list[Line]:
    """Sections of both systems, each on its own line: a letter of 2018 is not the same letter of 2025."""
    codes = operating(ward).values_list("industry_version", Left("industry_code", 2)).annotate(Count("pk"))
    counted: Counter[tuple[str, str]] = Counter()
    for version, code, count in codes:
        counted[(version, section_of(code, version) if code else "")] += count
    missing = sum(count for (version, section), count in counted.items() if not section)
    told = [
        (industry_words(section, version), count, {"industry": f"{version}-{section}"})
        for (version, section), count in sorted(counted.items())
        if section
    ]
    return lines(told, (_("Industry not known"), missing, {"industry": NONE}))


def by_size(ward: int, on: date) -> list[Line]:
    """Enterprises only; those of which too little is known stand apart and are in no class."""
    active = set(operating(ward).values_list("pk", flat=True))
    found = Counter(size for pk, size in sizes_of(ward, on).items() if pk in active)
    told = [(str(size.label), found[size], {"size": str(size)}) for size in Size]
    return lines(told, (_("Too little known"), found[NOT_ENOUGH], {"size": NOT_ENOUGH}))


def lines(
    told: Iterable[tuple[str, int, dict[str, str]]], missing: tuple[str, int, dict[str, str]] | None = None
) -> list[Line]:
    """Bars to one scale; `missing` comes last and has none."""
    every = [*told, *([missing] if missing and missing[1] else [])]
    unknown = len(every) - 1 if missing and missing[1] else len(every)
    longest = max((count for _label, count, _query in every[:unknown]), default=0) or 1
    total = sum(count for _label, count, _query in every) or 1
    return [
        Line(
            label,
            count,
            Fraction(count, total),
            f"{100 * count / longest:.2f}" if at < unknown else "",
            f"?{urlencode(query | {'standing': Standing.ACTIVE.value})}" if query else "",
            known=at < unknown,
        )
        for at, (label, count, query) in enumerate(every)
    ]


def new_by_year(ward: int, on: date) -> list[Bar]:
    """Registered in each of the last years, whatever became of them."""
    found = Business.objects.filter(ward=ward, merged_into=None, registered_on__lte=on).exclude(
        legal_form__in=DEPENDENT
    )
    counted = dict(found.order_by().values_list(ExtractYear("registered_on")).annotate(Count("pk")))
    return _bars(counted, on)


def closed_by_year(ward: int, on: date) -> list[Bar]:
    found = StandingPeriod.objects.filter(
        ward=ward, standing=Standing.CLOSED, since__lte=on, business__merged_into=None
    ).exclude(business__legal_form__in=DEPENDENT)
    counted = dict(
        found.order_by().values_list(ExtractYear("since")).annotate(Count("business", distinct=True))
    )
    return _bars(counted, on)


def _bars(counted: dict[int, int], on: date) -> list[Bar]:
    """Of years before the first one that is told of, nothing is known: the lists do not reach back so far."""
    first = min(counted, default=on.year)
    return [
        Bar(str(year), counted.get(year, 0) if year >= first else None, part=year == on.year)
        for year in range(on.year - YEARS + 1, on.year + 1)
    ]


def last_years(bars: list[Bar]) -> str:
    """The last ended year and the running one in a sentence, and since when anything is known."""
    before, now = bars[-2:]
    known = [bar for bar in bars if bar.value is not None]
    words = {"year": before.label, "n": _told(before), "now": now.label, "m": _told(now)}
    sentence = _("%(year)s: %(n)s; %(now)s so far: %(m)s.") % words
    if len(known) < len(bars):
        sentence += " " + _("Nothing is known of the years before %(year)s.") % {"year": known[0].label}
    return sentence


def _told(bar: Bar) -> str:
    return _("not known") if bar.value is None else write_number(bar.value)
