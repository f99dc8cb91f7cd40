"""The files reach their tables, and leave alone what an office entered or changed."""

from datetime import date
from decimal import Decimal

import pytest

from donghanh.registry.models import Industry, Threshold
from donghanh.registry.queries import all_limits, limits_on
from donghanh.registry.reference.industries import industries
from donghanh.registry.reference.limits import packaged_limits
from donghanh.registry.reference.loading import load_industries, load_reference_data, load_thresholds

pytestmark = pytest.mark.django_db
KEY = "declaration.monthly.revenue"
SINCE = date(2026, 3, 5)
TODAY = date(2026, 11, 22)


def row() -> Threshold:
    return Threshold.objects.get(key=KEY, valid_from=SINCE)


def test_after_a_migration_the_tables_say_what_the_files_say():
    assert sorted(all_limits()) == sorted(packaged_limits())
    assert Industry.objects.filter(version="2025").count() == 1606
    assert Industry.objects.filter(version="2018").count() == 1549
    assert Industry.objects.get(version="2025", code="4723").folded == "ban le do uong"


def test_loading_again_changes_nothing(django_assert_num_queries):
    before = list(Threshold.objects.values_list()), list(Industry.objects.values_list())
    with django_assert_num_queries(4):  # a savepoint around two reads
        load_reference_data()
    assert (list(Threshold.objects.values_list()), list(Industry.objects.values_list())) == before


def test_a_later_version_of_the_file_corrects_and_takes_away_its_own_rows():
    corrected = [limit._replace(note="Sửa") if limit.key == KEY else limit for limit in packaged_limits()]
    load_thresholds(corrected)
    assert row().note == "Sửa"
    load_thresholds([limit for limit in corrected if limit.key != KEY])
    assert not Threshold.objects.filter(key=KEY).exists()


def test_a_row_an_office_changed_stays_as_it_is():
    Threshold.objects.filter(key=KEY).update(value=Decimal(60_000_000_000))
    load_reference_data()
    load_thresholds([])
    assert row().value == 60_000_000_000


def test_a_row_an_office_added_stays_and_counts_from_its_day():
    Threshold.objects.create(
        key=KEY,
        value=70_000_000_000,
        unit="đồng",
        comparison="gt",
        valid_from=date(2027, 1, 1),
        basis="NĐ mới",
    )
    load_reference_data()
    assert limits_on(date(2026, 12, 31))[KEY].value == 50_000_000_000
    assert limits_on(date(2027, 1, 1))[KEY].value == 70_000_000_000


def test_a_row_of_the_office_for_the_same_day_wins_over_the_file():
    Threshold.objects.filter(key=KEY).delete()
    Threshold.objects.create(
        key=KEY, value=1, unit="đồng", comparison="gt", valid_from=SINCE, basis="Văn bản của tỉnh"
    )
    load_reference_data()
    assert row().basis == "Văn bản của tỉnh"


def test_industries_are_the_file_again_after_a_change():
    Industry.objects.filter(version="2025", code="0111").update(name="Khác")
    Industry.objects.create(version="2025", code="99999", level=5, name="Không có")
    load_industries([*industries("2018").values(), *industries("2025").values()])
    assert Industry.objects.get(version="2025", code="0111").name == "Trồng lúa"
    assert not Industry.objects.filter(code="99999").exists()


def test_the_thresholds_of_a_day_are_one_query(django_assert_num_queries):
    with django_assert_num_queries(1):
        found = limits_on(TODAY)
    assert found["e_invoice.cash_register.revenue"].basis == "NĐ 254/2026/NĐ-CP Đ6.1 điểm đ"
