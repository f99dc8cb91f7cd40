"""docs/glossary.md says of every model and every choice what the screens say."""

import re
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db import models
from django.utils import translation

GLOSSARY = Path(__file__).resolve().parents[1] / "docs/glossary.md"
ROW = re.compile(r"^\| `([a-z]+\.[A-Za-z]+)` \| (.+?) \| (.+?) \|$", re.M)
APPS_WITH_CHOICES = ("api", "indicators", "org", "plans", "registry", "reports")


def rows() -> dict[str, str]:
    """Label → what stands in the column of the screen. A label that stands twice is an error."""
    found = ROW.findall(GLOSSARY.read_text("utf-8"))
    labels = [label for label, _, _ in found]
    assert len(labels) == len(set(labels))
    return {label: words for label, words, _ in found}


def our_models() -> dict[str, type[models.Model]]:
    every = apps.get_models(include_auto_created=True)
    ours = [model for model in every if model.__module__.startswith("donghanh.")]
    return {model._meta.label: model for model in ours if not hasattr(model, "pgh_tracked_model")}


def our_choices() -> dict[str, Any]:
    """Every choice class of an app's `enums`."""
    found = {}
    for app in APPS_WITH_CHOICES:
        module = import_module(f"donghanh.{app}.enums")
        for name, value in vars(module).items():
            if isinstance(value, models.enums.ChoicesType) and value.__module__ == module.__name__:
                found[f"{app}.{name}"] = value
    return found


def test_it_holds_every_model_and_every_choice_and_nothing_else():
    assert rows().keys() == our_models().keys() | our_choices().keys()


def test_no_app_has_choices_unseen_by_this_test():
    folders = Path(import_module("donghanh").__file__ or "").parent.glob("*/enums.py")
    assert {path.parent.name for path in folders} == set(APPS_WITH_CHOICES)


@pytest.mark.parametrize(("label", "model"), our_models().items())
def test_a_model_is_called_as_on_the_screen(label, model):
    with translation.override("vi"):
        assert rows()[label] == OTHERWISE.get(label, str(model._meta.verbose_name))


OTHERWISE = {"audit.Entry": "dòng trong nhật ký thao tác"}
"""Models that no screen calls by their own name."""


@pytest.mark.parametrize(("label", "choices"), our_choices().items())
def test_the_members_of_a_choice_are_called_as_on_the_screen(label, choices):
    with translation.override("vi"):
        assert rows()[label].split(" · ") == [str(words) for words in choices.labels]
