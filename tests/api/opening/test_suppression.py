"""Which cells are told: each case worked out by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from donghanh.api.opening.suppression import HIDDEN, LEAST, SMALL, hide_small, kept_hidden, suppress


def test_what_is_large_enough_is_told():
    assert suppress({"a": 5, "b": 700}) == {"a": 5, "b": 700}


def test_nothing_is_told_as_nothing():
    assert suppress({"a": 0, "b": 700}) == {"a": 0, "b": 700}


def test_a_lone_small_cell_takes_the_smallest_other_with_it():
    """Total 160: who subtracts 150 learns that both hidden ones are 10; 10 - 5 … leaves 1 to 4 for the small one."""
    assert suppress({"a": 3, "b": 7, "c": 50, "d": 100}) == {"a": SMALL, "b": HIDDEN, "c": 50, "d": 100}


def test_where_the_smallest_other_is_too_near_another_goes_too():
    """1 + 5 = 6 and the larger one is at least 5, so the small one would be 1: a second one is hidden."""
    assert suppress({"a": 1, "b": 5, "c": 20, "d": 100}) == {"a": SMALL, "b": HIDDEN, "c": HIDDEN, "d": 100}


def test_a_large_neighbour_does_not_give_the_small_one_away_from_below():
    """4 + 6 = 10 and the hidden one is at most 6, the smallest told: the small one would be 4; so another is hidden."""
    assert suppress({"a": 4, "b": 6, "c": 6, "d": 90}) == {"a": SMALL, "b": HIDDEN, "c": HIDDEN, "d": 90}


def test_two_small_cells_shield_each_other_only_where_their_sum_says_nothing():
    """2 + 3 = 5 may be 1 + 4, 2 + 3, 3 + 2 or 4 + 1. 4 + 4 = 8 can be nothing else."""
    assert suppress({"a": 2, "b": 3, "c": 50}) == {"a": SMALL, "b": SMALL, "c": 50}
    assert suppress({"a": 4, "b": 4, "c": 50, "d": 60}) == {"a": SMALL, "b": SMALL, "c": HIDDEN, "d": 60}


def test_where_nothing_is_left_to_hide_no_table_can_be_told():
    assert suppress({"a": 3}) is None
    assert suppress({"a": 1, "b": 5}) is None


def test_a_cell_that_is_told_elsewhere_hides_nobody():
    assert suppress({"active": 90, "closed": 3}, fixed={"active"}) is None
    assert suppress({"active": 90, "closed": 3, "absent": 8}, fixed={"active"}) == {
        "active": 90,
        "closed": SMALL,
        "absent": HIDDEN,
    }


def test_what_was_hidden_stays_hidden_and_never_alone():
    """Alone, the total less what is told would be the cell."""
    assert suppress({"a": 5, "b": 7, "c": 50}, kept={"a", "b"}) == {"a": HIDDEN, "b": HIDDEN, "c": 50}
    assert suppress({"b": 7, "c": 50, "d": 60}, kept={"a", "b"}) == {"b": HIDDEN, "c": HIDDEN, "d": 60}
    assert suppress({"a": 3, "b": 70, "c": 50}, kept={"b"}) == {"a": SMALL, "b": HIDDEN, "c": HIDDEN}


def test_hidden_cells_are_told_again_when_their_sum_has_moved():
    """10 were hidden: 12 may be the same cells but for two businesses, 15 may be anything."""
    before = {"total": 60, "rows": [["a", "A", SMALL], ["b", "B", HIDDEN], ["c", "C", 50]]}
    assert kept_hidden(before, {"a": 5, "b": 7, "c": 90}) == {"a", "b"}
    assert kept_hidden(before, {"a": 5, "b": 10, "c": 50}) == set()
    assert kept_hidden(before, {"b": 10, "c": 50}) == {"a", "b"}
    assert kept_hidden({**before, "total": None}, {"a": 5, "b": 7, "c": 50}) == set()
    assert kept_hidden(None, {"a": 3}) == set()


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(-4, 4)), min_size=1, max_size=7))
def test_two_editions_side_by_side_tell_no_cell_that_one_of_them_hid(cells):
    """Unless the hidden ones changed by five or more together."""
    first = {str(place): count for place, (count, _) in enumerate(cells)}
    second = {str(place): max(0, count + more) for place, (count, more) in enumerate(cells)}
    told = suppress(first)
    if told is None:
        return
    table = {"total": sum(first.values()), "rows": [[key, key, cell] for key, cell in told.items()]}
    hidden = {key for key, cell in told.items() if isinstance(cell, str)}
    again = suppress(second, kept=kept_hidden(table, second)) or {}
    moved = abs(sum(second[key] - first[key] for key in hidden))
    assert moved >= LEAST or not {key for key in hidden if isinstance(again.get(key), int) and second[key]}


def test_without_a_total_small_cells_alone_are_hidden():
    assert [hide_small(count) for count in (0, 1, 4, 5, 12)] == [0, SMALL, SMALL, 5, 12]


def possible(counts, told):
    """Every value that a reader who knows the total and the rules can still believe of each small cell."""
    whole = sum(counts.values()) - sum(cell for cell in told.values() if isinstance(cell, int))
    small = [key for key, cell in told.items() if cell == SMALL]
    larger = [key for key, cell in told.items() if cell == HIDDEN]
    ceiling = min((cell for cell in told.values() if isinstance(cell, int) and cell >= LEAST), default=whole)
    sums = {0: 1}
    for _ in small[1:]:
        sums = {total + each: 1 for total in sums for each in range(1, LEAST)}
    for _ in larger:
        sums = {
            total + each: 1 for total in sums for each in range(LEAST, ceiling + 1) if total + each <= whole
        }
    return {each for each in range(1, LEAST) for rest in sums if each + rest == whole}


@given(st.lists(st.integers(0, 40), min_size=1, max_size=7))
def test_a_reader_who_subtracts_learns_nothing_of_a_small_cell(numbers):
    counts = {str(place): number for place, number in enumerate(numbers)}
    told = suppress(counts)
    if told is not None and SMALL in told.values():
        assert possible(counts, told) == {1, 2, 3, 4}


@given(st.dictionaries(st.text(max_size=3), st.integers(0, 40), max_size=7))
def test_what_is_told_is_true(counts):
    told = suppress(counts) or {}
    assert {key: cell for key, cell in told.items() if isinstance(cell, int)}.items() <= counts.items()
    assert all(0 < counts[key] < LEAST for key, cell in told.items() if cell == SMALL)


@pytest.mark.parametrize("mark", [SMALL, HIDDEN])
def test_marks_are_no_formulas(mark):
    assert mark[0] not in "=+-@"
