"""What the page of a business gathers, in one piece and in a fixed number of queries."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from donghanh.registry.dossier.drawing import RevenueChart
from donghanh.registry.dossier.kinship import Fellow, Step, fellows_of, lineage_of, units_of_business
from donghanh.registry.dossier.provenance import Line, lines_of
from donghanh.registry.dossier.yearly import YearTable, years_of
from donghanh.registry.enums import PERSONAL_FACTS, FactKind, IdentifierKind
from donghanh.registry.law.obligations import Obligations, obligations_of
from donghanh.registry.masking import mask_number
from donghanh.registry.models import Business, DataRequest
from donghanh.registry.resolution.merged import led_to
from donghanh.registry.rights.restrictions import restriction_on
from donghanh.registry.wording import STATUS_KINDS


@dataclass(frozen=True, slots=True)
class Number:
    """A number of the business as the screen shows it."""

    kind: str
    value: str


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything of one business, ready to be shown."""

    status: str
    lines: list[Line]
    years: YearTable
    staff: str
    fellows: list[Fellow]
    units: list[Business]
    lineage: list[Step]
    numbers: list[Number]
    former: list[str]
    obligations: Obligations
    requests: list[DataRequest]
    restricted: DataRequest | None

    @property
    def conflicts(self) -> int:
        return sum(line.is_conflict for line in self.lines)

    @property
    def has_masks(self) -> bool:
        return any(line.is_masked for line in self.lines)

    @property
    def chart(self) -> RevenueChart | None:
        return self.obligations.chart


def dossier_of(
    business: Business, orders: Mapping[str, tuple[str, ...]], *, on: date, in_full: bool = False
) -> Dossier:
    """The business as it is known on a day; personal data masked unless `in_full`."""
    restricted = restriction_on(business)
    years = years_of(business, orders)
    if restricted and not in_full:
        years = years.hiding(PERSONAL_FACTS)
    staff = years.newest(FactKind.STAFF)
    requests = list(DataRequest.objects.filter(led_to(business)).order_by("-pk"))
    return Dossier(
        status=STATUS_KINDS.get(business.standing, "silent"),  # type: ignore[call-overload]
        lines=lines_of(business, in_full=in_full),
        years=years,
        staff=staff[1].words if staff else "",
        fellows=fellows_of(business, in_full=in_full),
        units=units_of_business(business),
        lineage=lineage_of(business),
        numbers=_numbers(business, in_full=in_full),
        former=list(business.merged.order_by("pk").values_list("public_id", flat=True)),
        obligations=obligations_of(business, years, on=on),
        requests=requests,
        restricted=restricted,
    )


def _numbers(business: Business, *, in_full: bool) -> list[Number]:
    return [
        Number(
            each.get_kind_display(),
            each.value if in_full or each.kind != IdentifierKind.PERSONAL_NUMBER else mask_number(each.value),
        )
        for each in business.identifiers.order_by("kind", "value")
    ]
