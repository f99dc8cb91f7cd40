"""The sheet: typed or pasted, sound cells are kept, the others stay in their boxes with the reason, nothing is lost."""

from datetime import date
from urllib.parse import urlencode

import pytest
from django.urls import reverse

from donghanh.indicators.actions.observations import confirm_value, correct_value, record_value
from donghanh.indicators.enums import Counting
from donghanh.org.enums import Role
from tests import make
from tests.indicators.conftest import define, number, series, share

pytestmark = pytest.mark.django_db
GRID = reverse("indicators:entry_grid")
MARCH, JUNE, SEPTEMBER = date(2026, 3, 31), date(2026, 6, 30), date(2026, 9, 30)


@pytest.fixture
def firms(chief, office):
    return define(chief, code="CT-A", name="Doanh nghiệp đang hoạt động", unit="doanh nghiệp", is_share=False,
                  counting=Counting.AT_DATE, decimals=0, owner_unit=office)  # fmt: skip


@pytest.fixture
def households(chief, office):
    return define(chief, code="CT-B", name="Hộ chuyển thành doanh nghiệp", owner_unit=office)


def box(indicator, day) -> str:
    return f"o-{indicator.pk}-{day:%Y%m%d}"


def seen(figure) -> dict[str, str]:
    return {f"thay-{figure.indicator_id}-{figure.as_of:%Y%m%d}": str(figure.pk)}


def kept(indicator) -> dict[date, object]:
    return {day.as_of: day.reported.numerator or day.reported.value for day in series(indicator).days}


def cells(page) -> dict[str, tuple[str, str]]:
    return {
        cell.name: (cell.text, cell.error)
        for _series, row in page.context["lines"]
        for cell in row
        if cell.text
    }


@pytest.mark.parametrize("rows", [1, 3])
def test_the_sheet_costs_the_same_for_one_and_three_indicators(
    rows, chief, office, doer, signed_in, django_assert_num_queries
):
    for _ in range(rows):
        record_value(define(chief, owner_unit=office), share(1, 812), as_of=MARCH, by=doer)
    client = signed_in(doer)
    client.get(GRID)
    with django_assert_num_queries(25):
        page = client.get(GRID)
    assert len(page.context["lines"]) == rows


def test_sound_cells_are_saved_and_the_page_begins_anew(firms, households, doer, signed_in):
    data = {
        box(firms, MARCH): "1.000",
        box(firms, JUNE): "",
        box(households, MARCH): "7/812",
        "nguon": "Sở Tài chính",
    }
    answer = signed_in(doer).post(GRID, data)
    assert (answer.status_code, answer["Location"]) == (302, GRID)
    assert (kept(firms), kept(households)) == ({MARCH: 1000}, {MARCH: 7})
    assert series(firms).days[0].reported.source == "Sở Tài chính"


def test_bad_cells_stay_in_their_boxes_and_good_ones_are_kept(firms, households, doer, signed_in):
    data = {box(firms, MARCH): "1.000", box(firms, JUNE): "nhiều", box(households, SEPTEMBER): "900/812"}
    page = signed_in(doer).post(GRID, data)
    assert page.status_code == 422
    assert kept(firms) == {MARCH: 1000}
    assert cells(page) == {
        box(firms, MARCH): ("1.000", ""),
        box(firms, JUNE): ("nhiều", "“nhiều” không phải là một số."),
        box(households, SEPTEMBER): ("900/812", "Tử số lớn hơn mẫu số."),
    }
    text = page.content.decode()
    assert "2 ô chưa lưu được; số đã gõ vẫn còn trong ô." in text
    assert f'aria-describedby="{box(firms, JUNE)}-loi"' in text
    assert "Đã lưu 1 ô." in text


def test_a_table_from_excel_finds_its_cells_by_code_name_and_head(firms, households, doer, signed_in):
    lines = (
        "Mã\tTên\tQuý I/2026\tQuý 3",
        "ct-a\tDoanh nghiệp đang hoạt động\t1.000\t1.020",
        "\tx\t\t",
        "HO CHUYEN THANH DOANH NGHIEP\t7/812\t14,0%",
    )
    pasted = "\r\n".join(lines)
    page = signed_in(doer).post(GRID, {"dan": pasted})
    assert kept(firms) == {MARCH: 1000, SEPTEMBER: 1020}
    assert kept(households) == {MARCH: 7, SEPTEMBER: 14}
    assert page.context["pasted"].left == [("\tx\t\t", "“” không phải chỉ tiêu của bảng này.")]


def test_without_a_head_the_columns_follow_the_periods(firms, doer, signed_in):
    signed_in(doer).post(GRID, {"dan": "CT-A\t980\t\t1.020"})
    assert kept(firms) == {MARCH: 980, SEPTEMBER: 1020}


def test_lines_without_a_place_stay_in_the_box(firms, doer, signed_in):
    pasted = "CT-A\t1.000\nKhông có\t5\nCT-A\t1\t2\t3\t4\t5"
    page = signed_in(doer).post(GRID, {"dan": "\n".join(pasted.splitlines()[:2])})
    assert (page.status_code, kept(firms)) == (422, {MARCH: 1000})
    assert page.context["pasted"].left_text == "Không có\t5"
    page = signed_in(doer).post(GRID, {"dan": pasted.splitlines()[2], "ly-do": "Đối chiếu lại"})
    assert page.context["pasted"].left == [("CT-A\t1\t2\t3\t4\t5", "Không có cột cho: 5.")]


def test_a_pasted_bad_cell_stands_in_its_box_not_in_the_lines(firms, doer, signed_in):
    page = signed_in(doer).post(GRID, {"dan": "CT-A\t1.000\t#REF!"})
    assert (cells(page)[box(firms, JUNE)], page.context["pasted"].left) == (
        ("#REF!", "“#REF!” không phải là một số."),
        [],
    )


def test_the_same_figure_written_otherwise_is_no_change(firms, doer, signed_in):
    stands = record_value(firms, number(1000), as_of=MARCH, by=doer)
    signed_in(doer).post(GRID, {box(firms, MARCH): " 1000 ", **seen(stands)})
    assert firms.observations.count() == 1


def test_a_correction_needs_its_reason(firms, doer, signed_in):
    stands = record_value(firms, number(1000), as_of=MARCH, by=doer)
    data = {box(firms, MARCH): "990", **seen(stands)}
    page = signed_in(doer).post(GRID, data)
    assert cells(page)[box(firms, MARCH)] == ("990", "Ghi lý do sửa số.")
    signed_in(doer).post(GRID, data | {"ly-do": "Trừ chi nhánh"})
    assert (kept(firms), series(firms).days[0].reported.reason) == ({MARCH: 990}, "Trừ chi nhánh")


def test_an_emptied_box_takes_nothing_back(firms, doer, signed_in):
    stands = record_value(firms, number(1000), as_of=MARCH, by=doer)
    page = signed_in(doer).post(GRID, {box(firms, MARCH): "", **seen(stands)})
    assert (page.status_code, kept(firms)) == (422, {MARCH: 1000})
    assert "Muốn bỏ số đã ghi, mở chỉ tiêu và bấm Rút số." in page.content.decode()


def test_what_somebody_else_wrote_meanwhile_is_not_overwritten(firms, doer, head, signed_in):
    stands = record_value(firms, number(1000), as_of=MARCH, by=doer)
    correct_value(stands, number(995), reason="Trừ chi nhánh", by=head)
    page = signed_in(doer).post(GRID, {box(firms, MARCH): "990", "ly-do": "Khác", **seen(stands)})
    assert (kept(firms), cells(page)[box(firms, MARCH)]) == (
        {MARCH: 995},
        ("990", "Người khác vừa ghi 995 lúc 09:00. Xem số đó trước."),
    )


def test_whoever_did_not_touch_a_box_does_not_collide(firms, doer, head, signed_in):
    stands = record_value(firms, number(1000), as_of=MARCH, by=doer)
    correct_value(stands, number(995), reason="Trừ chi nhánh", by=head)
    answer = signed_in(doer).post(GRID, {box(firms, MARCH): "1.000", **seen(stands)})
    assert (answer.status_code, kept(firms)) == (302, {MARCH: 995})


def test_a_period_to_come_takes_no_figure(firms, doer, signed_in):
    page = signed_in(doer).post(GRID, {box(firms, date(2026, 12, 31)): "5"})
    assert cells(page)[box(firms, date(2026, 12, 31))] == ("5", "Ngày 31/12/2026 chưa tới.")


def test_a_confirmed_figure_corrected_here_has_to_be_confirmed_again(firms, doer, head, signed_in):
    stands = record_value(firms, number(1000), as_of=MARCH, by=doer)
    confirm_value(stands, by=head)
    signed_in(doer).post(GRID, {box(firms, MARCH): "990", "ly-do": "Đếm lại", **seen(stands)})
    assert series(firms).days[0].reported.is_confirmed is False


def test_everybody_sees_the_lines_of_the_own_unit_and_coordinators_all(firms, chief, ward, signed_in):
    define(chief, name="Của đơn vị khác", owner_unit=make.unit(ward))
    stranger = make.officer(ward, Role.SPECIALIST)
    counts = {officer: len(signed_in(officer).get(GRID).context["lines"]) for officer in (chief, stranger)}
    assert counts == {chief: 2, stranger: 0}


def test_boxes_of_other_units_and_wards_take_nothing(firms, ward, signed_in):
    stranger = make.officer(ward, Role.SPECIALIST)
    foreign = make.officer(make.ward("11413", "Hải Dương"), Role.CHAIR)
    for officer in (stranger, foreign):
        signed_in(officer).post(GRID, {box(firms, MARCH): "5", "dan": "CT-A\t5"})
    assert kept(firms) == {}


@pytest.mark.parametrize(
    ("query", "heads"),
    [
        ({"ky": "yearly"}, ["2026"]),
        ({"ky": "half_yearly", "nam": "2025"}, ["6 tháng đầu", "6 tháng cuối"]),
        ({"ky": "nonsense", "nam": "0001"}, ["Quý I", "Quý II", "Quý III", "Quý IV"]),
    ],
)
def test_period_and_year_come_from_the_address(query, heads, firms, doer, signed_in):
    page = signed_in(doer).get(f"{GRID}?{urlencode(query)}")
    assert [period.short for period in page.context["sheet"].periods] == heads


def test_a_sheet_of_many_indicators_comes_page_by_page(chief, office, doer, signed_in):
    made = [define(chief, owner_unit=office) for _ in range(31)]
    client = signed_in(doer)
    assert [len(client.get(GRID, {"page": page}).context["lines"]) for page in (1, 2)] == [30, 1]
    page = client.post(GRID, {"dan": f"{made[30].code}\t7/812\tx/812"})
    assert kept(made[30]) == {MARCH: 7}
    assert [cell.text for cell in page.context["elsewhere"]] == ["x/812"]
