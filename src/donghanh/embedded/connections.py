"""The addresses of a running server, and the passwords in them."""

import json
import os
import secrets
from dataclasses import dataclass, field
from pathlib import Path
from typing import TextIO
from urllib.parse import quote

import psycopg

DATABASE = "donghanh"
SUPERUSER, OWNER, APP = "postgres", "donghanh_owner", "donghanh_app"


@dataclass(frozen=True)
class Connections:
    """One address a role: postgresql://name:password@127.0.0.1:port/donghanh. `repr` shows no password."""

    app_url: str = field(repr=False)
    owner_url: str = field(repr=False)
    superuser_url: str = field(repr=False)

    def environment(self) -> dict[str, str]:
        """What Django's settings read: the runtime role's address and the owner's."""
        return {"DATABASE_URL": self.app_url, "DATABASE_OWNER_URL": self.owner_url}


def connections_to(port: int, passwords: dict[str, str]) -> Connections:
    return Connections(*(address(name, passwords[name], port) for name in (APP, OWNER, SUPERUSER)))


def address(name: str, password: str, port: int, database: str = DATABASE) -> str:
    return f"postgresql://{name}:{quote(password, safe='')}@127.0.0.1:{port}/{database}"


def answers(url: str) -> bool:
    """Whether the server lets this role in; a server that is just dying still accepts and then hangs up."""
    try:
        psycopg.connect(url, connect_timeout=5).close()
    except psycopg.OperationalError:
        return False
    return True


def load_passwords(path: Path) -> dict[str, str]:
    """Role name → password, from a file only its owner can read; makes the file where there is none."""
    if not path.exists():
        fresh = {name: secrets.token_urlsafe(24) for name in (SUPERUSER, OWNER, APP)}
        write_private(path, json.dumps(fresh))
    passwords: dict[str, str] = json.loads(path.read_text("utf-8"))
    return passwords


def write_private(path: Path, text: str) -> None:
    """Writes the whole file or nothing, mode 0600 from its first moment."""
    draft = path.with_suffix(".new")
    draft.unlink(missing_ok=True)
    with private_file(draft) as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)


def private_file(path: Path) -> TextIO:
    """Opens a file for writing that only its owner can read."""
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT, 0o600), "w", encoding="utf-8")
