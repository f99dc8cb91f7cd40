"""What is known stands beside every figure a measure gives of what it does not know wholly."""

from datetime import date

import pytest
from django.urls import reverse

from donghanh.indicators.actions.computing import freeze_due_values
from donghanh.indicators.actions.definitions import set_baseline, set_goal
from donghanh.indicators.computing import compute
from donghanh.indicators.enums import Comparator, Counting, State
from donghanh.indicators.presenters import coverage_words, parts_words
from donghanh.registry.enums import FactKind, SuccessionKind
from donghanh.registry.models import Succession
from tests.indicators.conftest import TODAY, define, number, on, series, share
from tests.registry import make as registry

pytestmark = pytest.mark.django_db
SHARE = {"is_share": True, "unit": "%"}


def measured(chief, measure, **facts):
    with on(date(2026, 1, 1)):
        return define(chief, words={"measure": measure}, **({"counting": Counting.AT_DATE} | facts))


def computed(indicator, until):
    found = series(indicator)
    return compute(found.indicator, found.definition, found.baseline, until=until)


@pytest.fixture
def surveyed(ward):
    """Three owners: one with a degree, one without, one not asked."""
    for words in ("university", "none", ""):
        business = registry.business(ward, name=f"Hộ {words or 'chưa hỏi'}")
        if words:
            registry.fact(business, FactKind.OWNER_EDUCATION, 2026, words, "survey", as_of=date(2026, 3, 1))


def test_the_base_day_of_a_measure_is_the_day_of_the_baseline(ward, chief):
    """Of the two households on 31/12/2025 one converted on 4/5/2026; the third was founded in between."""
    households = [registry.business(ward) for _ in range(2)]
    registry.business(ward, registered_on="2026-01-01")
    firm = registry.business(ward, legal_form="llc_one", registered_on="2026-05-04")
    Succession.objects.create(
        ward=ward,
        kind=SuccessionKind.CONVERSION,
        predecessor=households[0],
        successor=firm,
        on=date(2026, 5, 4),
    )
    indicator = measured(chief, "registry.converted_households", counting=Counting.CUMULATIVE)
    set_baseline(indicator, share(0, 2), as_of=date(2025, 12, 31), by=chief)
    given = computed(indicator, date(2026, 6, 30)).given
    assert (given.numerator, given.denominator, given.value) == (1, 2, 50)


def test_twice_the_enterprises_of_the_base_day_reach_the_goal(ward, chief):
    registry.business(ward, legal_form="llc_one")
    registry.business(ward, legal_form="llc_one", registered_on="2026-02-01")
    indicator = measured(
        chief, "registry.active_enterprises", is_share=False, unit="doanh nghiệp", decimals=0
    )
    set_baseline(indicator, number(1), as_of=date(2025, 12, 31), by=chief)
    set_goal(indicator, comparator=Comparator.TIMES, value=2, due_on=date(2030, 12, 31), by=chief)
    freeze_due_values(indicator, on=date(2026, 4, 1), by=chief)
    assert series(indicator).standing(TODAY).state == State.ACHIEVED


def test_a_frozen_figure_keeps_what_was_known_then(ward, chief, surveyed):
    indicator = measured(chief, "registry.owners_from_college_on")
    made = freeze_due_values(indicator, on=date(2026, 4, 1), by=chief)[0]
    assert (made.basis["known"], made.basis["everyone"]) == (2, 3)
    assert parts_words(series(indicator).days[0].computed) == "1 trên 2; 66% đã khảo sát (2 trên 3)"


def test_a_side_the_figure_does_not_have_is_no_page(chief, signed_in):
    indicator = measured(chief, "plans.documents", is_share=False, unit="văn bản", counting=Counting.IN_YEAR)
    here = reverse("indicators:indicator_records", args=[indicator.pk])
    assert [signed_in(chief).get(here, {"phan": part}).status_code for part in ("", "mau-so", "chua-ro")] == [
        200, 404, 404,
    ]  # fmt: skip


def test_only_all_are_a_hundred_percent_and_only_nobody_is_none():
    words = [coverage_words("registry.active_businesses", known, 1000) for known in (1000, 999, 1, 0)]
    assert [each.split(" ", 1)[0] for each in words] == ["100%", "99%", "1%", "0%"]
    assert coverage_words("registry.active_businesses", 0, 0) == ""
    assert coverage_words("plans.documents", 1, 2) == ""


def _rows(client, address, side):
    return client.get(address, {"phan": side} if side else {}).content.decode()


def test_where_nobody_is_known_there_is_no_figure_and_no_zero(ward, chief):
    registry.business(ward, legal_form="llc_one")
    indicator = measured(
        chief,
        "registry.declared_jobs",
        counting=Counting.CUMULATIVE,
        is_share=False,
        unit="việc làm",
        decimals=0,
    )
    set_baseline(indicator, number(0), as_of=date(2025, 12, 31), by=chief)
    assert computed(indicator, TODAY).given.value is None
    assert freeze_due_values(indicator, on=date(2026, 7, 1), by=chief) == []


def test_pages_show_what_is_known_beside_the_figure_and_lead_to_what_is_not(ward, chief, surveyed, signed_in):
    indicator = measured(chief, "registry.owners_from_college_on")
    client = signed_in(chief)
    page = client.get(indicator.get_absolute_url()).content.decode()
    assert "66% đã khảo sát (2 trên 3)" in page
    records = reverse("indicators:indicator_records", args=[indicator.pk])
    sides = {
        side: [
            name
            for name in ("Hộ university", "Hộ none", "Hộ chưa hỏi")
            if name in _rows(client, records, side)
        ]
        for side in ("", "mau-so", "chua-ro")
    }
    assert sides == {
        "": ["Hộ university"],
        "mau-so": ["Hộ university", "Hộ none"],
        "chua-ro": ["Hộ chưa hỏi"],
    }
    assert client.get(records, {"phan": "khac"}).status_code == 404


def test_records_that_are_added_up_show_what_each_adds(ward, chief, signed_in):
    for before, now in ((10, 15), (8, 6)):
        firm = registry.business(ward, legal_form="llc_one")
        registry.fact(firm, FactKind.INSURED_STAFF, 2025, before, "insurance")
        registry.fact(firm, FactKind.INSURED_STAFF, 2026, now, "insurance", as_of=date(2026, 6, 30))
    indicator = measured(
        chief, "registry.net_jobs", counting=Counting.CUMULATIVE, is_share=False, unit="việc làm", decimals=0
    )
    set_baseline(indicator, number(0), as_of=date(2025, 12, 31), by=chief)
    assert computed(indicator, TODAY).given.value == 3
    page = _rows(signed_in(chief), reverse("indicators:indicator_records", args=[indicator.pk]), "")
    assert "<strong>+5</strong>" in page
    assert "<strong>−2</strong>" in page
