"""`donghanh simulate` as it is called: a server of its own, a file, and nothing left behind."""

import json
import os
import subprocess
import sys
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2] / "src"


def test_a_few_days_are_told_in_a_file(tmp_path):
    out = tmp_path / "year.json"
    words = [
        sys.executable,
        "-m",
        "donghanh.cli",
        "simulate",
        "--days",
        "4",
        "--seed",
        "3",
        "--out",
        str(out),
    ]
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("DATABASE", "DJANGO"))}
    done = subprocess.run(
        words, env=clean | {"PYTHONPATH": str(SOURCE)}, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, "")
    account = json.loads(out.read_text("utf-8"))
    assert list(account) == ["tasks", "notices", "changes"]
    assert len(account["tasks"]) >= 14  # what is given on the first day
    assert {tuple(sorted(change)) for change in account["changes"]} == {("at", "from", "task", "to")}
