"""A site without server or database: addresses answered inside the browser with rendered templates."""

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.template import engines
from django.test import RequestFactory

from tests.ui.conftest import CHROMIUM, FRAME

ORIGIN = "http://localhost:9"  # a secure context: the clipboard works
IN_A_BROWSER = [
    pytest.mark.journey,
    pytest.mark.skipif(not CHROMIUM, reason="no chromium on this machine"),
    pytest.mark.filterwarnings("default::pytest.PytestRemovedIn10Warning"),  # of the plugin's own fixtures
]
KINDS = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
POLICY = "; ".join(
    f"{name} {' '.join(words)}" for name, words in settings.CONTENT_SECURITY_POLICY["DIRECTIVES"].items()
)
EXTENDS = '{% extends "ui/base.html" %}{% load ui %}{% block title %}x{% endblock %}{% block content %}'


class Site:
    """`pages` maps a path to template source, to finished HTML, or to a function of the request."""

    def __init__(self) -> None:
        self.pages: dict[str, str | Callable[[Any], str]] = {}
        self.person: int | None = 7
        self.frame: dict[str, Any] = {}
        self.posted: list[str] = []

    def answer(self, route: Any) -> None:
        path = route.request.url.removeprefix(ORIGIN).partition("?")[0]
        if path.startswith("/static/"):
            return self._file(route, path.removeprefix("/static/"))
        if route.request.method == "POST":
            self.posted.append(route.request.post_data or "")
        page = self.pages.get(path)
        if page is None:
            return route.fulfill(status=404, body="")
        body = page(route.request) if callable(page) else self.officer_page(page, path)
        return route.fulfill(status=200, body=body, headers=self._headers())

    def officer_page(self, content: str, path: str = "/") -> str:
        """The HTML of a page of the officer who is signed in."""
        return self._render(EXTENDS + content + "{% endblock %}", path)

    def sign_in_page(self) -> str:
        """A page of nobody."""
        return self._render(
            '{% extends "ui/plain.html" %}{% block content %}<h1>Đăng nhập</h1>{% endblock %}', "/"
        )

    def _render(self, source: str, path: str) -> str:
        officer = SimpleNamespace(full_name="Nguyễn Văn Mẫu", title="Chuyên viên", user_id=self.person)
        context = {**FRAME, **self.frame, "actor": officer}
        return engines["django"].from_string(source).render(context, RequestFactory().get(path))

    def _file(self, route: Any, name: str) -> None:
        path = Path(str(finders.find(name)))
        route.fulfill(body=path.read_bytes(), headers={"content-type": KINDS[path.suffix]})

    def _headers(self) -> dict[str, str]:
        return {"content-type": "text/html; charset=utf-8", "content-security-policy": POLICY}
