"""Digital tools, eTax Mobile and invoices from a cash register, worked out by hand."""

from datetime import date

import pytest

from donghanh.kernel.slots import Reading, measures
from donghanh.registry.enums import DigitalTool, FactKind
from donghanh.registry.law.duties import CASH_REGISTER
from donghanh.registry.measures.uptake import enterprises_by_tools, obliged_households
from donghanh.registry.models import DigitalConvention, Threshold
from tests import make
from tests.registry import make as registry

pytestmark = pytest.mark.django_db
DAY = date(2026, 12, 31)
BILLION = 1_000_000_000


@pytest.fixture
def ward():
    return make.ward()


@pytest.fixture
def thresholds():
    """ "từ 01 tỷ" until 31/12/2025 (NĐ 70/2025/NĐ-CP), "trên 01 tỷ" since 01/01/2026 (NĐ 141/2026/NĐ-CP)."""
    Threshold.objects.filter(key=CASH_REGISTER).delete()
    common = {"key": CASH_REGISTER, "value": BILLION, "unit": "đồng"}
    Threshold.objects.create(
        **common,
        comparison="ge",
        valid_from=date(2025, 6, 1),
        valid_to=date(2025, 12, 31),
        basis="NĐ 70/2025",
    )
    Threshold.objects.create(**common, comparison="gt", valid_from=date(2026, 1, 1), basis="NĐ 141/2026")


def read(key, ward, day=DAY):
    return measures[key].read([ward.pk], day, day)


def using(ward, words, form="llc_one"):
    business = registry.business(ward, legal_form=form)
    registry.fact(business, FactKind.DIGITAL_TOOLS, 2026, words)
    return business


@pytest.fixture
def surveyed(ward):
    """Of six enterprises five are surveyed: none, e-invoices alone twice, two tools, three."""
    for words in ("none", "e_invoice", "e_invoice", "e_invoice,sales", "e_invoice,accounting,website"):
        using(ward, words)
    registry.business(ward, legal_form="sole")
    using(ward, "e_invoice,sales", form="household")


def test_the_invoice_and_one_tool_more_make_an_enterprise_digital(ward, surveyed):
    """2 of 5 surveyed; unless the ward decides, two tools are needed."""
    assert read("registry.digital_enterprises", ward) == Reading(2, 5, 5, 6)


def test_where_the_invoice_alone_counts_nearly_everyone_does(ward, surveyed):
    DigitalConvention.objects.create(
        ward=ward, tools=1, valid_from=date(2026, 7, 1), reason="Thử", decided_by=make.officer(ward)
    )
    assert read("registry.digital_enterprises", ward) == Reading(4, 5, 5, 6)
    assert enterprises_by_tools([ward.pk], DAY) == {0: 1, 1: 2, 2: 1, 3: 1}


def test_a_convention_holds_from_its_day_on_and_in_its_ward_alone(ward):
    other = make.ward("11413", "Hải Dương")
    for each in (ward, other):
        business = using(each, "e_invoice,sales")
        registry.fact(business, FactKind.DIGITAL_TOOLS, 2025, "e_invoice,sales")
    chief = make.officer(ward)
    DigitalConvention.objects.create(
        ward=ward, tools=3, valid_from=date(2026, 7, 1), reason="Chặt hơn", decided_by=chief
    )
    both = [
        measures["registry.digital_enterprises"].read([ward.pk, other.pk], day, day).numerator
        for day in (date(2026, 6, 30), DAY)
    ]
    assert both == [2, 1]


def test_all_tools_of_the_list_are_as_many_as_it_has(ward):
    using(ward, ",".join(DigitalTool.values))
    assert enterprises_by_tools([ward.pk], DAY) == {9: 1}


def test_households_that_use_etax_mobile_are_a_share_of_all_and_the_unknown_stay_visible(ward):
    """Two use it, one does not, one nobody knows of: 2 of 4, and 3 of 4 known."""
    for words in ("yes", "yes", "no", ""):
        household = registry.business(ward)
        if words:
            registry.fact(household, FactKind.ETAX_MOBILE, 2026, words)
    assert read("registry.etax_households", ward) == Reading(2, 4, 3, 4)


def earning(ward, revenue, year=2026, register=""):
    household = registry.business(ward)
    registry.fact(household, FactKind.REVENUE, year, revenue)
    if register:
        registry.fact(household, FactKind.CASH_REGISTER, year, register)
    return household


def test_exactly_one_billion_is_no_duty_since_2026_and_was_one_before(ward, thresholds):
    earning(ward, BILLION, 2025)
    over = earning(ward, BILLION + 1, 2025)
    assert obliged_households([ward.pk], date(2025, 12, 31)).count() == 2
    assert list(obliged_households([ward.pk], DAY)) == [over]


def test_who_was_over_last_year_is_not_under_because_this_year_has_only_begun(ward, thresholds):
    household = earning(ward, 2 * BILLION, 2025)
    registry.fact(household, FactKind.REVENUE, 2026, 300_000_000, as_of=date(2026, 3, 31))
    assert obliged_households([ward.pk], date(2026, 3, 31)).count() == 1


def test_users_are_a_share_of_the_obliged_and_nobody_s_revenue_is_guessed(ward, thresholds):
    """Obliged: one uses, one does not, one nobody knows. Not obliged: two. Unknown revenue: two.

    1 of 2; of the seven it is known for four (two obliged and two not obliged).
    """
    for register in ("yes", "no", ""):
        earning(ward, 2 * BILLION, register=register)
    earning(ward, BILLION, register="yes")
    earning(ward, 40_000_000)
    for _ in range(2):
        registry.business(ward)
    assert read("registry.cash_register_households", ward) == Reading(1, 2, 4, 7)


def test_without_a_threshold_for_the_day_nothing_is_known(ward):
    Threshold.objects.filter(key=CASH_REGISTER).delete()
    earning(ward, 2 * BILLION, register="yes")
    assert read("registry.cash_register_households", ward) == Reading(0, 0, 0, 1)
