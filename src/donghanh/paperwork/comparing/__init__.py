"""Compares two readings of a plan: which clauses stayed, changed, came and went.

Clauses are matched by their words, then by section and order (`matching`); a clause that only moved has not changed.
What differs in a pair is told field by field (`differences`), punctuation, case and the place of tone marks aside.
"""

from donghanh.paperwork.comparing.clauses import Clause, clauses_of
from donghanh.paperwork.comparing.differences import FIELDS, differences
from donghanh.paperwork.comparing.matching import Comparison, Pair, compare

__all__ = ["FIELDS", "Clause", "Comparison", "Pair", "clauses_of", "compare", "differences"]
