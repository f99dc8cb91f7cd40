"""Keeping a file."""

import hashlib
from collections.abc import Collection
from functools import partial

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from donghanh.files.content import content_type, safe_name
from donghanh.files.models import Attachment, stored_name
from donghanh.org.models import Officer

LIMIT = 25 * 1024 * 1024


class FileRefused(Exception):
    """The file is not kept; `str(error)` says why."""


@transaction.atomic
def store_file(content: bytes, name: str, *, by: Officer, kind: str | None = None) -> Attachment:
    """Keeps a file of the officer's ward. Raises FileRefused for an empty, too large or unknown kind of file.

    `kind`: the type, one of `EXTENSIONS`, where the caller has opened the file and knows it.
    """
    if not content:
        raise FileRefused(_("The file is empty. Choose another file."))
    if len(content) > LIMIT:
        raise FileRefused(_("The file is larger than 25 MB. Reduce it or send it in parts."))
    kind = kind or content_type(content)
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
    attachment.file = _keep(content, stored_name(attachment, ""))
    attachment.save()
    return attachment


@transaction.atomic
def remove_content(attachments: Collection[Attachment]) -> None:
    """Removes the bytes of files, once this is committed, unless another attachment has the same; the rows stay, with
    name, size and digest. For data that a person had the right to have deleted (Luật 91/2025/QH15)."""
    names = {str(attachment.file.name) for attachment in attachments if attachment.file}
    Attachment.objects.filter(pk__in=[attachment.pk for attachment in attachments]).update(file="")
    names -= set(Attachment.objects.filter(file__in=names).values_list("file", flat=True))
    storage = Attachment._meta.get_field("file").storage
    for name in names:
        transaction.on_commit(partial(storage.delete, name))


def _keep(content: bytes, name: str) -> str:
    """Writes the bytes once. A file a crash left half written, or a rollback left behind, is made whole."""
    storage = Attachment._meta.get_field("file").storage
    if storage.exists(name):
        if storage.size(name) == len(content):
            return name
        storage.delete(name)
    return str(storage.save(name, ContentFile(content)))
