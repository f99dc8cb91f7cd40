"""Runs the model over two lists, or over one: prepare, train, score, judge, assign."""

from collections.abc import Sequence
from time import perf_counter

from donghanh.linkage.assigning import Candidate, Twins, assign
from donghanh.linkage.columns import Columns
from donghanh.linkage.comparing import COMPARISONS
from donghanh.linkage.crowds import crowds_of
from donghanh.linkage.engines import opened
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
    crowds = crowds_of(tables, model)
    with opened(chosen.engine, chosen.master, rows=len(tables[1])) as api:
        found = scored(tables, api, model, prior)
        likely = candidates(found, tables, crowds, model, chosen)
        clock.lap("score")
    kept = assign(
        likely,
        twins_in(tables[0]),
        twins_in(tables[1]),
        chosen.most_asked(min(map(len, tables))),
    )
    clock.lap("decide")
    ids = [[row.id for row in rows] for rows in (left, right)]
    return Outcome([told(each, *ids) for each in kept], model, prior, clock.seconds)


def link_within(rows: Sequence[Row], options: Options | None = None) -> Outcome:
    """Pairs of rows of one list that are the same business or may be; `id_left` is the earlier row.

    A business that stands there three times gives three pairs. Raises EngineMissing without Splink.
    """
    return link_prepared(prepare(rows), [row.id for row in rows], options or Options())


def link_prepared(table: Columns, ids: Sequence[str], chosen: Options) -> Outcome:
    """As `link_within`, of rows that are prepared."""
    clock = Clock()
    if len(table) < 2:
        return Outcome([], COMPARISONS, 0.0)
    mark_rare([table])
    clock.lap("prepare")
    model, prior = trained([table[::2], table[1::2]])
    clock.lap("train")
    crowds = crowds_of([table], model)
    with opened("duckdb", rows=len(table)) as api:
        found = scored([table], api, model, prior)
        likely = candidates(found, [table], crowds, model, chosen)
        clock.lap("score")
    kept = _settled_within(likely, 2 * chosen.most_asked(len(table)))
    clock.lap("decide")
    return Outcome([told(each, ids, ids) for each in kept], model, prior, clock.seconds)


def _settled_within(likely: list[Candidate], most_asked: int) -> list[Candidate]:
    """Each pair is looked at from both ends; partners that are the same themselves are no rivals."""
    same = {(each.left, each.right) for each in likely if each.most == "same"}

    def are_one(one: int, other: int) -> bool:
        return one == other or (min(one, other), max(one, other)) in same

    turned = [each._replace(left=each.right, right=each.left) for each in likely]
    kept = assign([*likely, *turned], are_one, are_one, most_asked)
    return [each for each in kept if each.left < each.right]


def told(pair: Candidate, left: Sequence[str], right: Sequence[str]) -> Pair:
    """A pair by the ids of its rows."""
    return Pair(
        left[pair.left],
        right[pair.right],
        pair.probability,
        Decision(pair.most),
        pair.reason,
        pair.evidence,
        pair.weight,
    )


def twins_in(table: Columns) -> Twins:
    """Tells of two rows of a list by their places."""
    return lambda one, other: one == other or are_twins(table[one], table[other])


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
