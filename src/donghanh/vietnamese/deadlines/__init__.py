"""Deadline phrases of Vietnamese plans, read by a composable grammar.

Tokens (one spelling for dashes, case, torn words) → stretches of the calendar (`atoms`) → ranges and lists
with their prepositions (`groups`); signs of repetition and permanence (`signs`, `rules`), events and references (`clauses`)
→ one reading (`meaning`). Nothing is looked up as a whole phrase.
"""

from dataclasses import replace
from datetime import date

from donghanh.vietnamese.deadlines.grammar import scan, split_label
from donghanh.vietnamese.deadlines.meaning import compose
from donghanh.vietnamese.deadlines.model import Deadline, Frequency, Kind, Meaning, Offset, Part
from donghanh.vietnamese.text import nfc

__all__ = ["Deadline", "Frequency", "Kind", "Meaning", "Offset", "Part", "parse_deadline"]


def parse_deadline(phrase: str, *, issued: date | None = None) -> Deadline:
    """Reads a deadline phrase of a document issued on `issued`.

    A year that is not written is taken from the issue date and marked `needs_human`; without an issue date
    the dates stay None. A phrase that names no time gives kind `none`; no phrase raises.
    """
    label, words = split_label(nfc(phrase))
    found = compose(scan(words), issued)
    return replace(found, verbatim=phrase.strip(), label=label)
