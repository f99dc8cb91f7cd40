"""Coordinates as lists write them."""

import pytest

from donghanh.registry.lists.cleaning.points import read_point


@pytest.mark.parametrize(
    ("typed", "point"),
    [
        ("20.94213, 106.39021", "20.942130,106.390210"),
        ("106.39021 20.94213", "20.942130,106.390210"),
        ("20,94213; 106,39021", "20.942130,106.390210"),
        ("20.94213°B 106.39021°Đ", "20.942130,106.390210"),
        ("40.7128, -74.0060", None),
        ("gần chợ", None),
        ("20.94213", None),
    ],
)
def test_a_point_is_read_in_either_order_and_only_inside_the_country(typed, point):
    assert read_point(typed).value == point
