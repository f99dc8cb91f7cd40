"""Small cells are not told, and nothing that is told gives them away.

A cell of 1 to 4 is told as "<5". Whoever knows the total subtracts what is told and learns the sum of the hidden cells;
so further cells are hidden ("*"), the smallest first, until that sum leaves every small cell anything from 1 to 4.
The reader is taken to know these rules.
"""

from collections.abc import Collection, Mapping, Sequence

LEAST = 5
"""The smallest number of businesses that is told."""
SMALL, HIDDEN = f"<{LEAST}", "*"
Cell = int | str


def hide_small(count: int) -> Cell:
    """A number of which no total is told: "<5" for 1 to 4; none is told as 0."""
    return SMALL if 0 < count < LEAST else count


def suppress(counts: Mapping[str, int], fixed: Collection[str] = ()) -> dict[str, Cell] | None:
    """What is told of cells whose total is known. `fixed` cells are told elsewhere and stay.

    None where hiding every other cell would still not be enough: then the total or the whole table has to stay away.
    """
    small = {key: count for key, count in counts.items() if 0 < count < LEAST}
    if not small:
        return dict(counts)
    larger = sorted((count, key) for key, count in counts.items() if count >= LEAST and key not in fixed)
    for number in range(len(larger) + 1):
        hidden, left = larger[:number], larger[number:]
        if _is_safe(list(small.values()), [count for count, _ in hidden], left[0][0] if left else None):
            marks = dict.fromkeys(small, SMALL) | {key: HIDDEN for _, key in hidden}
            return {key: marks.get(key, count) for key, count in counts.items()}
    return None


def _is_safe(small: Sequence[int], larger: Sequence[int], smallest_told: int | None) -> bool:
    """Whether the sum of the hidden cells leaves each small one everything from 1 to LEAST - 1.

    A reader knows that the small ones are 1 to 4, and the larger ones at least 5 and no more than the smallest told.
    """
    whole = sum(small) + sum(larger)
    most = whole - (len(small) - 1) - LEAST * len(larger)
    if most < LEAST - 1:
        return False
    if larger and smallest_told is None:
        return True
    others = (LEAST - 1) * (len(small) - 1) + (smallest_told or 0) * len(larger)
    return whole - others <= 1
