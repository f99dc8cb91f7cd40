"""Rendering without a database: requests of nobody, and of an invented officer."""

import shutil
from types import SimpleNamespace
from typing import Any

import pytest
from django.http import HttpRequest
from django.template import engines
from django.test import RequestFactory

CHROMIUM = shutil.which("chromium") or ""
OFFICER = SimpleNamespace(full_name="Nguyễn Văn Mẫu", title="Chuyên viên", user_id=7)
NAVIGATION = [
    {"label": label, "url": f"/{n}", "icon": "list", "count": count, "current": n == 1, "phone": n < 2}
    for n, (label, count) in enumerate([("Điều hành", None), ("Việc của tôi", 6), ("Báo cáo", 0)])
]
FRAME = {"actor": OFFICER, "ward": SimpleNamespace(full_name="Phường Mẫu"), "navigation": NAVIGATION}


@pytest.fixture
def get(rf: RequestFactory) -> Any:
    """A GET request for an address with a query."""

    def request_for(address: str = "/") -> HttpRequest:
        return rf.get(address)

    return request_for


@pytest.fixture
def render(rf: RequestFactory) -> Any:
    """The HTML of template source with `{% load ui %}`, in the page at `address`."""

    def html(source: str, address: str = "/viec", **context: Any) -> str:
        template = engines["django"].from_string("{% load ui %}" + source)
        return template.render(context, rf.get(address)).strip()

    return html


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    return {
        "executable_path": CHROMIUM,
        "args": ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
    }


@pytest.fixture
def site(page: Any) -> Any:
    """A site of rendered templates in the browser; any word on its console fails the test."""
    from tests.ui.browser import ORIGIN, Site

    made, said = Site(), []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.context.route(f"{ORIGIN}/**", made.answer)
    made.said = said
    yield made
    assert said == []
