"""Rows kept by column."""

import pytest

from donghanh.linkage.columns import CHUNK, Columns

NAMES = ("unique_id", "tax", "rare_core")


def table(rows: int) -> Columns:
    told = ({"unique_id": place, "tax": str(place) if place % 2 else None} for place in range(rows))
    return Columns.of(told, NAMES)


def test_rows_come_back_as_they_were_given_across_chunks() -> None:
    rows = table(CHUNK + 3)
    assert len(rows) == CHUNK + 3
    assert [rows[place]["tax"] for place in (0, 1, CHUNK + 1, -2)] == [
        None,
        "1",
        str(CHUNK + 1),
        str(CHUNK + 1),
    ]
    assert [row["unique_id"] for row in table(3)] == [0, 1, 2]


def test_a_place_beyond_the_end_is_no_row() -> None:
    with pytest.raises(IndexError):
        table(3)[3]


def test_even_steps_are_rows_of_their_own() -> None:
    assert table(5)[1::2].column("tax") == ["1", "3"]
    assert len(table(0)) == 0


def test_a_column_that_is_written_anew_keeps_its_type() -> None:
    rows = table(2)
    rows.put("rare_core", [None, "binhminh"])
    assert rows.column("rare_core") == ["binhminh" if place else None for place in range(2)]
    assert str(rows.arrow.schema.field("rare_core").type) == "string"
    rows.put("rare_core", [None, None])
    assert str(rows.arrow.schema.field("rare_core").type) == "string"
