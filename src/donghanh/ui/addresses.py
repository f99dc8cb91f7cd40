"""Addresses that come with a request."""

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme


def own_page(request: HttpRequest, wanted: str, otherwise: str) -> str:
    """The wanted address if it is a path or page of this site, else the other one."""
    hosts, secure = {request.get_host()}, request.is_secure()
    known = "/" in wanted and url_has_allowed_host_and_scheme(wanted, hosts, require_https=secure)
    return wanted if known else otherwise
