"""Made-up keys for tests."""

from datetime import date
from typing import Any

from django.utils import timezone

from donghanh.api.actions.keys import Terms, issue_key, join_key
from donghanh.api.enums import PERSONAL_FACTS, Scope
from donghanh.api.models import Grant
from donghanh.org.enums import Role
from donghanh.org.models import Ward
from donghanh.registry.enums import PERSONAL, Attribute
from tests import make

OPEN = tuple(sorted(set(Attribute) - PERSONAL))
EVERYTHING = (*Attribute, *PERSONAL_FACTS)


def terms(*scopes: str, attributes: tuple[str, ...] = OPEN, **facts: Any) -> Terms:
    known = {
        "basis": "Quy chế phối hợp 12/QCPH",
        "purpose": "Quản lý thuế",
        "scopes": scopes or (Scope.BUSINESSES,),
        "attributes": attributes,
        "starts_on": timezone.localdate(),
        "ends_on": date(timezone.localdate().year + 1, 1, 1),
    }
    return Terms(**(known | facts))


def key(
    of: Ward, *scopes: str, agency: str = "Thuế cơ sở 3", per_minute: int = 1000, **facts: Any
) -> tuple[Grant, str]:
    """A key with rights in the ward, and its text."""
    limits = {"per_minute": per_minute, "per_day": facts.pop("per_day", 100_000)}
    chief = make.officer(of, Role.OFFICE_CHIEF)
    return issue_key(agency, "Người phụ trách", terms(*scopes, **facts), **limits, by=chief)


def join(of: Ward, prefix: str, *scopes: str, **facts: Any) -> Grant:
    return join_key(prefix, terms(*scopes, **facts), by=make.officer(of, Role.OFFICE_CHIEF))


def headers(token: str, purpose: str = "Doi soat quy IV") -> dict[str, str]:
    return {"authorization": f"Bearer {token}", "x-purpose": purpose}
