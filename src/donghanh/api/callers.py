"""Who calls: the holder of a key, and what each ward lets them read."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from django.utils.translation import gettext_lazy as _

from donghanh.api.enums import PERSONAL_FIELDS, Scope
from donghanh.api.problems import Problem
from donghanh.kernel.walls import row_scope
from donghanh.registry.enums import PERSONAL, Attribute


@dataclass(frozen=True, slots=True)
class Rights:
    """What one ward grants: scopes, and attributes with personal facts of a year. `code` is the ward's own."""

    code: str
    scopes: frozenset[str]
    attributes: frozenset[str]

    def may_read(self, attribute: str) -> bool:
        """Personal facts need the scope for persons beside the attribute."""
        return attribute in self.attributes and (
            attribute not in PERSONAL_FIELDS or Scope.PERSONS in self.scopes
        )

    @property
    def without_persons(self) -> "Rights":
        """The same for a business whose owner had the use of personal data restricted."""
        return replace(self, scopes=self.scopes - {Scope.PERSONS})

    @property
    def reads_persons(self) -> bool:
        return Scope.PERSONS in self.scopes and bool(self.attributes & PERSONAL)


@dataclass(frozen=True, slots=True)
class Caller:
    """The holder of a key: `rights` by the id of each ward that grants some today."""

    key: int
    ward: int
    prefix: str
    agency: str
    rights: dict[int, Rights] = field(default_factory=dict)

    @property
    def label(self) -> str:
        """How the log of accesses names the caller."""
        return f"{self.agency} · {self.prefix}"

    def wards(self, scope: Scope, code: str = "") -> list[int]:
        """The wards that grant the scope, or the one of them with this code. Raises Problem where there is none."""
        granted = {pk: rights for pk, rights in self.rights.items() if scope in rights.scopes}
        if not granted:
            raise Problem(403, "scope_missing", _("The key does not give the right to read this."))
        chosen = [pk for pk, rights in granted.items() if code in ("", rights.code)]
        if not chosen:
            raise Problem(404, "ward_unknown", _("There is no such ward for this key."))
        return chosen

    def must_read(self, attribute: Attribute, wards: Iterable[int], *, asked_by: str) -> None:
        """Raises Problem unless every one of the wards gives the attribute that the parameter `asked_by` is about."""
        if not all(self.rights[ward].may_read(attribute) for ward in wards):
            place = {"in": "query", "name": asked_by, "type": "field_missing"}
            words = _(
                "The key may not read what this parameter asks about, or not in every ward of the list."
            )
            raise Problem(403, "field_missing", words, errors=[place])

    @contextmanager
    def reading(self, scope: Scope, code: str = "") -> Iterator[list[int]]:
        """Opens the row wall for exactly the wards that grant the scope."""
        wards = self.wards(scope, code)
        with row_scope(wards):
            yield wards
