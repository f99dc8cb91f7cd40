"""New jobs since the base day of 31/12/2024, net and declared, worked out by hand."""

from datetime import date

import pytest

from donghanh.kernel.slots import Reading, measures
from donghanh.registry.enums import FactKind, SuccessionKind
from donghanh.registry.models import Succession
from tests import make
from tests.registry import make as registry

pytestmark = pytest.mark.django_db
SINCE, DAY = date(2025, 1, 1), date(2026, 9, 30)


@pytest.fixture
def ward():
    return make.ward()


def read(key, ward, day=DAY):
    return measures[key].read([ward.pk], SINCE, day)


def firm(ward, before=None, now=None, form="llc_one", **values):
    """Insured staff at the end of 2024 and in June 2026, where somebody told."""
    made = registry.business(ward, legal_form=form, **values)
    if before is not None:
        registry.fact(made, FactKind.INSURED_STAFF, 2024, before, "insurance")
    if now is not None:
        registry.fact(made, FactKind.INSURED_STAFF, 2026, now, "insurance", as_of=date(2026, 6, 30))
    return made


def test_the_change_of_insured_staff_is_added_up_over_firms_known_on_both_days(ward):
    """+5, −2 and no change are known; one is unknown now, one was unknown then: 3 net jobs, 3 of 5 known."""
    firm(ward, 10, 15)
    firm(ward, 8, 6)
    firm(ward, 4, 4)
    firm(ward, 20)
    firm(ward, None, 30)
    assert read("registry.net_jobs", ward) == Reading(3, None, 3, 5)


def test_a_firm_founded_since_had_nobody_and_a_closed_one_has_nobody(ward):
    firm(ward, None, 12, registered_on="2025-03-01")
    firm(ward, 7, None, ended_on="2026-02-01")
    assert read("registry.net_jobs", ward) == Reading(5, None, 2, 2)


def test_the_staff_of_a_household_are_no_new_jobs_of_the_firm_it_became(ward):
    """The household had 3, the firm has 8: 5 new."""
    household = firm(ward, 3, None, "household", ended_on="2026-05-04")
    made = firm(ward, None, 8, registered_on="2026-05-04")
    Succession.objects.create(
        ward=ward,
        kind=SuccessionKind.CONVERSION,
        predecessor=household,
        successor=made,
        on=date(2026, 5, 4),
    )
    assert read("registry.net_jobs", ward) == Reading(5, None, 2, 2)


def test_staff_of_the_base_year_are_no_news_of_today(ward):
    made = firm(ward, 10)
    assert read("registry.net_jobs", ward) == Reading(0, None, 0, 1)
    registry.fact(made, FactKind.INSURED_STAFF, 2025, 11, "insurance")
    assert read("registry.net_jobs", ward) == Reading(1, None, 1, 1)


def test_each_firm_shows_what_it_changed_by(ward):
    firms = [firm(ward, 10, 15), firm(ward, 8, 6), firm(ward, 4, 4)]
    found = measures["registry.net_jobs"].records([ward.pk], SINCE, DAY).order_by("pk")
    assert [(each.pk, each.change) for each in found] == [(firms[0].pk, 5), (firms[1].pk, -2)]


def test_declared_jobs_are_added_over_years_and_each_year_once(ward):
    """2025: 4 by the owner, not the 9 of a survey; 2026: 3. Another firm declared none, a third nothing at all."""
    one, other, _silent = firm(ward), firm(ward), firm(ward)
    registry.fact(one, FactKind.NEW_JOBS, 2024, 50, "owner")
    registry.fact(one, FactKind.NEW_JOBS, 2025, 9, "survey")
    registry.fact(one, FactKind.NEW_JOBS, 2025, 4, "owner")
    registry.fact(one, FactKind.NEW_JOBS, 2026, 3, "owner", as_of=date(2026, 6, 30))
    registry.fact(other, FactKind.NEW_JOBS, 2026, 0, "owner", as_of=date(2026, 6, 30))
    assert read("registry.declared_jobs", ward) == Reading(7, None, 2, 3)
    assert [each.jobs for each in measures["registry.declared_jobs"].records([ward.pk], SINCE, DAY)] == [7]
