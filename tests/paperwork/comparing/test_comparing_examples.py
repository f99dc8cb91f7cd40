"""The two worked examples, slightly edited, where the folder with them is at hand (DONGHANH_EXAMPLES)."""

import os
from pathlib import Path

import pytest

from donghanh.paperwork.comparing import Clause, clauses_of, compare
from donghanh.paperwork.opening import open_document
from donghanh.paperwork.reading import read_plan

EXAMPLES = os.environ.get("DONGHANH_EXAMPLES")
pytestmark = pytest.mark.skipif(
    not EXAMPLES,
    reason="DONGHANH_EXAMPLES does not name a folder with seeds/: edited examples are NOT compared",
)
EDITS = {
    "plan-a-nq41.txt": ("Quý II/2026", "Quý III/2026"),
    "plan-b-nq68.txt": ("Trong Quý II - III/2026", "Trong Quý III - IV/2026"),
}


def text_of(name: str) -> str:
    return (Path(EXAMPLES or "") / "seeds" / name).read_text(encoding="utf-8")


def read(text: str) -> list[Clause]:
    return clauses_of(read_plan(open_document(text.encode(), "ke-hoach.txt")))


@pytest.mark.parametrize("name", EDITS)
def test_the_document_with_itself(name: str):
    clauses = read(text_of(name))
    found = compare(clauses, clauses)
    assert (len(found.pairs), found.added, found.removed) == (len(clauses), (), ())
    assert [pair for pair in found.pairs if pair.changed or pair.moved or pair.old != pair.new] == []


@pytest.mark.parametrize("name", EDITS)
def test_one_deadline_moved(name: str):
    text, (old, new) = text_of(name), EDITS[name]
    found = compare(read(text), read(text.replace(old, new, 1)))
    assert (found.added, found.removed) == ((), ())
    assert [pair.changed for pair in found.pairs if pair.changed] == [("deadline",)]


@pytest.mark.parametrize("name", EDITS)
def test_one_clause_gone(name: str):
    clauses = read(text_of(name))
    gone = clauses[len(clauses) // 2]
    found = compare(clauses, [clause for clause in clauses if clause is not gone])
    assert ([c.key for c in found.removed], found.added) == ([gone.key], ())


@pytest.mark.parametrize("name", EDITS)
def test_one_clause_in_other_words(name: str):
    clauses = read(text_of(name))
    at = len(clauses) // 3
    words = clauses[at].title.split()
    reworded = Clause(at, " ".join([*words[:3], "và cập nhật", *words[3:]]), *_rest(clauses[at]))
    found = compare(clauses, [*clauses[:at], reworded, *clauses[at + 1 :]])
    assert [(pair.old.key, pair.changed) for pair in found.pairs if pair.changed] == [(at, ("title",))]


def _rest(clause: Clause) -> tuple[object, ...]:
    return clause.section, clause.lead, clause.coop, clause.product, clause.deadline
