"""Addresses: each stands once, reads as plain words, and is served by a view of the same name."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

import donghanh

Address = tuple[str, str, Callable[..., Any]]

SOURCE = Path(donghanh.__file__).parent
NAMED = re.compile(
    r"""(?:\{%\s*url\s+|reverse(?:_lazy)?\(\s*|redirect\(\s*|NavigationItem\(\s*)["']([a-z_]+(?::[a-z_]+)?)["']"""
)


def addresses(resolver: URLResolver, before: str = "", space: str = "") -> Iterator[Address]:
    """(route, name, view) of every address."""
    for pattern in resolver.url_patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from addresses(pattern, route, inner)
        elif isinstance(pattern, URLPattern):
            yield route, f"{space}{pattern.name}", pattern.callback


def test_no_address_and_no_name_stands_twice():
    known = list(addresses(get_resolver()))
    counted = Counter(route for route, _, _ in known) + Counter(name for _, name, _ in known)
    assert [word for word, times in counted.items() if times > 1] == []


def test_slugs_are_plain_words():
    """`ui/` stands for itself: the gallery is for developers, the other is never seen. Machines read `api/v1/` without
    a slash at the end, and open data under the name of a file."""
    plain = re.compile(r"(?:[a-z0-9-]+/|<(?:int|str|slug|public_id):[a-z_]+>/)*")
    others = {name for route, name, _ in addresses(get_resolver()) if not plain.fullmatch(route)}
    for_people = {name for name in others if not name.startswith("api-v1:")}
    assert for_people == {
        "ui:gallery",
        "ui:set_appearance",
        "api:open_catalogue",
        "api:open_file",
        "api:open_ward",
    }


def test_views_are_named_like_their_addresses():
    """`plans:task_list` is served by `task_list`; `_page` is added where a query has the name."""
    differing = {
        name: view.__name__
        for _, name, view in addresses(get_resolver())
        if view.__module__.startswith("donghanh.")
        and not hasattr(view, "view_class")
        and view.__name__.removesuffix("_page") != name.rpartition(":")[2]
    }
    assert differing == {}


def test_every_address_that_is_named_exists():
    """Also where a template bears its absence (`{% url … as name %}`): a misspelt name would show a dead button."""
    known = {name for _, name, _ in addresses(get_resolver())}
    sources = [path for path in SOURCE.rglob("*") if path.suffix in (".py", ".html")]
    unknown = {
        name: path.relative_to(SOURCE).as_posix()
        for path in sources
        for name in NAMED.findall(path.read_text("utf-8"))
        if name not in known
    }
    assert unknown == {}
