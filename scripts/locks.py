"""Writes `locks/*.txt` from pyproject.toml: each package at one version, with its files' hashes and no host.

python scripts/locks.py write [--upgrade]    resolve; versions locked before stay unless --upgrade
python scripts/locks.py check                fail when pyproject.toml asks for something the locks do not know
"""

import argparse
import hashlib
import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ROOT / "locks"
RUNTIME = ["pyproject.toml"]
LINKAGE = ["--extra", "linkage"]
SOURCES: dict[str, list[str]] = {
    "development": [*RUNTIME, *LINKAGE, "--group", "test", "--group", "lint", "--group", "build"],
    "production": [*RUNTIME, *LINKAGE, "--group", "build"],
    "spark": [*RUNTIME, *LINKAGE, "--extra", "spark", "--group", "build"],
    "journeys": ["--group", "journeys"],
    "benchmarks": ["--group", "benchmarks"],
    "postgres": ["--group", "postgres", "--no-deps"],
    "tools": ["--group", "tools"],
}
OPTIONS = [
    "--universal",
    "--python-version",
    "3.11",
    "--generate-hashes",
    "--no-header",
    "--no-annotate",
    "-q",
]


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("verb", choices=("write", "check"))
    parser.add_argument("--upgrade", action="store_true")
    options = parser.parse_args()
    return check() if options.verb == "check" else write(upgrade=options.upgrade)


def write(*, upgrade: bool) -> int:
    """Resolves each lock; the later ones agree with development.txt."""
    LOCKS.mkdir(exist_ok=True)
    for name, sources in SOURCES.items():
        target = LOCKS / f"{name}.txt"
        constraint = [] if name == "development" else ["--constraint", "locks/development.txt"]
        command = ["pip", "compile", *sources, *OPTIONS, *constraint, "--output-file", str(target)]
        if upgrade:
            command.append("--upgrade")
        subprocess.run([uv(), *command], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        target.write_text(f"{first_line()}\n{without_hosts(target.read_text('utf-8'))}", "utf-8")
    return 0


def check() -> int:
    stale = [
        path.name
        for path in lock_files()
        if not path.exists() or first_line() != path.open().readline().rstrip()
    ]
    if stale:
        print(f"locks/ is older than pyproject.toml ({', '.join(stale)}): run `make lock`", file=sys.stderr)
    return 1 if stale else 0


def lock_files() -> list[Path]:
    return [LOCKS / f"{name}.txt" for name in SOURCES]


def first_line() -> str:
    """Names what pyproject.toml asks for, so that a forgotten `make lock` shows."""
    asked = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    wishes = [
        asked["project"]["requires-python"],
        asked["project"]["dependencies"],
        asked["project"]["optional-dependencies"],
        asked["dependency-groups"],
    ]
    return f"# make lock, for {hashlib.sha256(json.dumps(wishes).encode()).hexdigest()[:16]}"


def without_hosts(text: str) -> str:
    """The lock without index options; an address left in a requirement would be a fault of pyproject.toml."""
    kept = "".join(line for line in text.splitlines(keepends=True) if not line.startswith(("--", "#")))
    if re.search(r"https?://", kept):
        raise SystemExit("a lock names a host")
    return kept


def uv() -> str:
    return os.environ.get("UV", "uv")


if __name__ == "__main__":
    sys.exit(main())
