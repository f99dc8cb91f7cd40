"""Searches the same made-up names with the registry, Datasette and Directus in one run:
`python benchmarks/search.py [NAMES]` (6,000,000 if not told).

The names stand in PostgreSQL behind the row wall, asked for as one who sees every ward (`registry.search.find`); in
SQLite with FTS5 behind Datasette, without accents; and in the same SQLite file behind Directus, whose search looks
for a part of the text. Each is asked the same questions, one after another; p50 and p95 are wall seconds, since peers
run in processes of their own. A peer that cannot be installed is left out, and the run says so. Found: whether a name
with the words asked for (slips put right) stands among the first twenty.
"""

import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request
import venv
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import psycopg
from _nation import SEED, add_wards, copy_rows_of
from _stack import one_ward

NAMES, WARDS = 6_000_000, 3321
HERE = Path(__file__).resolve().parent
QUESTIONS = 60
CHUNK = 3000
Ask = Callable[[str], list[str]]


def main() -> int:
    size = int(sys.argv[1]) if len(sys.argv) > 1 else NAMES
    with one_ward() as connection, tempfile.TemporaryDirectory() as folder:
        home = connection.execute("select id from org_ward").fetchone()[0]
        connection.execute("set session_replication_role = replica")
        wards = _wards(connection, home)
        started = time.perf_counter()
        file = Path(folder) / "names.csv"
        _write_names(connection, file, wards, size)
        connection.execute("vacuum analyze registry_business")
        connection.execute("select registry_count_words()")
        print(f"{size:,} names loaded in {time.perf_counter() - started:.0f} s", flush=True)
        questions = _questions(file, size)
        _tell("registry", _asked(_registry(wards), questions))
        for name, peer in (("datasette", _datasette), ("directus", _directus)):
            try:
                _tell(name, peer(file, Path(folder), questions))
            except (OSError, subprocess.SubprocessError, RuntimeError) as fault:
                print(f"{name}: not run here: {str(fault)[:200]}")
    return 0


def names(size: int) -> Iterator[tuple[str, str]]:
    """Name and search key of made-up businesses, many at once from one population so that millions take minutes."""
    from donghanh.demo.country import populate
    from donghanh.vietnamese.text import fold

    drawn = random.Random(SEED)
    people = populate(20_000, SEED)
    owners = sorted({each.owner.name for each in people})
    words = sorted({each.word for each in people if each.word != each.owner.name})
    for _ in range(size):
        each = drawn.choice(people)
        called = drawn.choice(owners) if each.form == "household" else " ".join(drawn.sample(words, 2))
        name = (
            f"{'Hộ kinh doanh ' + each.shop if each.form == 'household' else 'Công ty ' + each.firm} {called}"
        )
        yield name, fold(f"{name} {each.trade.register}")


def _wards(connection: psycopg.Connection, home: int) -> list[int]:
    from donghanh.org.communes import communes

    add_wards(connection, list(communes())[: WARDS - 1], home)
    return [ward for (ward,) in connection.execute("select id from org_ward order by id")]


def _write_names(connection: psycopg.Connection, file: Path, wards: Sequence[int], size: int) -> None:
    with file.open("w") as written:
        chunk = []
        for number, (name, folded) in enumerate(names(size), 1):
            written.write(f"{number}\t{name}\t{folded}\n")
            chunk.append((number, wards[number % len(wards)], name, folded))
            if len(chunk) == CHUNK:
                copy_rows_of(connection, chunk)
                chunk = []
        copy_rows_of(connection, chunk)


def _questions(file: Path, size: int) -> list[tuple[str, set[str]]]:
    """What is typed, and the words that a name must have: two words of a name, a third of them with a slip."""
    drawn = random.Random(SEED + 1)
    lines = {drawn.randrange(1, size + 1) for _ in range(QUESTIONS * 2)}
    asked = []
    with file.open() as kept:
        for number, line in enumerate(kept, 1):
            if number in lines and len(asked) < QUESTIONS:
                words = line.rstrip("\n").split("\t")[1].split()[-2:]
                typed = _folded(" ".join(words)).split()
                wanted = set(typed)
                if number % 3 == 0 and len(typed[-1]) > 3:
                    typed[-1] = typed[-1][:-2] + typed[-1][-1] + typed[-1][-2]
                asked.append((" ".join(typed), wanted))
    return asked


def _folded(text: str) -> str:
    from donghanh.vietnamese.text import fold

    return fold(text)


def _asked(ask: Ask, questions: Sequence[tuple[str, set[str]]]) -> tuple[list[float], int]:
    """Seconds of each question, after one for warming, and how many found what was meant."""
    ask(questions[0][0])
    seconds, found = [], 0
    for typed, wanted in questions:
        started = time.perf_counter()
        answers = ask(typed)
        seconds.append(time.perf_counter() - started)
        found += any(wanted <= set(_folded(name).split()) for name in answers)
    return seconds, found


def _tell(name: str, asked: tuple[list[float], int]) -> None:
    seconds, found = asked
    cuts = statistics.quantiles(seconds, n=20)
    print(
        f"{name:<12} p50 {statistics.median(seconds) * 1e3:>9.1f} ms   p95 {cuts[18] * 1e3:>9.1f} ms"
        f"   found {found} of {len(seconds)}",
        flush=True,
    )


def _registry(wards: Sequence[int]) -> Ask:
    from donghanh.kernel.walls import row_scope
    from donghanh.registry.search.finding import find

    def ask(typed: str) -> list[str]:
        with row_scope(wards):
            return [business.name for business in find(wards, typed, 20).businesses]

    return ask


def _datasette(
    file: Path, folder: Path, questions: Sequence[tuple[str, set[str]]]
) -> tuple[list[float], int]:
    """Datasette's own client inside its own process, so that no network counts."""
    environment = folder / "datasette"
    venv.create(environment, with_pip=True)
    python = environment / "bin/python"
    subprocess.run(
        [python, "-m", "pip", "install", "-q", "datasette"], check=True, capture_output=True, timeout=600
    )
    told = subprocess.run(
        [python, HERE / "_datasette.py", file, folder / "names.db"],
        input=json.dumps([typed for typed, _ in questions]),
        capture_output=True,
        text=True,
        check=True,
        timeout=3600,
    )
    answers = json.loads(told.stdout)
    found = sum(
        any(wanted <= set(_folded(name).split()) for name in answer["names"])
        for answer, (_, wanted) in zip(answers, questions, strict=True)
    )
    return [answer["seconds"] for answer in answers], found


def _directus(file: Path, folder: Path, questions: Sequence[tuple[str, set[str]]]) -> tuple[list[float], int]:
    """Directus from `DIRECTUS_FOLDER` (where `npm install directus sqlite3` was run) on SQLite, over loopback."""
    installed = os.environ.get("DIRECTUS_FOLDER")
    if not installed:
        raise RuntimeError("DIRECTUS_FOLDER names no installation")
    program = [str(Path(installed) / "node_modules/.bin/directus")]
    settings = os.environ | {
        "DB_CLIENT": "sqlite3", "DB_FILENAME": str(folder / "names.db"), "SECRET": "benchmark", "PORT": "8055",
        "HOST": "127.0.0.1", "ADMIN_EMAIL": "admin@example.com", "ADMIN_PASSWORD": "benchmark",
        "ADMIN_TOKEN": "benchmark",
        "TELEMETRY": "false", "CACHE_ENABLED": "false", "RATE_LIMITER_ENABLED": "false",
    }  # fmt: skip
    subprocess.run(
        [*program, "bootstrap"], env=settings, cwd=installed, check=True, timeout=300, capture_output=True
    )
    with subprocess.Popen(
        [*program, "start"], env=settings, cwd=installed, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as server:
        try:
            _wait_for("http://127.0.0.1:8055/server/ping")
            return _asked(_over_http, questions)
        finally:
            server.terminate()


def _over_http(typed: str) -> list[str]:
    query = urllib.parse.urlencode({"search": typed, "limit": 20, "fields": "name"})
    request = urllib.request.Request(
        f"http://127.0.0.1:8055/items/names?{query}", headers={"Authorization": "Bearer benchmark"}
    )
    with urllib.request.urlopen(request, timeout=600) as answer:
        return [row["name"] for row in json.load(answer)["data"]]


def _wait_for(address: str) -> None:
    for _ in range(120):
        try:
            with urllib.request.urlopen(address, timeout=2):
                return
        except OSError:
            time.sleep(0.5)
    raise RuntimeError(f"{address} does not answer")


if __name__ == "__main__":
    raise SystemExit(main())
