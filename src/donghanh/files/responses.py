"""Handing a file out, so that no browser runs what is in it."""

from typing import TypeVar

from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase

from donghanh.files.models import Attachment

Answer = TypeVar("Answer", bound=HttpResponseBase)


def hand_out(attachment: Attachment) -> FileResponse:
    """The file as a download that is never sniffed, framed or run."""
    response = FileResponse(
        attachment.file.open("rb"),
        as_attachment=True,
        filename=attachment.name,
        content_type=attachment.content_type,
    )
    return _unopened(response)


def hand_out_made(content: bytes, name: str, content_type: str) -> HttpResponse:
    """A file made for this answer, as a download under the same rules; `name` is plain ASCII."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return _unopened(HttpResponse(content, content_type=content_type, headers=headers))


def _unopened(response: Answer) -> Answer:
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response
