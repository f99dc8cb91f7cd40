"""A ward pays for its own rows, many wards for theirs: by the index on the ward, and in as many statements."""

import json
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from donghanh.kernel.slots import measures
from donghanh.registry.counting import operating
from donghanh.registry.enums import FactKind, Standing
from donghanh.registry.law.duties import CASH_REGISTER
from donghanh.registry.models import Business, StandingPeriod, Threshold, YearlyFact
from tests import make
from tests.registry import make as registry

pytestmark = pytest.mark.django_db
SINCE, DAY = date(2026, 1, 1), date(2026, 9, 30)
OURS = [measure for measure in measures if measure.key.startswith("registry.")]


@pytest.mark.parametrize("measure", OURS, ids=lambda measure: measure.key)
def test_a_hundred_wards_take_as_many_statements_as_one(measure):
    firm = registry.business(make.ward(), legal_form="llc_one")
    registry.fact(firm, FactKind.INSURED_STAFF, 2026, 4, as_of=DAY)
    counts = []
    for wards in ([firm.ward_id], [firm.ward_id, *range(1_000_000, 1_000_113)]):
        with CaptureQueriesContext(connection) as statements:
            measure.read(wards, SINCE, DAY)
        counts.append(len(statements))
    assert counts[0] == counts[1] <= 7


@pytest.fixture
def three_of_thirty_wards():
    """Thirty wards of a hundred firms each, counted, so that plans are made for them and not for what tests before left
    in the statistics."""
    wards = [make.ward(f"{code}", f"Phường số {code}") for code in range(20001, 20031)]
    firms = Business.objects.bulk_create(
        Business(ward=ward, name=f"Công ty số {number}", legal_form="llc_one", standing=Standing.ACTIVE)
        for ward in wards
        for number in range(100)
    )
    StandingPeriod.objects.bulk_create(
        StandingPeriod(ward_id=firm.ward_id, business=firm, standing=Standing.ACTIVE, since=date(2020, 1, 1))
        for firm in firms
    )
    sources = {ward.pk: registry.source(ward) for ward in wards}
    YearlyFact.objects.bulk_create(
        YearlyFact(
            ward_id=firm.ward_id,
            business=firm,
            kind=FactKind.INSURED_STAFF,
            year=2026,
            amount=4,
            source=sources[firm.ward_id],
            as_of=DAY,
        )
        for firm in firms
    )
    with connection.cursor() as cursor:
        cursor.execute("analyze registry_business, registry_standingperiod, registry_yearlyfact")
        cursor.execute("set local enable_seqscan = off")
    return [ward.pk for ward in wards[:3]]


@pytest.mark.parametrize("measure", OURS, ids=lambda measure: measure.key)
def test_no_table_of_businesses_is_read_from_end_to_end(measure, three_of_thirty_wards):
    """Where an index can be taken it is: with sequential reading forbidden none is left."""
    wards = three_of_thirty_wards
    known = {"value": 1, "unit": "đồng", "comparison": "gt", "basis": "NĐ 141/2026"}
    Threshold.objects.get_or_create(key=CASH_REGISTER, valid_from=SINCE, defaults=known)
    queries = [measure.records(wards, SINCE, DAY)]
    queries += [measure.population(wards, SINCE, DAY)] if measure.population else []
    queries += [measure.coverage.unknown(wards, SINCE, DAY)] if measure.coverage else []
    assert [_read_whole(query) for query in queries] == [[] for _ in queries]


def test_businesses_of_a_day_are_found_by_an_index(three_of_thirty_wards):
    assert _read_whole(operating(three_of_thirty_wards, DAY)) == []


def _read_whole(query):
    """Tables read from end to end, by their index or without."""
    found = []
    _walk(json.loads(query.explain(format="json"))[0]["Plan"], found)
    return [
        name
        for name in found
        if name in ("registry_business", "registry_standingperiod", "registry_yearlyfact")
    ]


def _walk(node, found):
    kind = node["Node Type"]
    if kind == "Seq Scan" or (kind.startswith("Index") and not node.get("Index Cond")):
        found.append(node.get("Relation Name", ""))
    for child in node.get("Plans", []):
        _walk(child, found)
