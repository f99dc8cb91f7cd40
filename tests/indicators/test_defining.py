"""Definitions have versions, baselines and goals are decided on with a reason, and nothing that was said is lost."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, ProgrammingError, transaction
from django.utils import translation

from donghanh.audit.models import Entry
from donghanh.indicators.actions.definitions import (
    change_goal,
    change_indicator,
    define_indicator,
    drop_goal,
    end_indicator,
    redefine_indicator,
    resume_indicator,
    set_baseline,
    set_goal,
)
from donghanh.indicators.actions.observations import record_value
from donghanh.indicators.enums import Comparator, Counting, Direction
from donghanh.indicators.models import Baseline, Definition, Goal
from donghanh.kernel.errors import Forbidden, Refused
from tests import make
from tests.indicators.conftest import TODAY, define, number, series, share

pytestmark = pytest.mark.django_db
END = date(2030, 12, 31)


def refusal(act) -> str:
    with translation.override("vi"), pytest.raises(Refused) as refused:
        act()
    return str(refused.value)


def test_codes_are_given_in_order_and_never_twice(chief):
    define(chief, code="CT-02")
    assert define(chief).code == "CT-03"
    assert refusal(lambda: define(chief, code="CT-02")) == "Mã CT-02 đã dùng cho chỉ tiêu khác."


def test_only_coordinators_define(doer, head):
    for officer in (doer, head):
        with pytest.raises(Forbidden):
            define(officer)


def test_units_of_another_ward_answer_for_nothing_here(chief):
    foreign = make.unit(make.ward("11413", "Hải Dương"))
    with pytest.raises(Forbidden):
        define(chief, owner_unit=foreign)


def test_a_share_is_counted_in_percent(chief):
    wrong = {"name": "Hộ chuyển đổi", "unit": "hộ", "is_share": True, "counting": Counting.AT_DATE}
    assert refusal(lambda: define_indicator(by=chief, **wrong)) == "Tỷ lệ phải tính bằng %."


def test_a_new_definition_leaves_the_old_one_readable(indicator, chief):
    redefine_indicator(indicator, valid_from=TODAY, reason="Chốt mẫu số", by=chief, denominator="812 hộ")
    assert [(each.version, each.denominator) for each in indicator.definitions.all()] == [
        (2, "812 hộ"),
        (1, ""),
    ]
    assert series(indicator).definition.version == 2


def test_a_definition_needs_a_reason_and_cannot_begin_before_the_last(indicator, chief):
    before = date(2026, 1, 1)
    assert refusal(lambda: redefine_indicator(indicator, valid_from=TODAY, reason=" ", by=chief)) == (
        "Ghi lý do đổi cách hiểu chỉ tiêu."
    )
    assert refusal(lambda: redefine_indicator(indicator, valid_from=before, reason="x", by=chief)) == (
        "Bản trước áp dụng từ 22/11/2026; bản mới không thể áp dụng sớm hơn."
    )


def test_a_measure_must_exist_and_give_what_the_indicator_counts(chief):
    growth = {"unit": "%", "is_share": False, "counting": Counting.RATE_OF_YEAR}
    assert refusal(lambda: define(chief, words={"measure": "no.such"})) == "Không có thước đo này."
    assert refusal(lambda: define(chief, words={"measure": "plans.documents"}, **growth)) == (
        "Tốc độ tăng của một năm không tính được từ số đếm hồ sơ."
    )


@pytest.mark.parametrize("model", [Definition, Baseline])
def test_the_database_refuses_to_change_what_was_decided(followed, model):
    with pytest.raises(ProgrammingError, match="Cannot update or delete"), transaction.atomic():
        model.objects.filter(indicator=followed).update(source="khác")


def test_a_second_baseline_needs_a_reason_and_takes_the_place_of_the_first(followed, chief):
    day = date(2025, 7, 1)
    assert (
        refusal(lambda: set_baseline(followed, share(0, 700), as_of=day, by=chief))
        == "Ghi lý do đổi mốc gốc."
    )
    set_baseline(followed, share(0, 700), as_of=day, reason="Theo danh sách thuế", by=chief)
    assert (series(followed).baseline.as_of, followed.baselines.count()) == (day, 2)


def test_unit_and_counting_stay_once_there_are_figures(indicator, doer, chief):
    change_indicator(indicator, unit="%", counting=Counting.AT_DATE, by=chief)
    record_value(indicator, share(7, 812), as_of=date(2026, 3, 31), by=doer)
    assert refusal(lambda: change_indicator(indicator, counting=Counting.IN_YEAR, by=chief)) == (
        "Chỉ tiêu đã có số liệu nên giữ nguyên đơn vị tính và cách đếm. Muốn khác thì lập chỉ tiêu mới."
    )
    assert change_indicator(indicator, name="Tên mới", by=chief).name == "Tên mới"


@pytest.mark.parametrize(
    ("wanted", "why"),
    [
        ({"comparator": Comparator.LESS}, "“dưới” không hợp với chỉ tiêu càng cao càng tốt."),
        ({"comparator": Comparator.RANGE}, "Ghi đủ hai đầu của khoảng, số nhỏ trước."),
        ({"comparator": Comparator.RANGE, "upper": Decimal(40)}, "Ghi đủ hai đầu của khoảng, số nhỏ trước."),
        ({"comparator": Comparator.MORE, "upper": Decimal(50)}, "Chỉ mục tiêu dạng khoảng mới có đầu trên."),
        ({"comparator": Comparator.TIMES, "value": Decimal(0)}, "Số lần phải lớn hơn 0."),
    ],
)
def test_a_goal_that_means_nothing_is_refused(indicator, chief, wanted, why):
    assert refusal(lambda: set_goal(indicator, by=chief, **({"value": Decimal(40)} | wanted))) == why


def test_an_indicator_that_shall_fall_takes_no_goal_to_rise(chief):
    falling = define(chief, direction=Direction.DOWN)
    set_goal(falling, comparator=Comparator.AT_MOST, value=Decimal(5), by=chief)
    assert refusal(lambda: set_goal(falling, comparator=Comparator.MORE, value=Decimal(5), by=chief)) == (
        "“trên” không hợp với chỉ tiêu càng thấp càng tốt."
    )


def test_the_database_refuses_a_range_with_one_end(indicator, chief):
    with pytest.raises(IntegrityError, match="goal_range_has_two_ends"), transaction.atomic():
        Goal.objects.create(
            ward=indicator.ward, indicator=indicator, comparator="..", value=48, decided_by=chief
        )


def test_changing_a_goal_tells_old_and_new_with_the_reason(followed, chief):
    goal = followed.goals.get()
    change_goal(
        goal,
        comparator=Comparator.AT_LEAST,
        value=Decimal(40),
        upper=None,
        due_on=date(2029, 12, 31),
        reason="Theo Nghị quyết HĐND",
        by=chief,
    )
    entry = Entry.objects.get(verb="indicators.change_goal")
    assert (entry.reason, entry.changes) == (
        "Theo Nghị quyết HĐND",
        {"comparator": [">", ">="], "due_on": ["2030-12-31", "2029-12-31"]},
    )


def test_a_dropped_goal_no_longer_binds_and_stays_readable(followed, chief):
    drop_goal(followed.goals.get(), reason="Kế hoạch bị thay thế", by=chief)
    assert (series(followed).goals, followed.goals.count()) == ([], 1)


def test_an_ended_indicator_takes_no_figures_until_it_is_taken_up_again(indicator, doer, chief):
    end_indicator(indicator, reason="Gộp vào chỉ tiêu khác", by=chief)
    with pytest.raises(Forbidden):
        record_value(indicator, share(1, 812), as_of=TODAY, by=doer)
    resume_indicator(indicator, by=chief)
    assert record_value(indicator, share(1, 812), as_of=TODAY, by=doer).pk


def test_the_nearest_goal_ahead_is_the_one_held_against(indicator, chief):
    for year, value in ((2045, 48), (2030, 43)):
        set_goal(
            indicator, comparator=Comparator.MORE, value=Decimal(value), due_on=date(year, 12, 31), by=chief
        )
    assert series(indicator).goal(TODAY).value == 43
    assert series(indicator).goal(date(2031, 1, 1)).value == 48
    assert series(indicator).goal(date(2046, 1, 1)).value == 48


def test_a_count_may_start_anywhere(chief):
    firms = define(chief, unit="doanh nghiệp", is_share=False, counting=Counting.AT_DATE)
    set_baseline(firms, number(386), as_of=date(2025, 12, 31), by=chief)
    assert series(firms).base.value == 386
