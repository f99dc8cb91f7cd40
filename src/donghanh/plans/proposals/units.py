"""Names of agencies in a document, and the units of the ward they mean. Only a certain match is taken silently."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from donghanh.org.enums import UnitKind
from donghanh.org.models import Unit
from donghanh.vietnamese.text import fold

LIKELY = 78.0
SHORTHANDS = (
    ("uy ban nhan dan", "ubnd"),
    ("hoi dong nhan dan", "hdnd"),
    ("mat tran to quoc", "mttq"),
    ("uy ban mttq", "ub mttq"),
    ("trach nhiem huu han", "tnhh"),
)
LEVELS = ("phuong", "xa", "dac khu")
GENERIC = (
    ("phong", (UnitKind.OFFICE,)),
    ("trung tam", (UnitKind.CENTRE,)),
    ("don vi", (UnitKind.OFFICE, UnitKind.CENTRE)),
    ("co quan", (UnitKind.OFFICE, UnitKind.CENTRE)),
    ("bo phan", (UnitKind.OFFICE, UnitKind.CENTRE)),
    ("doan the", (UnitKind.FRONT,)),
    ("to chuc chinh tri", (UnitKind.FRONT,)),
    ("to chuc hoi", (UnitKind.FRONT,)),
    ("to dan pho", (UnitKind.NEIGHBOURHOOD,)),
    ("khu pho", (UnitKind.NEIGHBOURHOOD,)),
    ("thon", (UnitKind.NEIGHBOURHOOD,)),
    ("ban dang", (UnitKind.PARTY,)),
)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Units a name may mean. `how`: "part" (a part of the name), "initials", "spelling" or "group" of several units.

    `remember`: the name is worth remembering; one with further words around the unit's own name is not.
    """

    units: tuple[Unit, ...]
    how: str
    score: float
    remember: bool = False


class Directory:
    """The units of one ward under every name that is certain: their own, the short one, and remembered aliases."""

    def __init__(self, units: Iterable[Unit], aliases: Iterable[tuple[str, int]], *, place: str = "") -> None:
        """`aliases` are (text, unit id); `place` is the ward's own name ("Ái Quốc"), which documents may add."""
        self.units = list(units)
        self._place = fold(place)
        by_id = {unit.pk: unit for unit in self.units}
        self._certain: defaultdict[str, set[int]] = defaultdict(set)
        for unit in self.units:
            for name in filter(None, (unit.name, unit.short_name)):
                self._certain[self.key(name)].add(unit.pk)
        for text, unit_id in aliases:
            if unit_id in by_id:
                self._certain[self.key(text)] = {unit_id}
        self._by_id = by_id

    def key(self, name: str) -> str:
        """A name without accents, case, the ward's own name and level, and with common long forms shortened."""
        words = fold(name.replace("&", " và "))
        for long, short in SHORTHANDS:
            words = words.replace(long, short)
        for ending in (self._place, *LEVELS, "cua"):
            if ending and words.endswith(f" {ending}"):
                words = words.removesuffix(f" {ending}")
        return words

    def certain(self, name: str) -> Unit | None:
        """The one unit that has this name or alias; None where nobody or more than one has it."""
        found = self._certain.get(self.key(name), set())
        return self._by_id[next(iter(found))] if len(found) == 1 else None

    def suggestions(self, name: str, limit: int = 3) -> list[Suggestion]:
        """What the name may mean, best first; a person must choose."""
        group = self._group(name)
        if group:
            return [group]
        scored = [found for unit in self.units if (found := self._score(self.key(name), unit))]
        return sorted(scored, key=lambda suggestion: -suggestion.score)[:limit]

    def _score(self, key: str, unit: Unit) -> Suggestion | None:
        name = self.key(unit.name)
        words, said = name.split(), key.split()
        if key != name and _abbreviates(said, words):
            return Suggestion((unit,), "initials", 97.0, remember=True)
        if _holds(words, said) or _holds(said, words):
            likeness = 80 + 15 * min(len(key), len(name)) / max(len(key), len(name), 1)
            return Suggestion((unit,), "part", likeness, remember=len(said) < len(words))
        score = max(fuzz.token_sort_ratio(key, name), fuzz.ratio(key, self.key(unit.short_name)))
        return Suggestion((unit,), "spelling", score, remember=True) if score >= LIKELY else None

    def _group(self, name: str) -> Suggestion | None:
        kinds = generic_kinds(name)
        members = tuple(unit for unit in self.units if unit.kind in kinds)
        return Suggestion(members, "group", 90.0) if members else None


def generic_kinds(name: str) -> frozenset[str]:
    """Kinds of units a phrase such as "Các phòng, ban UBND phường" speaks of; empty for the name of one unit."""
    words = f" {fold(name)} "
    if not words.startswith((" cac ", " tat ca ", " toan the ")) and " lien quan " not in words:
        return frozenset()
    return frozenset(kind for sign, kinds in GENERIC if f" {sign} " in words for kind in kinds)


def _abbreviates(said: Sequence[str], words: Sequence[str]) -> bool:
    """`said` is `words` with one or more runs of them shortened to their initials: "trung tam phuc vu hcc"."""
    if not said or not words:
        return not said and not words
    if said[0] == words[0] and _abbreviates(said[1:], words[1:]):
        return True
    size = len(said[0])
    initials = "".join(word[0] for word in words[:size])
    return 2 <= size <= len(words) and said[0] == initials and _abbreviates(said[1:], words[size:])


def _holds(words: Sequence[str], part: Sequence[str]) -> bool:
    """`part` of at least two words stands unbroken in `words`."""
    size = len(part)
    return size > 1 and any(list(words[at : at + size]) == list(part) for at in range(len(words) - size + 1))
