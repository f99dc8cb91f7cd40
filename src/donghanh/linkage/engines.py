"""Where the model runs: DuckDB in this process, or a Spark cluster."""

import importlib.util
import logging
import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

from donghanh.linkage.columns import Columns

Engine = Literal["duckdb", "spark"]
LEFT, RIGHT = "list_left", "list_right"
_MISSING = "Chưa cài phần đối soát danh sách; hãy cài gói donghanh cùng phần mở rộng “linkage”."
_SCORING, _LEARNING = 256, 128
"""Megabytes that DuckDB may take, as many again for every 100,000 rows above; what is beyond goes to the disk. The
rules of blocking are looked at all at once and need 150 for themselves."""
_ROWS = 100_000
_THREADS = 2


class EngineMissing(RuntimeError):
    """The engine is not installed; `str(error)` is one Vietnamese sentence."""


def are_installed() -> bool:
    """True where lists can be compared in this process."""
    return all(importlib.util.find_spec(name) for name in ("duckdb", "splink"))


@contextmanager
def opened(
    engine: Engine, master: str | None = None, *, rows: int = 0, learning: bool = False
) -> Iterator[Any]:
    """Splink's interface to an engine for a list of so many rows, closed at the end. `master` is the address of a Spark
    cluster.

    Raises EngineMissing where the packages are not there.
    """
    logging.getLogger("splink").setLevel(logging.ERROR)
    if engine == "spark":
        from donghanh.linkage.spark import opened_spark

        with opened_spark(master) as api:
            yield api
        return
    most = _LEARNING if learning else _SCORING
    with connected(megabytes=most * max(rows, _ROWS) // _ROWS) as connection:
        try:
            from splink import DuckDBAPI
        except ImportError as error:
            raise EngineMissing(_MISSING) from error
        connection.execute(
            "create macro likeness(one, other) as jaro_winkler_similarity(one, other)"
        ).fetchall()
        yield DuckDBAPI(connection)


@contextmanager
def connected(path: Path | None = None, *, megabytes: int = _SCORING) -> Iterator[Any]:
    """A connection to a DuckDB file, closed at the end; without a path it goes with it. Raises EngineMissing without
    DuckDB, OSError for a file that does not open."""
    try:
        import duckdb
    except ImportError as error:
        raise EngineMissing(_MISSING) from error
    with tempfile.TemporaryDirectory(prefix="donghanh-linkage-") as scratch:
        try:
            connection = duckdb.connect(
                path or Path(scratch) / "tables",
                config={
                    "memory_limit": f"{megabytes}MB",
                    "temp_directory": f"{scratch}/beyond",
                    "threads": min(_THREADS, os.cpu_count() or 1),
                },
            )
        except duckdb.Error as error:
            raise OSError(str(error)) from error
        try:
            yield connection
        finally:
            connection.close()


def dialect_of(api: Any) -> Engine:
    """The engine that an interface is to."""
    return "spark" if hasattr(api, "spark") else "duckdb"


def register(api: Any, tables: Sequence[Columns]) -> list[Any]:
    """Hands one list or two to an engine."""
    return [
        api.register(_for_engine(api, table.arrow), dataset_display_name=name)
        for table, name in zip(tables, (LEFT, RIGHT), strict=False)
    ]


def _for_engine(api: Any, table: Any) -> Any:
    if dialect_of(api) == "duckdb":
        return table
    from donghanh.linkage.spark import spread

    return spread(api.spark, table)
