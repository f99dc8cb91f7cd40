"""The two worked examples, where the folder with them is at hand (DONGHANH_EXAMPLES)."""

import json
import os
from pathlib import Path

import pytest

from donghanh.paperwork.opening import open_path
from donghanh.paperwork.reading import as_json, read_plan
from tests.paperwork.reading.scoring import Score, compare

EXAMPLES = os.environ.get("DONGHANH_EXAMPLES")
NAMES = ("plan-a-nq41", "plan-b-nq68")

pytestmark = pytest.mark.skipif(
    EXAMPLES is None,
    reason="DONGHANH_EXAMPLES does not name a folder with seeds/ and reading/gold/: the worked examples are not read",
)


def score(name: str) -> Score:
    folder = Path(EXAMPLES or "")
    found = next(path for path in (folder / "seeds" / f"{name}.txt", folder / f"{name}.txt") if path.exists())
    expected = json.loads((folder / "reading" / "gold" / f"{name}.json").read_text(encoding="utf-8"))
    return compare(as_json(read_plan(open_path(found))), expected)


@pytest.mark.parametrize("name", NAMES)
def test_every_task_and_field_of_a_worked_example_is_read(name: str) -> None:
    result = score(name)

    assert (result.tasks, result.lead, result.product) == (1.0, 1.0, 1.0)


@pytest.mark.parametrize("name", NAMES)
def test_every_target_of_a_worked_example_is_read(name: str) -> None:
    assert score(name).indicators == 1.0


@pytest.mark.parametrize("name", NAMES)
def test_at_most_one_deadline_in_thirty_of_a_worked_example_is_read_otherwise(name: str) -> None:
    assert score(name).deadline >= 29 / 30
