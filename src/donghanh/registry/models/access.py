"""Who looked at personal data."""

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from donghanh.org.models import Officer, WardOwned
from donghanh.registry.enums import AccessKind


class Access(WardOwned):
    """Personal data shown in full, taken out or read by another agency: by whom, of what, for what. Never changed.

    `public_id` is "" where a whole list went out: `rows` says of how many, and `businesses` of which personal data
    stood in it unmasked (their keys), null where that was not kept. `agency` names who is no officer.
    """

    append_only = True

    kind = models.CharField(_("kind of access"), max_length=10, choices=AccessKind)
    public_id = models.CharField(_("registry number"), max_length=12, blank=True, db_index=True)
    officer = models.ForeignKey(Officer, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    agency = models.CharField(_("agency"), max_length=200, blank=True)
    purpose = models.CharField(_("purpose"), max_length=300, blank=True)
    rows = models.PositiveIntegerField(_("number of businesses"), default=1)
    businesses = ArrayField(models.BigIntegerField(), null=True, blank=True, editable=False)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("access to personal data")
        ordering = ["-pk"]
        triggers = [pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)]
