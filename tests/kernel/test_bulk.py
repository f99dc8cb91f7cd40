"""Many rows are written at once, only those that changed."""

from datetime import timedelta

import pytest
from django.utils import timezone

from donghanh.kernel.bulk import write_fields
from donghanh.registry.models import Business
from tests import make

pytestmark = pytest.mark.django_db


def businesses():
    ward = make.ward()
    made = [Business.objects.create(ward=ward, name=name) for name in ("Hộ An", "Hộ Bình", "Hộ Cường")]
    Business.objects.update(updated_at=timezone.now() - timedelta(days=1))
    return list(Business.objects.filter(pk__in=[each.pk for each in made]).order_by("pk"))


def test_fields_of_every_kind_are_stored_and_others_left_alone():
    first, second, third = businesses()
    first.name, first.capital, first.held = "=Hộ An'\"", 12, {"a": ["ơ"]}
    second.parent, second.foreign_invested, second.industry = first, True, "not stored"
    write_fields([first, second, third], ["name", "capital", "held", "parent", "foreign_invested"])
    stored = Business.objects.order_by("pk")
    assert [(each.name, each.capital, each.held, each.parent, each.foreign_invested) for each in stored] == [
        ("=Hộ An'\"", 12, {"a": ["ơ"]}, None, None),
        ("Hộ Bình", None, {}, first, True),
        ("Hộ Cường", None, {}, None, None),
    ]
    assert stored[1].industry == ""


def test_only_rows_that_changed_are_touched():
    first, second, _third = businesses()
    before = [first.updated_at, second.updated_at]
    second.name = "Hộ Bình Minh"
    write_fields([first, second], ["name"])
    after = [each.updated_at for each in Business.objects.order_by("pk")[:2]]
    assert [after[0] == before[0], after[1] > before[1]] == [True, True]


def test_nothing_is_written_of_nothing():
    write_fields([], ["name"])
