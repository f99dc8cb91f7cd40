"""Folded phrases, indexed by their first word so that looking for one costs no more than the words that differ."""

from collections import defaultdict
from functools import lru_cache

from donghanh.vietnamese.text import strip_marks


class Phrases(tuple[str, ...]):
    """Phrases of one sense. `by_first` maps a first word to the rest of each phrase, longest first."""

    by_first: dict[str, list[tuple[str, ...]]]

    def __add__(self, other: object) -> "Phrases":
        return indexed(tuple(self) + tuple(other)) if isinstance(other, tuple) else NotImplemented


def phrases(listed: str) -> Phrases:
    """Phrases of a list separated by "|", as officers write them; marks stand apart as tokens do."""
    return indexed(tuple(" ".join(strip_marks(phrase).lower().split()) for phrase in listed.split("|")))


@lru_cache(maxsize=1024)
def indexed(plain: tuple[str, ...]) -> Phrases:
    """The same phrases with their index."""
    found = Phrases(plain)
    found.by_first = defaultdict(list)
    for words in sorted({tuple(phrase.split()) for phrase in plain}, key=len, reverse=True):
        found.by_first[words[0]].append(words[1:])
    found.by_first = dict(found.by_first)
    return found
