"""Figures counted by hand: three documents, four results; a ward sees its own, several add up."""

from datetime import date

import pytest
from django.utils import timezone

from donghanh.kernel.slots import Reading, measures
from donghanh.plans.enums import EvidenceKind
from donghanh.plans.models import Evidence, Result
from tests import make

pytestmark = pytest.mark.django_db
YEAR = (date(2026, 1, 1), date(2026, 12, 31))


def finished(on: date, due_on: date | None, *, of=None, exclusive=False) -> Result:
    task = make.task(make.plan(of or make.ward()), due_on=due_on, exclusive=exclusive)
    result = task.results.get()
    officer = task.plan.created_by
    result.claimed_on, result.claimed_by, result.finished_on = on, officer, on
    result.accepted_by, result.accepted_at = officer, timezone.now()
    result.save()
    return result


def test_results_in_time_are_a_share_of_those_finished_in_the_period():
    in_time = finished(date(2026, 9, 30), date(2026, 9, 30))
    finished(date(2026, 10, 1), date(2026, 9, 30))  # a day late
    finished(date(2025, 12, 31), date(2025, 12, 31))  # another year
    finished(date(2026, 5, 1), None)  # no deadline: neither late nor in time
    measure = measures["plans.on_time"]
    assert measure.read([in_time.ward_id], *YEAR) == Reading(1, 2)
    assert list(measure.records([in_time.ward_id], *YEAR)) == [in_time]


@pytest.mark.parametrize(("strict", "count"), [(False, 1), (True, 0)])
def test_the_day_named_by_before_is_late_where_the_ward_says_so(strict, count):
    ward = make.ward(strict_before=strict)
    finished(date(2026, 12, 5), date(2026, 12, 5), of=ward, exclusive=True)
    assert measures["plans.on_time"].read([ward.pk], *YEAR).numerator == count


def test_documents_count_by_their_own_date_and_wards_add_up():
    home, other = make.ward(), make.ward("11413", "Hải Dương")
    for ward, day in ((home, date(2026, 6, 1)), (home, date(2025, 6, 1)), (other, date(2026, 7, 1))):
        task = make.task(make.plan(ward))
        Evidence.objects.create(
            ward=ward,
            task=task,
            kind=EvidenceKind.DOCUMENT,
            label="Quyết định",
            document_number="63/QĐ-UBND",
            document_date=day,
            by=task.plan.created_by,
        )
    measure = measures["plans.documents"]
    assert measure.read([home.pk], *YEAR) == Reading(1)
    assert measure.read([home.pk, other.pk], *YEAR) == Reading(2)
