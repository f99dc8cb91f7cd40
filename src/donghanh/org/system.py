"""The system itself as an actor, for what no officer did: starting a ward, closing idle accounts."""

from dataclasses import dataclass

from django.utils.translation import gettext

from donghanh.org.models import Ward


@dataclass(frozen=True, slots=True)
class System:
    """Acts in one ward; the trail names it "Hệ thống"."""

    ward: Ward

    @property
    def pk(self) -> None:
        return None

    @property
    def ward_id(self) -> int:
        return self.ward.pk

    def __str__(self) -> str:
        return gettext("The system")
