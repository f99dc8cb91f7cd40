"""What the system computes: from which days, over what, and frozen once at the end of each period."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.urls import reverse

from donghanh.audit.models import Entry
from donghanh.indicators.actions.computing import freeze_due_values
from donghanh.indicators.actions.definitions import end_indicator, redefine_indicator, set_baseline
from donghanh.indicators.computing import compute
from donghanh.indicators.enums import Counting, ObservationKind
from donghanh.indicators.jobs import freeze_computed_values
from donghanh.indicators.models import Indicator, Observation
from donghanh.kernel.slots import measures
from donghanh.org.enums import Role
from donghanh.plans.enums import EvidenceKind
from donghanh.plans.models import Evidence
from tests import make
from tests.indicators.conftest import define, number, on, series, share

pytestmark = pytest.mark.django_db


def measured(by, counting=Counting.IN_YEAR, measure="plans.documents", **facts) -> Indicator:
    known = {"unit": "văn bản", "is_share": False, "counting": counting, "words": {"measure": measure}}
    with on(date(2026, 1, 1)):
        return define(by, **known | facts)


def document(by, day: date) -> Evidence:
    plan = make.plan(by.ward, by)
    return Evidence.objects.create(
        ward=by.ward, task=make.task(plan), kind=EvidenceKind.DOCUMENT, label="Quyết định", by=by,
        document_number="63/QĐ-UBND", document_date=day,
    )  # fmt: skip


def finished(by, day: date, due: date) -> None:
    result = make.task(make.plan(by.ward, by), due_on=due).results.get()
    result.claimed_on, result.claimed_by, result.finished_on = day, by, day
    result.accepted_by = by
    result.save()


def value(indicator, until: date):
    found = series(indicator)
    computed = compute(found.indicator, found.definition, found.baseline, until=until)
    return computed and computed.given


def frozen(indicator) -> dict[date, object]:
    kept = indicator.observations.filter(kind=ObservationKind.COMPUTED)
    return {each.as_of: each.value for each in kept}


@pytest.fixture
def documents(chief):
    """Two in the first quarter, one in the second, one the year before."""
    return [
        document(chief, day)
        for day in (date(2025, 12, 31), date(2026, 1, 1), date(2026, 3, 31), date(2026, 4, 1))
    ]


@pytest.mark.parametrize(
    ("counting", "march", "june"),
    [(Counting.IN_YEAR, 2, 3), (Counting.AT_DATE, 2, 1), (Counting.CUMULATIVE, 12, 13)],
)
def test_the_way_of_counting_says_from_which_day_records_count(counting, march, june, chief, documents):
    """Since New Year; within the quarter; on top of the 10 at the baseline of 31/12/2025."""
    indicator = measured(chief, counting)
    set_baseline(indicator, number(10), as_of=date(2025, 12, 31), by=chief)
    assert (value(indicator, date(2026, 3, 31)).value, value(indicator, date(2026, 6, 30)).value) == (
        march,
        june,
    )


def test_a_share_keeps_both_sides_and_nothing_over_nothing_is_no_zero(chief):
    indicator = measured(chief, measure="plans.on_time", unit="%", is_share=True)
    assert value(indicator, date(2026, 3, 31)).value is None
    finished(chief, date(2026, 2, 10), date(2026, 2, 10))
    finished(chief, date(2026, 2, 11), date(2026, 2, 10))
    given = value(indicator, date(2026, 3, 31))
    assert (given.value, given.numerator, given.denominator) == (Decimal(50), 1, 2)


def test_a_count_is_a_share_of_the_population_at_the_baseline(chief, documents):
    indicator = measured(chief, Counting.CUMULATIVE, unit="%", is_share=True)
    assert value(indicator, date(2026, 3, 31)) is None
    set_baseline(indicator, share(0, 8), as_of=date(2025, 12, 31), by=chief)
    assert value(indicator, date(2026, 3, 31)).value == 25


def test_without_a_measure_nothing_is_computed(chief, documents):
    assert value(define(chief), date(2026, 3, 31)) is None


def test_each_ended_period_is_frozen_once(chief, documents):
    indicator = measured(chief)
    freeze_due_values(indicator, on=date(2026, 7, 1), by=chief)
    assert frozen(indicator) == {date(2026, 3, 31): 2, date(2026, 6, 30): 3}
    document(chief, date(2026, 2, 2))  # entered late
    assert freeze_due_values(indicator, on=date(2026, 7, 2), by=chief) == []
    assert frozen(indicator)[date(2026, 3, 31)] == 2
    assert value(indicator, date(2026, 3, 31)).value == 3


def test_the_last_day_of_a_period_is_not_over_yet(chief, documents):
    indicator = measured(chief)
    assert freeze_due_values(indicator, on=date(2026, 3, 31), by=chief) == []


def test_a_frozen_figure_names_its_records(chief, documents):
    indicator = measured(chief)
    first = freeze_due_values(indicator, on=date(2026, 4, 1), by=chief)[0]
    assert first.basis == {
        "measure": "plans.documents",
        "since": "2026-01-01",
        "until": "2026-03-31",
        "count": 2,
        "keys": [documents[1].pk, documents[2].pk],
    }


def test_periods_before_the_definition_named_a_measure_stay_open(chief, documents):
    indicator = define(chief, unit="văn bản", is_share=False, counting=Counting.IN_YEAR)
    redefine_indicator(
        indicator, valid_from=date(2026, 11, 22), reason="Có thước đo", measure="plans.documents", by=chief
    )
    assert freeze_due_values(indicator, on=date(2026, 12, 1), by=chief) == []
    assert [made.as_of for made in freeze_due_values(indicator, on=date(2027, 1, 1), by=chief)] == [
        date(2026, 12, 31)
    ]


def test_an_ended_indicator_is_frozen_no_more(chief, documents):
    indicator = measured(chief)
    end_indicator(indicator, reason="Gộp", by=chief)
    assert freeze_due_values(indicator, on=date(2026, 7, 1), by=chief) == []


def test_the_night_job_freezes_every_ward_and_signs_as_the_system(chief, documents):
    other = make.officer(make.ward("11413", "Hải Dương"), Role.OFFICE_CHIEF)
    indicators = [measured(chief), measured(other)]
    document(other, date(2026, 3, 3))
    with connection.cursor() as cursor:
        cursor.execute("select set_config('donghanh.worker', 'on', true)")
    for _ in range(2):
        freeze_computed_values()
    assert [frozen(each)[date(2026, 9, 30)] for each in indicators] == [3, 1]
    assert Observation.objects.filter(kind=ObservationKind.COMPUTED).count() == 6
    told = (
        Entry.objects.filter(verb="indicators.freeze_value").values_list("actor_id", "actor_name").distinct()
    )
    assert list(told) == [(None, "Hệ thống")]


@pytest.mark.parametrize("measure", list(measures), ids=lambda measure: measure.key)
def test_every_record_that_is_counted_has_a_page(measure):
    model = measure.records([], date(2026, 1, 1), date(2026, 12, 31)).model
    assert hasattr(model, "get_absolute_url")


def test_the_records_behind_a_figure_open_their_pages(chief, documents, client):
    indicator = measured(chief)
    made = freeze_due_values(indicator, on=date(2026, 4, 1), by=chief)[0]
    client.force_login(chief.user, backend="django.contrib.auth.backends.ModelBackend")
    page = client.get(reverse("indicators:value_records", args=[made.pk])).content.decode()
    assert all(f'href="{each.task.get_absolute_url()}"' in page for each in documents[1:3])
