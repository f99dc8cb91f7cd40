"""The words that names of businesses are made of, and what a word that is none of them was meant to be."""

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from time import monotonic

from django.db import connection
from django.db.models import Count, Max
from rapidfuzz import process
from rapidfuzz.distance import OSA

from donghanh.registry.models import Business, Word


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words with the number of names each stands in, and the words in order."""

    counts: Mapping[str, int]
    ordered: list[str]

    @classmethod
    def of(cls, counts: Mapping[str, int]) -> "Vocabulary":
        return cls(counts, sorted(counts))

    def begins(self, word: str) -> bool:
        """Whether some word begins so."""
        at = bisect_left(self.ordered, word)
        return at < len(self.ordered) and self.ordered[at].startswith(word)


MOST_MEANT, SHORTEST, LONG = 8, 3, 6
AN_HOUR = 60 * 60
IN_WARD = "select word, ndoc from ts_stat(%s)"
ROWS = "select search from registry_business where ward_id = {ward:d} and merged_into_id is null"


def words_of(owners: tuple[int, ...]) -> Vocabulary:
    """The words of one ward, counted anew when its rows change; for several, those of the whole registry."""
    return _words_of_ward(owners[0]) if len(owners) == 1 else _every_word(int(monotonic() // AN_HOUR))


def near(word: str, known: Vocabulary) -> list[str]:
    """The known words nearest to one that is mistyped, the most usual first: one slip, in long words two.

    "phuonh" → "phuong"; letters of Telex that nobody turned into marks ("huwowng" → "huong") count as no slip.
    """
    plain = untelexed(word)
    if plain != word and plain in known.counts:
        return [plain]
    if len(word) < SHORTEST or word.isdecimal():
        return []
    slips = 2 if len(word) >= LONG else 1
    found = process.extract(word, known.ordered, scorer=OSA.distance, score_cutoff=slips, limit=50)
    found = [each for each in found if each[0] != word]
    least = min((distance for _, distance, _ in found), default=0)
    alike = [other for other, distance, _ in found if distance == least]
    return sorted(alike, key=lambda other: (-known.counts[other], other))[:MOST_MEANT]


def untelexed(word: str) -> str:
    """A folded word without the keys of Telex: "huwowng" → "huong", "ddoongf" → "dong", "phaats" → "phat"."""
    plain = word.replace("w", "").replace("dd", "d")
    for vowel in "aeo":
        plain = plain.replace(vowel * 2, vowel)
    if len(plain) > 2 and plain[-1] in "sfrxj":
        plain = plain[:-1]
    return plain


def count_words() -> None:
    """Counts the words of the whole registry anew; runs at night."""
    with connection.cursor() as cursor:
        cursor.execute("select registry_count_words()")
    _every_word.cache_clear()


def _words_of_ward(ward: int) -> Vocabulary:
    """Reading a thousand rows for their words takes some milliseconds; they are kept until a row changes."""
    known = Business.objects.filter(ward_id=ward).aggregate(
        rows=Count("pk"), last=Max("pk"), at=Max("updated_at")
    )
    return _counted(ward, known["rows"], known["last"], known["at"])


@lru_cache(maxsize=64)
def _counted(ward: int, *_version: object) -> Vocabulary:
    with connection.cursor() as cursor:
        cursor.execute(IN_WARD, [ROWS.format(ward=ward)])
        return Vocabulary.of(dict(cursor.fetchall()))


@lru_cache(maxsize=1)
def _every_word(_hour: int) -> Vocabulary:
    return Vocabulary.of(dict(Word.objects.values_list("word", "names")))
