"""Weight and probability of pairs by Splink, and the most that their evidence permits."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from donghanh.linkage.assigning import Candidate
from donghanh.linkage.columns import Columns
from donghanh.linkage.comparing import Comparison, level_names, settings
from donghanh.linkage.crowds import Crowds
from donghanh.linkage.deciding import BY_WEIGHT, CREDIT, Evidence, judge
from donghanh.linkage.engines import LEFT, dialect_of, register
from donghanh.linkage.options import Options

LOWEST_WEIGHT = -6.0
_AT_ONCE, _MOST_PARTS = 10_000, 12
Model = tuple[Comparison, ...]
Frequencies = dict[str, Any]
"""Column → registered table of its values and their shares, where the lists at hand are a part of more rows."""


def scored(
    tables: Sequence[Columns], api: Any, model: Model, prior: float, frequencies: Frequencies | None = None
) -> Iterator[list[Any]]:
    """Place left, place right, weight, probability, level of each comparison; one list is compared with itself."""
    from splink import Linker

    told = settings(dialect_of(api), model, prior, within=len(tables) == 1)
    linker = Linker(register(api, tables), told, log_level=40, validate_settings=False)
    for column, table in (frequencies or {}).items():
        linker.table_management.register_term_frequency_lookup(table, column)
    columns = ["unique_id_l", "unique_id_r", "match_weight", "match_probability"]
    columns += [f"gamma_{comparison.name}" for comparison in model]
    sources = ["source_dataset_l"] if len(tables) > 1 else []
    for batch in _batches(linker, [*columns, *sources], api, len(tables[-1])):
        for values in zip(*(batch.column(name).to_pylist() for name in columns + sources), strict=True):
            one, other, *rest = values[: len(columns)]
            turned = values[-1] != LEFT if sources else one > other
            yield [other, one, *rest] if turned else [one, other, *rest]


def _batches(linker: Any, columns: list[str], api: Any, rows: int) -> Iterator[Any]:
    """What was found, in batches of Arrow. DuckDB scores the rows of the last list in parts, to stay small."""
    if dialect_of(api) == "spark":
        found = linker.inference.predict(threshold_match_weight=LOWEST_WEIGHT)
        yield from found.as_pyarrow_table().select(columns).to_batches()
        return
    parts = min(1 + rows // _AT_ONCE, _MOST_PARTS)
    for part in range(1, parts + 1):
        found = linker.inference.predict_chunk(
            right_chunk=(part, parts), threshold_match_weight=LOWEST_WEIGHT, warning_mode="never"
        )
        yield from found.as_duckdbpyrelation().select(*columns).to_arrow_reader(_AT_ONCE)
        found.drop_table_from_database_and_remove_from_cache()


def candidates(
    found: Iterable[list[Any]],
    tables: Sequence[Columns],
    crowds: Crowds,
    model: Model,
    options: Options,
) -> list[Candidate]:
    """The pairs that may be told, each with the most that its evidence and its probability permit."""
    names = [level_names(comparison) for comparison in model]
    told: dict[tuple[int, ...], Evidence] = {}
    kept = []
    for left, right, weight, probability, *levels in found:
        evidence = told.get(tuple(levels)) or told.setdefault(
            tuple(levels), Evidence(*(name[level] for name, level in zip(names, levels, strict=True)))
        )
        sober = crowds.sober(evidence, tables[0][left], tables[-1][right])
        most, reason = judge(sober) if options.subject == "businesses" else BY_WEIGHT
        if most == "same" and probability < options.same_from:
            most = "ask"
        if most == "ask":
            probability = min(probability, CREDIT.get(reason, 1.0))
        if most != "different" and probability >= options.ask_from:
            kept.append(Candidate(left, right, weight, probability, most, reason, evidence))
    return kept
