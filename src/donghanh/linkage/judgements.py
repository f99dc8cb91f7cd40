"""What was judged about pairs of records, kept for ever, and the businesses that follow from it.

Judgements are a log: the latest one of a pair counts, so each can be taken back. `same` is transitive. A business is
known by the number of its oldest record; new records have higher numbers, so no judgement about them changes a number
that is in use, and whoever takes a judgement back gets the former numbers back.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import NamedTuple

_NOBODY: frozenset[int] = frozenset()


class Judgement(StrEnum):
    """What somebody, or linkage, says of two records; `OPEN` takes back what was said."""

    SAME = "same"
    DIFFERENT = "different"
    OPEN = "open"


class Judged(NamedTuple):
    """One entry of the log: two records by their numbers, and what was said of them."""

    one: int
    other: int
    judgement: Judgement


class Contradiction(ValueError):
    """A judgement that cannot stand beside the others; `path` are the records that tie its two together, or those of
    the judgement it meets."""

    def __init__(self, message: str, path: tuple[int, ...]) -> None:
        super().__init__(message)
        self.path = path


class Judgements:
    """The log, and what follows from it. Records are whole numbers, given in the order in which they came."""

    def __init__(self, log: Iterable[Judged] = ()) -> None:
        """Takes up a log as it was kept; it is not checked again."""
        self._log: list[Judged] = []
        self._same: defaultdict[int, set[int]] = defaultdict(set)
        self._different: defaultdict[int, set[int]] = defaultdict(set)
        for entry in log:
            self._take_up(entry)

    @property
    def log(self) -> tuple[Judged, ...]:
        """All that was ever said, oldest first."""
        return tuple(self._log)

    def judge(self, one: int, other: int, judgement: Judgement) -> None:
        """Adds to the log. Raises Contradiction where records would be the same and different at once, and ValueError
        for a record with itself."""
        if one == other:
            raise ValueError("Một bản ghi không so với chính nó.")
        if judgement is Judgement.DIFFERENT and (path := self._path_without(one, other)):
            raise Contradiction(
                "Hai bản ghi đang được coi là một qua các bản ghi khác; hãy tách trước.", path
            )
        if judgement is Judgement.SAME and (pair := self._parted(one, other)):
            raise Contradiction("Đã có kết luận là hai cơ sở khác nhau; hãy xem lại kết luận đó trước.", pair)
        self._take_up(Judged(one, other, judgement))

    def business_of(self, record: int) -> int:
        """The number of the business that a record belongs to: the lowest number of its records."""
        return min(self.records_with(record))

    def records_with(self, record: int) -> set[int]:
        """All records of the business that a record belongs to."""
        return set(self._reached(record, frozenset()))

    def implied(self, one: int, other: int) -> Judgement:
        """What follows without asking: the same business, different ones, or open."""
        ours, theirs = self.records_with(one), self.records_with(other)
        if one in theirs:
            return Judgement.SAME
        parted = any(self._different.get(record, _NOBODY) & theirs for record in ours)
        return Judgement.DIFFERENT if parted else Judgement.OPEN

    def _take_up(self, entry: Judged) -> None:
        one, other, judgement = entry
        self._log.append(entry)
        for edges, kind in ((self._same, Judgement.SAME), (self._different, Judgement.DIFFERENT)):
            for here, there in ((one, other), (other, one)):
                if judgement is kind:
                    edges[here].add(there)
                else:
                    edges[here].discard(there)

    def _reached(self, start: int, without: frozenset[int]) -> dict[int, int]:
        """Records tied to `start` → the record each was reached from; the tie `without` is not walked."""
        came_from = {start: start}
        open_records = [start]
        while open_records:
            record = open_records.pop()
            for tied in sorted(self._same.get(record, _NOBODY)):
                if tied not in came_from and {record, tied} != without:
                    came_from[tied] = record
                    open_records.append(tied)
        return came_from

    def _path_without(self, one: int, other: int) -> tuple[int, ...]:
        """Records that tie two together beside a direct judgement; () if none do."""
        came_from = self._reached(one, frozenset((one, other)))
        return tuple(_back(came_from, other)) if other in came_from else ()

    def _parted(self, one: int, other: int) -> tuple[int, ...]:
        """Two records judged different, one on each side, other than the pair itself; () if there are none."""
        ours, theirs = self.records_with(one), self.records_with(other)
        for record in sorted(ours):
            for stranger in sorted(self._different.get(record, _NOBODY) & theirs):
                if {record, stranger} != {one, other}:
                    return record, stranger
        return ()


def _back(came_from: dict[int, int], end: int) -> Iterator[int]:
    yield end
    while came_from[end] != end:
        end = came_from[end]
        yield end
