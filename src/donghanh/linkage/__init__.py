"""Record linkage: which rows of two lists of businesses are the same business. Pure Python, without Django.

* `tables` - reads lists as they come: any separator, any encoding, headings in Vietnamese or English.
* `preparing` - a row as values that can be compared.
* `comparing`, `priors` - the model: six comparisons, each with named levels, and what is believed of them beforehand.
* `linking` - runs Splink (EM, without labels) on DuckDB or Spark and gives pairs.
* `deciding` - what the levels of a pair permit: the same, ask a person, different; with the reason.
* `explaining` - what each comparison adds to a pair's chance.
* `judgements` - what was judged of pairs, kept for ever: transitive, to be taken back, with numbers that stay.
* `assigning` - when two rows want the same partner, and how much a person can be asked.

A pair is called the same only if it is likely *and* its evidence identifies: a name alone never does, and
numbers that contradict each other never are the same.
"""

from donghanh.linkage.linking import Options, Outcome, link_tables
from donghanh.linkage.pairs import Decision, Pair
from donghanh.linkage.tables import COLUMNS, Row, TableFault, read_table, write_pairs

__all__ = [
    "COLUMNS",
    "Decision",
    "Options",
    "Outcome",
    "Pair",
    "Row",
    "TableFault",
    "link_tables",
    "read_table",
    "write_pairs",
]
