"""Where the model runs: DuckDB in this process, or a Spark cluster."""

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Literal

from donghanh.linkage.preparing import Prepared

Engine = Literal["duckdb", "spark"]
LEFT, RIGHT = "list_left", "list_right"
_MISSING = "Chưa cài phần đối soát danh sách; hãy cài gói donghanh cùng phần mở rộng “linkage”."
_NUMBERS = {"unique_id", "tax_valid", "tax_doubtful", "owner_clean", "name_clean", "has_name"}


class EngineMissing(RuntimeError):
    """The engine is not installed; `str(error)` is one Vietnamese sentence."""


@contextmanager
def opened(engine: Engine, master: str | None = None) -> Iterator[Any]:
    """Splink's interface to an engine, closed at the end. `master` is the address of a Spark cluster.

    Raises EngineMissing where the packages are not there.
    """
    logging.getLogger("splink").setLevel(logging.ERROR)
    if engine == "spark":
        from donghanh.linkage.spark import opened_spark

        with opened_spark(master) as api:
            yield api
        return
    connection = connected(":memory:")
    try:
        from splink import DuckDBAPI

        connection.execute(
            "create macro likeness(one, other) as jaro_winkler_similarity(one, other)"
        ).fetchall()
        yield DuckDBAPI(connection)
    except ImportError as error:
        raise EngineMissing(_MISSING) from error
    finally:
        connection.close()


def connected(path: str) -> Any:
    """A connection to a DuckDB file, or to ":memory:". Raises EngineMissing without DuckDB, OSError for a file that
    does not open."""
    try:
        import duckdb
    except ImportError as error:
        raise EngineMissing(_MISSING) from error
    try:
        return duckdb.connect(path)
    except duckdb.Error as error:
        raise OSError(str(error)) from error


def register(api: Any, tables: Sequence[list[Prepared]]) -> list[Any]:
    """Hands one list or two to an engine."""
    return [
        api.register(_for_engine(api, as_arrow(table)), dataset_display_name=name)
        for table, name in zip(tables, (LEFT, RIGHT), strict=False)
    ]


def _for_engine(api: Any, table: Any) -> Any:
    if not hasattr(api, "spark"):
        return table
    from donghanh.linkage.spark import spread

    return spread(api.spark, table)


def as_arrow(table: list[Prepared]) -> Any:
    """Arrow with fixed types, so that a column without any value is still text."""
    import pyarrow

    schema = pyarrow.schema(
        [(name, pyarrow.int64() if name in _NUMBERS else pyarrow.string()) for name in table[0]]
    )
    return pyarrow.Table.from_pylist(table, schema=schema)
