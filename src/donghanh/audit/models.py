"""The audit trail."""

import pgtrigger
from django.db import models
from django.utils import timezone


class Entry(models.Model):
    """One verb of one actor on one subject. Append-only: the database refuses changes and deletions."""

    append_only = True  # the runtime role may not change or delete rows either

    ward_id = models.BigIntegerField(null=True)
    at = models.DateTimeField(default=timezone.now)
    actor_id = models.BigIntegerField(null=True)
    actor_name = models.CharField(max_length=200)
    verb = models.CharField(max_length=60)
    subject_type = models.CharField(max_length=60)
    subject_id = models.BigIntegerField()
    subject_label = models.CharField(max_length=300)
    reason = models.TextField(blank=True)
    changes = models.JSONField(default=dict)

    class Meta:
        indexes = [
            models.Index(fields=["ward_id", "subject_type", "subject_id", "-at"]),
            models.Index(fields=["ward_id", "-at"]),
        ]
        triggers = [pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)]
