"""Conversions by the certificate that names the household (NĐ 168/2025/NĐ-CP Đ27), over households at the base day."""

from datetime import date

import pytest

from donghanh.kernel.slots import Reading, measures
from donghanh.registry.actions.settling import settle
from donghanh.registry.enums import SuccessionKind
from donghanh.registry.models import Business, Succession
from tests import make
from tests.registry import make as registry

pytestmark = pytest.mark.django_db
SINCE, DAY, FOUNDED = date(2026, 1, 1), date(2026, 9, 30), date(2026, 5, 4)


@pytest.fixture
def ward():
    return make.ward()


def read(key, ward, day=DAY):
    return measures[key].read([ward.pk], SINCE, day)


def convert(*households: Business, on=FOUNDED) -> Business:
    """The certificate is the end of the household (Luật 04/2017/QH14 Đ16.4)."""
    firm = registry.business(households[0].ward, legal_form="llc_one", registered_on=str(on))
    for household in households:
        Succession.objects.create(
            ward=firm.ward, kind=SuccessionKind.CONVERSION, predecessor=household, successor=firm, on=on
        )
    return firm


def ending(ward, on=FOUNDED) -> Business:
    return registry.business(ward, ended_on=str(on))


def test_two_households_in_one_firm_are_two_converted_and_one_enterprise(ward):
    for _ in range(3):
        registry.business(ward)
    firm = convert(ending(ward), ending(ward))
    assert read("registry.converted_households", ward) == Reading(2, 5, 5, 5)
    assert list(measures["registry.enterprises_from_conversion"].records([ward.pk], SINCE, DAY)) == [firm]
    assert read("registry.active_businesses", ward, date(2026, 5, 3)).numerator == 5
    assert read("registry.active_businesses", ward).numerator == 4  # one less: two went, one came


def test_a_firm_of_a_former_owner_without_the_link_is_founded_anew(ward):
    owner = {"owner": "Nguyễn Thị Lan", "personal_id": "031190001234"}
    registry.business(ward, ended_on=str(FOUNDED), **owner)
    registry.business(ward, legal_form="llc_one", registered_on=str(FOUNDED), **owner)
    assert read("registry.converted_households", ward) == Reading(0, 1, 1, 1)
    assert read("registry.enterprises_from_conversion", ward).numerator == 0


def test_households_are_those_of_the_base_day_whatever_became_of_them(ward):
    """Closed since: yes. Suspended on 31/12/2025, founded in 2026, closed on 31/12/2025: no."""
    registry.business(ward, ended_on="2026-02-01")
    registry.business(ward, ended_on="2025-12-31")
    registry.business(ward, registered_on="2026-01-01")
    suspended = registry.business(ward)
    registry.entry(suspended, "tax", as_of=date(2025, 12, 31), tax_status="05")
    settle([suspended.pk])
    assert read("registry.converted_households", ward) == Reading(0, 1, 2, 2)


def test_only_conversions_of_the_period_count(ward):
    for on in (date(2025, 12, 31), date(2026, 1, 1), DAY, date(2026, 10, 1)):
        convert(ending(ward, on), on=on)
    assert read("registry.converted_households", ward).numerator == 2


def test_a_household_whose_number_was_another_s_counts_once(ward):
    household, twin = ending(ward), ending(ward)
    firm = convert(household)
    Succession.objects.create(
        ward=ward, kind=SuccessionKind.CONVERSION, predecessor=twin, successor=firm, on=FOUNDED
    )
    twin.merged_into = household
    twin.save()
    assert read("registry.converted_households", ward) == Reading(1, 1, 1, 1)
