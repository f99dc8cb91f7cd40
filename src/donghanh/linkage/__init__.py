"""Record linkage: which rows of two lists of businesses are the same business. Pure Python, without Django.

* `tables` - reads lists as they come: any separator, any encoding, headings in Vietnamese or English.
* `preparing` - a row as values that can be compared. `columns` - many of them, kept by column.
* `blocking`, `comparing` - which pairs are looked at, and seven comparisons with named levels.
* `training`, `scoring` - Splink learns (EM, without labels) and weighs pairs, on DuckDB or Spark.
* `deciding` - what the levels of a pair permit: the same, ask a person, different; with the reason.
* `crowds`, `twins` - what many share, and what one list holds twice.
* `assigning` - when two rows want the same partner, and how much a person can be asked.
* `linking` - two lists, or one with itself. `known`, `incremental` - a new list against a million known rows.
* `judgements`, `joining` - what was judged of pairs, kept for ever: transitive, reversible, with numbers that stay.
* `explaining` - what each comparison adds to a pair's chance, in words.

A pair is called the same only if it is likely *and* its evidence identifies: a name alone never does, and
numbers that contradict each other never are the same.
"""

from donghanh.linkage.incremental import link_new
from donghanh.linkage.known import KnownRecords, StoreFault
from donghanh.linkage.linking import link_tables, link_within
from donghanh.linkage.options import Options, Outcome
from donghanh.linkage.pairs import Decision, Pair
from donghanh.linkage.tables import COLUMNS, Row, TableFault, read_table, write_pairs

__all__ = [
    "COLUMNS",
    "Decision",
    "KnownRecords",
    "Options",
    "Outcome",
    "Pair",
    "Row",
    "StoreFault",
    "TableFault",
    "link_new",
    "link_tables",
    "link_within",
    "read_table",
    "write_pairs",
]
