"""Where a command finds the database, and Django set up on it.

DATABASE_URL and DATABASE_OWNER_URL name a PostgreSQL of your own. Without them the command starts the private
one of the demo, which is for trying out and never for a real ward.
"""

import os
import secrets
import sys
from pathlib import Path

from donghanh.cli.errors import CommandFailed
from donghanh.embedded import Cluster, ClusterFailed

FOLDER = Path(".demo")
ADDRESSES = ("DATABASE_URL", "DATABASE_OWNER_URL")
PRIVATE = "donghanh: dùng PostgreSQL riêng trong {folder} (chỉ để chạy thử)"
MISSING = "Thiếu biến môi trường {name}: địa chỉ kết nối PostgreSQL của vai trò {role}."


def set_up_django(*, as_owner: bool = False) -> None:
    """Django on the database of this installation, as the owner of the tables or as the runtime role.

    Raises CommandFailed where an address is missing, or the settings or the private server cannot be had.
    """
    find_database()
    _check_address("DATABASE_OWNER_URL" if as_owner else "DATABASE_URL")
    os.environ["DONGHANH_AS_OWNER"] = "1" if as_owner else "0"
    import django
    from django.core.exceptions import ImproperlyConfigured

    try:
        django.setup()
    except ImproperlyConfigured as error:
        raise CommandFailed(f"Thiết lập chưa đúng: {error}") from error


def find_database() -> None:
    """Puts addresses and settings module into the environment, where a child process finds them too."""
    if not any(os.environ.get(name) for name in ADDRESSES):
        _start_private()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "donghanh.config.settings.production")


def check_connection() -> None:
    """One sentence where PostgreSQL cannot be reached, instead of a traceback. Django must be set up."""
    from django.db import DatabaseError, connection

    try:
        connection.ensure_connection()
    except DatabaseError as error:
        said = str(error).strip().splitlines()[0]
        raise CommandFailed(f"Không kết nối được PostgreSQL: {said}") from error


def _start_private() -> None:
    folder = FOLDER.resolve()
    print(PRIVATE.format(folder=folder), file=sys.stderr)
    try:
        os.environ.update(Cluster(folder / "postgres").start().environment())
    except ClusterFailed as failure:
        raise CommandFailed(str(failure)) from failure
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "donghanh.config.settings.demo")
    os.environ.setdefault("DONGHANH_FILES", str(folder / "files"))
    os.environ.setdefault("DONGHANH_SECRET_KEY", _secret(folder / "secret"))


def _secret(path: Path) -> str:
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(60))
    return path.read_text()


def _check_address(name: str) -> None:
    if not os.environ.get(name):
        role = "donghanh_owner" if name == "DATABASE_OWNER_URL" else "donghanh_app"
        raise CommandFailed(MISSING.format(name=name, role=role))
