"""Runs the model over two lists, or over one: prepare, train, score, judge, assign."""

from collections.abc import Sequence
from time import perf_counter

from donghanh.linkage.assigning import Candidate, assign
from donghanh.linkage.comparing import COMPARISONS
from donghanh.linkage.crowds import crowds_of
from donghanh.linkage.engines import opened, register
from donghanh.linkage.options import Options, Outcome
from donghanh.linkage.pairs import Decision, Pair
from donghanh.linkage.preparing import mark_rare, prepare
from donghanh.linkage.scoring import candidates, scored
from donghanh.linkage.tables import Row
from donghanh.linkage.training import trained
from donghanh.linkage.twins import are_twins


def link_tables(left: Sequence[Row], right: Sequence[Row], options: Options | None = None) -> Outcome:
    """Pairs of rows that are the same business or may be. Raises EngineMissing without Splink."""
    chosen = options or Options()
    clock = Clock()
    tables = [prepare(left), prepare(right)]
    if not left or not right:
        return Outcome([], COMPARISONS, 0.0)
    mark_rare(tables)
    clock.lap("prepare")
    model, prior = trained(tables)
    clock.lap("train")
    with opened(chosen.engine, chosen.master) as api:
        found = list(scored(register(api, tables), chosen.engine, model, prior))
        clock.lap("score")
    likely = candidates(found, tables, crowds_of(tables, model), model, chosen)
    kept = assign(
        likely,
        lambda one, other: are_twins(tables[0][one], tables[0][other]),
        lambda one, other: are_twins(tables[1][one], tables[1][other]),
        chosen.most_asked(min(map(len, tables))),
    )
    clock.lap("decide")
    return Outcome([told(each, left, right) for each in kept], model, prior, clock.seconds)


def link_within(rows: Sequence[Row], options: Options | None = None) -> Outcome:
    """Pairs of rows of one list that are the same business or may be; `id_left` is the earlier row.

    A business that stands there three times gives three pairs. Raises EngineMissing without Splink.
    """
    chosen = options or Options()
    clock = Clock()
    if len(rows) < 2:
        return Outcome([], COMPARISONS, 0.0)
    table = prepare(rows)
    mark_rare([table])
    clock.lap("prepare")
    model, prior = trained([table[::2], table[1::2]])
    clock.lap("train")
    with opened("duckdb") as api:
        found = list(scored(register(api, [table]), "duckdb", model, prior))
        clock.lap("score")
    likely = candidates(found, [table], crowds_of([table], model), model, chosen)
    kept = _settled_within(likely, 2 * chosen.most_asked(len(rows)))
    clock.lap("decide")
    return Outcome([told(each, rows, rows) for each in kept], model, prior, clock.seconds)


def _settled_within(likely: list[Candidate], most_asked: int) -> list[Candidate]:
    """Each pair is looked at from both ends; partners that are the same themselves are no rivals."""
    same = {(each.left, each.right) for each in likely if each.most == "same"}

    def are_one(one: int, other: int) -> bool:
        return one == other or (min(one, other), max(one, other)) in same

    turned = [each._replace(left=each.right, right=each.left) for each in likely]
    kept = assign([*likely, *turned], are_one, are_one, most_asked)
    return [each for each in kept if each.left < each.right]


def told(pair: Candidate, left: Sequence[Row], right: Sequence[Row]) -> Pair:
    """A pair by the ids of its rows."""
    ids = left[pair.left].id, right[pair.right].id
    return Pair(*ids, pair.probability, Decision(pair.most), pair.reason, pair.evidence, pair.weight)


class Clock:
    """Seconds per step."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._last = perf_counter()

    def lap(self, name: str) -> None:
        """Ends a step and names it."""
        now = perf_counter()
        self.seconds[name] = round(now - self._last, 2)
        self._last = now
