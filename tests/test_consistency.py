"""What holds for every app alike: doors, writing, names, sizes, docstrings, slots, walls, words of the repository."""

import ast
import inspect
import re
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import translation

import donghanh
from donghanh.kernel import slots
from donghanh.kernel.checks import slots_speak
from donghanh.kernel.walls import wanted_policies
from donghanh.org import doors
from donghanh.org.models import WardOwned

SOURCE = Path(donghanh.__file__).parent
ROOT = SOURCE.parents[1]
MODULES = sorted(path for path in SOURCE.rglob("*.py") if "migrations" not in path.parts)

WITHOUT_A_DOOR = {
    "api:api_docs": "The description of the API tells of no data.",
    "api:open_catalogue": "The catalogue of what was released for everybody.",
    "api:open_data": "Figures that an officer released for everybody.",
    "api:open_file": "Figures that an officer released for everybody.",
    "api:open_ward": "Figures that an officer released for everybody.",
    "desk:home": "Shows whose door this is; sends who is signed in to their start page.",
    "org:accept_link": "The way in for who has no password yet; an unknown link tells nothing.",
    "org:lock": "Ends a session; there may be none left.",
    "account_login": "The way in.",
    "plans:answer": "The answer link of a letter: signed, for one result, and good for 14 days.",
    "registry:mirror": "What is held about an owner: signed, for one business, good for 30 days, asks for four digits.",
    "ui:gallery": "Components with invented content.",
    "ui:set_appearance": "Light or dark, in a cookie of this browser.",
}
"""Addresses of ours that a stranger may open, with the reason."""

WRITERS = {
    "save",
    "create",
    "update",
    "delete",
    "bulk_create",
    "bulk_update",
    "get_or_create",
    "update_or_create",
}
NEVER_WRITE = (
    "views",
    "forms",
    "presenters",
    "jobs",
    "filters",
    "queries",
    "exports",
    "tables",
    "context",
    "urls",
)
"""Files of an app, or folders of it, in which nothing is stored: that is for its actions."""

JUNK_DRAWERS = {"utils", "helpers", "common", "services", "misc", "base"}

LONGEST_FILE, LONGEST_FUNCTION = 400, 60
LONG_FILES: dict[str, str] = {}
LONG_FUNCTIONS: dict[str, str] = {}
"""Path (and name) → why it may be longer. Both lists only shrink."""

OF_NO_WARD = {
    "org.User": "An account may serve in several wards and holds no personal data.",
    "registry.Industry": "The system of industries is one for the country.",
    "registry.Word": "Words of names serve every ward; whose they are is not kept.",
    "registry.Threshold": "What the law says is one for the country.",
}
"""Models of ours outside the row wall, with the reason."""

MACHINE_PATH = re.compile(r"(?<![\w.:/-])/(?:work|farm|root|home/\w+|Users/\w+)/")
REGISTRY_HOST = re.compile(
    r"\b(?:pypi\.org|pythonhosted\.org|npmjs\.(?:org|com)|(?:deb|security)\.debian\.org)\b"
)


def name_of(path: Path) -> str:
    return path.relative_to(SOURCE).as_posix()


def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


# ---------------------------------------------------------------- doors


def addresses(
    resolver: URLResolver | None = None, space: str = ""
) -> Iterator[tuple[str, Callable[..., Any]]]:
    """Name and view of every address that is served by code of ours."""
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from addresses(pattern, inner)
        elif isinstance(pattern, URLPattern) and is_ours(pattern.callback):
            yield f"{space}{pattern.name}", pattern.callback


def is_ours(view: Callable[..., Any]) -> bool:
    return getattr(view, "view_class", inspect.unwrap(view)).__module__.startswith("donghanh.")


def has_door(view: Callable[..., Any]) -> bool:
    """True if `officers_only` or `requires` stands somewhere around the view."""
    layers = [view]
    while hasattr(layers[-1], "__wrapped__"):
        layers.append(layers[-1].__wrapped__)
    return any(layer.__code__.co_filename == doors.__file__ for layer in layers if hasattr(layer, "__code__"))


def test_every_view_has_a_door_or_a_reason():
    assert {name for name, view in addresses() if not has_door(view)} == WITHOUT_A_DOOR.keys()


def test_a_door_is_seen_behind_other_decorators():
    views = dict(addresses())
    assert has_door(views["plans:task_list"])
    assert has_door(views["desk:cockpit"])


# ---------------------------------------------------------------- who writes


def writes_in(tree: ast.AST) -> list[str]:
    """Calls that store or remove rows: `task.save()`, `Task.objects.create()`, `tasks.delete()`."""
    calls = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return [
        ast.unparse(call)
        for call in calls
        if isinstance(call, ast.Attribute) and call.attr in WRITERS and not _is_plain_data(call.value)
    ]


def _is_plain_data(value: ast.expr) -> bool:
    """A counter or dictionary of this function, told by its name; rows are never called so."""
    return isinstance(value, ast.Name) and value.id in {"counts", "context", "known"}


def never_writes(path: Path) -> bool:
    parts = path.relative_to(SOURCE).with_suffix("").parts
    return len(parts) > 1 and parts[0] != "config" and any(part in NEVER_WRITE for part in parts[1:])


@pytest.mark.parametrize("path", [path for path in MODULES if never_writes(path)], ids=name_of)
def test_only_actions_write(path):
    assert writes_in(tree_of(path)) == []


def test_a_write_is_seen():
    assert writes_in(ast.parse("result.save(update_fields=['on'])")) == ["result.save"]
    assert writes_in(ast.parse("Task.objects.filter(pk=1).update(number=2)")) == [
        "Task.objects.filter(pk=1).update"
    ]
    assert writes_in(ast.parse("counts.update(names)")) == []


# ---------------------------------------------------------------- names, sizes, docstrings


def test_no_file_is_a_junk_drawer():
    modules = (path for path in SOURCE.rglob("*") if path.suffix in ("", ".py"))
    drawers = {name_of(path) for path in modules if path.stem in JUNK_DRAWERS}
    assert drawers == set()


def test_files_stay_short():
    lengths = {name_of(path): len(path.read_text("utf-8").splitlines()) for path in MODULES}
    assert {name for name, length in lengths.items() if length > LONGEST_FILE} == LONG_FILES.keys()


def test_functions_stay_short():
    long = {
        f"{name_of(path)}: {node.name}"
        for path in MODULES
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno + 1 > LONGEST_FUNCTION
    }
    assert long == LONG_FUNCTIONS.keys()


@pytest.mark.parametrize("path", sorted(SOURCE.glob("*/__init__.py")), ids=name_of)
def test_an_app_says_what_it_is_for(path):
    assert (ast.get_docstring(tree_of(path)) or "").endswith(".")


# ---------------------------------------------------------------- slots


def test_every_slot_says_in_one_sentence_what_belongs_in_it():
    assert [slot.name for slot in slots.ALL_SLOTS if not re.fullmatch(r"[A-Z][^.]+\.", slot.sentence)] == []


def test_every_entry_of_a_slot_speaks():
    assert slots_speak() == []
    assert [item.url_name for item in slots.navigation if not str(item.label).strip()] == []
    assert [holding.key for holding in slots.holdings if not str(holding.label).strip()] == []


def test_permissions_and_jobs_speak_in_whole_sentences():
    with translation.override("vi"):
        said = {entry.permission: str(entry.sentence) for entry in slots.permissions}
    said |= {job.name: job.sentence for job in slots.jobs}
    assert {name: words for name, words in said.items() if not words.endswith(".")} == {}


def test_an_entry_belongs_to_the_app_that_its_name_names():
    named = [entry.permission for entry in slots.permissions] + [verb.verb for verb in slots.audit_verbs]
    assert {name.partition(".")[0] for name in named} <= {
        path.parent.name for path in SOURCE.glob("*/module.py")
    }


# ---------------------------------------------------------------- the row wall


def our_models() -> list[Any]:
    every = apps.get_models(include_auto_created=True)
    return [model for model in every if model.__module__.startswith("donghanh.")]


def test_every_model_stands_behind_the_wall_or_has_a_reason():
    walled = wanted_policies()
    assert {
        model._meta.label for model in our_models() if model._meta.db_table not in walled
    } == OF_NO_WARD.keys()


def test_history_is_walled_like_what_it_is_of():
    walled = wanted_policies()
    histories = [model for model in our_models() if hasattr(model, "pgh_tracked_model")]
    owned = [model for model in histories if issubclass(model.pgh_tracked_model, WardOwned)]
    assert len(owned) > 0
    assert [model for model in owned if "ward_id" not in walled[model._meta.db_table]] == []


def test_no_row_belongs_to_two_wards_at_once():
    assert [model._meta.label for model in our_models() if model._meta.many_to_many] == []


# ---------------------------------------------------------------- the repository's words


def repository_files() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    return [ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


def foreign_words(text: str) -> list[str]:
    """Paths of somebody's machine, and hosts that packages come from: neither is the same tomorrow or elsewhere."""
    return MACHINE_PATH.findall(text) + REGISTRY_HOST.findall(text)


def test_the_repository_names_no_machine_and_no_registry():
    named = {}
    for path in repository_files():
        try:
            text = path.read_text("utf-8")
        except UnicodeDecodeError:
            continue
        if path != Path(__file__) and foreign_words(text):
            named[path.relative_to(ROOT).as_posix()] = foreign_words(text)
    assert named == {}


def test_a_machine_and_a_registry_are_seen():
    assert foreign_words("cp /home/lan/plan.docx .") == ["/home/lan/"]
    assert foreign_words("see https://pypi.org/project/x") == ["pypi.org"]
    assert (
        foreign_words("a path in an address, https://example.vn/work/1, and /usr/lib/postgresql/15/bin") == []
    )
