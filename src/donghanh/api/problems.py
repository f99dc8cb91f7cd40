"""Errors as application/problem+json (RFC 9457), in Vietnamese, each with a code that stays."""

import json
from http import HTTPStatus
from typing import Any

from django.http import HttpResponse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

MEDIA_TYPE = "application/problem+json"
CHALLENGE = 'Bearer realm="donghanh"'
BY_STATUS: dict[int, tuple[str, Any]] = {
    400: ("bad_request", _("The request cannot be read.")),
    401: ("key_missing", _("Send the key in the header “Authorization: Bearer …”.")),
    403: ("forbidden", _("This may not be read.")),
    404: ("not_found", _("There is nothing here for this key.")),
    405: ("method_not_allowed", _("Only GET and HEAD are possible here.")),
    500: ("server_error", _("Something went wrong here. Try again later.")),
}
"""What stands for answers that name no code of their own."""


class Problem(Exception):
    """An answer that is no success. `code` is for machines, `words` one translated sentence for people."""

    def __init__(self, status: int, code: str, words: Any, *, wait: int = 0, **more: Any) -> None:
        super().__init__(code)
        self.status, self.code, self.words, self.wait, self.more = status, code, words, wait, more

    @classmethod
    def of_status(cls, status: int) -> "Problem":
        code, words = BY_STATUS.get(status, BY_STATUS[400])
        return cls(status, code, words)

    def response(self) -> HttpResponse:
        with translation.override("vi"):
            body = {
                "type": "about:blank",
                "title": HTTPStatus(self.status).phrase,
                "status": self.status,
                "code": self.code,
                "detail": str(self.words),
                **self.more,
            }
        response = HttpResponse(json.dumps(body, ensure_ascii=False), MEDIA_TYPE, self.status)
        if self.status == 401:
            response["WWW-Authenticate"] = CHALLENGE
        if self.wait:
            response["Retry-After"] = str(self.wait)
        return response
