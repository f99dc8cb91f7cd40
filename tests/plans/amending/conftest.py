"""A followed plan of six tasks, and later documents of it."""

import pytest

from donghanh.plans.actions.adoption import adopt_reading
from donghanh.plans.actions.amendments import enter_amendment
from donghanh.plans.actions.drafts import accept_draft
from donghanh.plans.enums import AmendmentKind
from donghanh.plans.jobs import read_document
from tests.plans.readings.conftest import (  # noqa: F401
    PLAN,
    _clock,
    chief,
    counter,
    economy,
    police,
    reading,
    units,
    ward,
)

BACKEND = "django.contrib.auth.backends.ModelBackend"
OPENED = "mở quầy hướng dẫn hộ kinh doanh đăng ký doanh nghiệp"
REVIEWED = "rà soát danh sách hộ kinh doanh theo tổ dân phố"


@pytest.fixture
def plan(reading, chief):  # noqa: F811
    """The plan of the readings' tests, every task of its own list followed."""
    for draft in reading.drafts.filter(extra=False):
        accept_draft(draft, by=chief)
    adopt_reading(reading, by=chief)
    return reading.plan


@pytest.fixture
def amend(plan, chief):  # noqa: F811
    """Reads a later document of the plan: the old text with some of its words replaced."""

    def enter(*replaced, kind=AmendmentKind.REPLACES, by=chief, text=PLAN):
        for old, new in replaced:
            assert old in text
            text = text.replace(old, new)
        queued = enter_amendment(plan, text.encode(), "ban-moi.txt", kind=kind, by=by)
        read_document(ward_id=plan.ward_id, reading_id=queued.pk)
        queued.amendment.refresh_from_db()
        return queued.amendment

    return enter


def task_of(plan, words):
    return plan.tasks.get(title__icontains=words)


def change_of(amendment, words):
    """The change about the task whose title holds the words."""
    return amendment.changes.get(task__title__icontains=words)
