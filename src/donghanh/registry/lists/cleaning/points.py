"""Coordinates of a place as telephones and maps write them."""

import re

from donghanh.registry.lists.cleaning.findings import Code, Read

_PAIR = re.compile(r"(\d{1,3}[.,]\d{2,})\D+?(\d{1,3}[.,]\d{2,})")
SOUTH, NORTH, WEST, EAST = 6.0, 24.0, 102.0, 118.0
"""The country with its islands and their waters."""


def read_point(text: str) -> Read:
    """Latitude and longitude in degrees, "20.942130,106.390210"; the two may be in the wrong order, and have commas
    ("20,94213; 106,39021°Đ"). None for what lies outside the country."""
    found = _PAIR.search(text)
    if found:
        one, other = (float(number.replace(",", ".")) for number in found.groups())
        for latitude, longitude in ((one, other), (other, one)):
            if SOUTH <= latitude <= NORTH and WEST <= longitude <= EAST:
                return Read(f"{latitude:.6f},{longitude:.6f}")
    return Read(None, (Code.WORD_UNKNOWN,))
