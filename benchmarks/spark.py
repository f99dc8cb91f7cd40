"""Does `--engine spark` give the same pairs and businesses as DuckDB, on a real cluster?

    python benchmarks/spark.py [BUSINESSES]

Starts one master and two workers of Spark on loopback, links the same two lists with both engines, and compares the
pairs, their probabilities and the clusters they make. Exit code 1 where they differ, 0 with a word where pyspark or
Java is missing.
"""

import importlib.util
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from donghanh.demo.country import STYLES, agency_lists, populate
from donghanh.demo.country.lists import as_csv
from donghanh.linkage import Decision, Options, Outcome, link_tables, read_table
from donghanh.linkage.judgements import Judged, Judgement, Judgements

HERE, MASTER, WORKER = (
    "127.0.0.1",
    "org.apache.spark.deploy.master.Master",
    "org.apache.spark.deploy.worker.Worker",
)
WAIT = 90


@contextmanager
def cluster() -> Iterator[str]:
    """The address of a master with two workers of one core each, ended with the block."""
    spark_class = Path(importlib.util.find_spec("pyspark").origin).parent / "bin" / "spark-class"
    port = free_port()
    address = f"spark://{HERE}:{port}"
    environment = os.environ | {
        "SPARK_LOCAL_IP": HERE,
        "PYSPARK_PYTHON": sys.executable,
        "SPARK_HOME": str(spark_class.parents[1]),
    }
    started = []
    with tempfile.TemporaryDirectory(prefix="donghanh-cluster-") as scratch:

        def start(*command: str) -> None:
            log = (Path(scratch) / f"{len(started)}.log").open("w")
            started.append(subprocess.Popen([spark_class, *command], stdout=log, stderr=log, env=environment))

        try:
            start(MASTER, "--host", HERE, "--port", str(port), "--webui-port", str(free_port()))
            wait_for(port)
            for worker in ("a", "b"):
                place = str(Path(scratch) / worker)
                start(
                    WORKER,
                    "--host",
                    HERE,
                    "-c",
                    "1",
                    "-m",
                    "2g",
                    "-d",
                    place,
                    "--webui-port",
                    str(free_port()),
                    address,
                )
            wait_for_workers(Path(scratch) / "0.log", 2)
            yield address
        finally:
            for process in reversed(started):
                process.terminate()
            for process in started:
                process.wait(30)


def free_port() -> int:
    with socket.socket() as door:
        door.bind((HERE, 0))
        return door.getsockname()[1]


def wait_for(port: int) -> None:
    for _ in range(WAIT * 2):
        with socket.socket() as door:
            if door.connect_ex((HERE, port)) == 0:
                return
        time.sleep(0.5)
    raise SystemExit("Spark's master does not start")


def wait_for_workers(log: Path, count: int) -> None:
    for _ in range(WAIT * 2):
        if log.read_text("utf-8", "replace").count("Registering worker") >= count:
            return
        time.sleep(0.5)
    raise SystemExit("Spark's workers do not come")


def clusters(outcome: Outcome, ids: Sequence[str]) -> set[frozenset[str]]:
    """Businesses of more than one row, made of the pairs that are the same."""
    numbers = {identity: number for number, identity in enumerate(ids)}
    same = [pair for pair in outcome.pairs if pair.decision is Decision.SAME]
    graph = Judgements(Judged(numbers[pair.id_left], numbers[pair.id_right], Judgement.SAME) for pair in same)
    return {frozenset(ids[number] for number in graph.records_with(numbers[pair.id_left])) for pair in same}


def main(size: int) -> int:
    if importlib.util.find_spec("pyspark") is None or shutil.which("java") is None:
        print("pyspark (locks/spark.txt) or Java is not installed")
        return 0
    made = agency_lists(populate(size, seed=31), "registration-tax", seed=32)
    kept = STYLES["registration-tax"]
    left, right = (read_table(as_csv(rows, style)) for rows, style in zip(made[:2], kept, strict=True))
    ids = [*(row.id for row in left), *(row.id for row in right)]
    with cluster() as address:
        told = {
            "duckdb": link_tables(left, right),
            "spark": link_tables(left, right, Options(engine="spark", master=address)),
        }
    print(f"{len(left):,} + {len(right):,} rows")
    for name, outcome in told.items():
        made_up = f"{len(outcome.pairs):>8} pairs, {len(clusters(outcome, ids)):>7} clusters"
        print(f"{name:<8}{made_up}, seconds {outcome.seconds}")
    first, second = told.values()
    one, other = ({pair[:2]: pair for pair in outcome.pairs} for outcome in (first, second))
    both = one.keys() & other.keys()
    differing = len(one.keys() ^ other.keys()) + sum(one[key].decision != other[key].decision for key in both)
    for key in sorted(one.keys() | other.keys()):
        if one.get(key, ("", "", 0, ""))[3] != other.get(key, ("", "", 0, ""))[3]:
            print(
                key, *(told[2:] if (told := pairs.get(key)) else "none" for pairs in (one, other)), sep="\n  "
            )
    apart = max((abs(one[key].probability - other[key].probability) for key in both), default=0.0)
    same_clusters = clusters(first, ids) == clusters(second, ids)
    verdict = "equal" if same_clusters else "DIFFER"
    print(f"{differing} decisions differ, probabilities by {apart:.1e} at most, clusters {verdict}")
    return int(not same_clusters)


if __name__ == "__main__":
    raise SystemExit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000))
