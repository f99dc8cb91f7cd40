from pathlib import Path

import psycopg
import pytest

from donghanh.embedded import Cluster, ClusterFailed, binaries
from donghanh.embedded.binaries import Binaries, find_binaries

system = pytest.mark.skipif(
    not list(binaries.SYSTEM.glob("*/bin/initdb")), reason="the system has no PostgreSQL of its own"
)


@pytest.fixture
def no_wheel(monkeypatch: pytest.MonkeyPatch) -> None:
    """The import system as it is where the wheel was never installed."""
    monkeypatch.delenv(binaries.SETTING, raising=False)
    monkeypatch.setattr(binaries, "find_spec", lambda name: None)


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    """A folder like /usr/lib/postgresql with versions 9, 14, 15 and 16, whose programs tell their version."""
    for version in ("9.6", "14.9", "15.18", "16.2"):
        folder = tmp_path / version.split(".")[0] / "bin"
        folder.mkdir(parents=True)
        for name in ("postgres", "initdb", "pg_ctl"):
            (folder / name).write_text(
                f"#!/bin/sh\necho 'postgres (PostgreSQL) {version} (Debian)'\n", "utf-8"
            )
            (folder / name).chmod(0o755)
    return tmp_path


@pytest.mark.usefixtures("no_wheel")
def test_without_the_wheel_the_newest_of_the_system_is_found(
    installed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(binaries, "SYSTEM", installed)
    assert find_binaries() == Binaries(installed / "16" / "bin", 16, "16.2")


@pytest.mark.usefixtures("no_wheel")
def test_data_of_an_older_version_gets_its_own_programs(
    installed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(binaries, "SYSTEM", installed)
    assert find_binaries(15) == Binaries(installed / "15" / "bin", 15, "15.18")


@pytest.mark.usefixtures("no_wheel")
def test_programs_that_are_too_old_are_passed_over(installed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(binaries, "SYSTEM", installed)
    with pytest.raises(ClusterFailed, match="Dữ liệu do PostgreSQL 14 tạo ra"):
        find_binaries(14)


@pytest.mark.usefixtures("no_wheel")
def test_with_nothing_found_the_words_say_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(binaries, "SYSTEM", tmp_path)
    with pytest.raises(ClusterFailed, match="Không tìm thấy PostgreSQL 15 trở lên"):
        find_binaries()


def test_the_setting_comes_first(installed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(binaries.SETTING, str(installed / "15" / "bin"))
    assert find_binaries() == Binaries(installed / "15" / "bin", 15, "15.18")


def test_a_setting_that_points_nowhere_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(binaries.SETTING, str(tmp_path))
    with pytest.raises(ClusterFailed, match="DONGHANH_POSTGRES_BIN"):
        find_binaries()


def test_an_installation_without_initdb_is_passed_over(installed: Path) -> None:
    (installed / "16" / "bin" / "initdb").unlink()
    assert binaries.inspect(installed / "16" / "bin") is None


@system
@pytest.mark.usefixtures("no_wheel")
def test_a_real_server_runs_on_the_systems_programs(cluster: Cluster) -> None:
    with psycopg.connect(cluster.start().app_url) as connection:
        row = connection.execute(
            "select lower('ĐẶNG ƯỚC'), current_setting('server_version_num')::int / 10000"
        )
        assert row.fetchone() == ("đặng ước", find_binaries().major)
