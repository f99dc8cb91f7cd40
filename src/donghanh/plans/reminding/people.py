"""Who serves where today, read once for a whole ward."""

from collections import defaultdict
from dataclasses import dataclass, field

from donghanh.org.enums import COORDINATORS, Role
from donghanh.org.models import Tenure, Ward


@dataclass(slots=True)
class Posts:
    """The people of a ward by unit, position and role, all as keys; who looks after the system alone is not among
    them."""

    serving: set[int] = field(default_factory=set)
    heads: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    holders: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    by_role: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    roles: dict[int, str] = field(default_factory=dict)

    def coordinators(self) -> list[int]:
        """Chair, vice chairs and chief of office, each once."""
        found = (officer for role in sorted(COORDINATORS) for officer in self.by_role.get(role, ()))
        return list(dict.fromkeys(found))

    def doers(self, officer: int | None, unit: int | None) -> list[int]:
        """Who is to act: the person in charge, else the heads of the lead unit, else the chiefs of office, else every
        coordinator."""
        if officer in self.serving:
            return [officer] if officer else []
        heads = self.heads.get(unit, []) if unit else []
        return heads or self.by_role.get(Role.OFFICE_CHIEF, []) or self.coordinators()

    def level(self, level: int, *, unit: int | None, approver: int | None) -> list[int]:
        """Who is told on a level of escalation: head of the unit, the vice chair who approves or all of them, chair."""
        if level == 1:
            return self.heads.get(unit, []) if unit else []
        if level == 2 and approver and self.roles.get(approver) == Role.VICE_CHAIR:
            return self.holders.get(approver, [])
        return self.by_role.get(Role.VICE_CHAIR if level == 2 else Role.CHAIR, [])

    def deciders(self, position: int | None, *, but: int) -> list[int]:
        """Who may decide what `but` asked for: the holder of the position, else every coordinator."""
        named = [officer for officer in self.holders.get(position, []) if officer != but] if position else []
        return named or [officer for officer in self.coordinators() if officer != but]


def posts_of(ward: Ward) -> Posts:
    """The people who serve in the ward today; one query."""
    posts = Posts()
    held = Tenure.objects.filter(ward=ward, ended_on__isnull=True, officer__left_on__isnull=True)
    for officer, position, unit, role in held.order_by("pk").values_list(
        "officer_id", "position_id", "position__unit_id", "position__role"
    ):
        if role == Role.ADMIN:
            continue
        posts.serving.add(officer)
        posts.holders[position].append(officer)
        posts.by_role[role].append(officer)
        posts.roles[position] = role
        if role == Role.UNIT_HEAD:
            posts.heads[unit].append(officer)
    return posts
