"""Small cells are not told, and nothing that is told gives them away.

A cell of 1 to 4 is told as "<5". Whoever knows the total subtracts what is told and learns the sum of the hidden cells;
so further cells are hidden ("*"), the smallest first, until that sum leaves every small cell anything from 1 to 4.
The reader is taken to know these rules, and to lay two editions side by side: what was hidden in one stays hidden in
the next as long as little moved, for a cell that is told again tells what it was before.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

LEAST = 5
"""The smallest number of businesses that is told."""
STEP = 5
SMALL, HIDDEN = f"<{LEAST}", "*"
Cell = int | str
Table = Mapping[str, Any]
"""A table of an edition as it is frozen."""


def hide_small(count: int) -> Cell:
    """A number of which no total is told: "<5" for 1 to 4; none is told as 0."""
    return SMALL if 0 < count < LEAST else count


def suppress(
    counts: Mapping[str, int], fixed: Collection[str] = (), kept: Collection[str] = ()
) -> dict[str, Cell] | None:
    """What is told of cells whose total is known. `fixed` cells are told elsewhere and stay; `kept` ones stay hidden.

    None where hiding every other cell would still not be enough: then the total or the whole table has to stay away.
    """
    small = [key for key, count in counts.items() if 0 < count < LEAST]
    larger = [key for key, count in counts.items() if count >= LEAST and key not in fixed]
    larger.sort(key=lambda key: (key not in kept, counts[key], key))
    for number in range(len(set(larger) & set(kept)), len(larger) + 1):
        hidden, left = larger[:number], larger[number:]
        if _is_safe(
            [counts[key] for key in small],
            [counts[key] for key in hidden],
            counts[left[0]] if left else None,
        ):
            marks = dict.fromkeys(small, SMALL) | dict.fromkeys(hidden, HIDDEN)
            return {key: marks.get(key, count) for key, count in counts.items()}
    return None


def kept_hidden(before: Table | None, counts: Mapping[str, int]) -> set[str]:
    """The cells of the former edition's table that stay hidden: all that were, unless their sum has moved by so much
    that nobody can take any of them for unchanged."""
    if before is None or before["total"] is None:
        return set()
    hidden = {str(row[0]) for row in before["rows"] if row[-1] in (SMALL, HIDDEN)}
    then = before["total"] - sum(row[-1] for row in before["rows"] if isinstance(row[-1], int))
    now = sum(counts.get(key, 0) for key in hidden)
    return hidden if abs(now - then) < LEAST else set()


def round_off(count: int) -> Cell:
    """To the nearest 5, half a step up: 7 → 5, 8 → 10; fewer than 5 in either direction are "<5"."""
    if 0 < abs(count) < LEAST:
        return SMALL
    return (count + STEP // 2) // STEP * STEP


def _is_safe(small: Sequence[int], larger: Sequence[int], smallest_told: int | None) -> bool:
    """Whether the sum of the hidden cells leaves each small one everything from 1 to LEAST - 1.

    A reader knows that the small ones are 1 to 4, and the larger ones at least 5 and no more than the smallest told.
    A larger one that stays hidden needs another, or the total gives it away.
    """
    if not small:
        return len(larger) != 1 or smallest_told is None
    whole = sum(small) + sum(larger)
    most = whole - (len(small) - 1) - LEAST * len(larger)
    if most < LEAST - 1:
        return False
    if larger and smallest_told is None:
        return True
    others = (LEAST - 1) * (len(small) - 1) + (smallest_told or 0) * len(larger)
    return whole - others <= 1
