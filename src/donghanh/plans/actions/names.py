"""Names of agencies in a document: which units they mean, and remembering it."""

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from donghanh.audit.actions import record
from donghanh.kernel.errors import Refused
from donghanh.org.models import Officer, Unit
from donghanh.plans.actions.drafts import LEAD
from donghanh.plans.actions.steps import step
from donghanh.plans.enums import Decision, Part
from donghanh.plans.models import Draft, DraftUnit, Reading


@transaction.atomic
def map_name(
    reading: Reading, name: str, units: Sequence[Unit], *, by: Officer, remember: bool = False
) -> int:
    """Says which units a name means in the whole document; several for a phrase such as "Các phòng, ban".

    Every draft that is no task yet and names it gets them: as lead where the name leads, else as cooperating. With
    `remember` the name becomes an alias of the one unit. Returns how many drafts changed.
    """
    if not units or any(unit.ward_id != reading.ward_id for unit in units):
        raise Refused(_("Choose a unit of the ward that still exists."))
    if remember and len(units) > 1:
        raise Refused(_("Only the name of one unit can be remembered."))
    named = drafts_naming(reading, name)
    if not named:
        raise Refused(_("No open task of the document names this agency."))
    with step("map", reading, named, by=by):
        for draft in named:
            _add_units(draft, name, units)
        if remember:
            _remember(name, units[0], by)
        changes = {"name": name, "units": [str(unit) for unit in units], "drafts": len(named)}
        record("plans.map_name", reading.plan, by=by, changes=changes)
    return len(named)


def drafts_naming(reading: Reading, name: str) -> list[Draft]:
    """The drafts, not yet tasks, in which the document names the agency."""
    drafts = reading.drafts.exclude(decision=Decision.MERGED).filter(task__isnull=True)
    return [
        draft
        for draft in drafts.prefetch_related("units")
        if name in draft.lead_texts or name in draft.coop_texts
    ]


def _add_units(draft: Draft, name: str, units: Sequence[Unit]) -> None:
    rows = list(draft.units.all())
    known = {row.unit_id for row in rows}
    leads = name in draft.lead_texts
    for unit in units:
        if unit.pk in known:
            continue
        part = (
            Part.COOPERATES if not leads else Part.CO_LEAD if any(row.part == LEAD for row in rows) else LEAD
        )
        rows.append(DraftUnit.objects.create(ward_id=draft.ward_id, draft=draft, unit=unit, part=part))
    draft.doubts = [cell for cell in draft.doubts if not _settled(draft, cell, name, leads)]
    draft.save(update_fields=["doubts"])


def _settled(draft: Draft, cell: str, name: str, leads: bool) -> bool:
    """The cell named only this agency."""
    texts = draft.lead_texts if cell == "lead" else draft.coop_texts if cell == "coop" else []
    return texts == [name] and leads == (cell == "lead")


def _remember(name: str, unit: Unit, by: Officer) -> None:
    from donghanh.org.actions import add_alias

    add_alias(unit, name, by=by)
