"""The files of `registry/data` as rows."""

import csv
from collections.abc import Iterator
from importlib.resources import files


def rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of a file, each by the names of its columns; all values are text."""
    text = files("donghanh.registry").joinpath("data", name).read_text("utf-8")
    yield from csv.DictReader(text.splitlines())
