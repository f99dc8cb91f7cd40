"""The figures behind an edition, counted of the registry as it stands."""

from collections import Counter
from datetime import date

from django.db.models import Count, QuerySet
from django.db.models.functions import ExtractYear

from donghanh.registry.enums import DEPENDENT, Standing
from donghanh.registry.models import Business, Industry

UNKNOWN = ""
YEARS = 10
Section = tuple[str, str]
"""Version of the system and letter: sections of two systems are never added."""


def entities(ward: int) -> QuerySet[Business]:
    """Main entities: no branch, no number that was found to be another's."""
    found = Business.objects.filter(ward_id=ward, merged_into__isnull=True)
    return found.exclude(legal_form__in=DEPENDENT).order_by()


def operating_now(ward: int) -> QuerySet[Business]:
    return entities(ward).filter(standing=Standing.ACTIVE)


def by_field(found: QuerySet[Business], field: str) -> dict[str, int]:
    """Value → how many; "" where nobody told it."""
    counts: Counter[str] = Counter()
    for row in found.values(field).annotate(number=Count("pk")):
        counts[str(row[field] or UNKNOWN)] += row["number"]
    return dict(counts)


def by_section(found: QuerySet[Business]) -> dict[Section, int]:
    """Section of industry → how many, by the version that the code is of."""
    divisions = Industry.objects.filter(level=2).values_list("version", "code", "parent_code")
    sections = {(version, code): parent for version, code, parent in divisions}
    letters = set(Industry.objects.filter(level=1).values_list("version", "code"))
    counts: Counter[Section] = Counter()
    for row in found.values("industry_version", "industry_code").annotate(number=Count("pk")):
        version, code = row["industry_version"], row["industry_code"]
        section = code if (version, code) in letters else sections.get((version, code[:2]), UNKNOWN)
        counts[(version, section) if section else (UNKNOWN, UNKNOWN)] += row["number"]
    return dict(counts)


def by_year(found: QuerySet[Business], field: str) -> dict[int | None, int]:
    """Year of a day → how many; None where nobody told the day."""
    told = found.annotate(year=ExtractYear(field)).values("year").annotate(number=Count("pk"))
    return {row["year"]: row["number"] for row in told}


def last_years(on: date) -> range:
    """The years of which changes are told; the current one is not over."""
    return range(on.year - YEARS + 1, on.year + 1)
