"""Visiting an address as somebody, and what came of it as one symbol."""

import io
import zipfile
from typing import Any

from django.db import transaction
from django.http import HttpResponse
from django.test import Client

from tests.permissions.world import ROLES, World

BACKEND = "django.contrib.auth.backends.ModelBackend"
SIGN_IN = "/dang-nhap/"
SYMBOLS = {200: "+", 204: "0", 401: "k", 403: "f", 404: "-", 405: "x", 422: "!"}
UNKNOWN = {"mot-o-la": "1"}
"""What an empty form sends: something, so that a form is filled in, but nothing that it asks for."""


class Visitors:
    """Browsers of the people of one ward, and of nobody."""

    def __init__(self, world: World) -> None:
        self.browsers = {"nobody": Client(raise_request_exception=False)}
        for role in ROLES:
            self.browsers[role] = Client(raise_request_exception=False)
            self.browsers[role].force_login(world.people[role].user, backend=BACKEND)

    def visit(
        self, who: str, method: str, address: str, data: dict[str, Any] | None = None, *, follow: bool = False
    ) -> HttpResponse:
        """What the address answers; what the visit did is taken back."""
        with transaction.atomic():
            response = self.act(who, method, address, data, follow=follow)
            transaction.set_rollback(True)
        return response

    def act(
        self, who: str, method: str, address: str, data: dict[str, Any] | None = None, *, follow: bool = False
    ) -> HttpResponse:
        """What the address answers; the browser keeps no cookie of it."""
        browser = self.browsers[who]
        cookies = browser.cookies.copy()
        send = browser.get if method == "GET" else browser.post
        response = send(address, UNKNOWN if data is None and method == "POST" else data, follow=follow)
        browser.cookies = cookies
        return response


def symbol(response: HttpResponse) -> str:
    """`s` to sign in, `>` onward; the others by status, else the status itself."""
    if response.status_code == 302:
        return "s" if response["Location"].startswith(SIGN_IN) else ">"
    return SYMBOLS.get(response.status_code, str(response.status_code))


def words(response: HttpResponse) -> str:
    """Everything a reader could read in an answer: headers, text, and what is packed in an office file."""
    body = b"".join(response.streaming_content) if response.streaming else response.content
    parts = [body]
    if body.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(body)) as packed:
            parts = [packed.read(name) for name in packed.namelist()]
    return "\n".join([str(dict(response.headers)), *(part.decode("utf-8", "replace") for part in parts)])
