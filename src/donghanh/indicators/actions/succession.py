"""Indicators whose owner ended or was split find another one."""

from donghanh.audit.actions import record
from donghanh.indicators.models import Indicator
from donghanh.indicators.queries import OWNED
from donghanh.org.events import UnitPassedOn


def on_unit_passed_on(event: UnitPassedOn) -> None:
    """Every indicator of the unit, also those no longer followed, goes with its position or to the heir."""
    for indicator in Indicator.objects.filter(owner_unit=event.unit).select_related("owner_position"):
        heir = event.heir_of(OWNED, indicator.pk, indicator.owner_position_id)
        if heir != event.unit:
            indicator.owner_unit = heir
            indicator.save()
            changes = {"owner_unit": [str(event.unit), str(heir)]}
            record("indicators.change", indicator, by=event.by, changes=changes)
    for old, follower in event.positions.items():
        if old != follower.pk:
            Indicator.objects.filter(owner_position=old).update(owner_position=follower)
