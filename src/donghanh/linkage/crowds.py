"""What many share identifies nobody: a market's door, an accountant's telephone, a code of several businesses."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from donghanh.linkage.columns import Columns, Prepared
from donghanh.linkage.comparing import Comparison
from donghanh.linkage.deciding import Evidence
from donghanh.linkage.twins import are_told_apart, codes_of_several

CROWD = 4
_TRADES_DIFFER_ANYWAY = 0.03


@dataclass(frozen=True)
class Crowds:
    """Doors, telephones and codes that only seem to identify; `trades_differ` where trades tell nothing apart."""

    doors: frozenset[str]
    phones: frozenset[str]
    codes: frozenset[str]
    trades_differ: bool

    def sober(self, pair: Evidence, left: Prepared, right: Prepared) -> Evidence:
        """The evidence without what only seems to identify."""
        if pair.tax == "same" and left["tax"] in self.codes:
            who = "number" if pair.who in ("unknown", "name", "number") else pair.who
            pair = pair._replace(tax="unknown", who=who)
        if pair.where == "door" and left["door"] in self.doors:
            pair = pair._replace(where="street")
        if pair.phone == "same" and self.phones & {left["phone"], right["phone"]}:
            pair = pair._replace(phone="slip")
        if pair.trade == "other" and self.trades_differ and not are_told_apart(left, right):
            pair = pair._replace(trade="unknown")
        return pair


def crowds_of(tables: Sequence[Columns], model: Sequence[Comparison]) -> Crowds:
    """What more than a handful of rows of one list share."""
    return Crowds(
        doors=_crowded(tables, "door"),
        phones=_crowded(tables, "phone"),
        codes=frozenset().union(*(codes_of_several(table) for table in tables)),
        trades_differ=trades_differ(model),
    )


def trades_differ(model: Sequence[Comparison]) -> bool:
    """True where lists name trades so differently that another trade says nothing."""
    trade = next(comparison for comparison in model if comparison.name == "trade")
    return trade.levels[-1].m > _TRADES_DIFFER_ANYWAY


def _crowded(tables: Sequence[Columns], column: str) -> frozenset[str]:
    crowded: set[str] = set()
    for table in tables:
        seen = Counter(cell for cell in table.column(column) if cell)
        crowded |= {value for value, count in seen.items() if count > CROWD}
    return frozenset(crowded)
