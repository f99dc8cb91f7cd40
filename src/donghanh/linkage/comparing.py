"""The model: seven comparisons of two rows, each with named levels from the strongest down, in SQL for any engine.

The levels are more than weights: `deciding` reads their names. Order matters, the first condition that holds counts.
"""

from typing import Any, NamedTuple


class Level(NamedTuple):
    """A name, its condition over `column_l` and `column_r` ("" for all the rest), the share of pairs of one business
    (`m`) and of pairs of two businesses (`u`) expected at it, and the column whose rare values count more."""

    name: str
    condition: str
    m: float
    u: float
    frequency: str = ""


class Comparison(NamedTuple):
    """What is compared, when nothing can be said (`unknown`, a condition), and the levels."""

    name: str
    unknown: str
    levels: tuple[Level, ...]


def _both(column: str, form: str = "{0}_l = {0}_r") -> str:
    return form.format(column)


def _missing(column: str) -> str:
    return f"({column}_l is null or {column}_r is null)"


def _slip(column: str) -> str:
    """One letter or digit wrong, missing, or two neighbours exchanged."""
    return f"damerau_levenshtein({column}_l, {column}_r) <= 1"


def _alike(column: str, share: float) -> str:
    """By `likeness`, which each engine is given (see `engines` and `spark`): Jaro and Winkler's, which differs between
    engines where letters are repeated; in the last place it is rounded differently."""
    return f"likeness({column}_l, {column}_r) >= {share - 1e-9:.9f}"


def _within(column: str, least: int) -> str:
    """The words of one are a part of the other's."""
    left, right = f"concat(' ', {column}_l, ' ')", f"concat(' ', {column}_r, ' ')"
    long_enough = f"least(length({column}_l), length({column}_r)) >= {least}"
    return f"({long_enough} and ({left} like concat('%', {right}, '%') or {right} like concat('%', {left}, '%')))"


def _accents_differ(column: str) -> str:
    return f"({column}_accented_l <> {column}_accented_r)"


def _no_slip_of(column: str) -> str:
    """Both are words of the language, so that what differs is another word and no slip."""
    return f"({column}_clean_l = 1 and {column}_clean_r = 1)"


_ELSE = ""
_SAME_LINE = "(length(line_l) >= 10 and line_l = line_r and not (core_l is null and core_r is null))"
_OWNER_NEAR = f"(({_slip('owner')} or {_alike('owner', 0.94)}) and not {_no_slip_of('owner')})"
_SAME_PERSON = "(person_l = person_r or person_l = person_too_r or person_too_l = person_r)"
_OWNER_PART = f"({_OWNER_NEAR} or {_within('owner', 2)})"
_OWNER_MAY_BE = f"({_missing('owner')} or {_both('owner')} or {_OWNER_PART} or {_alike('owner', 0.9)})"
_SAME_STREET = f"({_both('street')} or {_within('street', 4)} or {_alike('street', 0.94)})"
_OTHER_PLACE = (
    "(coalesce(province_l <> province_r, false) or coalesce(era_l = era_r and commune_l <> commune_r"
    " and damerau_levenshtein(commune_l, commune_r) > 1, false))"
)
_SAME_AREA = f"coalesce({_both('area')}, true)"

TAX = Comparison(
    "tax",
    _missing("tax"),
    (
        Level("same", _both("tax"), 0.93, 0.0000005),
        Level(
            "slip",
            "damerau_levenshtein(tax_l, tax_r) <= 2 and (tax_valid_l = 0 or tax_valid_r = 0)",
            0.04,
            0.0000002,
        ),
        Level("garbled", "tax_doubtful_l = 1 or tax_doubtful_r = 1", 0.02, 0.05),
        Level("other", _ELSE, 0.01, 0.95),
    ),
)
WHO = Comparison(
    "who",
    f"{_missing('owner')} and coalesce(length(person_l) <> length(person_r) and not {_SAME_PERSON}, true)"
    f" and not coalesce({_SAME_PERSON}, false)",
    (
        Level("number", f"{_SAME_PERSON} and {_OWNER_MAY_BE}", 0.55, 0.000005),
        Level("number_slip", f"{_slip('person')} and {_OWNER_MAY_BE}", 0.03, 0.000001),
        Level("number_only", _SAME_PERSON, 0.01, 0.000005),
        Level("other_number", "length(person_l) = length(person_r) and person_l <> person_r", 0.01, 0.5),
        Level(
            "name",
            f"{_both('owner')} and not coalesce({_accents_differ('owner')}, false)",
            0.33,
            0.001,
            "owner",
        ),
        Level("name_slip", _OWNER_PART, 0.03, 0.001),
        Level("name_accents", f"{_both('owner')} or {_slip('owner')}", 0.02, 0.001),
        Level("other", _ELSE, 0.02, 0.49796),
    ),
)
WHAT = Comparison(
    "what",
    "has_name_l = 0 or has_name_r = 0",
    (
        Level(
            "branch_number",
            "stem_l = stem_r and coalesce(numbers_l, '') <> coalesce(numbers_r, '')",
            0.005,
            0.0005,
        ),
        Level(
            "same", f"{_both('own')} and not coalesce({_accents_differ('name')}, false)", 0.72, 0.0005, "own"
        ),
        Level("accents", _both("own"), 0.01, 0.0005),
        Level(
            "near",
            f"not {_missing('own')} and ({_SAME_LINE} or (not {_no_slip_of('name')}"
            f" and ((length(own_l) >= 4 and {_slip('own')}) or {_alike('own', 0.95)})))",
            0.06,
            0.0005,
        ),
        Level("part", f"not {_missing('own')} and {_within('words', 4)}", 0.03, 0.0005),
        Level("owners_name", f"{_both('core')} or {_SAME_LINE}", 0.08, 0.0005, "core"),
        Level("silent", _missing("own"), 0.065, 0.3),
        Level(
            "alike",
            f"length(own_l) >= 4 and ({_slip('own')} or (length(own_l) >= 8 and {_alike('own', 0.93)}))",
            0.015,
            0.004,
        ),
        Level("other", _ELSE, 0.015, 0.694),
    ),
)
WHERE = Comparison(
    "where",
    f"{_missing('house')} and {_missing('street')} and {_missing('area')}",
    (
        Level(
            "door",
            f"{_both('house')} and {_SAME_STREET} and {_SAME_AREA} and not {_OTHER_PLACE}",
            0.62,
            0.0004,
            "door",
        ),
        Level(
            "number_in_area",
            f"{_both('house')} and {_missing('street')} and not {_OTHER_PLACE}"
            f" and ({_both('area')} or {_both('commune')})",
            0.06,
            0.0004,
        ),
        Level(
            "street",
            f"{_SAME_STREET} and {_missing('house')} and {_SAME_AREA} and not {_OTHER_PLACE}",
            0.14,
            0.01,
        ),
        Level("next_door", f"{_SAME_STREET} and not {_OTHER_PLACE}", 0.05, 0.02),
        Level(
            "area",
            f"{_missing('street')} and {_missing('house')} and {_both('area')} and not {_OTHER_PLACE}",
            0.05,
            0.05,
        ),
        Level("unclear", f"{_missing('street')} and not coalesce(house_l <> house_r, false)", 0.04, 0.1),
        Level("other", _ELSE, 0.04, 0.8192),
    ),
)
PHONE = Comparison(
    "phone",
    _missing("phone"),
    (
        Level(
            "same",
            "phone_l = phone_r or phone_l = phone_too_r or phone_too_l = phone_r",
            0.86,
            0.0001,
            "phone",
        ),
        Level("slip", _slip("phone"), 0.04, 0.00005),
        Level("other", _ELSE, 0.10, 0.99985),
    ),
)
TRADE = Comparison(
    "trade",
    f"{_missing('industry')} and {_missing('industry_code')} and {_missing('trades')}",
    (
        Level("same", f"{_both('industry')} or {_both('industry_code')} or {_both('trades')}", 0.7, 0.06),
        Level(
            "near",
            f"{_within('trades', 2)} or {_within('industry', 2)} or {_alike('industry', 0.9)}",
            0.15,
            0.06,
        ),
        Level("other", _ELSE, 0.15, 0.88),
    ),
)
FORM = Comparison(
    "form",
    _missing("form"),
    (Level("same", _both("form"), 0.97, 0.4), Level("other", _ELSE, 0.03, 0.6)),
)
COMPARISONS = (TAX, WHO, WHAT, WHERE, PHONE, TRADE, FORM)


def settings(
    dialect: str, comparisons: tuple[Comparison, ...], prior: float, *, within: bool = False
) -> dict[str, Any]:
    """Splink's settings: the model in the words of an engine ("duckdb" or "spark").

    `prior` is the share of all possible pairs that are the same business; `within` compares one list with itself.
    """
    from donghanh.linkage.blocking import rules

    return {
        "link_type": "dedupe_only" if within else "link_only",
        "sql_dialect": dialect,
        "unique_id_column_name": "unique_id",
        "probability_two_random_records_match": prior,
        "blocking_rules_to_generate_predictions": rules(dialect),
        "comparisons": [_as_splink(comparison) for comparison in comparisons],
        "retain_matching_columns": True,
        "retain_intermediate_calculation_columns": False,
        "max_iterations": 12,
        "em_convergence": 0.002,
    }


def _as_splink(comparison: Comparison) -> dict[str, Any]:
    unknown = {
        "sql_condition": comparison.unknown,
        "label_for_charts": "unknown",
        "is_null_level": True,
    }
    return {
        "output_column_name": comparison.name,
        "comparison_levels": [unknown, *(_level(level) for level in comparison.levels)],
    }


def _level(level: Level) -> dict[str, Any]:
    told: dict[str, Any] = {
        "sql_condition": level.condition or "ELSE",
        "label_for_charts": level.name,
        "m_probability": level.m,
        "u_probability": level.u,
    }
    if level.frequency:
        told |= {
            "tf_adjustment_column": level.frequency,
            "tf_minimum_u_value": 0.00001,
            "disable_tf_exact_match_detection": True,
        }
    return told


def level_names(comparison: Comparison) -> dict[int, str]:
    """Splink's number of each level → its name; -1 is "unknown"."""
    count = len(comparison.levels)
    return {-1: "unknown"} | {count - 1 - place: level.name for place, level in enumerate(comparison.levels)}
