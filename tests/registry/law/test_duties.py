"""Who has which duty at the thresholds of a day; what is not known is neither yes nor no."""

from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from python_calamine import CalamineWorkbook

from donghanh.registry.enums import DutyState, FactKind, SourceKind
from donghanh.registry.law.duties import DUTIES, duty_rows, state_of
from donghanh.registry.models import Access
from donghanh.registry.queries import limits_on
from donghanh.registry.reference.limits import packaged_limits_on
from tests import make
from tests.registry import make as registry

TODAY = date(2026, 11, 22)
BACKEND = "django.contrib.auth.backends.ModelBackend"
INVOICES, ETAX, QUARTERLY, MONTHLY = DUTIES.values()
S = DutyState


@pytest.mark.parametrize(
    ("revenue", "on", "told", "state"),
    [
        (1_000_000_000, date(2026, 11, 22), "", S.NOT_BOUND),  # "trên 01 tỷ đồng" (NĐ 141/2026/NĐ-CP)
        (1_000_000_000, date(2025, 11, 22), "", S.UNTOLD),  # "từ 01 tỷ đồng" (NĐ 70/2025/NĐ-CP)
        (1_000_000_001, date(2026, 11, 22), "no", S.NOT_YET),
        (1_000_000_001, date(2026, 11, 22), "yes", S.FULFILS),
        (None, date(2026, 11, 22), "no", S.UNKNOWN),
        (0, date(2026, 11, 22), "", S.NOT_BOUND),
        (2_000_000_000, date(2020, 1, 1), "", S.UNKNOWN),  # no threshold in force
    ],
)
def test_e_invoices_from_a_cash_register_follow_the_words_of_the_day(revenue, on, told, state):
    amount = None if revenue is None else Decimal(revenue)
    assert state_of(INVOICES, amount, told, packaged_limits_on(on)) == state


@pytest.mark.parametrize(
    ("revenue", "quarterly", "monthly"),
    [
        (1_000_000_000, S.NOT_BOUND, S.NOT_BOUND),
        (1_000_000_001, S.UNTOLD, S.NOT_BOUND),
        (
            50_000_000_000,
            S.UNTOLD,
            S.NOT_BOUND,
        ),  # "từ 50 tỷ đồng trở xuống theo quý" (NĐ 68/2026/NĐ-CP Đ10.1)
        (50_000_000_001, S.NOT_BOUND, S.UNTOLD),
        (None, S.UNKNOWN, S.UNKNOWN),
    ],
)
def test_declarations_are_quarterly_up_to_fifty_billion_and_monthly_above(revenue, quarterly, monthly):
    amount, limits = None if revenue is None else Decimal(revenue), packaged_limits_on(TODAY)
    assert (state_of(QUARTERLY, amount, "", limits), state_of(MONTHLY, amount, "", limits)) == (
        quarterly,
        monthly,
    )


def test_etax_mobile_is_asked_of_everybody_and_bound_to_no_revenue():
    assert [state_of(ETAX, None, told, {}) for told in ("yes", "no", "")] == [S.FULFILS, S.NOT_YET, S.UNTOLD]


def household(ward, name: str, revenue: int | None = None, told: str = "", **values: str):
    business = registry.business(ward, name=name, tax_status="00", **values)
    if revenue is not None:
        registry.fact(business, FactKind.REVENUE, 2025, revenue)
    if told:
        registry.fact(business, FactKind.CASH_REGISTER, 2026, told, as_of=date(2026, 9, 30))
    return business


@pytest.mark.django_db
def test_only_operating_households_and_individuals_are_asked(ward):
    household(ward, "Hộ", 2_000_000_000)
    household(ward, "Cá nhân", 2_000_000_000, legal_form="individual")
    household(ward, "Công ty", 2_000_000_000, legal_form="llc_one")
    registry.business(ward, name="Đã nghỉ", tax_status="01")
    household(make.ward("13021", "Khác"), "Phường khác", 2_000_000_000)
    rows = duty_rows(INVOICES, ward.pk, TODAY, limits_on(TODAY))
    assert [(row.business.name, row.state) for row in rows] == [("Cá nhân", S.UNTOLD), ("Hộ", S.UNTOLD)]


@pytest.mark.django_db
def test_the_larger_of_this_year_so_far_and_the_last_one_decides(ward):
    business = household(ward, "Hộ", 1_240_000_000)
    registry.fact(business, FactKind.REVENUE, 2024, 9_000_000_000)
    registry.fact(business, FactKind.REVENUE, 2026, 900_000_000, as_of=date(2026, 9, 30))
    row = duty_rows(INVOICES, ward.pk, TODAY, limits_on(TODAY))[0]
    assert (row.state, row.revenue.year, row.revenue.amount) == (S.UNTOLD, 2025, 1_240_000_000)


@pytest.mark.django_db
def test_those_who_need_somebody_come_first(ward):
    household(ward, "A không thuộc diện", 900_000_000)
    household(ward, "B đã làm", 2_000_000_000, "yes")
    household(ward, "C chưa rõ doanh thu")
    household(ward, "D chưa làm", 2_000_000_000, "no")
    rows = duty_rows(INVOICES, ward.pk, TODAY, limits_on(TODAY))
    assert [row.business.name[0] for row in rows] == ["D", "C", "B", "A"]


@pytest.mark.django_db
def test_the_most_trusted_source_decides(ward):
    business = household(ward, "Hộ", 900_000_000)
    registry.fact(business, FactKind.REVENUE, 2025, 5_000_000_000, SourceKind.SURVEY)
    assert duty_rows(INVOICES, ward.pk, TODAY, limits_on(TODAY))[0].state == S.NOT_BOUND


@pytest.mark.django_db
def test_the_page_counts_states_and_names_the_law_of_the_day(client, ward, keeper):
    household(ward, "Chưa làm", 2_000_000_000, "no")
    household(ward, "Đã làm", 2_000_000_000, "yes")
    household(ward, "Không rõ")
    response = client.get("/co-so/nghia-vu/")
    counts = {state: count for state, _label, count in response.context["states"]}
    assert counts == {"not_yet": 1, "untold": 0, "fulfils": 1, "not_bound": 0, "unknown": 1}
    page = response.content.decode()
    assert ("Nghị định 254/2026/NĐ-CP, điểm đ khoản 1 Điều 6" in page, "trên 1 tỷ đồng" in page) == (
        True,
        True,
    )


@pytest.mark.django_db
def test_another_day_has_another_law_and_other_duties(client, ward, keeper):
    business = registry.business(ward, name="Đúng 1 tỷ", tax_status="00")
    registry.fact(business, FactKind.REVENUE, 2024, 1_000_000_000)
    told = {}
    for day in ("22/11/2025", "22/11/2026"):
        response = client.get(f"/co-so/nghia-vu/?ngay={day}")
        told[day] = (
            response.context["rows"][0]["state"],
            [one.basis[:10] for one, _words in response.context["limits"]],
        )
    assert told == {
        "22/11/2025": ("Thuộc diện, chưa rõ đã thực hiện chưa", ["NĐ 70/2025"]),
        "22/11/2026": ("Chưa thuộc diện", ["NĐ 254/202"]),
    }


@pytest.mark.django_db
def test_states_and_groups_narrow_the_list(client, ward, keeper):
    household(ward, "Đây", 2_000_000_000, "no", address="Tổ 5, phường Ái Quốc")
    household(ward, "Kia", 2_000_000_000, "no", address="Tổ 6, phường Ái Quốc")
    household(ward, "Đã làm", 2_000_000_000, "yes", address="Tổ 5, phường Ái Quốc")
    rows = client.get("/co-so/nghia-vu/?state=not_yet&area=5").context["rows"]
    assert [row["business"].name for row in rows] == ["Đây"]


@pytest.mark.django_db
def test_a_duty_that_does_not_exist_is_no_page(client, keeper):
    assert client.get("/co-so/nghia-vu/?nv=khac").status_code == 404


@pytest.mark.django_db
def test_one_and_three_rows_cost_the_same(client, ward, keeper, django_assert_num_queries):
    for number in range(3):
        household(ward, f"Hộ {number}", 2_000_000_000, "no", personal_id=f"03119000123{number}")
        if number in (0, 2):
            with django_assert_num_queries(26):
                client.get("/co-so/nghia-vu/")


@pytest.mark.django_db
def test_the_file_names_the_day_and_the_law_and_is_written_down(client, ward, keeper):
    household(ward, "Chưa làm", 2_000_000_000, "no", owner="Nguyễn Thị Lan")
    household(ward, "Đã làm", 2_000_000_000, "yes")
    response = client.post("/co-so/nghia-vu/xuat/?state=not_yet", {"purpose": "Mời tập huấn"})
    rows = CalamineWorkbook.from_filelike(BytesIO(response.content)).get_sheet_by_index(0).to_python()
    lines = [row[0] for row in rows if row[0]]
    assert lines[-1] == "Chưa làm"
    assert "Theo ngưỡng áp dụng ngày" in " ".join(map(str, lines))
    assert "Nguyễn Thị L•••" in rows[-1]
    assert (Access.objects.get().rows, Access.objects.get().purpose) == (1, "Mời tập huấn")
