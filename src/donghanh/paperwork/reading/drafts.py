"""A task while it is being read: passages with the reason for each, not yet values."""

from dataclasses import dataclass, field

from donghanh.paperwork.reading.passage import Passage
from donghanh.paperwork.reading.sections import Kind


@dataclass(frozen=True, slots=True)
class Found:
    """Passages taken for one field, how sure that is (0 to 1) and why, as a short Vietnamese phrase."""

    passages: tuple[Passage, ...] = ()
    confidence: float = 0.0
    reason: str = ""

    def __bool__(self) -> bool:
        return bool(self.passages)


NOTHING = Found()


@dataclass(slots=True)
class Draft:
    """One clause with what was found for it. `year` is the year of a column head or heading, for dates without."""

    title: Passage
    section: tuple[str, ...]
    kind: Kind
    number: str = ""
    lead: Found = NOTHING
    coop: Found = NOTHING
    product: Found = NOTHING
    deadline: Found = NOTHING
    parts: list[Passage] = field(default_factory=list)
    year: int | None = None
    requested: bool = False
    inherited: Found = NOTHING
    own_line: bool = False
    parent: int = 0
    in_table: bool = False
    title_confidence: float = 0.9
    title_reason: str = "gạch đầu dòng"
