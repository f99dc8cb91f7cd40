"""Body bullets that an appendix restates one by one."""

from collections import defaultdict

from rapidfuzz import fuzz

from donghanh.paperwork.reading.drafts import Draft
from donghanh.vietnamese.text import fold

SAME = 76
PREFIX = 300


def restated(body: list[Draft], rows: list[Draft]) -> set[int]:
    """The ids of body drafts whose words a table row repeats (76 of 100 alike on the common length)."""
    index: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        words = fold(row.title.text)[:PREFIX]
        for key in _keys(words):
            index[key].append(words)
    return {id(draft) for draft in body if _is_repeated(fold(draft.title.text)[:PREFIX], index)}


def _keys(words: str) -> set[str]:
    """Three neighbouring words, at every third place: near copies share at least one."""
    split = words.split()
    return {" ".join(split[at : at + 3]) for at in range(max(len(split) - 2, 1))}


def _is_repeated(words: str, index: dict[str, list[str]]) -> bool:
    candidates = {row for key in _keys(words) for row in index.get(key, ())[:40]}
    for row in candidates:
        length = min(len(row), len(words))
        if length >= 25 and fuzz.ratio(row[:length], words[:length]) >= SAME:
            return True
    return False
