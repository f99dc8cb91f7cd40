"""Keeping a file."""

import hashlib

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from donghanh.files.content import content_type, safe_name
from donghanh.files.models import Attachment
from donghanh.org.models import Officer

LIMIT = 25 * 1024 * 1024


class FileRefused(Exception):
    """The file is not kept; `str(error)` says why."""


@transaction.atomic
def store_file(content: bytes, name: str, *, by: Officer) -> Attachment:
    """Keeps a file of the officer's ward. Raises FileRefused for an empty, too large or unknown kind of file."""
    if not content:
        raise FileRefused(_("The file is empty. Choose another file."))
    if len(content) > LIMIT:
        raise FileRefused(_("The file is larger than 25 MB. Reduce it or send it in parts."))
    kind = content_type(content)
    if kind is None:
        raise FileRefused(_("Only Word, Excel, PDF, picture and text files without macros are accepted."))
    digest = hashlib.sha256(content).hexdigest()
    attachment = Attachment(
        ward_id=by.ward_id,
        name=safe_name(name, kind),
        content_type=kind,
        size=len(content),
        sha256=digest,
        uploaded_by=by,
    )
    twin = Attachment.objects.filter(ward_id=by.ward_id, sha256=digest).first()
    if twin:
        attachment.file = twin.file.name
    else:
        attachment.file.save(attachment.name, ContentFile(content), save=False)
    attachment.save()
    return attachment
