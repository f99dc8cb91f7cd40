"""Splink on Apache Spark: a cluster by its address, or all cores of this machine."""

import os
import socket
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from donghanh.linkage.engines import EngineMissing

_PARTITIONS = 16


@contextmanager
def opened_spark(master: str | None) -> Iterator[Any]:
    """Splink's interface to Spark; the session ends with the block.

    `master` is "spark://host:port"; None is this machine. A cluster on loopback is spoken to on loopback. Workers of
    this machine run the Python that this runs, others the one that PYSPARK_PYTHON names. Raises EngineMissing without
    pyspark or Java.
    """
    try:
        from pyspark.sql import SparkSession
        from splink.backends.spark import SparkAPI, similarity_jar_location
    except ImportError as error:
        raise EngineMissing(
            "Chưa cài Spark; hãy cài gói donghanh cùng phần mở rộng “spark”, và Java 17 trở lên."
        ) from error
    if _is_here(master):
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    with tempfile.TemporaryDirectory(prefix="donghanh-spark-") as scratch:
        builder = SparkSession.builder.appName("donghanh link").master(master or "local[*]")
        for name, value in _settings(similarity_jar_location(), scratch, master).items():
            builder = builder.config(name, value)
        try:
            session = builder.getOrCreate()
        except Exception as error:
            raise EngineMissing(
                f"Không nối được với Spark “{master or 'local[*]'}”; hãy kiểm tra địa chỉ và Java."
            ) from error
        session.sparkContext.setLogLevel("ERROR")
        session.sparkContext.setCheckpointDir(f"{scratch}/checkpoints")
        _add_likeness(session)
        try:
            yield SparkAPI(spark_session=session, num_partitions_on_repartition=_PARTITIONS)
        finally:
            session.stop()


def _add_likeness(session: Any) -> None:
    """Jaro and Winkler's likeness as DuckDB counts it; Spark's own counts repeated letters otherwise. The workers need
    rapidfuzz."""

    def likeness(one: str | None, other: str | None) -> float | None:
        from rapidfuzz.distance import JaroWinkler

        return None if one is None or other is None else JaroWinkler.similarity(one, other)

    session.udf.register("likeness", likeness, "double")


def spread(session: Any, table: Any) -> Any:
    """An Arrow table as rows on the cluster; left in the plan, 100,000 rows would fill the driver's memory."""
    return session.createDataFrame(table).repartition(_PARTITIONS).localCheckpoint()


def _settings(jar: str, scratch: str, master: str | None) -> dict[str, str]:
    told = {
        "spark.jars": jar,
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.sql.shuffle.partitions": str(_PARTITIONS),
        "spark.default.parallelism": str(_PARTITIONS),
        "spark.sql.execution.arrow.pyspark.enabled": "true",
        "spark.driver.memory": "2g",
        "spark.local.dir": scratch,
        "spark.sql.warehouse.dir": f"{scratch}/warehouse",
    }
    on_loopback = {"spark.driver.host": "127.0.0.1", "spark.driver.bindAddress": "127.0.0.1"}
    return told | (on_loopback if _is_loopback(master) else {})


def _is_loopback(master: str | None) -> bool:
    return master is None or any(host in master for host in ("127.0.0.1", "localhost"))


def _is_here(master: str | None) -> bool:
    return master is None or _is_loopback(master) or f"//{socket.gethostname()}:" in master
