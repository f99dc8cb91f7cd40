"""Two sides of a doubtful pair, field by field, and why they were asked about. Personal data is masked."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import chain, pairwise
from typing import Any

from django.utils.translation import gettext as _

from donghanh.linkage.wording import LABELS, LEVELS, RARITY, REASONS, START, STARTED
from donghanh.registry.enums import Attribute
from donghanh.registry.masking import is_personal, mask
from donghanh.registry.models import Business, Entry, Question
from donghanh.registry.resolution.circles import ends
from donghanh.registry.resolution.doubts import newest_entries
from donghanh.registry.rights.restrictions import restricted_in
from donghanh.registry.trust import says_the_same
from donghanh.registry.wording import attribute_words
from donghanh.ui.text import MINUS, write_number

SAME, DIFFERENT, ONE_SIDED = "same", "different", "one_sided"
_WIDTH, _LEFT, _RIGHT, _ROW = 720, 190, 590, 30
_STRONG, _CLEAR, _LITTLE = 8.0, 3.0, 0.5


@dataclass(frozen=True, slots=True)
class Value:
    """What one side says, in words; `source` where another entry of the same business says it."""

    words: str
    given: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One fact of both sides and how they stand: SAME, DIFFERENT or ONE_SIDED."""

    label: str
    one: Value | None
    other: Value | None
    standing: str


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two: its entry, its business where it has one, and how many other entries that has."""

    entry: Entry
    business: Business | None
    others: int

    @property
    def as_of(self) -> date:
        return self.entry.as_of


@dataclass(frozen=True, slots=True)
class Step:
    """A bar of the waterfall and the same in words: from where to where the chance moves."""

    label: str
    meaning: str
    bits: float
    written: str
    strength: str
    x: str
    y: str
    width: str
    middle: str
    kind: str


@dataclass(frozen=True, slots=True)
class Waterfall:
    steps: list[Step]
    height: int
    zero: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """A doubtful pair as it is shown. `both_known`: both sides are businesses with numbers of their own."""

    question: Question
    one: Side
    other: Side
    lines: list[Line]
    reason: str
    waterfall: Waterfall | None
    in_full: bool = False

    @property
    def compared(self) -> list[Line]:
        """What both sides say, differences first."""
        both = [line for line in self.lines if line.standing != ONE_SIDED]
        return sorted(both, key=lambda line: line.standing != DIFFERENT)

    @property
    def one_sided(self) -> list[Line]:
        return [line for line in self.lines if line.standing == ONE_SIDED]

    @property
    def both_known(self) -> bool:
        return bool(self.one.business and self.other.business)


def doubt_of(question: Question, *, in_full: bool = False) -> Doubt | None:
    """The pair with both sides; None where a source took back what it said."""
    found = newest_entries(set(ends(question)))
    entries = [found.get(end) for end in ends(question)]
    if entries[0] is None or entries[1] is None:
        return None
    first, second = sorted((entries[0], entries[1]), key=lambda entry: (entry.business_id is None, entry.pk))
    siblings = _siblings([first, second])
    sides = [Side(entry, entry.business, len(siblings[entry.pk])) for entry in (first, second)]
    bound = restricted_in([question.ward_id]) if in_full else frozenset()
    told = [
        _told(entry, siblings[entry.pk], in_full=in_full and entry.business_id not in bound)
        for entry in (first, second)
    ]
    lines = [_line(attribute, *(each.get(attribute) for each in told)) for attribute in Attribute.values]
    return Doubt(
        question,
        sides[0],
        sides[1],
        [line for line in lines if line.one or line.other],
        reason_words(question.reason),
        waterfall_of(question.evidence),
        in_full,
    )


def reason_words(reason: str) -> str:
    """A reason in one sentence; linkage names its own by a key."""
    return REASONS.get(reason, reason)


def waterfall_of(evidence: Iterable[dict[str, Any]]) -> Waterfall | None:
    """Bars of what each comparison adds, from the top down, and the same in words; None where numbers alone were
    looked at."""
    told = [each for each in evidence if each["comparison"] == "start" or abs(each["bits"]) > 0.05]
    if not told:
        return None
    ends_at = [0.0]
    for each in told:
        ends_at.append(ends_at[-1] + each["bits"])
    low, high = min(ends_at), max(ends_at)
    scale = (_RIGHT - _LEFT) / ((high - low) or 1)
    steps = []
    for place, (each, (before, after)) in enumerate(zip(told, pairwise(ends_at), strict=True)):
        left, right = sorted((_LEFT + (before - low) * scale, _LEFT + (after - low) * scale))
        steps.append(
            Step(
                *_words(each),
                each["bits"],
                _written(each["bits"]),
                _strength(each),
                f"{left:.1f}",
                f"{place * _ROW + 6}",
                f"{max(right - left, 1.5):.1f}",
                f"{place * _ROW + 20}",
                "start" if each["comparison"] == "start" else ("for" if each["bits"] > 0 else "against"),
            )
        )
    return Waterfall(steps, len(told) * _ROW + 6, f"{_LEFT - low * scale:.1f}")


def _words(step: dict[str, Any]) -> tuple[str, str]:
    comparison, level = step["comparison"], step["level"]
    if comparison == "start":
        return START, STARTED
    if comparison == "rarity":
        return RARITY, _("rare words count more, common ones less")
    meanings = LEVELS.get(comparison, {})
    return LABELS.get(comparison, comparison), meanings.get(level, LEVELS[""].get(level, level))


def _written(bits: float) -> str:
    return f"{MINUS if bits < 0 else '+'}{write_number(abs(bits), 1)}"


def _strength(step: dict[str, Any]) -> str:
    """Bits in words: three bits are a factor of eight, eight bits one of 256."""
    bits = step["bits"]
    if step["comparison"] == "start":
        return _("before anything is compared")
    if abs(bits) < _LITTLE:
        return _("says nothing")
    if bits > 0:
        if bits >= _STRONG:
            return _("speaks strongly for one business")
        return _("speaks for one business") if bits >= _CLEAR else _("leans to one business")
    if bits <= -_STRONG:
        return _("speaks strongly for two businesses")
    return _("speaks for two businesses") if bits <= -_CLEAR else _("leans to two businesses")


def _siblings(entries: list[Entry]) -> dict[int, list[Entry]]:
    """Other entries of the same business, of each of these."""
    businesses = {entry.business_id for entry in entries if entry.business_id}
    pairs = {(entry.source_id, entry.key) for entry in entries}
    found = Entry.objects.filter(business__in=businesses, is_current=True).select_related("source")
    others = [entry for entry in found.order_by("-as_of", "pk") if (entry.source_id, entry.key) not in pairs]
    return {
        entry.pk: [other for other in others if other.business_id == entry.business_id] for entry in entries
    }


def _told(entry: Entry, siblings: list[Entry], *, in_full: bool) -> dict[str, Value]:
    """Attribute → what the entry says, else what another entry of its business says."""
    values: dict[str, Value] = {}
    for each in chain((entry,), siblings):
        for attribute, given in each.values.items():
            if given and attribute not in values:
                is_hidden = is_personal(attribute, given) and not in_full
                words = mask(attribute, given) if is_hidden else attribute_words(attribute, given)
                values[attribute] = Value(words, given, "" if each is entry else str(each.source))
    return values


def _line(attribute: str, one: Value | None, other: Value | None) -> Line:
    standing = ONE_SIDED
    if one and other:
        standing = SAME if says_the_same(attribute, one.given, other.given) else DIFFERENT
    return Line(str(Attribute(attribute).label), one, other, standing)
