"""Named reads of the trail."""

from django.db import models

from donghanh.audit.models import Entry


def trail_of(subject: models.Model) -> models.QuerySet[Entry]:
    """The entries about one subject, newest first. The caller has the right to see the subject."""
    return Entry.objects.filter(
        ward_id=getattr(subject, "ward_id", None),
        subject_type=subject._meta.label_lower,
        subject_id=subject.pk,
    ).order_by("-at", "-pk")


def trail_of_ward(ward_id: int) -> models.QuerySet[Entry]:
    return Entry.objects.filter(ward_id=ward_id).order_by("-at", "-pk")
