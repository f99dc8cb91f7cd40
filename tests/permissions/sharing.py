"""What a ward shares: one key with its rights, and one edition of open data."""

from typing import Any

from django.utils import timezone

from donghanh.api.actions.editions import release_edition
from donghanh.api.actions.keys import issue_key
from donghanh.api.enums import Scope
from donghanh.registry.actions.sharing import record_reading
from tests.api import make


def add_sharing(world: Any) -> None:
    """The key has been used; everything it says is marked."""
    mark, chair = world.mark, world.people["chair"]
    terms = make.terms(
        *Scope, basis=f"Quy chế {mark}", purpose=f"Mục đích {mark}", attributes=make.EVERYTHING
    )
    grant, _token = issue_key(
        f"Thuế {mark}", f"Người giữ {mark}", terms, per_minute=60, per_day=1000, by=chair
    )
    record_reading(world.ward.pk, str(grant), purpose=f"Đối soát {mark}", rows=2)
    edition = release_edition(note=f"Ghi chú {mark}", by=chair)
    today = timezone.localdate()
    world.things |= {"grant": grant.pk, "edition": edition.pk, "ward_code": world.ward.code}
    world.things["open_file"] = (world.ward.code, today, "standing", "csv")
    world.things["measure_key"] = "registry.active_businesses"
