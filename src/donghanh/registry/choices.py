"""What a list of businesses can be narrowed to in one ward: its residential groups and its industries, in words."""

from collections.abc import Iterable

from django.db.models import Max, Min
from django.utils.translation import gettext as _

from donghanh.org.enums import UnitKind
from donghanh.org.models import Unit
from donghanh.registry.areas import area_in, area_key
from donghanh.registry.listing.trades import ANY
from donghanh.registry.models import Business
from donghanh.registry.reference.bridge import lines_today
from donghanh.registry.reference.industries import VSIC_2025, name_of, section_of
from donghanh.vietnamese.text import sort_key

Choice = tuple[str, str]
Areas = dict[str, str]
"""Key of a residential group → its words."""


def areas_of(ward: int) -> Areas:
    """The groups in which the ward has businesses: named as its units are, or as addresses write them."""
    units = Unit.objects.filter(ward=ward, kind=UnitKind.NEIGHBOURHOOD, ended_on=None)
    named = {area_key("", name): name for name in units.values_list("name", flat=True)}
    found = (
        Business.objects.filter(ward=ward, merged_into=None)
        .exclude(place__area="")
        .exclude(place=None)
        .values("place__area")
        .annotate(one=Min("place__text"), other=Max("place__text"))
    )
    words = {
        row["place__area"]: named.get(row["place__area"])
        or _best(row["place__area"], (row["one"], row["other"]))
        for row in found
    }
    return dict(sorted(words.items(), key=lambda item: sort_key(item[1])))


def _best(key: str, addresses: Iterable[str]) -> str:
    """The words of the group as an address writes them: with accents and in small letters where one does."""
    written = [words for words in map(area_in, addresses) if area_key("", words) == key]
    words = min(written, key=lambda each: (each.isascii(), each.isupper()), default=key)
    words = words.title() if words.isupper() else words
    return _("Group %(number)s") % {"number": int(words)} if words.isdecimal() else words


def industries_of(ward: int) -> list[Choice]:
    """Sections and divisions in which the ward has businesses. One query.

    Where both versions of the system are in use, the lines of 2025 with what came from 2018 come first; then each
    version has its own lines.
    """
    found = (
        Business.objects.filter(ward=ward, merged_into=None)
        .exclude(industry_code="")
        .values_list("industry_version", "industry_code")
        .order_by()
        .distinct()
    )
    known = {(version, code) for version, code in found if section_of(code[:2], version)}
    lines = {(version, line) for version, code in known for line in (code[:2], section_of(code[:2], version))}
    if len({version for version, _line in lines}) > 1:
        lines |= {(ANY, line) for version, code in known for line in lines_today(code, version)}
    return [
        (f"{version}-{code}", industry_words(code, version))
        for version, code in sorted(lines, key=lambda line: (line[0] != ANY, line[0], _under(*line)))
    ]


def line_words(line: str) -> str:
    """The words of a line in an address ("2018-47"), also where the ward has no business there any more."""
    version, _dash, code = line.partition("-")
    return industry_words(code, version) if code else line


def _under(version: str, code: str) -> tuple[str, str]:
    return (code, "") if code.isalpha() else (section_of(code, _version(version)), code)


def _version(version: str) -> str:
    return VSIC_2025 if version == ANY else version


def industry_words(code: str, version: str) -> str:
    """ "47 · Bán lẻ (VSIC 2025)"."""
    name = name_of(code, _version(version))
    words = f"{code} · {name}" if name else code
    system = _("VSIC 2018 and 2025") if version == ANY else f"VSIC {version}"
    return f"{words} ({system})"
