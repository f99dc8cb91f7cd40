"""What is known of a business year by year, each figure with its source."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from donghanh.registry.enums import FactKind
from donghanh.registry.masking import HIDDEN
from donghanh.registry.models import Business, YearlyFact
from donghanh.registry.trust import Saying, choose
from donghanh.registry.wording import fact_words

OFTEN = (FactKind.STAFF, FactKind.REVENUE, FactKind.TAX_PAID, FactKind.CASH_REGISTER)
"""Columns that stand in the table even where nobody told them: what is missing is seen."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One figure of a year: how it reads, who says so and as of when, what other sources say, and the row itself."""

    words: str
    source: str
    on: date
    fact: YearlyFact
    others: list[tuple[str, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class YearRow:
    """A year; `cells` in the order of the table's kinds, None where nobody told."""

    year: int
    cells: list[tuple[str, Cell | None]]


@dataclass(frozen=True, slots=True)
class YearTable:
    """`kinds`: (kind, its name) in the order of every row's cells."""

    kinds: list[tuple[str, str]]
    rows: list[YearRow]

    @property
    def lines(self) -> list[tuple[str, list[tuple[int, Cell | None]]]]:
        """The same turned round: the name of a kind, and its cell of each year. Kinds are many, years few."""
        return [
            (label, [(row.year, row.cells[at][1]) for row in self.rows])
            for at, (_kind, label) in enumerate(self.kinds)
        ]

    def amounts(self, kind: str) -> dict[int, Decimal]:
        """Year → the amount shown of one kind."""
        return {
            row.year: cell.fact.amount
            for row in self.rows
            for told, cell in row.cells
            if told == kind and cell and cell.fact.amount is not None
        }

    def hiding(self, kinds: Collection[str]) -> "YearTable":
        """The same with "•••" in place of what is told of these kinds."""

        def hidden(kind: str, cell: Cell | None) -> tuple[str, Cell | None]:
            return kind, replace(cell, words=HIDDEN, others=[]) if cell and kind in kinds else cell

        return replace(
            self, rows=[replace(row, cells=[hidden(*each) for each in row.cells]) for row in self.rows]
        )

    def newest(self, kind: str) -> tuple[int, Cell] | None:
        """The last year of which a kind is told."""
        told = ((row.year, cell) for row in self.rows for name, cell in row.cells if name == kind and cell)
        return next(told, None)


def years_of(business: Business, orders: Mapping[str, tuple[str, ...]]) -> YearTable:
    """All years, the newest first. One query."""
    facts = YearlyFact.objects.filter(business=business, is_current=True)
    return year_table(facts.select_related("source").order_by("-year", "-as_of", "pk"), orders)


def year_table(facts: Iterable[YearlyFact], orders: Mapping[str, tuple[str, ...]]) -> YearTable:
    """Facts as a table; of several sources the most trusted one is shown."""
    by_year: defaultdict[int, defaultdict[str, list[YearlyFact]]] = defaultdict(lambda: defaultdict(list))
    told = set(OFTEN)
    for fact in facts:
        by_year[fact.year][fact.kind].append(fact)
        told.add(FactKind(fact.kind))
    kinds = [kind for kind in FactKind if kind in told]
    rows = [
        YearRow(year, [(str(kind), _cell(kind, by_year[year][kind], orders)) for kind in kinds])
        for year in sorted(by_year, reverse=True)
    ]
    return YearTable([(str(kind), str(kind.label)) for kind in kinds], rows)


def _cell(kind: FactKind, facts: list[YearlyFact], orders: Mapping[str, tuple[str, ...]]) -> Cell | None:
    sayings = [Saying(_value(fact), fact.source.kind, fact.as_of, fact) for fact in facts]
    shown = choose(kind, sayings, orders.get(kind))
    if shown is None or shown.saying is None:
        return None
    fact = shown.saying.row
    others = [(_words(each.row), each.row.source.name) for each in shown.others]
    return Cell(_words(fact), fact.source.name, fact.as_of, fact, others)


def _value(fact: YearlyFact) -> str:
    return fact.words if fact.amount is None else f"{fact.amount:f}"


def _words(fact: YearlyFact) -> str:
    return fact_words(fact.kind, fact.amount, fact.words)
