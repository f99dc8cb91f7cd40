"""Named reads of the organisation."""

from django.db import models
from django.shortcuts import get_object_or_404
from django.utils import timezone

from donghanh.audit.models import Entry
from donghanh.audit.queries import trail_of_ward
from donghanh.kernel.slots import holdings
from donghanh.kernel.walls import row_scope
from donghanh.org.enums import COORDINATORS, Role, UnitKind
from donghanh.org.models import (
    DayOverride,
    Officer,
    Position,
    SignInLink,
    Tenure,
    Unit,
    UnitAlias,
    User,
    Ward,
)
from donghanh.org.people_lists import PersonRow, read_people
from donghanh.org.tokens import read_token
from donghanh.vietnamese.text import fold, nfc


def officer_of(user: User, *, ward_id: int | None = None) -> Officer | None:
    """The officer an account acts as: in the ward asked for, else in the first. None if it serves nowhere."""
    serving = Officer.objects.filter(user=user, left_on__isnull=True).order_by("pk")
    chosen = serving.filter(ward_id=ward_id).first() if ward_id else None
    return chosen or serving.first()


def units_of(officer: Officer) -> models.QuerySet[Unit]:
    """The units of the officer's ward that exist today."""
    return working_units(officer.ward_id)


def working_units(ward_id: int) -> models.QuerySet[Unit]:
    """The units of a ward that can be given work today: all but the one that looks after the system."""
    return Unit.objects.filter(ward_id=ward_id, ended_on__isnull=True).exclude(kind=UnitKind.SYSTEM)


def is_name_taken(ward_id: int, name: str) -> bool:
    """Whether a unit of the ward has the name, or had it before it ended."""
    return Unit.objects.filter(ward_id=ward_id, name=nfc(" ".join(name.split()))).exists()


def colleagues_of(officer: Officer) -> models.QuerySet[Officer]:
    """Everyone who serves in the officer's ward today."""
    return Officer.objects.filter(ward_id=officer.ward_id, left_on__isnull=True)


def staff_of_unit(unit: Unit) -> models.QuerySet[Officer]:
    """The officers who hold a position in the unit today."""
    return Officer.objects.filter(
        left_on__isnull=True, tenures__ended_on__isnull=True, tenures__position__unit=unit
    ).distinct()


def officers_with_role(ward_id: int, *roles: str) -> models.QuerySet[Officer]:
    return Officer.objects.filter(
        ward_id=ward_id,
        left_on__isnull=True,
        tenures__ended_on__isnull=True,
        tenures__position__role__in=roles,
    ).distinct()


def trail_for(officer: Officer) -> models.QuerySet[Entry]:
    """The trail that the officer may read: the whole ward's, or for who only looks after the system that of the
    organisation: administrators have no right to content."""
    entries = trail_of_ward(officer.ward_id)
    return entries.filter(subject_type__startswith="org.") if officer.roles == {Role.ADMIN} else entries


def approving_positions(officer: Officer) -> models.QuerySet[Position]:
    """The positions of the officer's ward whose holders lead or coordinate."""
    return Position.objects.filter(ward_id=officer.ward_id, role__in=COORDINATORS).select_related("unit")


def heads_of_unit(unit: Unit) -> models.QuerySet[Officer]:
    """The officers who head the unit today."""
    return Officer.objects.filter(
        left_on__isnull=True,
        tenures__ended_on__isnull=True,
        tenures__position__unit=unit,
        tenures__position__role=Role.UNIT_HEAD,
    ).distinct()


def directory_rows(ward_id: int) -> tuple[list[Unit], list[tuple[str, int]]]:
    """The units of a ward that exist today, and the other names documents give them: (name, unit id)."""
    units = list(working_units(ward_id))
    return units, list(UnitAlias.objects.filter(ward_id=ward_id).values_list("text", "unit_id"))


def all_wards() -> models.QuerySet[Ward]:
    """Every ward, for the worker, which alone sees more than one."""
    return Ward.objects.order_by("pk")


def open_link(token: str) -> SignInLink | None:
    """The link behind a token, if it is ours, unused, not revoked and not too old; a guess learns nothing."""
    known = read_token(token)
    if known is None:
        return None
    ward_id, digest = known
    with row_scope([ward_id]):
        usable = SignInLink.objects.filter(
            digest=digest,
            used_at__isnull=True,
            revoked_at__isnull=True,
            expires_at__gt=timezone.now(),
        )
        return usable.select_related("officer__user", "ward").first()


def mark_known(rows: list[PersonRow], ward_id: int) -> list[PersonRow]:
    """Sets `is_known` on the rows whose person holds that position in the ward today."""
    held = Tenure.objects.filter(ward_id=ward_id, ended_on__isnull=True, officer__left_on__isnull=True)
    known = set(held.values_list("officer__full_name", "position__title", "position__unit_id"))
    for row in rows:
        row.is_known = row.unit is not None and (row.full_name, row.title, row.unit.pk) in known
    return rows


def read_ward_list(text: str, ward_id: int) -> list[PersonRow]:
    """The people of a pasted list as the ward's directory understands it. Raises UnreadableList."""
    units, aliases = directory_rows(ward_id)
    return mark_known(read_people(text, units, aliases), ward_id)


def units_for_list(ward_id: int) -> models.QuerySet[Unit]:
    """Every unit, ended ones too, with `staff`: how many people hold a position in it today."""
    held = models.Q(positions__tenures__ended_on__isnull=True, positions__tenures__isnull=False)
    staff = models.Count("positions__tenures__officer", filter=held, distinct=True)
    return Unit.objects.filter(ward_id=ward_id).annotate(staff=staff)


def officers_for_list(ward_id: int) -> models.QuerySet[Officer]:
    """Everyone who serves or served in the ward, with account and the positions held today (`held`)."""
    held = Tenure.objects.filter(ended_on__isnull=True).select_related("position__unit")
    held_today = models.Prefetch("tenures", queryset=held, to_attr="held")
    return Officer.objects.filter(ward_id=ward_id).select_related("user").prefetch_related(held_today)


def get_unit_for(officer: Officer, pk: int) -> Unit:
    """A unit of the officer's ward, ended or not; else Http404."""
    return get_object_or_404(Unit, pk=pk, ward_id=officer.ward_id)


def get_officer_for(officer: Officer, pk: int) -> Officer:
    """A person of the officer's ward, serving or not; else Http404."""
    return get_object_or_404(Officer.objects.select_related("user"), pk=pk, ward_id=officer.ward_id)


def get_position_for(officer: Officer, pk: int) -> Position:
    return get_object_or_404(Position.objects.select_related("unit"), pk=pk, ward_id=officer.ward_id)


def get_tenure_for(officer: Officer, pk: int) -> Tenure:
    tenures = Tenure.objects.select_related("position__unit", "officer")
    return get_object_or_404(tenures, pk=pk, ward_id=officer.ward_id)


def get_alias_for(officer: Officer, pk: int) -> UnitAlias:
    return get_object_or_404(UnitAlias.objects.select_related("unit"), pk=pk, ward_id=officer.ward_id)


def get_override_for(officer: Officer, pk: int) -> DayOverride:
    return get_object_or_404(DayOverride, pk=pk, ward_id=officer.ward_id)


def positions_of(unit: Unit) -> models.QuerySet[Position]:
    """The positions of a unit, each with `holders`: the tenure that runs today, if any."""
    running = Tenure.objects.filter(ended_on__isnull=True).select_related("officer")
    return unit.positions.prefetch_related(models.Prefetch("tenures", queryset=running, to_attr="holders"))


def free_positions(ward_id: int) -> models.QuerySet[Position]:
    """Positions of existing units that nobody holds today."""
    positions = Position.objects.filter(ward_id=ward_id, unit__ended_on__isnull=True).select_related("unit")
    running = Tenure.objects.filter(position=models.OuterRef("pk"), ended_on__isnull=True)
    return positions.filter(~models.Exists(running))


def heir_of(unit: Unit) -> Unit | None:
    """The unit that documents mean now when they use the name of one that ended."""
    alias = UnitAlias.objects.filter(ward_id=unit.ward_id, folded=fold(unit.name)).exclude(unit=unit)
    found = alias.select_related("unit").first()
    return found.unit if found and unit.ended_on else None


def running_tenures(officer: Officer) -> models.QuerySet[Tenure]:
    """The positions an officer holds today."""
    return officer.tenures.filter(ended_on__isnull=True).select_related("position__unit")


def last_holder(position: Position) -> Officer | None:
    """Who gave the position up last."""
    ended = (
        position.tenures.filter(ended_on__isnull=False).select_related("officer").order_by("-ended_on", "-pk")
    )
    tenure = ended.first()
    return tenure.officer if tenure else None


def overrides_of(ward_id: int) -> models.QuerySet[DayOverride]:
    return DayOverride.objects.filter(ward_id=ward_id).order_by("-day")


def held_by(officer: Officer, reader: Officer | None = None) -> list[tuple[str, int, str]]:
    """What the officer holds that would wait for a successor: (label, how many, page to hand it over), only what there
    is any of. The page is "" where the reader may not hand over."""
    counted = [(holding, holding.count(officer)) for holding in holdings]
    return [
        (str(holding.label), count, holding.page(reader, officer) if holding.page and reader else "")
        for holding, count in counted
        if count
    ]


def wards_served(user: User) -> list[Officer]:
    """The officers an account acts as today, one a ward, each with its ward."""
    with row_scope([], user=user.pk):
        serving = Officer.objects.filter(user=user, left_on__isnull=True)
        wards = list(serving.values_list("ward_id", flat=True))
    with row_scope(wards, user=user.pk):
        return list(
            Officer.objects.filter(user=user, left_on__isnull=True).select_related("ward").order_by("pk")
        )
