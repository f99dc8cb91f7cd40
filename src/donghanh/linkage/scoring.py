"""Weight and probability of pairs by Splink, and the most that their evidence permits."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from donghanh.linkage.assigning import Candidate
from donghanh.linkage.comparing import Comparison, level_names, settings
from donghanh.linkage.crowds import Crowds
from donghanh.linkage.deciding import BY_WEIGHT, CREDIT, Evidence, judge
from donghanh.linkage.engines import LEFT
from donghanh.linkage.options import Options
from donghanh.linkage.preparing import Prepared

LOWEST_WEIGHT = -6.0
Model = tuple[Comparison, ...]
Frequencies = dict[str, Any]
"""Column → registered table of its values and their shares, where the lists at hand are a part of more rows."""


def scored(
    registered: list[Any], dialect: str, model: Model, prior: float, frequencies: Frequencies | None = None
) -> Iterator[list[Any]]:
    """Place left, place right, weight, probability, level of each comparison; one list is compared with itself."""
    from splink import Linker

    told = settings(dialect, model, prior, within=len(registered) == 1)
    linker = Linker(registered, told, log_level=40, validate_settings=False)
    for column, table in (frequencies or {}).items():
        linker.table_management.register_term_frequency_lookup(table, column)
    found = linker.inference.predict(threshold_match_weight=LOWEST_WEIGHT).as_pyarrow_table()
    columns = ["unique_id_l", "unique_id_r", "match_weight", "match_probability"]
    columns += [f"gamma_{comparison.name}" for comparison in model]
    sources = [column for column in found.column_names if column == "source_dataset_l"]
    for batch in found.select([*columns, *sources]).to_batches():
        for values in zip(*(batch.column(name).to_pylist() for name in columns + sources), strict=True):
            one, other, *rest = values[: len(columns)]
            turned = values[-1] != LEFT if sources else one > other
            yield [other, one, *rest] if turned else [one, other, *rest]


def candidates(
    found: Iterable[list[Any]],
    tables: Sequence[list[Prepared]],
    crowds: Crowds,
    model: Model,
    options: Options,
) -> list[Candidate]:
    """The pairs that may be told, each with the most that its evidence and its probability permit."""
    names = [level_names(comparison) for comparison in model]
    kept = []
    for left, right, weight, probability, *levels in found:
        evidence = Evidence(*(name[level] for name, level in zip(names, levels, strict=True)))
        sober = crowds.sober(evidence, tables[0][left], tables[-1][right])
        most, reason = judge(sober) if options.subject == "businesses" else BY_WEIGHT
        if most == "same" and probability < options.same_from:
            most = "ask"
        if most == "ask":
            probability = min(probability, CREDIT.get(reason, 1.0))
        if most != "different" and probability >= options.ask_from:
            kept.append(Candidate(left, right, weight, probability, most, reason, evidence))
    return kept
