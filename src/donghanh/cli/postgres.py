"""PostgreSQL's own programs, found and run for one database; a password never stands in a command line."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from donghanh.cli.errors import CommandFailed
from donghanh.embedded import ClusterFailed
from donghanh.embedded.binaries import SETTING, SYSTEM, find_binaries

NAMES = {
    "host": "PGHOST",
    "port": "PGPORT",
    "user": "PGUSER",
    "password": "PGPASSWORD",
    "dbname": "PGDATABASE",
    "sslmode": "PGSSLMODE",
    "sslrootcert": "PGSSLROOTCERT",
    "sslcert": "PGSSLCERT",
    "sslkey": "PGSSLKEY",
    "connect_timeout": "PGCONNECT_TIMEOUT",
}
NOT_FOUND = (
    "Không tìm thấy {name} của PostgreSQL {major} trở lên. Cài gói postgresql-client-{major}, "
    f"hoặc đặt biến {SETTING} trỏ tới thư mục chứa các chương trình của PostgreSQL."
)


def find_program(name: str, major: int) -> str:
    """`pg_dump` or `pg_restore` of the server's major version, else of the next newer one: older ones cannot read it.

    Raises CommandFailed where there is none.
    """
    known: dict[int, str] = {}
    for folder in _folders():
        found = _version(folder / name)
        if found == major:
            return str(folder / name)
        if found is not None and found > major:
            known.setdefault(found, str(folder / name))
    if not known:
        raise CommandFailed(NOT_FOUND.format(name=name, major=major))
    return known[min(known)]


def run_program(command: Sequence[str], address: Mapping[str, Any]) -> None:
    """Runs one of them on the database of a Django setting. Raises CommandFailed with the first line it said."""
    done = subprocess.run(  # noqa: S603 - the program was found by us
        command,
        env=_environment(address),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        errors="replace",
    )
    if done.returncode:
        said = (done.stderr.strip().splitlines() or [f"mã lỗi {done.returncode}"])[0]
        raise CommandFailed(f"{Path(command[0]).name} không thực hiện được: {said}")


def _environment(address: Mapping[str, Any]) -> dict[str, str]:
    """Django's settings of a database as the variables that PostgreSQL's programs read."""
    parts = {
        "host": address["HOST"],
        "port": str(address["PORT"] or ""),
        "user": address["USER"],
        "password": address["PASSWORD"],
        "dbname": address["NAME"],
        **address["OPTIONS"],
    }
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
    given = {NAMES[key]: str(value) for key, value in parts.items() if key in NAMES and value}
    return kept | given | {"LC_ALL": "C"}


def _folders() -> Iterator[Path]:
    if os.environ.get(SETTING):
        yield Path(os.environ[SETTING])
        return
    on_path = shutil.which("pg_dump")
    if on_path:
        yield Path(on_path).parent
    yield from sorted(SYSTEM.glob("*/bin"))
    try:
        yield find_binaries().folder
    except ClusterFailed:
        return


def _version(program: Path) -> int | None:
    try:
        said = subprocess.run(  # noqa: S603 - as above
            [program, "--version"], capture_output=True, text=True, check=True, stdin=subprocess.DEVNULL
        )
    except (OSError, subprocess.CalledProcessError):
        return None
    match = re.search(r"\(PostgreSQL\) (\d+)", said.stdout)
    return int(match[1]) if match else None
