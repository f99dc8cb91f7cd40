"""Learns the model from the lists themselves, without labels: Splink's sampling and EM, held near what is believed.

EM alone goes astray where few rows match or a column is missing. So each share it finds is averaged with the one
expected, which counts as `_WORTH` pairs, and may not leave it by more than the factor `_FURTHEST`.
"""

from typing import Any

from donghanh.linkage.comparing import COMPARISONS, Comparison, settings

_WORTH = 200
_FURTHEST = 5.0
_SAMPLED = 400_000
_SURE = (
    "l.tax = r.tax",
    "l.core = r.core and l.phone = r.phone",
    "l.core = r.core and l.door = r.door and l.owner = r.owner",
)
_SESSIONS = (
    "l.tax = r.tax",
    "l.core = r.core and l.phone = r.phone",
    "l.owner = r.owner and l.door = r.door",
)
_RECALL = 0.85
_SAMPLE_WORTH = 50_000


def trained(tables: list[Any], dialect: str, counts: tuple[int, int]) -> tuple[tuple[Comparison, ...], float]:
    """The comparisons with shares learnt from the tables, and the share of pairs that are one business."""
    from splink import Linker

    possible = max(1, counts[0] * counts[1])
    linker = Linker(
        tables, settings(dialect, COMPARISONS, 1 / max(counts)), log_level=40, validate_settings=False
    )
    prior = _prior(linker, possible)
    linker.training.estimate_u_using_random_sampling(max_pairs=_SAMPLED, seed=None)
    for session in _SESSIONS:
        _one_session(linker, session)
    expected = prior * possible
    sampled = min(possible, _SAMPLED)
    return tuple(_learnt(comparison, linker, expected, sampled) for comparison in COMPARISONS), prior


def _prior(linker: Any, possible: int) -> float:
    linker.training.estimate_probability_two_random_records_match(list(_SURE), recall=_RECALL)
    found = linker._settings_obj._probability_two_random_records_match
    return float(min(0.5, max(found, 1 / possible)))


def _one_session(linker: Any, rule: str) -> None:
    from splink.internals.exceptions import EMTrainingException

    model = linker._settings_obj.core_model_settings
    known = model.comparisons
    try:
        linker.training.estimate_parameters_using_expectation_maximisation(rule, fix_u_probabilities=True)
    except EMTrainingException:  # no pair to learn from; Splink leaves its own model cut down
        model.comparisons = known


def _learnt(comparison: Comparison, linker: Any, expected: float, sampled: float) -> Comparison:
    found = {each.output_column_name: each for each in linker._settings_obj.comparisons}[comparison.name]
    by_name = {level.label_for_charts: level for level in found.comparison_levels}
    levels = [
        level._replace(
            m=_near(level.m, _number(by_name[level.name].m_probability), expected),
            u=_seen(level.u, by_name[level.name], sampled),
        )
        for level in comparison.levels
    ]
    total = sum(level.m for level in levels), sum(level.u for level in levels)
    return comparison._replace(
        levels=tuple(level._replace(m=level.m / total[0], u=level.u / total[1]) for level in levels)
    )


def _number(share: Any) -> float | None:
    return share if isinstance(share, float) and share > 0 else None


def _near(believed: float, found: float | None, pairs: float) -> float:
    if found is None:
        return believed
    mixed = (believed * _WORTH + found * pairs) / (_WORTH + pairs)
    return min(believed * _FURTHEST, max(believed / _FURTHEST, mixed))


def _seen(believed: float, level: Any, sampled: float) -> float:
    found = _number(level.u_probability)
    return (
        believed
        if found is None
        else (believed * _SAMPLE_WORTH + found * sampled) / (_SAMPLE_WORTH + sampled)
    )
