import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from donghanh.embedded import Cluster, Connections

Connect = Callable[[str], psycopg.Connection[tuple[object, ...]]]


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    """A cluster of its own for one test, gone afterwards."""
    cluster = Cluster(tmp_path / "cluster")
    yield cluster
    cluster.destroy()


@pytest.fixture(scope="module")
def shared_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Connections]:
    """A running server for the tests that only ask it something."""
    cluster = Cluster(tmp_path_factory.mktemp("shared"))
    yield cluster.start()
    cluster.destroy()


@pytest.fixture
def connect() -> Iterator[Connect]:
    """Opens autocommitting connections and closes them at the end, also those whose server was killed."""
    opened: list[psycopg.Connection[tuple[object, ...]]] = []

    def open_one(url: str) -> psycopg.Connection[tuple[object, ...]]:
        opened.append(psycopg.connect(url, autocommit=True))
        return opened[-1]

    yield open_one
    for connection in opened:
        connection.close()


@pytest.fixture
def launcher() -> Callable[..., subprocess.CompletedProcess[str]]:
    """Runs `python -m donghanh.embedded …`."""

    def run(*arguments: object) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "donghanh.embedded", *map(str, arguments)]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    return run
