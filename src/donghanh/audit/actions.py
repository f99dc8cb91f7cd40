"""Writing the trail."""

from collections.abc import Collection
from typing import Any, Protocol

import pghistory
from django.db import connection, models
from django.utils import timezone

from donghanh.audit.models import Entry
from donghanh.kernel.slots import audit_verbs
from donghanh.kernel.walls import row_scope


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


def blank_words(
    ward: int,
    model: type[models.Model],
    subjects: Collection[int],
    *,
    patterns: Collection[str],
    facts: Collection[str] = (),
) -> None:
    """Puts "•••" for words that match a pattern, and for the value of changes about one of `facts`, in the trail of the
    subjects. The lines stay (Luật 91/2025/QH15: what a person has deleted is gone, that it was done is not)."""
    told: list[Any] = [model._meta.label_lower, list(subjects), list(patterns), list(facts)]
    with row_scope([ward]), connection.cursor() as cursor:
        cursor.execute("select audit_blank(%s, %s, %s, %s)", told)
