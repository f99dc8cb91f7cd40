"""Attachments."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from donghanh.org.models import Officer, WardOwned


def stored_name(attachment: "Attachment", _name: str) -> str:
    """Storage never sees the given name: ward, then the digest of the content."""
    return f"{attachment.ward_id}/{attachment.sha256[:2]}/{attachment.sha256}"


class Attachment(WardOwned):
    """A stored file, its type known by content. Content never changes; the same bytes are stored once a ward. `file` is
    "" where the content was removed because a person had the right to have it deleted (`actions.remove_content`)."""

    name = models.CharField(_("file name"), max_length=200)
    content_type = models.CharField(_("type"), max_length=100)
    size = models.PositiveBigIntegerField(_("size in bytes"))
    sha256 = models.CharField(max_length=64)
    file = models.FileField(upload_to=stored_name, max_length=200)
    uploaded_by = models.ForeignKey(Officer, null=True, on_delete=models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("attachment")

    def __str__(self) -> str:
        return self.name
