"""The message catalogues' own tool, on an app made up for the test."""

import gettext
import sys
from collections.abc import Callable
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / "scripts" / "messages.py"
TEMPLATE = """
   <p>(an [unbalanced 'text
 {% blocktranslate count n=items|length trimmed %}One
    task of {{ ward }}{% plural %}{{ n }} tasks
    of {{ ward }}, 50% done{% endblocktranslate %}
 {{ value|default:_("nothing") }} {% include "x" with title=_("Title") %}
 {% translate "May" context "month" %} {% comment %} {% translate "hidden" %} {% endcomment %}
"""
SOURCE = """
from django.utils.translation import gettext_lazy as _, ngettext
OPEN = _("Open since "
         "%(day)s")
def days(n): return ngettext("%d day", "%d days", n)
"""
WORDS = {
    "%d day": "%d ngày",
    "May": "Tháng Năm",
    "One task of %(ward)s": "%(n)s nhiệm vụ của %(ward)s, xong 50%%",
    "Open since %(day)s": "Mở từ %(day)s",
    "Title": "Tên",
    "nothing": "không có",
}
Run = Callable[..., int]


@pytest.fixture
def messages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The script, working on a package with the one app `letters`."""
    spec = spec_from_file_location("messages_script", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    script = module_from_spec(spec)
    spec.loader.exec_module(script)
    monkeypatch.setattr(script, "PACKAGE", tmp_path)
    (tmp_path / "letters" / "templates" / "letters").mkdir(parents=True)
    (tmp_path / "letters" / "__init__.py").touch()
    (tmp_path / "letters" / "models.py").write_text(SOURCE, "utf-8")
    (tmp_path / "letters" / "templates" / "letters" / "page.html").write_text(TEMPLATE, "utf-8")
    return script


@pytest.fixture
def run(messages: ModuleType, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs the script as the shell would."""

    def run(*arguments: str) -> int:
        monkeypatch.setattr(sys, "argv", ["messages.py", *arguments])
        code: int = messages.main()
        return code

    return run


@pytest.fixture
def catalogue(tmp_path: Path) -> Path:
    return tmp_path / "letters" / "locale" / "vi" / "LC_MESSAGES" / "django.po"


def translate(catalogue: Path) -> None:
    """Fills in every translation of WORDS."""
    message_id, lines = "", []
    for line in catalogue.read_text("utf-8").splitlines():
        if line.startswith("msgid "):
            message_id = line[7:-1]
        if line in ('msgstr ""', 'msgstr[0] ""') and message_id:
            line = line[:-1] + WORDS[message_id] + '"'
        lines.append(line)
    catalogue.write_text("\n".join(lines) + "\n", "utf-8")


def ids(catalogue: Path) -> list[str]:
    lines = catalogue.read_text("utf-8").splitlines()
    return [line[7:-1] for line in lines if line.startswith("msgid ")][1:]


def test_words_of_python_and_templates_are_gathered_in_a_fixed_order(run: Run, catalogue: Path) -> None:
    assert run("update") == 0
    assert ids(catalogue) == sorted(WORDS)


def test_a_full_catalogue_passes_and_says_what_it_should(run: Run, catalogue: Path) -> None:
    run("update")
    translate(catalogue)
    assert run("check") == 0
    assert run("compile") == 0
    with catalogue.with_suffix(".mo").open("rb") as file:
        said = gettext.GNUTranslations(file)
    assert said.ngettext("%d day", "%d days", 3) == "%d ngày"
    assert said.pgettext("month", "May") == "Tháng Năm"
    assert said.gettext("Open since %(day)s") == "Mở từ %(day)s"


def test_updating_twice_changes_nothing(run: Run, catalogue: Path) -> None:
    run("update")
    translate(catalogue)
    before = catalogue.read_text("utf-8")
    run("update")
    assert catalogue.read_text("utf-8") == before


def test_new_words_come_and_unused_ones_go_while_the_others_stay(
    run: Run, catalogue: Path, tmp_path: Path
) -> None:
    run("update")
    translate(catalogue)
    source = tmp_path / "letters" / "models.py"
    source.write_text(SOURCE.replace("%d day", "%d week"), "utf-8")
    run("update")
    assert "%d week" in ids(catalogue)
    assert "%d day" not in ids(catalogue)
    assert 'msgstr "Mở từ %(day)s"' in catalogue.read_text("utf-8")


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('msgstr "Tên"', 'msgstr ""', "letters: untranslated: 'Title'"),
        ('msgid "Title"', '#, fuzzy\nmsgid "Title"', "letters: fuzzy: 'Title'"),
        ('msgid "Title"', 'msgid "Titel"', "letters: missing: 'Title'"),
        ('msgid "Title"', 'msgid "Titel"', "letters: unused: 'Titel'"),
        (
            "Mở từ %(day)s",
            "Mở từ %(ngay)s",
            "letters: placeholders differ: 'Open since %(day)s' / 'Mở từ %(ngay)s'",
        ),
        ("%d ngày", "vài ngày", "letters: placeholders differ: '%d day' / 'vài ngày'"),
    ],
)
def test_a_fault_is_told(
    run: Run, catalogue: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, fault: str
) -> None:
    run("update")
    translate(catalogue)
    catalogue.write_text(catalogue.read_text("utf-8").replace(old, new), "utf-8")
    assert run("check") == 1
    assert fault in capsys.readouterr().out.splitlines()


def test_two_apps_may_not_translate_the_same_words_differently(
    run: Run, catalogue: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "parcels"
    other.mkdir()
    (other / "__init__.py").write_text(
        'from django.utils.translation import gettext\ngettext("Title")\n', "utf-8"
    )
    run("update")
    translate(catalogue)
    theirs = other / "locale" / "vi" / "LC_MESSAGES" / "django.po"
    theirs.write_text(
        theirs.read_text("utf-8").replace('"Title"\nmsgstr ""', '"Title"\nmsgstr "Chức danh"'), "utf-8"
    )
    capsys.readouterr()
    assert run("check") == 1
    assert capsys.readouterr().out.splitlines()[0] == "parcels: letters says it otherwise: 'Title' / 'Tên'"
