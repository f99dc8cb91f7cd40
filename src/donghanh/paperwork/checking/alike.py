"""Which tasks of different plans may be one duty, by the words they share and the units that lead them.

Only a suggestion: two plans speak of the same matter in other words, and of other matters in the same words. What
nearly every task says ("doanh nghiệp", "phối hợp", "trên địa bàn") weighs next to nothing; rare pairs of
syllables weigh most.
"""

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log

from donghanh.vietnamese.text import fold

LEAST = 0.12
SAME_UNIT, OTHER_UNIT = 1.25, 0.85
LEAST_SHARED = 2
MOST_OF_A_TASK = 3
MOST_SHARING = 60
_SYLLABLE = re.compile(r"[a-z]+")
_JOINING_WORDS = """
cac cho co cua cung da dang de den do duoc hoac khi la lam mot nay nham nhung nhu o qua sau se tai theo thi trong
truoc tu tren va ve vao voi
"""
_JOINING = frozenset(_JOINING_WORDS.split())
_OFFICIAL_PHRASES = """
ban hành, ban ngành, bảo đảm, biện pháp, chỉ đạo, chính quyền, chính sách, chủ động, chủ trương, có hiệu,
công tác, cơ chế, cơ quan, cơ sở, đề xuất, địa bàn, địa phương, điều kiện, định hướng, đơn vị, đội ngũ, đẩy
mạnh, giải pháp, hiệu quả, hoàn thành, hoạt động, hướng dẫn, hỗ trợ, kế hoạch, kết quả, khuyến khích, kinh
tế, liên quan, lĩnh vực, mô hình, năng lực, nâng cao, nghị quyết, nghiên cứu, nguồn lực, nhân dân, nhiệm vụ,
nội dung, pháp luật, phát huy, phát triển, phòng ban, phối hợp, quản lý, quy định, rà soát, sở ban, tăng
cường, thẩm quyền, thành phố, thành ủy, thông tin, thúc đẩy, thực hiện, thường vụ, tiếp tục, tổ chức, tập
trung, triển khai, ủy ban, vai trò, vận động, xã hội, xây dựng
"""
_OFFICIAL = frozenset(fold(phrase) for phrase in _OFFICIAL_PHRASES.replace("\n", " ").split(","))
"""Joining words end a phrase; what every office writes about every matter says nothing of the matter."""
_OFFICIAL_WEIGHT = 0.2
_KNOWN_BY_HALF, _LEAST_WEIGHT = 0.7, 0.05


@dataclass(frozen=True, slots=True)
class Duty:
    """A task as it is compared: its key, the plan it stands in, its words, and the units that lead it (any keys)."""

    key: int
    plan: int
    text: str
    units: frozenset[Hashable] = frozenset()


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two duties of different plans, the smaller key first; `score` from 0 to 1; `shared` are the weightiest words both
    say, without accents."""

    first: int
    second: int
    score: float
    shared: tuple[str, ...]


def suggest_overlaps(
    duties: Sequence[Duty], *, decided: Iterable[tuple[int, int]] = (), least: float = LEAST
) -> list[Likeness]:
    """The pairs that may be one duty, the likeliest first; no pair in `decided`, at most three for one task."""
    words = {duty.key: _terms(duty.text) for duty in duties}
    weights = _weights(words.values())
    totals = {key: sum(weights[term] for term in terms) for key, terms in words.items()}
    known = {tuple(sorted(pair)) for pair in decided}
    found = []
    for first, second in _candidates(duties, words):
        pair = tuple(sorted((first.key, second.key)))
        shared = words[first.key] & words[second.key]
        if pair in known or len(shared) < LEAST_SHARED:
            continue
        score = _score(first, second, shared, weights, totals)
        if score >= least:
            best = sorted(shared, key=lambda term: (-weights[term], term))[:4]
            found.append(Likeness(pair[0], pair[1], round(score, 3), tuple(best)))
    return _best(found)


def _terms(text: str) -> frozenset[str]:
    """Pairs of neighbouring syllables within a clause."""
    folded = fold(text)
    return frozenset(
        f"{one} {other}"
        for clause in re.split(r"[,;:.()“”\"\n]+|\d+", folded)
        for one, other in pairwise(_SYLLABLE.findall(clause))
        if one not in _JOINING and other not in _JOINING
    )


def _weights(texts: Iterable[frozenset[str]]) -> dict[str, float]:
    """How much a term tells: the rarer among the duties, the more; little where it is any office's language."""
    texts = list(texts)
    spread = Counter(term for terms in texts for term in terms)
    return {
        term: max(log(len(texts) / count) - _KNOWN_BY_HALF, _LEAST_WEIGHT)
        * (_OFFICIAL_WEIGHT if term in _OFFICIAL else 1.0)
        for term, count in spread.items()
    }


def _candidates(duties: Sequence[Duty], words: dict[int, frozenset[str]]) -> Iterable[tuple[Duty, Duty]]:
    """Pairs of different plans that share a term which few others hold: never every task with every other."""
    holders: dict[str, list[Duty]] = {}
    for duty in duties:
        for term in words[duty.key]:
            if term not in _OFFICIAL:
                holders.setdefault(term, []).append(duty)
    seen = set()
    for sharing in (duties for duties in holders.values() if len(duties) <= MOST_SHARING):
        for place, first in enumerate(sharing):
            for second in sharing[place + 1 :]:
                pair = (first.key, second.key)
                if first.plan != second.plan and pair not in seen:
                    seen.add(pair)
                    yield first, second


def _score(
    first: Duty, second: Duty, shared: frozenset[str], weights: dict[str, float], totals: dict[int, float]
) -> float:
    """The weight of what both say by the weight of the shorter one, raised or lowered by who leads."""
    weight = sum(weights[term] for term in shared)
    short, long = sorted((totals[first.key], totals[second.key]))
    words = weight / (short**0.7 * long**0.3) if short else 0.0
    if first.units and second.units:
        words *= SAME_UNIT if first.units & second.units else OTHER_UNIT
    return min(words, 1.0)


def _best(found: list[Likeness]) -> list[Likeness]:
    taken: Counter[int] = Counter()
    best = []
    for likeness in sorted(found, key=lambda one: (-one.score, one.first, one.second)):
        if max(taken[likeness.first], taken[likeness.second]) < MOST_OF_A_TASK:
            taken.update((likeness.first, likeness.second))
            best.append(likeness)
    return best
