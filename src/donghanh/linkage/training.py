"""Learns the model from the lists themselves, without labels: Splink's counting and EM, held near what is believed.

EM alone goes astray where few rows match or a column is missing. So each share it finds is averaged with the one
expected, which counts as `_WORTH` pairs, and may not leave it by more than the factor `_FURTHEST`. Learning is always
done by DuckDB and draws rows at even steps, so that every engine gets the same model and every run the same answers.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

from donghanh.linkage.columns import Columns
from donghanh.linkage.comparing import COMPARISONS, Comparison, Level, settings
from donghanh.linkage.engines import opened, register

_WORTH = 200
_FURTHEST = 5.0
DRAWN = 1_000
_DRAWN_WORTH = 50_000
LEARNT_FROM = 150_000
_TOO_FEW = 20
_SURE = (
    "l.tax = r.tax",
    "l.core = r.core and l.person = r.person",
    "l.core = r.core and l.phone = r.phone",
    "l.core = r.core and l.door = r.door",
)
_SESSIONS = ("l.tax = r.tax", "l.core = r.core and l.phone = r.phone", "l.core = r.core and l.door = r.door")
_ENOUGH = 2
_RECALL = 0.85
Model = tuple[Comparison, ...]


class Known(NamedTuple):
    """Of a list that is larger than what is at hand: how many rows it has, some of them drawn, and its model."""

    size: int
    sample: Columns
    model: Model | None = None


def trained(tables: Sequence[Columns], known: Known | None = None) -> tuple[Model, float]:
    """The comparisons with shares learnt from two lists, and the share of their pairs that are one business.

    `known` tells of what more rows the left list was chosen because it resembles the right one, and may bring a model
    that was learnt before.
    """
    learners = [_drawn(table, LEARNT_FROM) for table in tables]
    possible = len(learners[0]) * len(learners[1])
    of = known or Known(len(tables[0]), tables[0])
    with opened("duckdb", rows=max(map(len, learners)), learning=True) as api:
        registered = register(api, learners)
        found = _prior(_linker(registered, COMPARISONS), possible)
        drawn = min(len(some) / len(table) for some, table in zip(learners, tables, strict=True))
        prior = found * drawn * len(tables[0]) / of.size
        if of.model:
            return of.model, prior
        model = _of_strangers([_drawn(of.sample, DRAWN), _drawn(tables[1], DRAWN)], prior)
        if found * possible >= _TOO_FEW:
            model = _of_matches(_linker(registered, model), model, found * possible)
    return model, prior


def _of_strangers(tables: Sequence[Columns], prior: float) -> Model:
    """The model with what drawn pairs teach of strangers (`u`); few pairs teach nothing that is not believed anyway."""
    pairs = len(tables[0]) * len(tables[1])
    if pairs < _DRAWN_WORTH / 10:
        return COMPARISONS
    with opened("duckdb", learning=True) as api:
        linker = _linker(register(api, tables), COMPARISONS)
        linker.training.estimate_u_using_random_sampling(
            max_pairs=4 * pairs, min_count_per_level=None, num_chunks=5
        )
        return tuple(_without_matches(each, _shares(each, linker, "u"), pairs, prior) for each in COMPARISONS)


def _of_matches(linker: Any, model: Model, expected: float) -> Model:
    """The model with what EM teaches of pairs that are one business (`m`): two sessions, so that each comparison is
    outside the blocking rule of one."""
    sessions = iter(_SESSIONS)
    taught = 0
    while taught < _ENOUGH and (rule := next(sessions, "")):
        taught += _one_session(linker, rule)
    return tuple(_learnt(comparison, linker, expected) for comparison in model)


def _drawn(table: Columns, most: int) -> Columns:
    step = max(1, -(-len(table) // most))
    return table[::step]


def _linker(registered: list[Any], model: Model) -> Any:
    from splink import Linker

    return Linker(registered, settings("duckdb", model, 0.0001), log_level=40, validate_settings=False)


def _without_matches(comparison: Comparison, found: dict[str, float], pairs: int, prior: float) -> Comparison:
    """Drawn pairs hold matches too; what is left at a level without them is the share among strangers."""

    def share(level: Level) -> float:
        seen = _blend(level.u, found.get(level.name), pairs, _DRAWN_WORTH)
        left = max(seen - prior * level.m, 0.2 * min(level.u, seen))
        return min(left, level.u * _FURTHEST**2)

    return _even(
        comparison._replace(levels=tuple(level._replace(u=share(level)) for level in comparison.levels))
    )


def _prior(linker: Any, possible: int) -> float:
    try:
        linker.training.estimate_probability_two_random_records_match(list(_SURE), recall=_RECALL)
    except ValueError:  # lists so short that nearly every pair is one business
        return 0.5
    found = linker._settings_obj._probability_two_random_records_match
    return float(min(0.5, max(found, 1 / possible)))


def _one_session(linker: Any, rule: str) -> bool:
    """True where there were pairs to learn from."""
    from splink.internals.exceptions import EMTrainingException

    model = linker._settings_obj.core_model_settings
    known = model.comparisons
    try:
        linker.training.estimate_parameters_using_expectation_maximisation(rule, fix_u_probabilities=True)
    except (EMTrainingException, ValueError):  # no pair, or none at a level; Splink leaves its model cut down
        model.comparisons = known
        return False
    return True


def _learnt(comparison: Comparison, linker: Any, expected: float) -> Comparison:
    found = _shares(comparison, linker, "m")

    def share(level: Level) -> float:
        mixed = _blend(level.m, found.get(level.name), expected, _WORTH)
        return min(level.m * _FURTHEST, max(level.m / _FURTHEST, mixed))

    return _even(
        comparison._replace(levels=tuple(level._replace(m=share(level)) for level in comparison.levels))
    )


def _shares(comparison: Comparison, linker: Any, kind: str) -> dict[str, float]:
    """Level → the share Splink found; levels that it has not met are left out."""
    found = {each.output_column_name: each for each in linker._settings_obj.comparisons}[comparison.name]
    levels = [level for level in found.comparison_levels if not level.is_null_level]
    shares = {level.label_for_charts: getattr(level, f"{kind}_probability") for level in levels}
    return {name: share for name, share in shares.items() if isinstance(share, float)}


def _blend(believed: float, found: float | None, pairs: float, worth: float) -> float:
    return believed if found is None else (believed * worth + found * pairs) / (worth + pairs)


def _even(comparison: Comparison) -> Comparison:
    """Shares that make one whole."""
    all_m, all_u = sum(level.m for level in comparison.levels), sum(level.u for level in comparison.levels)
    return comparison._replace(
        levels=tuple(level._replace(m=level.m / all_m, u=level.u / all_u) for level in comparison.levels)
    )
