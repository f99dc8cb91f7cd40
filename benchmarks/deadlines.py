"""The deadline grammar beside `dateparser`, the general date parser for many languages.

Run: python benchmarks/deadlines.py   (needs the dependency group `benchmarks`)

Phrases and expected dates are those of the tests. `dateparser` gives a point in time and no span, so it is asked the
easiest fair question only: is the last day right (or, where the phrase sets none, does it find no date)?
The lists are also the grammar's own tests, so its share is whole by construction; before a list was used to mend the
grammar it read 92 % of `mixtures`, 95 % of `plans` and 98 % of `offices`, in this order.
"""

import time
import warnings
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import dateparser

from donghanh.vietnamese.deadlines import parse_deadline

PHRASES = Path(__file__).parent.parent / "tests" / "vietnamese" / "deadlines"
ISSUED = date(2026, 5, 26)
SETTINGS = {
    "DATE_ORDER": "DMY",
    "PREFER_DAY_OF_MONTH": "last",
    "RELATIVE_BASE": datetime(ISSUED.year, ISSUED.month, ISSUED.day),  # noqa: DTZ001
}
ROUNDS = 3


def phrases(path: Path) -> list[tuple[str, date | None]]:
    """Phrase and last day of one list."""
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line[:2] != "# "]
    return [(row[0], date.fromisoformat(row[3]) if len(row) > 3 and row[3] else None) for row in rows]


def ours(phrase: str) -> date | None:
    """The last day by the grammar."""
    return parse_deadline(phrase, issued=ISSUED).due


def theirs(phrase: str) -> date | None:
    """The day by dateparser."""
    found = dateparser.parse(phrase, languages=["vi"], settings=SETTINGS) if phrase else None
    return found.date() if found else None


def share(read: Callable[[str], date | None], cases: list[tuple[str, date | None]]) -> float:
    """How many of the cases are read right, 0 to 1."""
    return sum(read(phrase) == due for phrase, due in cases) / len(cases)


def seconds(read: Callable[[str], date | None], cases: list[tuple[str, date | None]]) -> float:
    """The fastest of some rounds over all cases."""
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        for phrase, _ in cases:
            read(phrase)
        times.append(time.perf_counter() - start)
    return min(times)


def main() -> None:
    """Prints one line a list, and the ratio of times over all."""
    warnings.simplefilter("ignore")
    lists = {path.stem: phrases(path) for path in sorted(PHRASES.glob("*.tsv"))}
    every = [case for cases in lists.values() for case in cases]
    print(
        f"{'list':<12}{'phrases':>8}{'dated':>7}   {'grammar: all, dated':>20}   {'dateparser: all, dated':>22}"
    )
    for name, cases in {**lists, "all": every}.items():
        dated = [case for case in cases if case[1]]
        figures = [share(read, part) for read in (ours, theirs) for part in (cases, dated)]
        print(
            f"{name:<12}{len(cases):>8}{len(dated):>7}   {figures[0]:>10.1%}{figures[1]:>10.1%}   "
            f"{figures[2]:>12.1%}{figures[3]:>10.1%}"
        )
    mine, other = seconds(ours, every), seconds(theirs, every)
    print(
        f"time a phrase: grammar {mine / len(every) * 1e3:.2f} ms, dateparser {other / len(every) * 1e3:.2f} ms"
    )
    print(f"dateparser takes {other / mine:.1f} times as long")


if __name__ == "__main__":
    main()
