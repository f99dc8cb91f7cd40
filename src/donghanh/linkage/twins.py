"""Rows of one list that are the same business, and codes that several businesses of one list share."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from rapidfuzz.distance import DamerauLevenshtein, JaroWinkler

from donghanh.linkage.columns import Columns, Prepared

_ALIKE = 0.88
_TAX_SLIP = 2


def are_twins(one: Prepared, other: Prepared) -> bool:
    """True where a list holds a business twice: the same code or name, nothing that contradicts, and one thing more."""
    if one["numbers"] != other["numbers"] or _differ(one, other, "tax") or _differ(one, other, "form"):
        return False
    if _persons_contradict(one, other) or (
        one["owner"] and other["owner"] and not _alike(one["owner"], other["owner"])
    ):
        return False
    if _differ(one, other, "house"):
        return False
    if _equal(one, other, "tax") and (_alike(one["core"], other["core"]) or _equal(one, other, "owner")):
        return True
    if not _alike(one["core"], other["core"]) or are_told_apart(one, other) or _differ(one, other, "street"):
        return False
    return any(_equal(one, other, column) for column in ("person", "phone", "door", "owner"))


def are_told_apart(one: Prepared, other: Prepared) -> bool:
    """True for names that both tell a trade, and another one each."""
    told = [set((row["trades"] or "").split()) for row in (one, other)]
    return all(told) and not told[0] & told[1]


def numbers_contradict(one: Prepared, other: Prepared) -> bool:
    """True for two right tax codes, or two personal numbers, that differ by more than a slip."""
    return _taxes_contradict(one, other) or _persons_contradict(one, other)


def codes_of_several(table: Columns, businesses: Sequence[str] | None = None) -> set[str]:
    """Tax codes that rows with different names or places bear: codes of a person rather than of a business.

    Rows that are known to be one business (`businesses`, one a row) may differ.
    """
    codes = table.column("tax")
    counts = Counter(codes)
    by_code: defaultdict[str, list[tuple[Prepared, str]]] = defaultdict(list)
    for place, code in enumerate(codes):
        if code and counts[code] > 1:
            by_code[code].append((table[place], businesses[place] if businesses else str(place)))
    return {code for code, rows in by_code.items() if _are_several(rows)}


def _are_several(rows: list[tuple[Prepared, str]]) -> bool:
    (first, business), *rest = rows
    return any(
        (first["core"] and row["core"] and not _alike(first["core"], row["core"]))
        or _differ(first, row, "door")
        for row, other in rest
        if other != business
    )


def _taxes_contradict(one: Prepared, other: Prepared) -> bool:
    if not _differ(one, other, "tax") or one["tax_doubtful"] or other["tax_doubtful"]:
        return False
    both_right = one["tax_valid"] and other["tax_valid"]
    return bool(both_right or DamerauLevenshtein.distance(one["tax"], other["tax"]) > _TAX_SLIP)


def _persons_contradict(one: Prepared, other: Prepared) -> bool:
    if not _differ(one, other, "person") or len(one["person"]) != len(other["person"]):
        return False
    if one["person"] == other["person_too"] or one["person_too"] == other["person"]:
        return False
    return DamerauLevenshtein.distance(one["person"], other["person"]) > 1


def _differ(one: Prepared, other: Prepared, column: str) -> bool:
    return bool(one[column] and other[column] and one[column] != other[column])


def _equal(one: Prepared, other: Prepared, column: str) -> bool:
    return bool(one[column] and one[column] == other[column])


def _alike(one: str | None, other: str | None) -> bool:
    return (one or "") == (other or "") or JaroWinkler.similarity(one or "", other or "") >= _ALIKE
