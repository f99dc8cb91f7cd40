"""What deleting personal data on request reaches, what of it goes, and what the ward has to keep.

Kept is only what an agency's list of today says (the agency keeps it by law, and it alone can delete it there), the
files of such lists, and letters that have left. What the ward gathered itself goes, wherever it was written.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from donghanh.registry.actions.businesses import OWN_SOURCES
from donghanh.registry.enums import PERSONAL, Attribute, FactKind, Part
from donghanh.registry.models import (
    Batch,
    Business,
    Choice,
    CorrectionList,
    DataRequest,
    Entry,
    Involvement,
    Person,
    StagedRow,
    YearlyFact,
)
from donghanh.registry.rights.redaction import redacted
from donghanh.ui.text import lower_first

EDUCATION = str(FactKind.OWNER_EDUCATION.value)
COLUMNS: dict[str, str] = {
    Attribute.OWNER: "name",
    Attribute.OWNER_GENDER: "gender",
    Attribute.OWNER_BORN: "born_on",
    Attribute.PERSONAL_ID: "personal_number",
    Attribute.PHONE: "phone",
    Attribute.EMAIL: "email",
}
"""Personal fact → the column of Person that shows it."""
Said = set[tuple[str, str]]
"""(attribute, value) pairs."""


@dataclass(frozen=True, slots=True)
class Reach:
    """Whose data it is: the numbers (the one asked about, those that lead to it, and the other businesses of the same
    owner), the owner, and which facts. `whole`: all that is held of the person, education too."""

    ward: int
    businesses: tuple[int, ...]
    owners: tuple[int, ...]
    attributes: frozenset[str]
    whole: bool

    def told(self, values: Mapping[str, Any]) -> Said:
        """The facts that are to go, of the values of one row. The twelve-digit tax code of a household is the owner's
        personal number (TT 86/2024/TT-BTC)."""
        found = {(name, str(value)) for name, value in values.items() if name in self.attributes and value}
        code = str(values.get(Attribute.TAX_CODE, ""))
        if Attribute.PERSONAL_ID in self.attributes and len(code) == 12:
            found.add((str(Attribute.TAX_CODE.value), code))
        return found


@dataclass(frozen=True, slots=True)
class Deletion:
    """A deletion under way: what is to go, as it was before anything went."""

    reach: Reach
    request: DataRequest
    people: frozenset[int]
    patterns: tuple[str, ...]

    def blank(self, text: str) -> str:
        return redacted(text, self.patterns)


def without(values: Mapping[str, Any], gone: Collection[str]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if name not in gone}


def reach_of(business: Business, attribute: str) -> Reach:
    """What a request about one fact, or about all of it (""), reaches."""
    part_of = Involvement.objects.filter(until=None, part=Part.OWNER)
    owners = set(part_of.filter(business=business).values_list("person_id", flat=True))
    theirs = {business.pk, *part_of.filter(person__in=owners).values_list("business_id", flat=True)}
    leading = Business.objects.filter(merged_into__in=theirs).values_list("pk", flat=True)
    attributes = frozenset({attribute} if attribute else {str(each.value) for each in PERSONAL})
    return Reach(
        business.ward_id,
        tuple(sorted({*theirs, *leading})),
        tuple(sorted(owners)),
        attributes,
        not attribute,
    )


def entries_that_go(reach: Reach) -> QuerySet[Entry]:
    """What the ward itself wrote, of today and before, and what agencies no longer say."""
    found = Entry.objects.filter(business__in=reach.businesses).select_related("source")
    return found.filter(Q(source__kind__in=OWN_SOURCES) | Q(is_current=False))


def entries_that_stay(reach: Reach) -> QuerySet[Entry]:
    """What lists of agencies say today."""
    found = Entry.objects.filter(business__in=reach.businesses, is_current=True)
    return found.exclude(source__kind__in=OWN_SOURCES).select_related("source").order_by("source__name", "pk")


def own_education(reach: Reach) -> QuerySet[YearlyFact]:
    """What the ward asked of the owner's education; only where all is to go."""
    found = YearlyFact.objects.filter(business__in=reach.businesses, kind=EDUCATION)
    found = found.filter(Q(source__kind__in=OWN_SOURCES) | Q(is_current=False))
    return found if reach.whole else found.none()


def own_lists(reach: Reach) -> list[Batch]:
    """Lists of the ward's own, on paper or from a desk, with rows about these businesses that tell such a fact."""
    entries = Entry.objects.filter(business__in=reach.businesses, source__kind__in=OWN_SOURCES)
    keys = {*entries.values_list("key", flat=True)}
    about = Q(business__in=reach.businesses) | Q(values__key__in=keys)
    rows = StagedRow.objects.filter(about, ward_id=reach.ward, batch__source__kind__in=OWN_SOURCES)
    telling = {batch for batch, values in rows.values_list("batch", "values") if reach.told(values)}
    return list(Batch.objects.filter(pk__in=telling).select_related("source", "file").order_by("pk"))


def closed_requests(reach: Reach, but: int | None = None) -> QuerySet[DataRequest]:
    """Requests about these numbers that were answered, and the one that is being carried out."""
    found = DataRequest.objects.filter(business__in=reach.businesses)
    return found.filter(~Q(outcome="") | Q(pk=but))


def said_of(reach: Reach, request: DataRequest | None = None) -> Said:
    """Every value of the facts that are to go, wherever the ward has it: to be looked for in text."""
    said: Said = set()
    for values in entries_that_go(reach).values_list("values", flat=True):
        said |= reach.told(values)
    decided = Choice.objects.filter(business__in=reach.businesses, attribute__in=reach.attributes)
    said |= {(attribute, value) for attribute, value in decided.values_list("attribute", "value") if value}
    wanted = closed_requests(reach, request.pk if request else None).filter(attribute__in=reach.attributes)
    said |= {(attribute, value) for attribute, value in wanted.values_list("attribute", "wanted") if value}
    rows = [*Person.objects.filter(pk__in=reach.owners), *_history().filter(pgh_obj_id__in=people_of(reach))]
    for row in rows:
        told = {name: getattr(row, column) for name, column in COLUMNS.items()}
        said |= reach.told(told)
    return said


def people_of(reach: Reach) -> set[int]:
    """Keys under which the history of people knows the owner: as today, and rows that are gone but were the same."""
    known = _known_of_owner(reach)
    gone = _history().filter(ward_id=reach.ward).exclude(pgh_obj_id__in=Person.objects.values("pk"))
    theirs = gone.filter(
        Q(personal_number__in=known[Attribute.PERSONAL_ID])
        | Q(phone__in=known[Attribute.PHONE])
        | Q(name__in=known[Attribute.OWNER])
    )
    return {*reach.owners, *theirs.values_list("pgh_obj_id", flat=True)}


def _known_of_owner(reach: Reach) -> dict[str, set[str]]:
    told = (Attribute.PERSONAL_ID, Attribute.PHONE, Attribute.OWNER)
    known: dict[str, set[str]] = {each: set() for each in told}
    for values in Entry.objects.filter(business__in=reach.businesses).values_list("values", flat=True):
        for each in told:
            known[each] |= {values[each]} if values.get(each) else set()
    return known


def _history() -> Any:
    return apps.get_model("registry", "PersonEvent").objects


def left_of(reach: Reach) -> dict[str, Any]:
    """What goes and what stays, as `DataRequest.left` keeps it: {"gone": [fact], "kept": [[fact, name of the list]],
    "files": [list of the ward's own whose file goes], "letters": [number of a letter that has left]}."""
    kept = sorted({(name, entry.source.name) for entry, name in _kept(reach)})
    return {
        "gone": sorted(_gone(reach, {name for name, _source in kept})),
        "kept": [list(pair) for pair in kept],
        "files": [str(batch) for batch in own_lists(reach)],
        "letters": [made.document or str(made) for made in letters_with(reach)],
    }


def _gone(reach: Reach, kept: Collection[str]) -> set[str]:
    told = [reach.told(values) for values in entries_that_go(reach).values_list("values", flat=True)]
    gone = {name for each in told for name, _value in each}
    decided = Choice.objects.filter(business__in=reach.businesses, attribute__in=reach.attributes)
    gone |= set(decided.exclude(value="").values_list("attribute", flat=True))
    for person in Person.objects.filter(pk__in=reach.owners):
        gone |= {name for name in reach.attributes - {*kept} if getattr(person, COLUMNS[name])}
    return gone | ({EDUCATION} if own_education(reach).exists() else set())


def _kept(reach: Reach) -> Iterable[tuple[Entry, str]]:
    for entry in entries_that_stay(reach):
        for name, _value in reach.told(entry.values):
            yield entry, name


def letters_with(reach: Reach) -> list[CorrectionList]:
    """Correction lists that have left with such a fact in them: part of an official letter."""
    sent = CorrectionList.objects.filter(ward_id=reach.ward, sent_on__isnull=False).select_related("source")
    numbers = set(Business.objects.filter(pk__in=reach.businesses).values_list("public_id", flat=True))
    return [made for made in sent if any(is_about(row, numbers, reach) for row in made.rows)]


def is_about(row: Mapping[str, Any], numbers: Collection[str], reach: Reach) -> bool:
    """Whether a row of a correction list holds such a fact."""
    said = {row["attribute"]: row["right"]}, {row["attribute"]: row["said"]}
    return row["public_id"] in numbers and any(reach.told(each) for each in said)


def told_left(left: Mapping[str, Any], *, before: bool = False) -> list[str]:
    """The same in sentences, for the officer (`before` and after) and for the owner."""
    if not left:
        return []
    gone = ", ".join(_label(name) for name in left["gone"])
    told = [(_("To be deleted: %(facts)s.") if before else _("Deleted: %(facts)s.")) % {"facts": gone}]
    if not gone:
        told = [_("Nothing to delete.")]
    if left.get("files"):
        words = _("To be deleted: the file of %(lists)s.") if before else _("Deleted: the file of %(lists)s.")
        told.append(words % {"lists": "; ".join(left["files"])})
    for name, source in left["kept"]:
        words = _(
            "Kept: %(fact)s in “%(source)s”. The law has that agency keep it; it alone can delete it there."
        )
        told.append(words % {"fact": _label(name), "source": source})
    if left["kept"]:
        told.append(_("The files of these lists are kept as they were received."))
    if left["letters"]:
        words = ngettext(
            "Kept: the annex of the letter %(letters)s, which has left.",
            "Kept: the annexes of the letters %(letters)s, which have left.",
            len(left["letters"]),
        )
        told.append(words % {"letters": ", ".join(left["letters"])})
    told.append(_("Kept: this request, and in the log that the data was deleted, without the data."))
    return told


def _label(name: str) -> str:
    return lower_first(FactKind(name).label if name == EDUCATION else Attribute(name).label)
