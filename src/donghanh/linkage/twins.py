"""Rows of one list that are the same business, and codes that several businesses of one list share."""

from collections import defaultdict

from rapidfuzz.distance import JaroWinkler

from donghanh.linkage.preparing import Prepared

_ALIKE = 0.88


def are_twins(one: Prepared, other: Prepared) -> bool:
    """True where a list holds a business twice: the same code or name, nothing that contradicts, and one thing more."""
    if one is other:
        return True
    if one["numbers"] != other["numbers"] or any(
        _differ(one, other, column) for column in ("tax", "person", "form")
    ):
        return False
    named = _alike(one["core"], other["core"]) and one["trades"] == other["trades"]
    if not named or (one["owner"] and other["owner"] and not _alike(one["owner"], other["owner"])):
        return False
    if _differ(one, other, "house") or _differ(one, other, "street"):
        return False
    return any(_equal(one, other, column) for column in ("tax", "person", "phone", "door", "owner"))


def codes_of_several(table: list[Prepared]) -> set[str]:
    """Tax codes that rows with different names or places bear: codes of a person rather than of a business."""
    by_code: defaultdict[str, list[Prepared]] = defaultdict(list)
    for row in table:
        if row["tax"]:
            by_code[row["tax"]].append(row)
    return {code for code, rows in by_code.items() if len(rows) > 1 and _are_several(rows)}


def _are_several(rows: list[Prepared]) -> bool:
    first, *rest = rows
    return any(
        (first["core"] and row["core"] and not _alike(first["core"], row["core"]))
        or _differ(first, row, "door")
        for row in rest
    )


def _differ(one: Prepared, other: Prepared, column: str) -> bool:
    return bool(one[column] and other[column] and one[column] != other[column])


def _equal(one: Prepared, other: Prepared, column: str) -> bool:
    return bool(one[column] and one[column] == other[column])


def _alike(one: str | None, other: str | None) -> bool:
    return (one or "") == (other or "") or JaroWinkler.similarity(one or "", other or "") >= _ALIKE
