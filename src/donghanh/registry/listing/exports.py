"""Lists of businesses as workbooks. Personal data stays masked unless the officer may see it and asked for it."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import islice

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from donghanh.paperwork.writing.workbook import CellValue, Sheet, SheetColumn, render_workbook
from donghanh.registry.choices import Areas
from donghanh.registry.enums import Attribute, FactKind, IdentifierKind, Part, TaxDifference
from donghanh.registry.latest import Told, latest_of
from donghanh.registry.law.duties import DutyRow
from donghanh.registry.law.reconciliation import DifferenceRow
from donghanh.registry.listing.rows import numbers_of
from donghanh.registry.masking import HIDDEN, mask
from donghanh.registry.models import Business, Identifier, Involvement, Person, YearlyFact
from donghanh.registry.rights.restrictions import restricted_in

CHUNK = 1000
CODES = (IdentifierKind.TAX_CODE, IdentifierKind.DEPENDENT_CODE)


@dataclass
class Written:
    """A workbook, how many businesses stand in it, and of which of them personal data does, unmasked."""

    content: bytes
    rows: int
    shown: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Masks:
    """What of personal data a list shows: nothing unmasked unless `in_full`, and nothing at all of owners who had its
    use restricted (`registry.restrictions`)."""

    in_full: bool
    restricted: frozenset[int]

    @classmethod
    def of(cls, ward: int, *, in_full: bool) -> "Masks":
        return cls(in_full, restricted_in([ward]))

    def show(self, business: Business, attribute: str, value: str) -> str:
        if business.pk in self.restricted:
            return HIDDEN if value else ""
        return value if self.in_full else mask(attribute, value)

    def shown(self, keys: Iterable[int]) -> list[int]:
        """Of which of these businesses personal data stands in the list unmasked."""
        return [key for key in keys if key not in self.restricted] if self.in_full else []

    def told(self, heading: list[str], keys: Collection[int] | None = None) -> list[str]:
        """The heading with a line on restricted owners, where there are any (of these businesses)."""
        count = len(self.restricted if keys is None else self.restricted & set(keys))
        if not count:
            return heading
        words = _("Personal data of owners who had its use restricted is left out.")
        return [*heading, words]


def businesses_workbook(
    found: QuerySet[Business], areas: Areas, heading: list[str], on: date, masks: Masks
) -> Written:
    """The businesses in the order given. Rows are read and written a thousand at a time: memory stays even."""
    written = Written(b"", 0)

    def rows() -> Iterator[list[CellValue]]:
        for some in chunks(found):
            written.shown += masks.shown(business.pk for business in some)
            for cells in _cells_of(some, areas, on, masks):
                written.rows += 1
                yield cells

    sheet = Sheet(_("Businesses"), _columns(), rows(), masks.told(heading))
    written.content = render_workbook([sheet])
    return written


def chunks(found: QuerySet[Business]) -> Iterator[tuple[Business, ...]]:
    """A thousand at a time, through a cursor of the server."""
    every = found.select_related("place").iterator(chunk_size=CHUNK)
    while some := tuple(islice(every, CHUNK)):
        yield some


def _columns() -> list[SheetColumn]:
    return [
        SheetColumn(_("Registry number"), 16),
        SheetColumn(_("Name"), 44),
        SheetColumn(_("Legal form"), 24),
        *_person_columns(),
        SheetColumn(_("Address"), 44),
        SheetColumn(_("Residential group"), 20),
        SheetColumn(_("Industry code"), 12),
        SheetColumn(_("Version"), 9),
        SheetColumn(_("Main industry"), 36),
        SheetColumn(_("Standing"), 22),
        SheetColumn(_("Registered on"), 13, "date"),
        SheetColumn(_("Ended its business on"), 13, "date"),
        SheetColumn(_("Capital (đồng)"), 18, "integer"),
        SheetColumn(_("Workers"), 10, "integer"),
        SheetColumn(_("Year of the workers"), 9),
        SheetColumn(_("Revenue (đồng)"), 18, "integer"),
        SheetColumn(_("Year of the revenue"), 9),
        SheetColumn(_("Facts on which sources disagree"), 12, "integer"),
    ]


def _cells_of(some: tuple[Business, ...], areas: Areas, on: date, masks: Masks) -> Iterator[list[CellValue]]:
    """Five queries a thousand rows."""
    keys = [business.pk for business in some]
    numbers, owners = numbers_of(keys), owners_of(keys)
    told = latest_of(keys, (FactKind.STAFF, FactKind.REVENUE), on)
    for business in some:
        facts = told.get(business.pk, {})
        yield [
            business.public_id,
            business.name,
            str(business.get_legal_form_display()),
            *_numbers(business, numbers.get(business.pk, []), owners.get(business.pk), masks),
            business.place.text if business.place else "",
            areas.get(business.place.area, "") if business.place else "",
            business.industry_code,
            business.industry_version,
            business.trade,
            str(business.get_standing_display()),
            business.registered_on,
            business.ended_on,
            None if business.capital is None else int(business.capital),
            *_figure(facts.get(FactKind.STAFF)),
            *_figure(facts.get(FactKind.REVENUE)),
            business.conflicts,
        ]


def owners_of(keys: Iterable[int]) -> dict[int, Person]:
    """Key of a business → its owner or representative of today; one query."""
    parts = Involvement.objects.filter(
        business__in=keys, until=None, part__in=[Part.OWNER, Part.REPRESENTATIVE]
    )
    found: dict[int, Person] = {}
    for part in parts.select_related("person").order_by("part", "pk"):
        found.setdefault(part.business_id, part.person)
    return found


def _numbers(
    business: Business, numbers: list[Identifier], owner: Person | None, masks: Masks
) -> list[CellValue]:
    """Tax code, certificate, owner, personal number, telephone."""
    by_kind = {number.kind: number.value for number in reversed(numbers)}
    code = next((by_kind[kind] for kind in CODES if kind in by_kind), "")
    personal = by_kind.get(IdentifierKind.PERSONAL_NUMBER, "") or (owner.personal_number if owner else "")
    told = {
        Attribute.OWNER: owner.name if owner else "",
        Attribute.PERSONAL_ID: personal,
        Attribute.PHONE: owner.phone if owner else "",
    }
    people = [masks.show(business, attribute, value) for attribute, value in told.items()]
    return [code, by_kind.get(IdentifierKind.LICENCE, ""), *people]


def _figure(fact: YearlyFact | Told | None) -> list[CellValue]:
    if fact is None or fact.amount is None:
        return [None, ""]
    return [int(fact.amount), str(fact.year)]


def duties_workbook(rows: Iterable[DutyRow], areas: Areas, heading: list[str], masks: Masks) -> Written:
    """Who has a duty, by which revenue of which year, and whether it is fulfilled."""
    every = list(rows)
    keys = [row.business.pk for row in every]
    numbers, owners = numbers_of(keys), owners_of(keys)
    columns = [
        SheetColumn(_("Name"), 44),
        *_person_columns(),
        SheetColumn(_("Address"), 44),
        SheetColumn(_("Residential group"), 20),
        SheetColumn(_("Revenue (đồng)"), 18, "integer"),
        SheetColumn(_("Year of the revenue"), 9),
        SheetColumn(_("State of the duty"), 26),
    ]
    cells = (
        [
            row.business.name,
            *_numbers(row.business, numbers.get(row.business.pk, []), owners.get(row.business.pk), masks),
            row.business.place.text if row.business.place else "",
            areas.get(row.business.place.area, "") if row.business.place else "",
            *_figure(row.revenue),
            str(row.state.label),
        ]
        for row in every
    )
    content = render_workbook([Sheet(_("Duties by law"), columns, cells, masks.told(heading, keys))])
    return Written(content, len(every), masks.shown(keys))


def differences_workbook(rows: Iterable[DifferenceRow], heading: list[str], masks: Masks) -> Written:
    """Differences between the ward's lists and the tax list, each with its reason: what goes to the tax office."""
    every = list(rows)
    keys = [row.business.pk for row in every]
    numbers, owners = numbers_of(keys), owners_of(keys)
    columns = [
        SheetColumn(_("Name"), 40),
        *_person_columns(),
        SheetColumn(_("Difference"), 26),
        SheetColumn(_("The ward's lists say"), 34),
        SheetColumn(_("The tax list says"), 34),
        SheetColumn(_("Reason"), 30),
        SheetColumn(_("Note"), 34),
        SheetColumn(_("Found on"), 13, "date"),
    ]
    cells = (
        [
            row.business.name,
            *_numbers(row.business, numbers.get(row.business.pk, []), owners.get(row.business.pk), masks),
            str(row.difference.label),
            _side(row, row.ward, masks),
            _side(row, row.tax, masks),
            str(row.note.get_reason_display()) if row.note else "",
            row.note.note if row.note else "",
            timezone.localdate(row.note.recorded_at) if row.note else None,
        ]
        for row in every
    )
    content = render_workbook([Sheet(_("Differences found"), columns, cells, masks.told(heading, keys))])
    return Written(content, len(every), masks.shown(dict.fromkeys(keys)))


def _side(row: DifferenceRow, words: str, masks: Masks) -> str:
    is_owner = row.difference == TaxDifference.OWNER
    return masks.show(row.business, Attribute.OWNER, words) if is_owner else words


def _person_columns() -> list[SheetColumn]:
    return [
        SheetColumn(_("Tax code"), 18),
        SheetColumn(_("Number of the certificate"), 18),
        SheetColumn(_("Owner or legal representative"), 26),
        SheetColumn(_("Personal number of the owner"), 18),
        SheetColumn(_("Telephone"), 16),
    ]
