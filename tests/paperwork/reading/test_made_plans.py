"""Plans made for these tests, of many kinds of offices, with the readings they should give."""

import json
from pathlib import Path
from typing import Any

import pytest

from donghanh.paperwork.opening import open_path
from donghanh.paperwork.reading import as_json, read_plan
from tests.paperwork.reading.scoring import compare

PLANS = Path(__file__).parent.parent / "plans"
EXPECTED = sorted(PLANS.glob("*.json"))


def read(name: str) -> dict[str, Any]:
    source = next(path for path in PLANS.glob(f"{name}.*") if path.suffix != ".json")
    return as_json(read_plan(open_path(source)))


@pytest.mark.parametrize("path", EXPECTED, ids=lambda path: path.stem)
def test_every_task_target_and_field_of_a_made_plan_is_read(path: Path) -> None:
    score = compare(read(path.stem), json.loads(path.read_text(encoding="utf-8")))

    assert score.notes == []


@pytest.mark.parametrize("path", EXPECTED, ids=lambda path: path.stem)
def test_the_head_of_a_made_plan_is_read(path: Path) -> None:
    doc = read(path.stem)["doc"]
    expected = json.loads(path.read_text(encoding="utf-8"))["doc"]

    assert (doc["number"], doc["date"], doc["legal_bases"]) == (
        expected["number"],
        expected["date"],
        expected["legal_bases"],
    )
    assert doc["title"] == expected["title"]


def test_there_are_plans_of_many_kinds() -> None:
    assert len(EXPECTED) >= 14
