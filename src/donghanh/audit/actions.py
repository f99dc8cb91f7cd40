"""Writing the trail."""

from typing import Any, Protocol

import pghistory
from django.db import models
from django.utils import timezone

from donghanh.audit.models import Entry
from donghanh.kernel.slots import audit_verbs


class Actor(Protocol):
    """Who acts: an officer, or the system itself for one ward."""

    @property
    def pk(self) -> int | None: ...

    @property
    def ward_id(self) -> int: ...


def record(
    verb: str, subject: models.Model, *, by: Actor, reason: str = "", changes: dict[str, Any] | None = None
) -> Entry:
    """Adds one entry. `verb` must stand in the slot `audit_verbs`; `changes`: a field to [old, new], or a fact."""
    audit_verbs[verb]
    return Entry.objects.create(
        at=timezone.now(),
        ward_id=by.ward_id,
        actor_id=by.pk,
        actor_name=str(by)[:200],
        verb=verb,
        subject_type=subject._meta.label_lower,
        subject_id=subject.pk,
        subject_label=str(subject)[:300],
        reason=reason,
        changes=changes or {},
    )


def history_context(by: Actor) -> pghistory.context:
    """Within the block row history names the actor and the ward."""
    return pghistory.context(actor=by.pk, actor_name=str(by), ward=by.ward_id)
