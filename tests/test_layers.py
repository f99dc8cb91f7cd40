"""The order of the apps (ADR 1), where import-linter cannot see: words that name another app's model or address."""

import ast
import configparser
import re
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models

import donghanh

SOURCE = Path(donghanh.__file__).parent
CONTRACTS = SOURCE.parents[1] / ".importlinter"
ADDRESS = re.compile(
    r"""(?:\{%\s*url\s+|reverse(?:_lazy)?\(\s*|redirect\(\s*|NavigationItem\(\s*)["']([a-z]+):[a-z_]+["'](\s+as\s)?"""
)
OFFERED = {"models", "enums", "events", "permissions", "queries", "actions"}
ALSO_OFFERED = {
    "files.content": "Types of files by their content.",
    "files.responses": "The safe way to hand a file out.",
    "notify.hours": "When the office may be rung, one rule for all.",
    "indicators.proposals": "A target becomes an indicator the same way wherever it is confirmed.",
    "org.doors": "What stands before every view.",
    "org.exports": "How every list becomes a workbook.",
    "org.system": "Who acts where no officer does, in jobs.",
    "registry.choices": "A residential group is named the same wherever it is shown.",
    "plans.cooperation": "A cooperating unit's piece looks the same wherever it is shown.",
    "plans.custody": "Who held a result how long is computed once.",
    "plans.presenters": "A result looks and reads the same wherever it is shown.",
    "plans.timeline": "What happened to a task is told the same way, today and as of a day.",
    "plans.writing": "A plan is written the same wherever it is exported.",
}
"""What other apps may use beside `OFFERED`, and why it is made for them."""
COMPOSERS = {"cli", "config", "demo", "simulation"}
LIBRARIES = {"kernel", "ui", "linkage", "paperwork", "vietnamese", "embedded"}
"""Made of nothing but what others use."""


def heights() -> dict[str, int]:
    """App → its layer in .importlinter, counted from the ground; apps of one layer share a height."""
    contracts = configparser.ConfigParser()
    contracts.read(CONTRACTS)
    layers = contracts["importlinter:contract:map"]["layers"].split("\n")
    ground_up = [re.findall(r"[a-z]+", layer) for layer in reversed(layers) if layer.strip()]
    return {app: height for height, layer in enumerate(ground_up) for app in layer}


def points_up(above: str, below: str) -> bool:
    """True where `above` may not name `below`: another app of the same layer, or one over it."""
    known = heights()
    return above != below and known[below] >= known[above]


def our_models() -> list[type[models.Model]]:
    every = apps.get_models(include_auto_created=True)
    return [model for model in every if model.__module__.startswith("donghanh.")]


def app_of(model: type[models.Model]) -> str:
    return model.__module__.split(".")[1]


def apps_referred_to(model: type[models.Model]) -> set[str]:
    """Apps of ours whose models the fields of a model refer to."""
    fields = [field for field in model._meta.get_fields() if field.concrete and field.is_relation]
    targets = {field.related_model for field in fields}
    return {app_of(target) for target in targets if target.__module__.startswith("donghanh.")}


def addresses_named(text: str) -> set[str]:
    """Namespaces a source cannot do without; `{% url … as name %}` bears that the address is not there."""
    return {space for space, optional in ADDRESS.findall(text) if not optional}


def test_the_layers_hold_every_app():
    folders = {path.parent.name for path in SOURCE.glob("*/__init__.py")}
    assert folders - heights().keys() == set()


def test_a_higher_app_is_seen_as_higher():
    assert points_up("org", "plans")
    assert points_up("files", "notify")
    assert not points_up("plans", "org")
    assert not points_up("plans", "plans")


@pytest.mark.parametrize("model", our_models(), ids=lambda model: model._meta.label)
def test_foreign_keys_point_down(model):
    assert {app for app in apps_referred_to(model) if points_up(app_of(model), app)} == set()


def test_foreign_keys_are_seen_however_they_are_written():
    assert apps_referred_to(apps.get_model("plans", "Evidence")) == {"org", "plans", "files"}
    assert apps_referred_to(apps.get_model("org", "Officer")) == {
        "org"
    }  # its account is settings.AUTH_USER_MODEL


def used_from_outside(app: str) -> set[str]:
    """Modules of other domain apps ("org.doors") that the sources of an app import."""
    used = set()
    for path in (SOURCE / app).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("donghanh."):
                _, other, *inner = (node.module or "").split(".")
                if other not in {app, *LIBRARIES, *COMPOSERS}:
                    used |= (
                        {f"{other}.{inner[0]}"}
                        if inner
                        else {f"{other}.{alias.name}" for alias in node.names}
                    )
    return used


@pytest.mark.parametrize("app", sorted(heights().keys() - COMPOSERS))
def test_an_app_uses_of_others_only_what_they_offer(app):
    hidden = {name for name in used_from_outside(app) if name.partition(".")[2] not in OFFERED}
    assert hidden - ALSO_OFFERED.keys() == set()


def test_what_is_offered_beside_the_rest_is_used():
    used = {name for app in heights().keys() - COMPOSERS for name in used_from_outside(app)}
    assert ALSO_OFFERED.keys() - used == set()


@pytest.mark.parametrize("app", sorted(heights()))
def test_addresses_are_named_downwards(app):
    named = set()
    for path in (SOURCE / app).rglob("*"):
        if path.suffix in (".py", ".html"):
            named |= addresses_named(path.read_text("utf-8"))
    assert {space for space in named & heights().keys() if points_up(app, space)} == set()


def test_an_address_is_found_in_every_way_of_naming_it():
    assert addresses_named('{% url "plans:task_list" %}') == {"plans"}
    assert addresses_named("{% url 'plans:task_detail' task.pk %}") == {"plans"}
    assert addresses_named('reverse("org:lock")') == {"org"}
    assert addresses_named('return redirect("desk:my_work")') == {"desk"}
    assert addresses_named('{% url "org:me" as my_url %}') == set()
