"""Keeping a document and having it read."""

from donghanh.files.actions import FileRefused, store_file
from donghanh.files.models import Attachment
from donghanh.kernel.errors import Refused
from donghanh.kernel.jobs import enqueue
from donghanh.org.models import Officer
from donghanh.paperwork.errors import UnreadableDocument
from donghanh.paperwork.opening.decoding import decode
from donghanh.paperwork.opening.kinds import Kind, tell_kind
from donghanh.paperwork.opening.web.charsets import decode_page
from donghanh.plans.models import Amendment, Plan, Reading

JOB = "read_document"


def keep_document(content: bytes, name: str, by: Officer) -> Attachment:
    """Stores a document; text and web pages as UTF-8. Raises Refused for what cannot be read or kept."""
    try:
        kind = tell_kind(content)
        if kind is Kind.TEXT:
            content = decode(content)[0].encode()
        elif kind is Kind.WEB:  # kept and handed out as plain text, which no browser runs
            content = decode_page(content)[0].encode()
        return store_file(content, name, by=by)
    except (UnreadableDocument, FileRefused) as error:
        raise Refused(str(error)) from error


def queue_reading(plan: Plan, by: Officer, amendment: Amendment | None = None) -> Reading:
    """Asks the worker to read the plan's document, or a later one."""
    reading = Reading.objects.create(ward_id=plan.ward_id, plan=plan, amendment=amendment, asked_by=by)
    enqueue(JOB, ward_id=plan.ward_id, reading_id=reading.pk)
    return reading
