import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from donghanh.embedded import Cluster, processes
from donghanh.embedded.processes import end_orphans, postmaster_of, servers_on

Connect = Callable[[str], psycopg.Connection[tuple[object, ...]]]
linux = pytest.mark.skipif(not Path("/proc/self").exists(), reason="reads /proc")
WRITER = """
import sys, psycopg
with psycopg.connect(sys.argv[1], autocommit=True) as connection:
    number = 0
    while True:
        number += 1
        connection.execute("insert into promise values (%s)", [number])
        print(number, flush=True)
"""
STUBBORN = """
import signal, time
signal.signal(signal.SIGQUIT, signal.SIG_IGN)
print(1, flush=True)
time.sleep(60)
"""
ENDLESS = b"with recursive n (i) as (select 1::numeric union all select i + 1 from n) select max(i) from n"


def kill_all(cluster: Cluster) -> None:
    """kill -9 of the postmaster and of every process it started."""
    for pid in servers_on(cluster.data):
        os.kill(pid, signal.SIGKILL)


@pytest.fixture
def zombie() -> Iterator[int]:
    """The number of a process that is dead and not yet reaped."""
    dead = subprocess.Popen([sys.executable, "-c", ""])
    os.waitid(os.P_PID, dead.pid, os.WEXITED | os.WNOWAIT)
    yield dead.pid
    dead.wait()


def leave_pid_file(cluster: Cluster, pid: int) -> None:
    """What a killed server leaves behind when its number is `pid`."""
    lines = [pid, cluster.data, 1, 5432, "", "127.0.0.1", "1 1", "ready"]
    (cluster.data / "postmaster.pid").write_text("\n".join(map(str, lines)), "utf-8")


def answers(cluster: Cluster) -> bool:
    with psycopg.connect(cluster.start().app_url) as connection:
        return connection.execute("select true").fetchone() == (True,)


@linux
def test_every_acknowledged_commit_survives_kill_9_of_everything(cluster: Cluster, connect: Connect) -> None:
    url = cluster.start().owner_url
    connect(url).execute("create table promise (number integer primary key)")
    command = [sys.executable, "-c", WRITER, url]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as writer:
        assert writer.stdout is not None
        acknowledged = [int(writer.stdout.readline()) for _ in range(200)]
        kill_all(cluster)
        acknowledged += map(int, writer.stdout.read().split())
    rows = connect(cluster.start().owner_url).execute("select number from promise order by number").fetchall()
    kept = [row[0] for row in rows]
    assert kept[: len(acknowledged)] == acknowledged
    assert len(kept) - len(acknowledged) in (0, 1)  # the last one may be written and not yet acknowledged


@linux
def test_a_dead_postmaster_with_a_backend_at_work_does_not_stop_the_next_start(
    cluster: Cluster, connect: Connect
) -> None:
    busy = connect(cluster.start().app_url)
    old = postmaster_of(cluster.data)
    assert old is not None
    busy.pgconn.send_query(ENDLESS)
    time.sleep(0.3)
    os.kill(old.pid, signal.SIGKILL)
    started = time.monotonic()
    assert answers(cluster)
    assert time.monotonic() - started < 30
    new = postmaster_of(cluster.data)
    assert new is not None
    assert new.pid != old.pid


@linux
def test_a_zombie_in_the_pid_file_counts_as_dead(cluster: Cluster, zombie: int) -> None:
    cluster.start()
    cluster.stop()
    leave_pid_file(cluster, zombie)
    assert cluster.running() is None
    assert answers(cluster)


@linux
def test_a_living_stranger_with_the_old_number_counts_as_dead(cluster: Cluster) -> None:
    cluster.start()
    cluster.stop()
    leave_pid_file(cluster, os.getpid())
    assert cluster.running() is None
    assert answers(cluster)


def test_a_pid_file_cut_short_counts_as_dead(cluster: Cluster) -> None:
    cluster.start()
    cluster.stop()
    (cluster.data / "postmaster.pid").write_text("12", "ascii")
    assert cluster.running() is None
    assert answers(cluster)


@linux
def test_stopping_never_signals_a_stranger_with_the_old_number(cluster: Cluster) -> None:
    cluster.start()
    cluster.stop()
    with subprocess.Popen(["sleep", "60"]) as stranger:
        leave_pid_file(cluster, stranger.pid)
        cluster.stop()
        assert stranger.poll() is None
        stranger.kill()


@linux
def test_an_orphan_that_will_not_end_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "PATIENCE", 0.2)
    command = [sys.executable, "-c", STUBBORN]
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE) as orphan:
        assert orphan.stdout is not None
        orphan.stdout.readline()
        assert end_orphans(tmp_path.resolve())
        assert orphan.wait() == -signal.SIGKILL


@linux
def test_an_orphan_that_outlives_the_wait_is_told(tmp_path: Path) -> None:
    with subprocess.Popen(["sleep", "60"], cwd=tmp_path) as orphan:
        orphan.send_signal(signal.SIGSTOP)  # a stopped process takes no SIGQUIT
        os.waitid(os.P_PID, orphan.pid, os.WSTOPPED | os.WNOWAIT)
        assert end_orphans(tmp_path.resolve(), timeout=0.3) is False
        orphan.kill()
