"""Deadline phrases of Vietnamese plans, read by a composable grammar.

Tokens (one spelling for dashes, case, torn words) become stretches of the calendar (`atoms`), ranges and
lists with their prepositions (`groups`), signs of repetition and permanence (`signs`, `rules`), events and
references (`clauses`), and at last one reading (`meaning`). Nothing is looked up as a whole phrase.
`finding` looks for such phrases inside longer sentences.
"""

from donghanh.vietnamese.deadlines.finding import Found, How, find_deadline
from donghanh.vietnamese.deadlines.model import Deadline, Frequency, Kind, Meaning, Offset, Part, Rule
from donghanh.vietnamese.deadlines.reading import parse_deadline

__all__ = [
    "Deadline",
    "Found",
    "Frequency",
    "How",
    "Kind",
    "Meaning",
    "Offset",
    "Part",
    "Rule",
    "find_deadline",
    "parse_deadline",
]  # fmt: skip
