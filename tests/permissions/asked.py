"""What owners ask and what is decided about businesses, once of each, every text marked."""

from datetime import date
from typing import Any

from donghanh.registry.actions.choosing import choose_value, make_correction_list
from donghanh.registry.actions.happenings import record_happening, record_succession
from donghanh.registry.actions.requests import issue_owner_link, receive_request
from donghanh.registry.conflicts.disagreements import wrong_in
from donghanh.registry.enums import (
    Attribute,
    DataRequestKind,
    FactKind,
    Happening,
    SourceKind,
    SuccessionKind,
)
from donghanh.registry.models import Business
from donghanh.registry.rights.mirroring import owner_token
from tests.registry import make


def add_requests(world: Any) -> None:
    """An event, a figure of the ward's own, a conversion, a decision with its list, a link, a request."""
    mark, ward, head = world.mark, world.ward, world.people["head"]
    business = Business.objects.get(ward=ward, public_id=world.things["business"])
    event = record_happening(
        business, Happening.LOST, on=date(2026, 2, 2), document=f"Biên bản {mark}", by=head
    )
    fact = make.fact(business, FactKind.STAFF, 2025, 3, by=SourceKind.VISIT)
    household = make.business(ward, name=f"Hộ {mark} cũ", owner=f"Trần {mark}")
    firm = make.business(ward, name=f"Công ty {mark}", legal_form="llc_one")
    links = record_succession(
        SuccessionKind.CONVERSION, [household], [firm], on=date(2026, 3, 2), document=mark, by=head
    )
    make.entry(household, SourceKind.TAX, name=f"Cửa hàng {mark} sai")
    choose_value(household, Attribute.NAME, f"Hộ {mark} cũ", reason=f"Biển hiệu {mark}", by=head)
    tax = make.source(ward, SourceKind.TAX)
    made = make_correction_list(tax, wrong_in(tax), by=head)
    link = issue_owner_link(business, by=head)
    request = receive_request(business, DataRequestKind.DELETE, text=f"Xin xóa {mark}", link=link)
    world.things |= {"event": event.pk, "fact": fact.pk, "succession": links[0].pk, "corrections": made.pk}
    world.things |= {"owner_link": owner_token(link), "data_request": request.pk}
    world.things |= {
        "figure_kind": (business.public_id, "staff"),
        "chosen": (business.public_id, "name"),
    }
