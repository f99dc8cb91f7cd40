"""Steps of confirming: each act keeps what it changed, so that the person who did it can take it back."""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.db.models import F, Field
from django.utils import timezone
from django.utils.translation import gettext as _

from donghanh.audit.actions import record
from donghanh.kernel.errors import Forbidden, Refused
from donghanh.org.models import Officer
from donghanh.org.permissions import has_permission
from donghanh.plans.models import Draft, DraftUnit, Reading, ReadingStep
from donghanh.plans.permissions import Permission

DECISION = ("decision", "decided_by_id", "decided_at", "merged_into_id")
CONTENT = (
    *DECISION,
    *(
        "order",
        "section",
        "title",
        "quote",
        "parts",
        "lead_texts",
        "coop_texts",
        "product",
        "deadline_raw",
        "deadline",
    ),
    *(
        "starts_on",
        "due_on",
        "authority",
        "authority_note",
        "rhythm",
        "rhythm_from",
        "blocks",
        "evidence",
        "findings",
    ),
    *("finished_on", "finished_words", "finished_document", "doubts"),
)
UNITS = "units"


@contextmanager
def step(
    verb: str, reading: Reading, drafts: Iterable[Draft], *, by: Officer, fields: Iterable[str] = CONTENT
) -> Iterator[ReadingStep]:
    """Within the block the drafts change; what they were is kept. Drafts made in the block go into `step.created`.

    Raises Forbidden without the right, Refused for a draft that is a task already.
    """
    if not has_permission(by, Permission.READ_DOCUMENT) or reading.ward_id != by.ward_id:
        raise Forbidden
    with transaction.atomic():
        held = _hold(drafts)
        kept = tuple(fields)
        made = ReadingStep(ward_id=reading.ward_id, reading=reading, verb=verb, by=by)
        made.before = {str(draft.pk): _facts(draft, kept) for draft in held}
        yield made
        made.save()
        Draft.objects.filter(pk__in=[draft.pk for draft in held]).update(edition=F("edition") + 1)


@transaction.atomic
def undo_step(reading: Reading, *, by: Officer) -> ReadingStep:
    """Takes back the person's last act on this reading, if nobody has changed the same drafts since."""
    if not has_permission(by, Permission.READ_DOCUMENT) or reading.ward_id != by.ward_id:
        raise Forbidden
    last = last_step(reading, by)
    if last is None:
        raise Refused(_("There is nothing to take back."))
    _require_untouched(last)
    held = {
        str(draft.pk): draft for draft in _hold(Draft.objects.filter(pk__in=[*last.before, *last.created]))
    }
    for pk, facts in last.before.items():
        _restore(held[pk], facts)
    Draft.objects.filter(pk__in=last.created).delete()
    last.undone_at = timezone.now()
    last.save(update_fields=["undone_at"])
    record("plans.undo_step", reading.plan, by=by, changes={"step": last.verb, "drafts": len(last.before)})
    return last


def last_step(reading: Reading, by: Officer) -> ReadingStep | None:
    """The person's last act on this reading that still stands."""
    return reading.steps.filter(by=by, undone_at__isnull=True).first()


def _hold(drafts: Iterable[Draft]) -> list[Draft]:
    keys = [draft.pk for draft in drafts]
    held = list(Draft.objects.select_for_update().filter(pk__in=keys).prefetch_related("units"))
    if Draft.objects.filter(pk__in=keys, task__isnull=False).exists():
        raise Refused(_("This is a task already; change it on the page of the task."))
    return held


def _facts(draft: Draft, fields: tuple[str, ...]) -> dict[str, Any]:
    facts = {name: getattr(draft, name) for name in fields}
    if fields == CONTENT:
        facts[UNITS] = [[row.unit_id, row.part] for row in draft.units.all()]
    return json.loads(json.dumps(facts, cls=DjangoJSONEncoder))  # type: ignore[no-any-return]


def _restore(draft: Draft, facts: dict[str, Any]) -> None:
    for name, value in facts.items():
        if name != UNITS:
            setattr(draft, name, _python(name, value))
    draft.edition += 1
    draft.save()
    if UNITS in facts:
        draft.units.all().delete()
        DraftUnit.objects.bulk_create(
            DraftUnit(ward_id=draft.ward_id, draft=draft, unit_id=unit, part=part)
            for unit, part in facts[UNITS]
        )


def _python(name: str, value: Any) -> Any:
    """A kept value as the field holds it: days and instants were kept as text."""
    field = Draft._meta.get_field(name.removesuffix("_id"))
    return value if name.endswith("_id") or not isinstance(field, Field) else field.to_python(value)


def _require_untouched(last: ReadingStep) -> None:
    later = ReadingStep.objects.filter(reading=last.reading, pk__gt=last.pk, undone_at__isnull=True)
    touched = [*last.before, *map(str, last.created)]
    if touched and later.filter(before__has_any_keys=touched).exists():
        raise Refused(_("Someone has changed this since; look at the change first."))
