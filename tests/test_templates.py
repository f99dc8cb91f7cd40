"""Every template of ours parses, is used by something, and reaches only templates that exist.

What no template may hold (styles, scripts, handlers) is tested in tests/ui/test_templates.py, for all apps.
"""

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from django.template import TemplateDoesNotExist
from django.template.base import Node
from django.template.loader import get_template
from django.template.loader_tags import ExtendsNode, IncludeNode

import donghanh

SOURCE = Path(donghanh.__file__).parent
NAMED_BY_DJANGO = {"400.html", "403.html", "403_csrf.html", "404.html", "500.html"}


def names() -> list[str]:
    """As Django knows them: the path below `templates`."""
    found = SOURCE.glob("*/templates/**/*.html")
    return sorted(path.as_posix().partition("/templates/")[2] for path in found)


def reached(name: str) -> list[str]:
    """What the template extends and includes. A name that is computed cannot be checked and is shown as such."""
    return [_target(node) for node in _walk(get_template(name).template.nodelist)]


def _walk(nodes: Iterable[Node]) -> Iterator[ExtendsNode | IncludeNode]:
    """Also inside block tags of ours, which Django's own search passes over."""
    for node in nodes:
        if isinstance(node, ExtendsNode | IncludeNode):
            yield node
        for inner in {"nodelist", *node.child_nodelists}:
            yield from _walk(getattr(node, inner, ()))


def _target(node: ExtendsNode | IncludeNode) -> str:
    expression = node.parent_name if isinstance(node, ExtendsNode) else node.template
    return expression.var if isinstance(expression.var, str) else f"<computed: {expression.token}>"


def named_in_python(tree: ast.AST) -> set[str]:
    """Template names in literals; `component("x")` names the component's template."""
    literals = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)}
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and node.args]
    components = {
        f"ui/components/{call.args[0].value}.html"
        for call in calls
        if isinstance(call.func, ast.Name)
        and call.func.id == "component"
        and isinstance(call.args[0], ast.Constant)
    }
    return {
        word for word in literals if isinstance(word, str) and word.endswith(".html") and word != ".html"
    } | components


@pytest.mark.parametrize("name", names())
def test_what_a_template_extends_or_includes_exists(name):
    assert [target for target in reached(name) if target not in names()] == []


def test_every_template_is_used():
    used = set(NAMED_BY_DJANGO)
    for path in SOURCE.rglob("*.py"):
        used |= named_in_python(ast.parse(path.read_text("utf-8")))
    for name in names():
        used |= set(reached(name))
    assert set(names()) - used == set()


def test_no_template_is_named_that_does_not_exist():
    named = {
        word: path.relative_to(SOURCE).as_posix()
        for path in SOURCE.rglob("*.py")
        for word in named_in_python(ast.parse(path.read_text("utf-8")))
    }
    assert {word: place for word, place in named.items() if not _exists(word)} == {}


def _exists(name: str) -> bool:
    try:
        get_template(name)
    except TemplateDoesNotExist:
        return False
    return True


def test_every_way_of_naming_a_template_is_seen():
    source = 'render(request, "plans/act.html", {})\ncomponent("note", kind=kind)\ncomponent(name)\n_("plain words")'
    assert named_in_python(ast.parse(source)) == {"plans/act.html", "ui/components/note.html"}
    assert reached("desk/my_work.html") == ["ui/base.html", "desk/my_pieces.html"]
    assert "ui/person_menu.html" in reached("ui/band.html")
    assert "org/held.html" in reached("org/officer_detail.html")  # inside a block tag of ours
