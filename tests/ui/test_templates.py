import re
from pathlib import Path

import pytest
from django.template.loader import get_template
from django.test.signals import template_rendered

import donghanh
from donghanh.ui.views import gallery

SOURCE = Path(donghanh.__file__).parent
TEMPLATES = sorted(SOURCE.glob("*/templates/**/*.html"))
COMPONENTS = sorted((SOURCE / "ui/templates/ui/components").glob("*.html"))
CONTRACTS = SOURCE.parents[1] / "docs/development/ui.md"
FORBIDDEN = re.compile(
    r"<style|\sstyle=|<script(?![^>]*\ssrc=)|<script[^>]*>[^<]|\son[a-z]+=|javascript:|hx-on|hx-vals=['\"]js",
    re.I,
)


def name_of(path: Path) -> str:
    return path.relative_to(SOURCE).as_posix()


@pytest.mark.parametrize("path", TEMPLATES, ids=name_of)
def test_a_template_holds_no_style_script_or_handler(path):
    assert FORBIDDEN.findall(path.read_text()) == []


def test_what_is_forbidden_is_found():
    bad = [
        '<p style="x">',
        "<style>",
        "<script>alert(1)</script>",
        '<a onclick="x">',
        '<script src="a">x</script>',
    ]
    assert [bool(FORBIDDEN.search(source)) for source in bad] == [True] * len(bad)
    assert FORBIDDEN.search('<script src="/a.js" type="module"></script>') is None


def test_the_gallery_shows_every_component(get):
    shown = set()

    def note(sender, template, **kwargs):
        shown.add(template.name)

    template_rendered.connect(note)
    response = gallery(get("/ui/gallery"))
    template_rendered.disconnect(note)
    assert response.status_code == 200
    assert {f"ui/components/{path.name}" for path in COMPONENTS} - shown == set()


def test_the_gallery_knows_every_variable(get):
    assert re.findall(r"⚠[^<]*", gallery(get("/ui/gallery")).content.decode()) == []


@pytest.mark.parametrize("path", COMPONENTS, ids=lambda path: path.stem)
def test_a_component_opens_with_its_contract(path):
    first = path.read_text().partition("{% endcomment %}")[0]
    assert first.startswith("{% comment %}")
    assert first.removeprefix("{% comment %}").strip().startswith(f"{path.stem}:")


def test_every_component_stands_in_the_table_for_developers():
    table = set(re.findall(r"[a-z_]+", " ".join(re.findall(r"^\| ([^|]+) \|", CONTRACTS.read_text(), re.M))))
    known_to_forms = {
        "field",
        "error_summary",
        "form_end",
        "crumbs",
        "crumb",
    }  # in its sections on forms and pages
    assert {path.stem for path in COMPONENTS} - table - known_to_forms == set()


@pytest.mark.parametrize("name", ["400.html", "403.html", "403_csrf.html", "404.html", "500.html"])
def test_an_error_page_needs_no_context_and_names_nobody(name):
    page = get_template(name).render()
    assert "⚠" not in page
    assert "data-person" not in page
    assert page.count("<h1>") == 1
    assert '<html lang="vi"' in page
