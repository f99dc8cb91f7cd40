"""Named reads of the trail."""

from django.db import models

from donghanh.audit.models import Entry


def trail_of(subject: models.Model, *others: models.Model) -> models.QuerySet[Entry]:
    """The entries about one subject, and about others of the same kind and ward, newest first. The caller has the right
    to see them."""
    return Entry.objects.filter(
        ward_id=getattr(subject, "ward_id", None),
        subject_type=subject._meta.label_lower,
        subject_id__in=[each.pk for each in (subject, *others)],
    ).order_by("-at", "-pk")


def trail_of_ward(ward_id: int) -> models.QuerySet[Entry]:
    return Entry.objects.filter(ward_id=ward_id).order_by("-at", "-pk")
