"""From one phrase to its reading."""

from dataclasses import replace
from datetime import date

from donghanh.vietnamese.deadlines.grammar import scan, split_label
from donghanh.vietnamese.deadlines.meaning import compose
from donghanh.vietnamese.deadlines.model import Deadline
from donghanh.vietnamese.text import nfc


def parse_deadline(phrase: str, *, issued: date | None = None) -> Deadline:
    """Reads a deadline phrase of a document issued on `issued`.

    A year that is not written is taken from the issue date and marked `needs_human`; without an issue date
    the dates stay None. A phrase that names no time gives kind `none`; no phrase raises.
    """
    label, words = split_label(nfc(phrase))
    found = compose(scan(words), issued)
    return replace(found, verbatim=phrase.strip(), label=label)
