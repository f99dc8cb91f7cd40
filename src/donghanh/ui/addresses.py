"""What comes with a request and may be anything: numbers of things, addresses to go back to."""

from collections.abc import Iterable

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme


def whole_number(text: str | None) -> int | None:
    """A number of up to 18 plain digits, which fits every key of the database, else None."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) <= 18 else None


def whole_numbers(texts: Iterable[str]) -> list[int]:
    """The numbers among what was given."""
    return [number for text in texts if (number := whole_number(text)) is not None]


def own_page(request: HttpRequest, wanted: str, otherwise: str) -> str:
    """The wanted address if it is a path or page of this site, else the other one."""
    hosts, secure = {request.get_host()}, request.is_secure()
    known = "/" in wanted and url_has_allowed_host_and_scheme(wanted, hosts, require_https=secure)
    return wanted if known else otherwise
