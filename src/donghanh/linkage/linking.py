"""Runs the model over two lists: prepare, train, score, judge, assign."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any

from donghanh.linkage.assigning import Candidate, assign
from donghanh.linkage.comparing import COMPARISONS, Comparison, level_names, settings
from donghanh.linkage.deciding import CREDIT, Evidence, judge
from donghanh.linkage.engines import LEFT, Engine, opened, register
from donghanh.linkage.pairs import Decision, Pair
from donghanh.linkage.preparing import Prepared, mark_rare, prepare
from donghanh.linkage.tables import Row
from donghanh.linkage.training import trained
from donghanh.linkage.twins import are_twins, codes_of_several

_LOWEST_WEIGHT = -6.0
_CROWD = 4


@dataclass(frozen=True)
class Options:
    """`same_from`: the least probability of "same"; `ask_from`: of a question; `asked_share`: most questions per row of
    the shorter list; `engine`, and the address of the Spark cluster."""

    same_from: float = 0.9
    ask_from: float = 0.01
    asked_share: float = 0.029
    engine: Engine = "duckdb"
    master: str | None = None


@dataclass(frozen=True)
class Outcome:
    """Pairs, `same` first, then questions by falling probability; the model that gave them; seconds per step."""

    pairs: list[Pair]
    model: tuple[Comparison, ...]
    seconds: dict[str, float] = field(default_factory=dict)


def link_tables(left: Sequence[Row], right: Sequence[Row], options: Options | None = None) -> Outcome:
    """Pairs of rows that are the same business or may be. Raises EngineMissing without Splink."""
    chosen = options or Options()
    clock = _Clock()
    tables = [prepare(left), prepare(right)]
    if not left or not right:
        return Outcome([], COMPARISONS)
    mark_rare(tables)
    clock.lap("prepare")
    model, prior = trained(tables)
    clock.lap("train")
    with opened(chosen.engine, chosen.master) as api:
        registered = register(api, tables)
        scored = list(_scored(registered, chosen.engine, model, prior))
        clock.lap("score")
    pairs = _answers(scored, tables, model, chosen)
    clock.lap("decide")
    told = [_told(each, left, right) for each in pairs]
    return Outcome(told, model, clock.seconds)


def _scored(
    registered: list[Any], dialect: str, model: tuple[Comparison, ...], prior: float
) -> Iterator[Any]:
    """Tuples: place left, place right, weight, probability, level of each comparison."""
    from splink import Linker

    linker = Linker(registered, settings(dialect, model, prior), log_level=40, validate_settings=False)
    found = linker.inference.predict(threshold_match_weight=_LOWEST_WEIGHT)
    columns = ["unique_id_l", "unique_id_r", "match_weight", "match_probability"]
    columns += [f"gamma_{comparison.name}" for comparison in model]
    columns.append("source_dataset_l")
    for batch in found.as_pyarrow_table().select(columns).to_batches():
        for values in zip(*(batch.column(name).to_pylist() for name in columns), strict=True):
            *rest, source = values
            yield rest if source == LEFT else [rest[1], rest[0], *rest[2:]]


def _answers(
    scored: list[Any], tables: list[list[Prepared]], model: tuple[Comparison, ...], options: Options
) -> list[Candidate]:
    names = [level_names(comparison) for comparison in model]
    crowds = _Crowds(tables, model)
    candidates = []
    for left, right, weight, probability, *levels in scored:
        evidence = Evidence(*(name[level] for name, level in zip(names, levels, strict=True)))
        most, reason = judge(crowds.sober(evidence, tables[0][left], tables[1][right]))
        if most == "same" and probability < options.same_from:
            most = "ask"
        if most == "ask":
            probability = min(probability, CREDIT.get(reason, 1.0))
        if most != "different" and probability >= options.ask_from:
            candidates.append(Candidate(left, right, weight, probability, most, reason, evidence))
    shorter = min(map(len, tables))
    return assign(
        candidates,
        lambda one, other: are_twins(tables[0][one], tables[0][other]),
        lambda one, other: are_twins(tables[1][one], tables[1][other]),
        most_asked=max(3, int(options.asked_share * shorter)),
    )


class _Crowds:
    """What many share identifies nobody: a market's door, an accountant's telephone, a code of several businesses."""

    def __init__(self, tables: list[list[Prepared]], model: tuple[Comparison, ...]) -> None:
        self._doors = _crowded(tables, "door")
        self._phones = _crowded(tables, "phone")
        self._codes = set().union(*(codes_of_several(table) for table in tables))
        trade = next(comparison for comparison in model if comparison.name == "trade")
        self._trades_differ_anyway = trade.levels[-1].m > 0.1

    def sober(self, pair: Evidence, left: Prepared, right: Prepared) -> Evidence:
        """The evidence without what only seems to identify."""
        if pair.tax == "same" and left["tax"] in self._codes:
            who = "number" if pair.who in ("unknown", "name", "number") else pair.who
            pair = pair._replace(tax="unknown", who=who)
        if pair.where == "door" and left["door"] in self._doors:
            pair = pair._replace(where="street")
        if pair.phone == "same" and self._phones & {left["phone"], right["phone"]}:
            pair = pair._replace(phone="slip")
        if pair.trade == "other" and self._trades_differ_anyway:
            pair = pair._replace(trade="unknown")
        return pair


def _crowded(tables: list[list[Prepared]], column: str) -> set[str]:
    crowded: set[str] = set()
    for table in tables:
        seen = Counter(row[column] for row in table if row[column])
        crowded |= {value for value, count in seen.items() if count > _CROWD}
    return crowded


def _told(pair: Candidate, left: Sequence[Row], right: Sequence[Row]) -> Pair:
    ids = left[pair.left].id, right[pair.right].id
    return Pair(*ids, pair.probability, Decision(pair.most), pair.reason, pair.evidence)


class _Clock:
    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._last = perf_counter()

    def lap(self, name: str) -> None:
        now = perf_counter()
        self.seconds[name] = round(now - self._last, 2)
        self._last = now
