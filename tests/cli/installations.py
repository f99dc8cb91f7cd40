"""Databases of their own on the server of the tests, and the command line run on them as an operator would."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

PACKAGE = Path(__file__).resolve().parents[2] / "src"
KEY = "khoa-cua-bai-thu-" * 4


@dataclass
class Installation:
    """One database and one folder of files."""

    server: dict[str, Any]
    name: str
    folder: Path
    key: str = KEY

    @property
    def url(self) -> str:
        password = f":{self.server['PASSWORD']}" if self.server["PASSWORD"] else ""
        place = f"{self.server['HOST']}:{self.server['PORT']}"
        return f"postgresql://{self.server['USER']}{password}@{place}/{self.name}"

    def environment(self) -> dict[str, str]:
        kept = {
            name: value for name, value in os.environ.items() if not name.startswith(("DATABASE_", "DJANGO"))
        }
        return kept | {
            "PYTHONPATH": str(PACKAGE),
            "DATABASE_URL": self.url,
            "DATABASE_OWNER_URL": self.url,
            "DONGHANH_SECRET_KEY": self.key,
            "DONGHANH_SITE_URL": "https://phuong.example.vn",
            "DONGHANH_HOSTS": "phuong.example.vn",
            "DONGHANH_FILES": str(self.folder),
        }

    def run(self, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """`donghanh WORDS…`"""
        return self.python("-m", "donghanh.cli", *words, **environment)

    def python(self, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, *words]
        return subprocess.run(
            command, env=self.environment() | environment, capture_output=True, text=True, check=False
        )

    def rows(self, query: str, *values: Any) -> list[tuple[Any, ...]]:
        """What the owner of the tables sees."""
        with psycopg.connect(self.url) as connection:
            return connection.execute(query, values or None).fetchall()

    def create(self, *, like: str = "template1") -> None:
        """As a copy of the database `like`, to which nobody may be connected."""
        self._as_server("create database {} template {}", like)

    def drop(self) -> None:
        self._as_server("drop database if exists {} with (force)")

    def _as_server(self, statement: str, *more: str) -> None:
        address = Installation(self.server, "postgres", self.folder).url
        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute(sql.SQL(statement).format(*map(sql.Identifier, (self.name, *more))))
