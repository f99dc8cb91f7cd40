"""The documents: links lead somewhere, every decision is in the index, every handbook page can be reached."""

import re
import shlex
from pathlib import Path

import pytest

from donghanh.cli import main

ROOT = Path(__file__).resolve().parents[1]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
SESSION = re.compile(
    r"^\$ (?:\.venv/bin/)?donghanh ([^\n]+)\n((?!\$|```)[^\n]+(?:\n(?!\$|```|\n)[^\n]+)*)", re.M
)
LINK = re.compile(r"\]\(([^)\s]+)\)")


def links(path: Path) -> list[str]:
    """Targets of the links of a document that lead to files of the repository, without their anchors."""
    targets = LINK.findall(re.sub(r"```.*?```|`[^`]*`", "", path.read_text("utf-8"), flags=re.S))
    return [target.partition("#")[0] for target in targets if not re.match(r"[a-z]+:|#", target)]


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", DOCUMENTS, ids=name_of)
def test_links_lead_to_files(path):
    assert [target for target in links(path) if not (path.parent / target).exists()] == []


def sessions(path: Path) -> list[tuple[str, str]]:
    """(arguments, what is shown) of each command of a document that shows its answer."""
    return [(command, shown) for command, shown in SESSION.findall(path.read_text("utf-8")) if shown.strip()]


@pytest.mark.parametrize(
    ("command", "shown"), [*sessions(ROOT / "README.md"), *sessions(ROOT / "README.vi.md")]
)
def test_commands_answer_as_the_readme_shows(command, shown, capsys, monkeypatch):
    """`…` stands for lines left out."""
    monkeypatch.chdir(ROOT)
    main(shlex.split(command))
    told = capsys.readouterr()
    lines = iter((told.out + told.err).splitlines())
    assert [line for line in shown.splitlines() if line != "…" and line not in lines] == []


def test_the_readme_shows_what_commands_answer():
    assert len(sessions(ROOT / "README.md")) >= 6


def test_every_decision_is_in_the_index():
    index = (ROOT / "docs/adr/README.md").read_text("utf-8")
    listed = {int(number) for number in re.findall(r"^\| (\d+) \|", index, re.M)}
    assert {int(path.name[:4]) for path in ROOT.glob("docs/adr/0*.md")} - listed == set()


@pytest.mark.parametrize("folder", ["handbook", "development"])
def test_every_page_of_a_folder_can_be_reached_from_its_first(folder):
    first = ROOT / "docs" / folder / "README.md"
    reached = {(first.parent / target).resolve() for target in links(first)}
    assert {name_of(path) for path in first.parent.glob("*.md") if path not in {*reached, first}} == set()


def test_every_module_of_the_reader_has_its_place_among_the_layers():
    told = set(re.findall(r"`([a-z_]+)`", (ROOT / "docs/development/reading.md").read_text("utf-8")))
    modules = {path.stem for path in ROOT.glob("src/donghanh/paperwork/reading/[a-z]*.py")}
    assert modules - told == set()


def test_a_link_in_code_is_no_link(tmp_path):
    page = tmp_path / "page.md"
    page.write_text("[a](b.md#c) `[d](e.md)` [f](https://example.vn) [g](#h)\n```\n[i](j.md)\n```\n", "utf-8")
    assert links(page) == ["b.md"]
