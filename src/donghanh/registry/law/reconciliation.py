"""The ward's lists of households and individuals in business held against the tax list (NĐ 68/2026/NĐ-CP Đ15.2)."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Max
from django.db.models.fields.json import KeyTextTransform as Said

from donghanh.registry.enums import (
    HOUSEHOLDS,
    Attribute,
    RegistrationStatus,
    SourceKind,
    Standing,
    TaxDifference,
    TaxStatus,
)
from donghanh.registry.masking import mask_name
from donghanh.registry.models import Business, Entry, TaxNote
from donghanh.registry.standing import conclude
from donghanh.registry.trust import says_the_same

OF_THE_WARD = (SourceKind.REGISTRATION, SourceKind.VISIT, SourceKind.OWNER, SourceKind.SURVEY)
"""Household registration is kept by the ward itself (NĐ 168/2025/NĐ-CP); visits, owners and surveys speak to it."""
READ = (Attribute.TAX_STATUS, Attribute.REGISTRATION_STATUS, Attribute.ADDRESS, Attribute.OWNER)
GONE = frozenset({Standing.CLOSED})
_PERIOD = re.compile(r"(\d{4})-Q([1-4])")

Values = dict[str, str]


@dataclass(frozen=True, slots=True)
class DifferenceRow:
    """One difference about one business: what either side says, and the newest reason of the quarter."""

    business: Business
    difference: TaxDifference
    ward: str
    tax: str
    note: TaxNote | None = None

    @property
    def shown_ward(self) -> str:
        return self._shown(self.ward)

    @property
    def shown_tax(self) -> str:
        return self._shown(self.tax)

    def _shown(self, words: str) -> str:
        return mask_name(words) if self.difference == TaxDifference.OWNER and words else words


@dataclass(frozen=True, slots=True)
class Compared:
    """All differences, how many businesses both sides name, rows of the tax list that wait for a person to say whose
    they are, and the day of the newest tax list (None: none was taken over)."""

    rows: list[DifferenceRow]
    in_both: int
    unplaced: int
    tax_as_of: date | None


def quarter_of(day: date) -> str:
    """ "2026-Q4"."""
    return f"{day.year}-Q{(day.month + 2) // 3}"


def is_quarter(text: str) -> bool:
    return _PERIOD.fullmatch(text) is not None


def compared(ward: int, period: str) -> Compared:
    """Households and individuals of a ward. Four queries, however many there are."""
    tax = _newest(ward, (SourceKind.TAX,))
    ours = _newest(ward, OF_THE_WARD)
    notes = {
        (note.business_id, note.difference): note
        for note in TaxNote.objects.filter(ward=ward, period=period)
        .select_related("recorded_by")
        .order_by("pk")
    }
    found = Business.objects.filter(ward=ward, merged_into=None, legal_form__in=HOUSEHOLDS)
    rows = [
        DifferenceRow(business, difference, said, by_tax, notes.get((business.pk, difference.value)))
        for business in found.only("ward_id", "public_id", "name").order_by("name", "pk")
        for difference, said, by_tax in differences(ours.get(business.pk), tax.get(business.pk))
    ]
    of_tax = Entry.objects.filter(ward=ward, source__kind=SourceKind.TAX, is_current=True)
    return Compared(
        rows,
        len(tax.keys() & ours.keys()),
        of_tax.filter(business=None).count(),
        of_tax.aggregate(last=Max("as_of"))["last"],
    )


def differences(ours: Values | None, tax: Values | None) -> Iterable[tuple[TaxDifference, str, str]]:
    """What differs between both sides of one business; what a side does not tell differs from nothing.

    A business that one side alone names and calls closed is no difference: both know of none that operates.
    """
    if ours is not None and tax is None:
        if _ward_standing(ours) not in GONE:
            yield TaxDifference.ONLY_WARD, ours.get(Attribute.ADDRESS, ""), ""
    elif tax is not None and ours is None:
        if _tax_standing(tax) not in GONE:
            yield TaxDifference.ONLY_TAX, "", tax.get(Attribute.ADDRESS, "")
    elif ours is not None and tax is not None:
        yield from _differing(ours, tax)


def _differing(ours: Values, tax: Values) -> Iterable[tuple[TaxDifference, str, str]]:
    are_told = Attribute.REGISTRATION_STATUS in ours and Attribute.TAX_STATUS in tax
    if are_told and _ward_standing(ours) != _tax_standing(tax):
        yield TaxDifference.STATUS, _status_words(ours), _status_words(tax)
    for attribute, difference in (
        (Attribute.ADDRESS, TaxDifference.ADDRESS),
        (Attribute.OWNER, TaxDifference.OWNER),
    ):
        said, by_tax = ours.get(attribute, ""), tax.get(attribute, "")
        if said and by_tax and not says_the_same(attribute, said, by_tax):
            yield difference, said, by_tax


def _ward_standing(values: Values) -> str:
    return conclude("", values.get(Attribute.REGISTRATION_STATUS, ""))


def _tax_standing(values: Values) -> str:
    return conclude(values.get(Attribute.TAX_STATUS, ""), "")


def _status_words(values: Values) -> str:
    if code := values.get(Attribute.TAX_STATUS):
        return str(TaxStatus(code).label) if code in TaxStatus.values else code
    status = values.get(Attribute.REGISTRATION_STATUS, "")
    return str(RegistrationStatus(status).label) if status in RegistrationStatus.values else status


def _newest(ward: int, kinds: Iterable[str]) -> dict[int, Values]:
    """Key of a business → what these kinds of source say of it now, the newest saying of each fact; two sources of the
    ward complete one another. The statuses of the other vocabulary are left out. One query."""
    found: defaultdict[int, Values] = defaultdict(dict)
    entries = Entry.objects.filter(
        ward=ward, is_current=True, source__kind__in=kinds, business__legal_form__in=HOUSEHOLDS
    ).order_by("as_of", "pk")
    for business, *said in entries.values_list("business_id", *(Said(name.value, "values") for name in READ)):
        found[business] |= {name: words for name, words in zip(READ, said, strict=True) if words}
    for values in found.values():
        values.pop(Attribute.REGISTRATION_STATUS if SourceKind.TAX in kinds else Attribute.TAX_STATUS, None)
    return dict(found)
