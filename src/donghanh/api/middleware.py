"""Before every address of the read API: whose key it is, and whether it may call once more."""

from collections.abc import Callable
from hashlib import sha256

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_cache_control

from donghanh.api.actions.calls import take_turn
from donghanh.api.callers import Caller
from donghanh.api.problems import MEDIA_TYPE, Problem
from donghanh.api.queries import caller_with, key_of
from donghanh.kernel.walls import row_scope

BEGINNING = "/api/v1/"
WITHOUT_A_KEY = frozenset({f"{BEGINNING}openapi.json"})


class KeyMiddleware:
    """Puts the caller into `request.caller`, or answers at once.

    The call is counted in a transaction of its own that ends before the request's begins: calls of one key do not wait
    for one another's work, and one that fails has still been made. A session of an officer counts for nothing here.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith(BEGINNING):
            return self.get_response(request)
        if request.method != "HEAD":
            return self._answer(request)
        request.method = "GET"
        return _without_body(self._answer(request))

    def _answer(self, request: HttpRequest) -> HttpResponse:
        if request.path_info in WITHOUT_A_KEY:
            return self.get_response(request)
        outcome = _admit(request)
        if isinstance(outcome, Problem):
            return _finish(request, outcome.response())
        request.caller = outcome  # type: ignore[attr-defined]
        return _finish(request, self.get_response(request))


def _admit(request: HttpRequest) -> Caller | Problem:
    kind, _space, token = request.headers.get("Authorization", "").partition(" ")
    if kind.lower() != "bearer":
        return Problem.of_status(401)
    try:
        with transaction.atomic():
            key = key_of(token.strip())
            caller = caller_with(key)
            with row_scope([key.ward_id]):
                refused = take_turn(key)
    except Problem as problem:
        return problem
    return refused or caller


def _without_body(response: HttpResponse) -> HttpResponse:
    """HEAD is GET with the same headers and no body (RFC 9110 §9.3.2); it is counted and logged as GET is."""
    if response.status_code != 304:
        response.headers.setdefault("Content-Length", str(len(response.content)))
    response.content = b""
    return response


def _finish(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Every error is a problem; every success has a mark, and is not sent twice to who names the mark."""
    if response.status_code >= 400 and not response.get("Content-Type", "").startswith(MEDIA_TYPE):
        response = Problem.of_status(response.status_code).response()
        if response.status_code == 405:
            response["Allow"] = "GET, HEAD"
    patch_cache_control(response, private=True, no_cache=True)
    if response.status_code != 200:
        return response
    mark = f'"{sha256(response.content).hexdigest()[:32]}"'
    response["ETag"] = mark
    return get_conditional_response(request, etag=mark, response=response) or response
