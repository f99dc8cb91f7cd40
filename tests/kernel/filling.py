"""One plausible row of any model of a ward: what a field must hold is read off the field."""

import contextlib
from datetime import date
from typing import Any

from django.db import DatabaseError, models, transaction
from django.utils import timezone

from donghanh.registry.models import Business

PLAIN: dict[type[models.Field], Any] = {
    models.BooleanField: True,
    models.IntegerField: 1,
    models.FloatField: 1.0,
    models.DecimalField: 1,
    models.JSONField: {},
    models.DateTimeField: timezone.now,
    models.DateField: lambda: date(2026, 2, 2),
    models.CharField: "a",
    models.TextField: "a",
}


def fill_empty(every: list[type[models.Model]], ward: models.Model) -> None:
    """Gives each model that has no row of the ward one, those that others point to first."""
    for _ in range(3):
        for model in every:
            with contextlib.suppress(DatabaseError, LookupError), transaction.atomic():
                if not model._default_manager.filter(ward=ward).exists():
                    models.Model.save(model(**_facts(model, ward)))


def _facts(model: type[models.Model], ward: models.Model) -> dict[str, Any]:
    """Optional fields are left out, but for those of WANTED."""
    needed = [
        field
        for field in model._meta.concrete_fields
        if not field.primary_key and not field.has_default() and not field.null
    ]
    facts = {field.name: ward if field.name == "ward" else _value(field, ward) for field in needed}
    wanted = WANTED.get(model._meta.label, {})
    return facts | {name: value(ward) if callable(value) else value for name, value in wanted.items()}


def _value(field: models.Field, ward: models.Model) -> Any:
    if isinstance(field, models.ForeignKey):
        return _row_of(field.related_model, ward)
    if field.choices:
        return next((key for key, _label in field.flatchoices if key), "")
    plain = next((PLAIN[kind] for kind in type(field).__mro__ if kind in PLAIN), None)
    return plain() if callable(plain) else plain


def _row_of(model: Any, ward: models.Model) -> models.Model:
    owned = any(field.name == "ward" for field in model._meta.concrete_fields)
    found = model._default_manager.filter(**({"ward": ward} if owned else {})).first()
    if found is None:
        raise LookupError(model)
    return found


def _another_business(ward: models.Model) -> models.Model:
    return Business.objects.create(ward=ward, name="b")


WANTED: dict[str, dict[str, Any]] = {
    "plans.ClauseChange": {"kind": "removed"},
    "plans.Redating": {"new_due_on": date(2026, 1, 1)},
    "registry.DataRequest": {"outcome": ""},
    "registry.Judgement": {"other_key": "b"},
    "registry.Question": {"other_key": "b"},
    "registry.Succession": {"successor": _another_business},
    "registry.TaxNote": {"period": "2026-Q4"},
    "registry.YearlyFact": {"year": 2026, "amount": 1},
}
"""Model → what its constraints want beside the fields that must be there; a function makes it for a ward."""
