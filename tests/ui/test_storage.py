import shutil
from pathlib import Path

import pytest
from django.contrib.staticfiles.finders import get_finder
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command

import donghanh.ui
from donghanh.ui.storage import IMPORT, join_sheet

STATIC = Path(donghanh.ui.__file__).parent / "static"


def test_joining_puts_every_part_into_its_layer_in_order():
    files = {
        "ui/ui.css": '@layer a, b;\n@import "css/x.css" layer(a);\n@import "css/y.css" layer(b);\n',
        "ui/css/x.css": "p { color: red }\n",
        "ui/css/y.css": "i { color: blue }\n",
    }
    assert join_sheet(files.__getitem__) == (
        "@layer a, b;\n@layer a {\np { color: red }\n}\n@layer b {\ni { color: blue }\n}\n"
    )


def test_nothing_is_left_to_import():
    joined = join_sheet(lambda name: (STATIC / name).read_text())
    assert "@import" not in joined
    assert joined.count("{") == joined.count("}")
    assert len(IMPORT.findall((STATIC / "ui/ui.css").read_text())) == joined.count("@layer ") - 1


@pytest.fixture
def sources(settings, tmp_path):
    """A copy of the sources, collected into a folder of its own."""
    copy = shutil.copytree(STATIC, tmp_path / "sources")
    settings.STATICFILES_DIRS = [copy]
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STATIC_ROOT = tmp_path / "collected"
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "donghanh.ui.storage.StaticStorage"},
    }
    get_finder.cache_clear()
    return copy


def collect():
    call_command("collectstatic", verbosity=0, interactive=False)
    return Path(staticfiles_storage.path(staticfiles_storage.stored_name("ui/ui.css")))


def test_collecting_gives_one_hashed_sheet_and_its_compressed_copies(sources):
    sheet = collect()
    assert sheet.name != "ui.css"
    assert "@import" not in sheet.read_text()
    assert [sheet.with_name(sheet.name + ending).exists() for ending in (".br", ".gz")] == [True, True]


def test_collecting_again_joins_a_part_that_changed(sources):
    first = collect()
    (sources / "ui/css/layout.css").write_text(".changed { color: inherit }")
    second = collect()
    assert second.name != first.name
    assert ".changed" in second.read_text()
    assert ".row-spread" not in second.read_text()


def test_collecting_again_without_a_change_keeps_the_name(sources):
    assert collect() == collect()
