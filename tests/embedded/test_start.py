import os
import stat
import subprocess
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psycopg
import pytest

from donghanh.embedded import Cluster, ClusterFailed, Connections

Connect = Callable[[str], psycopg.Connection[tuple[object, ...]]]
Launcher = Callable[..., subprocess.CompletedProcess[str]]


def one(connection: psycopg.Connection[tuple[object, ...]], query: str) -> object:
    row = connection.execute(query).fetchone()
    assert row is not None
    return row[0]


def modes(folder: Path) -> dict[str, str]:
    return {path.name: oct(stat.S_IMODE(path.lstat().st_mode)) for path in folder.iterdir()}


def test_a_new_cluster_takes_connections_of_every_role(cluster: Cluster, connect: Connect) -> None:
    connections = cluster.start()
    urls = (connections.app_url, connections.owner_url, connections.superuser_url)
    assert [one(connect(url), "select current_user || ' on ' || current_database()") for url in urls] == [
        "donghanh_app on donghanh",
        "donghanh_owner on donghanh",
        "postgres on donghanh",
    ]


def test_vietnamese_letters_fold_whatever_the_environment_says(
    cluster: Cluster, connect: Connect, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", "C")
    monkeypatch.setenv("LC_ALL", "POSIX")
    asked = connect(cluster.start().app_url)
    assert one(asked, "select lower('ĐẶNG ƯỚC')") == "đặng ước"
    assert one(asked, "show server_encoding") == "UTF8"


def test_the_callers_own_postgresql_settings_do_not_lead_the_launcher_astray(
    cluster: Cluster, connect: Connect, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PGDATA", "/nonexistent")
    monkeypatch.setenv("PGPORT", "1")
    assert one(connect(cluster.start().app_url), "select 1") == 1


def test_starting_what_runs_returns_the_running_server(cluster: Cluster) -> None:
    assert cluster.start() == Cluster(cluster.directory).start()


def test_two_processes_that_start_at_once_share_one_server(cluster: Cluster, launcher: Launcher) -> None:
    with ThreadPoolExecutor(2) as pool:
        codes = [run.returncode for run in pool.map(lambda _: launcher("start", cluster.directory), range(2))]
    assert codes == [0, 0]
    assert cluster.running() == cluster.start()


def test_a_restart_keeps_the_data(cluster: Cluster, connect: Connect) -> None:
    with connect(cluster.start().owner_url) as owner:
        owner.execute("create table note (words text)")
        owner.execute("insert into note values ('còn nguyên')")
    cluster.stop()
    assert one(connect(cluster.start().app_url), "select words from note") == "còn nguyên"


def test_two_clusters_run_side_by_side(cluster: Cluster, tmp_path: Path, connect: Connect) -> None:
    other = Cluster(tmp_path / "other")
    first, second = cluster.start(), other.start()
    connect(second.owner_url).execute("create table only_here ()")
    assert one(connect(first.app_url), "select to_regclass('only_here')") is None
    other.destroy()


def test_nothing_is_readable_by_others(cluster: Cluster) -> None:
    cluster.start()
    assert oct(stat.S_IMODE(cluster.directory.stat().st_mode)) == "0o700"
    assert modes(cluster.directory) | modes(cluster.account.home) == {
        "data": "0o700",
        **({"given-away-to": "0o600"} if cluster.account.user else {}),
        "lock": "0o600",
        "passwords.json": "0o600",
        "server.log": "0o600",
    }


def test_folders_above_the_cluster_keep_their_mode(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)
    cluster = Cluster(closed / "cluster")
    with cluster:
        assert oct(stat.S_IMODE(closed.stat().st_mode)) == "0o700"
    assert cluster.running() is None
    cluster.destroy()


def test_addresses_show_no_password_when_printed(shared_server: Connections) -> None:
    assert repr(shared_server) == "Connections()"


def test_every_cluster_has_passwords_of_its_own(cluster: Cluster, shared_server: Connections) -> None:
    theirs, ours = psycopg.conninfo.conninfo_to_dict(shared_server.app_url), cluster.start().app_url
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(ours, password=theirs["password"])


def test_the_server_listens_on_this_machine_only(shared_server: Connections, connect: Connect) -> None:
    asked = connect(shared_server.superuser_url)
    assert one(asked, "show listen_addresses") == "127.0.0.1"
    assert one(asked, "show unix_socket_directories") == ""


def test_a_half_made_cluster_is_made_again(cluster: Cluster, connect: Connect) -> None:
    draft = cluster.directory / "data.new"
    draft.mkdir(parents=True)
    (draft / "PG_VERSION").write_text("18\n", "ascii")
    assert one(connect(cluster.start().app_url), "select 1") == 1


def test_data_of_another_version_is_left_alone_with_a_clear_word(cluster: Cluster) -> None:
    cluster.start()
    cluster.stop()
    (cluster.data / "PG_VERSION").write_text("12\n", "ascii")
    before = sorted(os.listdir(cluster.data))
    with pytest.raises(ClusterFailed, match="Dữ liệu do PostgreSQL 12 tạo ra, máy này không có bản 12"):
        cluster.start()
    assert sorted(os.listdir(cluster.data)) == before


def test_data_whose_passwords_are_lost_is_left_alone_with_a_clear_word(cluster: Cluster) -> None:
    cluster.start()
    cluster.stop()
    (cluster.directory / "passwords.json").unlink()
    with pytest.raises(ClusterFailed, match=r"Thiếu .*passwords\.json"):
        cluster.start()
    assert (cluster.data / "PG_VERSION").exists()


def test_a_server_that_cannot_start_shows_its_log(cluster: Cluster) -> None:
    cluster.start()
    cluster.stop()
    with (cluster.data / "postgresql.conf").open("a", encoding="utf-8") as file:
        file.write("no_such_setting = 1\n")
    with pytest.raises(ClusterFailed, match="unrecognized configuration parameter"):
        cluster.start()


def test_the_shell_can_start_ask_and_stop(tmp_path: Path, launcher: Launcher, connect: Connect) -> None:
    folder = tmp_path / "cluster"
    assert (launcher("status", folder).stdout, launcher("status", folder).returncode) == ("đã dừng\n", 3)
    assert launcher("url", folder).returncode == 3
    assert launcher("start", folder).stdout == "đang chạy\n"
    url = launcher("url", folder, "--role", "owner").stdout.strip()
    assert one(connect(url), "select current_user") == "donghanh_owner"
    assert launcher("stop", folder).returncode == 0
    assert launcher("status", folder).stdout == "đã dừng\n"
    Cluster(folder).destroy()


def test_stopping_what_does_not_exist_makes_nothing(tmp_path: Path) -> None:
    Cluster(tmp_path / "cluster").stop()
    assert list(tmp_path.iterdir()) == []
