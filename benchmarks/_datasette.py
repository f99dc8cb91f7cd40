"""Runs inside Datasette's own environment: `_datasette.py NAMES DATABASE`, questions as JSON on standard input."""

import asyncio
import json
import sqlite3
import sys
import time
import urllib.parse
from collections.abc import Iterator
from typing import Any


def load(file: str, database: str) -> None:
    """The names with a full-text index over their words without accents."""
    connection = sqlite3.connect(database)
    connection.execute("pragma journal_mode = off")
    connection.execute("pragma synchronous = off")
    connection.execute("create table names (id integer primary key, name text, folded text)")
    connection.executemany("insert into names values (?, ?, ?)", rows(file))
    connection.execute(
        'create virtual table names_fts using fts5 (folded, content="names", content_rowid="id")'
    )
    connection.execute("insert into names_fts (names_fts) values ('rebuild')")
    connection.commit()
    connection.close()


def rows(file: str) -> Iterator[list[str]]:
    with open(file) as kept:
        for line in kept:
            yield line.rstrip("\n").split("\t")


async def ask(database: str, questions: list[str]) -> list[dict[str, Any]]:
    from datasette.app import Datasette

    served = Datasette([database], settings={"sql_time_limit_ms": 600_000, "num_sql_threads": 1})
    answers = []
    for typed in [questions[0], *questions]:
        query = urllib.parse.urlencode({"_search": typed, "_size": 20, "_shape": "objects", "_nocount": 1})
        started = time.perf_counter()
        answer = await served.client.get(f"/names/names.json?{query}")
        seconds = time.perf_counter() - started
        answers.append({"seconds": seconds, "names": [row["name"] for row in answer.json().get("rows", [])]})
    return answers[1:]


if __name__ == "__main__":
    load(sys.argv[1], sys.argv[2])
    print(json.dumps(asyncio.run(ask(sys.argv[2], json.load(sys.stdin)))))
