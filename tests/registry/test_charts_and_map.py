"""Charts and the map: what they count, and that no wrong coordinate hides the ward."""

from datetime import date
from fractions import Fraction

import pytest

from donghanh.registry.listing.mapping import draw_map
from donghanh.registry.listing.tallies import (
    by_area,
    by_form,
    by_section,
    by_size,
    closed_by_year,
    last_years,
    lines,
    new_by_year,
    spread,
)
from donghanh.registry.models import Place
from tests.registry import make as registry

TODAY = date(2026, 11, 22)
BACKEND = "django.contrib.auth.backends.ModelBackend"


def counted(told) -> list[tuple[str, int]]:
    return [(line.label, line.count) for line in told]


@pytest.mark.django_db
def test_charts_count_what_operates_and_no_branches(ward):
    told = {"tax_status": "00", "address": "Tổ 5, phường Ái Quốc"}
    registry.business(ward, name="Hộ", **told, industry_code="4711", industry_version="2025")
    registry.business(ward, name="Hộ hai", tax_status="00")
    registry.business(ward, name="Đã nghỉ", tax_status="01")
    registry.business(ward, name="Công ty", legal_form="llc_one", **told, tax_code="0101248141")
    registry.business(ward, name="Chi nhánh", legal_form="branch", **told, tax_code="0101248141-001")
    assert counted(by_form(ward.pk)) == [("Công ty TNHH một thành viên", 1), ("Hộ kinh doanh", 2)]
    assert counted(by_area(ward.pk)) == [("Tổ 5", 2), ("Chưa rõ tổ dân phố", 1)]
    assert [line.count for line in by_section(ward.pk)] == [1, 2]
    assert [(line.label, line.count) for line in by_size(ward.pk, TODAY) if line.count] == [
        ("Chưa đủ dữ liệu", 1)
    ]


@pytest.mark.django_db
def test_every_bar_of_industries_leads_to_as_many_businesses(ward, keeper, client):
    codes = [("4711", "2018"), ("4711", "2025"), ("G", "2025"), ("4511", "2025"), ("4711", ""), ("", "")]
    for code, version in codes:
        registry.business(ward, tax_status="00", industry_code=code, industry_version=version)
    bars = by_section(ward.pk)
    assert [bar.count for bar in bars] == [1, 2, 3]
    assert [len(client.get(f"/co-so/{bar.url}").context["rows"]) for bar in bars] == [1, 2, 3]


@pytest.mark.django_db
def test_the_longest_bar_is_full_and_what_is_missing_is_marked(ward):
    for number in range(4):
        registry.business(ward, tax_status="00", address=f"Số {number}, tổ 5" if number else "")
    assert [(line.length, line.known) for line in by_area(ward.pk)] == [("100.00", True), ("", False)]


@pytest.mark.django_db
def test_years_tell_who_was_registered_and_who_closed(ward):
    registry.business(ward, registered_on="2024-05-01", ended_on="2026-02-01")
    registry.business(ward, registered_on="2024-06-01")
    registry.business(ward, registered_on="2010-06-01")
    new, closed = (
        {bar.label: bar.value for bar in bars(ward.pk, TODAY)} for bars in (new_by_year, closed_by_year)
    )
    assert (new["2024"], new["2025"], closed["2026"], "2010" in new) == (2, 0, 1, False)


@pytest.mark.django_db
def test_years_before_the_first_that_is_told_of_are_not_nought(ward):
    registry.business(ward, registered_on="2024-05-01")
    new = new_by_year(ward.pk, TODAY)
    assert [(bar.label, bar.value) for bar in new[-4:]] == [
        ("2023", None),
        ("2024", 1),
        ("2025", 0),
        ("2026", 0),
    ]
    assert last_years(new) == "Năm 2025: 0; năm 2026 đến nay: 0. Chưa có số liệu các năm trước 2024."


def test_of_many_lines_the_largest_come_first_and_what_is_not_known_stays():
    every = lines([(f"Tổ {n}", n, {}) for n in range(1, 21)], ("Chưa rõ", 50, {}))
    told = spread("Theo tổ", "Tổ", every)
    assert [line.label for line in told.lines] == [*(f"Tổ {n}" for n in range(20, 10, -1)), "Chưa rõ"]
    assert (told.largest.label, told.missing.share, len(told.every)) == ("Tổ 20", Fraction(5, 26), 21)


def test_few_lines_keep_their_order():
    told = spread("Theo tổ", "Tổ", lines([("Tổ 1", 1, {}), ("Tổ 2", 5, {})]))
    assert (counted(told.lines), told.missing) == ([("Tổ 1", 1), ("Tổ 2", 5)], None)


def test_names_on_the_map_do_not_cover_each_other():
    points = [(20.93, 106.37), (20.95, 106.39), (20.94, 106.38)]
    groups = {"Vũ Xá": points[2:], "Trùng chỗ": points[2:], "Bên ngoài": [(0.0, 0.0)]}
    assert [name.words for name in draw_map(points, groups).names] == ["Vũ Xá"]


def test_a_map_needs_points():
    assert draw_map([]) is None


def test_points_of_one_square_are_one_circle():
    drawn = draw_map([(20.93, 106.37), (20.93, 106.37), (20.95, 106.39)])
    assert sorted(dot.count for dot in drawn.dots) == [1, 2]


def test_north_is_up_and_east_is_right():
    south_west, north_east = draw_map([(20.93, 106.37), (20.95, 106.39)]).dots
    assert float(south_west.x) < float(north_east.x)
    assert float(south_west.y) > float(north_east.y)


def test_a_square_holds_its_own_point():
    drawn = draw_map([(20.93, 106.37), (20.95, 106.39)])
    south, west, north, east = (float(part) for part in drawn.dots[0].box.split(","))
    assert (south <= 20.93 <= north, west <= 106.37 <= east) == (True, True)


def test_one_wrong_degree_does_not_shrink_the_ward_and_is_told():
    ward = [(20.93 + number / 10_000, 106.37 + number / 10_000) for number in range(100)]
    drawn = draw_map([*ward, (0.0, 0.0)])
    assert (drawn.outside, sum(dot.count for dot in drawn.dots)) == (1, 100)


def test_one_point_alone_can_be_drawn():
    drawn = draw_map([(20.93, 106.37)])
    assert ([dot.count for dot in drawn.dots], drawn.outside) == ([1], 0)


def test_the_scale_is_a_round_length():
    """0.01° of latitude is about 1,113 m."""
    drawn = draw_map([(20.93, 106.37), (20.94, 106.38)])
    units, metres = drawn.scale
    degrees = metres / 111_320
    south_west, north_east = drawn.dots
    assert metres in (200, 500)
    assert abs(float(units) - (float(south_west.y) - float(north_east.y)) * degrees / 0.01) < 25


@pytest.mark.django_db
def test_the_page_says_how_many_have_coordinates(client, ward, keeper):
    here = registry.business(ward, tax_status="00", address="Số 1, tổ 5, phường Ái Quốc")
    registry.business(ward, tax_status="00", address="Số 2, tổ 5, phường Ái Quốc")
    Place.objects.filter(pk=here.place_id).update(latitude=20.93, longitude=106.37)
    response = client.get("/co-so/ban-do/")
    assert "1 trong 2 cơ sở đang hoạt động" in response.content.decode()
    assert [(line.label, line.count, located) for line, located in response.context["rows"]] == [
        ("Tổ 5", 2, 1)
    ]


@pytest.mark.django_db
@pytest.mark.parametrize("page", ["/co-so/ban-do/", "/co-so/bieu-do/"])
def test_empty_pages_say_so(client, keeper, page):
    response = client.get(page)
    assert response.status_code == 200
    assert "Chưa có" in response.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(("page", "queries"), [("/co-so/ban-do/", 21), ("/co-so/bieu-do/", 30)])
def test_one_and_three_rows_cost_the_same(client, ward, keeper, page, queries, django_assert_num_queries):
    for number in range(3):
        registry.business(ward, tax_status="00", address=f"Số {number}, tổ 5, phường Ái Quốc")
        if number in (0, 2):
            with django_assert_num_queries(queries):
                client.get(page)
