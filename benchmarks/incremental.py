"""What does a new list of 1,000 rows cost against a million known ones, and does every known business keep its number?

    python benchmarks/incremental.py [KNOWN]

A made-up country, province by province, goes into a store of known records; the new list is drawn from what another
agency keeps of the same people. It is linked against a tenth of the country and against all of it, each time in a
process of its own, with a model learnt from the first list; then the same list comes again under other ids. Exit
code 1 where a number of a business changes, more than one `same` in 1,000 is wrong, or a query takes more than `LIMIT`
seconds of the processor.
"""

import re
import resource
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from random import Random
from typing import NamedTuple

from donghanh.demo.country import STYLES, Business, Style, agency_lists, populate
from donghanh.demo.country.lists import as_csv
from donghanh.linkage import Decision, KnownRecords, Outcome, Row, link_new, link_within, read_table
from donghanh.linkage.joining import join
from donghanh.linkage.judgements import Judgements

STYLE, NEW, BLOCK, LIMIT = "registration-tax", 1_000, 25_000, 30
PROVINCES = (
    "thành phố Hải Phòng", "tỉnh Nghệ An", "tỉnh Thanh Hóa", "tỉnh Lâm Đồng", "tỉnh Gia Lai", "tỉnh Cà Mau",
    "tỉnh Đồng Nai", "tỉnh An Giang", "tỉnh Phú Thọ", "tỉnh Bắc Ninh", "tỉnh Hưng Yên", "tỉnh Ninh Bình",
    "tỉnh Lào Cai", "tỉnh Sơn La",
)  # fmt: skip

HERE = re.compile(
    r"(?:thành phố|thanh pho|tỉnh|tinh|tp|t)\.? ?(?:hải|hai) (?:phòng|phong|dương|duong)$", re.IGNORECASE
)


class Block(NamedTuple):
    """A part of the country: rows that are known, rows of the other agency, which of them are the same."""

    known: list[Row]
    other: list[Row]
    truth: set[tuple[str, str]]


class Measured(NamedTuple):
    """A query in a process of its own."""

    outcome: Outcome
    seconds: float
    processor: float
    megabytes: int


def country(size: int) -> Iterator[Block]:
    """Blocks of together `size` known rows, and a few more."""
    taken: set[str] = set()
    known = number = 0
    while known < size:
        people = [each for each in populate(BLOCK, seed=100 + number) if each.tax_code[:10] not in taken]
        taken |= {each.tax_code[:10] for each in people}
        yield (made := block(people, number))
        known, number = known + len(made.known), number + 1


def block(people: list[Business], number: int) -> Block:
    made = agency_lists(people, STYLE, seed=500 + number)
    province = PROVINCES[number % len(PROVINCES)]

    def rows(cells: list[dict[str, str]], style: Style) -> list[Row]:
        given = read_table(as_csv(cells, style))
        return [
            row._replace(id=f"{number}-{row.id}", address=HERE.sub(province, row.address)) for row in given
        ]

    known, other = (rows(cells, style) for cells, style in zip(made[:2], STYLES[STYLE], strict=True))
    return Block(known, other, {(f"{number}-{one}", f"{number}-{two}") for one, two in made.truth})


def measured(store: Path, new: list[Row]) -> Measured:
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(query, store, new).result()


def query(store: Path, new: list[Row]) -> Measured:
    link_new([Row("1", "Phở Thìn")], [Row("2", "Phở Thìn")])  # what is loaded once
    wall, processor = time.perf_counter(), time.process_time()
    with KnownRecords(store) as known:
        outcome = link_new(known, new)
    spent = time.perf_counter() - wall, time.process_time() - processor
    return Measured(outcome, *spent, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)


class Numbers:
    """Records numbered in the order in which they came: the known ones first."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def __call__(self, identity: str) -> int:
        return self._numbers.setdefault(identity, len(self._numbers))

    def __len__(self) -> int:
        return len(self._numbers)

    def items(self) -> Iterable[tuple[str, int]]:
        return self._numbers.items()


def shown(title: str, told: Measured, truth: set[tuple[str, str]], new: list[Row]) -> int:
    """Prints a line; gives how many `same` are wrong."""
    same = {pair[:2] for pair in told.outcome.pairs if pair.decision is Decision.SAME}
    here = {row.id for row in new}
    true = {pair for pair in truth if pair[1] in here}
    asked = len(told.outcome.pairs) - len(same)
    cost = f"{told.seconds:>6.1f} s {told.processor:>6.1f} cpu s {told.megabytes:>6} MB"
    found = f"found {len(same & true)} of {len(true)}, wrong {len(same - true)}, asked {asked}"
    print(f"{title:<28}{cost}   {found}   {told.outcome.seconds}", flush=True)
    return len(same - true)


def main(size: int) -> int:
    with tempfile.TemporaryDirectory(prefix="donghanh-known-") as scratch:
        return run(Path(scratch) / "known", size)


def run(store: Path, size: int) -> int:
    random, numbers = Random(7), Numbers()
    other: list[Row] = []
    truth: set[tuple[str, str]] = set()
    small: Measured | None = None
    spent = 0.0
    for part in country(size):
        started = time.process_time()
        with KnownRecords(store) as known:
            known.extend(part.known)
        spent += time.process_time() - started
        for row in part.known:
            numbers(row.id)
        other += random.sample(part.other, NEW)
        truth |= part.truth
        if small is None and len(numbers) >= size / 10:
            new = random.sample(other, NEW)
            shown(f"{len(numbers):,} known, learning", learning := measured(store, new), truth, new)
            with KnownRecords(store) as known:
                known.keep_model(learning.outcome.model)
            shown(f"{len(numbers):,} known", small := measured(store, new), truth, new)
    new = random.sample(other, NEW)
    large = measured(store, new)
    wrong = shown(f"{len(numbers):,} known", large, truth, new)
    print(
        f"making the store: {spent:.0f} cpu s, {store.stat().st_size / 2**20:.0f} MB;"
        f" a query costs {large.processor / small.processor:.1f} times as much as with a tenth"
    )
    changed, strayed = second_time(store, numbers, new, large)
    return int(changed + strayed > 0 or wrong > NEW / 1_000 or large.processor > LIMIT)


def second_time(store: Path, numbers: Numbers, new: list[Row], first: Measured) -> tuple[int, int]:
    """The list is joined, put into the store, and comes again: known businesses whose number changed, and rows that
    are now called the same as another business than before."""
    known, judgements = len(numbers), Judgements()
    join(judgements, [*first.outcome.pairs, *link_within(new).pairs], numbers, known - 1)
    before = {row.id: judgements.business_of(numbers(row.id)) for row in new}
    with KnownRecords(store) as records:
        named = {number: identity for identity, number in numbers.items()}
        records.extend(new, {row.id: named[before[row.id]] for row in new})
    again = [row._replace(id=f"again-{row.id}") for row in new]
    second = measured(store, again)
    join(judgements, second.outcome.pairs, numbers, known + len(new) - 1)
    after = {row.id: judgements.business_of(numbers(f"again-{row.id}")) for row in new}
    touched = {entry.one for entry in judgements.log} | {entry.other for entry in judgements.log}
    changed = sum(judgements.business_of(number) != number for number in touched if number < known)
    changed += sum(judgements.business_of(numbers(identity)) != number for identity, number in before.items())
    kept = sum(after[identity] == number for identity, number in before.items())
    strayed = sum(
        after[identity] not in (number, numbers(f"again-{identity}")) for identity, number in before.items()
    )
    print(f"the same list again: {kept} of {len(new)} rows found their number, {strayed} another one")
    print(f"numbers of businesses that changed: {changed}")
    return changed, strayed


if __name__ == "__main__":
    raise SystemExit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000))
