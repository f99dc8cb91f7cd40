"""Looking at pages: a signed-in browser, and the words that a reader reads."""

import re
from html import unescape
from typing import Any

from django.http import HttpResponse
from django.test import Client

from donghanh.org.models import Officer

BACKEND = "django.contrib.auth.backends.ModelBackend"


def signed_in(officer: Officer) -> Client:
    """A browser in which the officer is signed in."""
    client = Client()
    client.force_login(officer.user, backend=BACKEND)
    return client


def words(page: HttpResponse | Any) -> str:
    """The text of a page in one line, without its head, scripts and drawings."""
    text = re.sub(r"<(script|style|svg|head).*?</\1>", " ", page.content.decode(), flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", text)).split())
