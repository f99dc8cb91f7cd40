"""Where the model runs: DuckDB in this process, or a Spark cluster."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Literal

Engine = Literal["duckdb", "spark"]


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
    try:
        import duckdb
        from splink import DuckDBAPI
    except ImportError as error:
        raise EngineMissing(
            "Chưa cài phần đối soát danh sách; hãy cài gói donghanh cùng phần mở rộng “linkage”."
        ) from error
    connection = duckdb.connect(":memory:")
    try:
        yield DuckDBAPI(connection)
    finally:
        connection.close()
