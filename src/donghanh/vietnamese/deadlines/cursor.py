"""Walking over tokens: small tests that answer where the reading continues, or None."""

from collections.abc import Sequence
from dataclasses import dataclass

from donghanh.vietnamese.deadlines.tokens import Token
from donghanh.vietnamese.deadlines.wording import Phrases, indexed

FIRST_YEAR, LAST_YEAR = 1000, 2199
"""A number of four digits beside a date is its year; alone it must be nearer (`bare_year`)."""

FIRST_BARE_YEAR, LAST_BARE_YEAR = 1990, 2100

MOST_REPEATS = 8

COUNTS = {
    "mot": 1, "hai": 2, "ba": 3, "bon": 4, "tu": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9,
    "muoi": 10,
}  # fmt: skip
_CONFUSABLE = {"tu": {"tư", "tu"}, "sau": {"sáu"}, "nam": {"năm", "nam"}, "ba": {"ba"}, "hai": {"hai"}}


@dataclass(frozen=True, slots=True)
class Cursor:
    """The tokens of one phrase. Positions past the end read as the empty form."""

    tokens: Sequence[Token]
    text: str = ""

    def between(self, start: int, end: int) -> str:
        """The words as typed from one position up to another."""
        if start >= end:
            return ""
        return self.text[self.tokens[start].start : self.tokens[end - 1].end]

    def form(self, at: int) -> str:
        """The folded form at a position."""
        return self.tokens[at].form if 0 <= at < len(self.tokens) else ""

    def word(self, at: int) -> str:
        """The word with its accents at a position."""
        return self.tokens[at].word if 0 <= at < len(self.tokens) else ""

    def number(self, at: int, low: int, high: int) -> int | None:
        """A number within bounds."""
        value = self.tokens[at].number if 0 <= at < len(self.tokens) else None
        return value if value is not None and low <= value <= high else None

    def year(self, at: int) -> int | None:
        """A year of four digits."""
        return self.number(at, FIRST_YEAR, LAST_YEAR) if len(self.form(at)) == 4 else None

    def bare_year(self, at: int) -> int | None:
        """A year with nothing beside it that says so."""
        year = self.year(at)
        return year if year and FIRST_BARE_YEAR <= year <= LAST_BARE_YEAR else None

    def count(self, at: int, low: int, high: int) -> int | None:
        """A number in figures or one word ("sáu", "ba"), never "sau" or "từ"."""
        value = self.number(at, low, high)
        if value is not None:
            return value
        form = self.form(at)
        if form not in COUNTS or self.word(at) not in _CONFUSABLE.get(form, {self.word(at)}):
            return None
        return COUNTS[form] if low <= COUNTS[form] <= high else None

    def after(self, at: int, *phrases: str | Phrases) -> int | None:
        """Where the reading continues after the longest of some folded phrases, None if none is here."""
        first = self.form(at)
        if not first:
            return None
        wanted = phrases[0] if isinstance(phrases[0], Phrases) else indexed(phrases)
        for rest in wanted.by_first.get(first, ()):
            if all(self.form(at + 1 + offset) == word for offset, word in enumerate(rest)):
                return at + 1 + len(rest)
        return None

    def skip(self, at: int, *phrases: str | Phrases) -> int:
        """The position after optional phrases, repeated while any is here (at most `MOST_REPEATS` times, so that
        no heap of marks makes reading slow)."""
        for _ in range(MOST_REPEATS):
            end = self.after(at, *phrases)
            if end is None:
                break
            at = end
        return at
