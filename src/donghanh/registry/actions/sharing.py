"""What other agencies read of the registry leaves a row in the log of accesses."""

from collections.abc import Sequence

from donghanh.registry.enums import AccessKind
from donghanh.registry.models import Access


def record_reading(
    ward_id: int,
    agency: str,
    *,
    purpose: str,
    rows: int,
    public_id: str = "",
    businesses: Sequence[int] | None = None,
) -> Access:
    """One request of an agency: `rows` businesses of the ward were in the answer, personal data of `businesses` among
    them, or the one with `public_id`."""
    return Access.objects.create(
        ward_id=ward_id,
        kind=AccessKind.API,
        public_id=public_id,
        agency=agency[:200],
        purpose=purpose[:300],
        rows=rows,
        businesses=None if businesses is None else sorted(businesses),
    )
