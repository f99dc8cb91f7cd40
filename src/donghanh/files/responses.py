"""Handing a file out, so that no browser runs what is in it."""

from django.http import FileResponse

from donghanh.files.models import Attachment


def hand_out(attachment: Attachment) -> FileResponse:
    """The file as a download that is never sniffed, framed or run."""
    response = FileResponse(
        attachment.file.open("rb"), as_attachment=True, filename=attachment.name, content_type=attachment.content_type
    )
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response
