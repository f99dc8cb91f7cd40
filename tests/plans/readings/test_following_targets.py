"""A confirmed target becomes the goal of an indicator; the words of the document go with it."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone, translation

from donghanh.indicators.actions.definitions import define_indicator
from donghanh.indicators.models import Goal, Indicator
from donghanh.kernel.errors import Forbidden, Refused
from donghanh.org.enums import Role
from donghanh.plans.actions.targets import decide_targets, edit_target, follow_target
from donghanh.plans.enums import Decision
from donghanh.plans.forms.targets import proposed_facts
from donghanh.plans.models import Target
from tests import make

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
GOAL = {"comparator": ">", "value": Decimal(40), "due_on": date(2030, 12, 31)}
FACTS = {"name": "Hộ chuyển đổi", "unit": "%", "is_share": True, "counting": "cumulative"}


@pytest.fixture
def chief():
    return make.officer(make.ward(), Role.OFFICE_CHIEF)


@pytest.fixture
def plan(chief):
    return make.plan(chief.ward, chief, number="118/KH-UBND", issued_on=date(2025, 9, 25))


def target(
    plan,
    text="Trên 40% hộ chuyển thành doanh nghiệp",
    operator=">",
    value=40,
    unit="%",
    year=2030,
    decision=Decision.ACCEPTED,
):
    return Target.objects.create(
        ward=plan.ward, plan=plan, order=1, text=text, operator=operator, value=Decimal(value), unit=unit, by_year=year,
        decision=decision, decided_by=plan.created_by, decided_at=timezone.now(),
    )  # fmt: skip


def refusal(act) -> str:
    with translation.override("vi"), pytest.raises(Refused) as refused:
        act()
    return str(refused.value)


def test_the_goal_keeps_the_words_and_the_place_of_the_document(plan, chief):
    wanted = target(plan)
    with translation.override("vi"):
        goal = follow_target(wanted, by=chief, **GOAL, **FACTS)
    assert (goal.quote, goal.document, goal.document_url) == (
        "Trên 40% hộ chuyển thành doanh nghiệp",
        "Kế hoạch 118/KH-UBND ngày 25/9/2025",
        plan.get_absolute_url(),
    )
    wanted.refresh_from_db()
    assert (wanted.goal, goal.indicator.name) == (goal, "Hộ chuyển đổi")


def test_two_targets_may_be_goals_of_one_indicator(plan, chief):
    first = follow_target(target(plan), by=chief, **GOAL, **FACTS)
    later = GOAL | {"value": Decimal(60), "due_on": date(2045, 12, 31)}
    second = follow_target(target(plan), by=chief, indicator=first.indicator, **later)
    assert (second.indicator, Indicator.objects.count(), Goal.objects.count()) == (first.indicator, 1, 2)


def test_only_a_confirmed_target_is_followed_and_only_once(plan, chief):
    pending = target(plan, decision=Decision.PENDING)
    assert refusal(lambda: follow_target(pending, by=chief, **GOAL, **FACTS)) == (
        "Xác nhận chỉ tiêu của kế hoạch trước."
    )
    wanted = target(plan)
    follow_target(wanted, by=chief, **GOAL, **FACTS)
    again = "Chỉ tiêu này đã được theo dõi; muốn đổi mục tiêu thì đổi ở trang chỉ tiêu."
    assert refusal(lambda: follow_target(wanted, by=chief, **GOAL, **FACTS)) == again
    assert refusal(lambda: decide_targets(plan, [wanted], Decision.DROPPED, by=chief)) == again
    words = {"text": "Khác", "operator": ">", "value": Decimal(1), "unit": "%", "by_year": 2030}
    wanted.refresh_from_db()
    assert refusal(lambda: edit_target(wanted, by=chief, **words)) == again


def test_only_coordinators_of_the_ward_follow(plan, chief):
    wanted, doer = target(plan), make.officer(plan.ward, Role.SPECIALIST)
    stranger = make.officer(make.ward("11413", "Hải Dương"), Role.CHAIR)
    foreign = define_indicator(by=stranger, **FACTS)
    for officer in (doer, stranger):
        with pytest.raises(Forbidden):
            follow_target(wanted, by=officer, **GOAL, **FACTS)
    with pytest.raises(Forbidden):
        follow_target(wanted, by=chief, indicator=foreign, **GOAL)


@pytest.mark.parametrize(
    ("words", "operator", "value", "unit", "proposed"),
    [
        ("Trên 40% hộ kinh doanh đang hoạt động chuyển thành doanh nghiệp", ">", 40, "%",
         ("cumulative", True, "%", ">", "Hộ kinh doanh đang hoạt động chuyển thành doanh nghiệp")),
        ("số doanh nghiệp tăng gấp đôi", "=", 2, "lần",
         ("at_date", False, "doanh nghiệp", "x", "Số doanh nghiệp tăng gấp đôi")),
        ("tạo trên 2.000 việc làm mới giai đoạn 2025-2030", ">", 2000, "việc làm",
         ("cumulative", False, "việc làm", ">", "Tạo trên 2.000 việc làm mới giai đoạn 2025-2030")),
        ("Kinh tế tư nhân tăng trưởng bình quân trên 14,0%", ">", 14, "%",
         ("rate_of_year", False, "%", ">", "Kinh tế tư nhân tăng trưởng bình quân trên 14,0%")),
        ("Năng suất lao động tăng bình quân khoảng 10%/năm", "~", 10, "%/năm",
         ("rate_of_year", False, "%", "~", "Năng suất lao động tăng bình quân khoảng 10%/năm")),
        ("đóng góp khoảng 48 - 50% tổng giá trị sản phẩm trên địa bàn", "~", 48, "%",
         ("at_date", True, "%", "..", "Đóng góp khoảng 48 - 50% tổng giá trị sản phẩm trên địa bàn")),
        ("Dưới 2% hộ nghèo", "<", 2, "%", ("at_date", True, "%", "<", "Dưới 2% hộ nghèo")),
    ],
)  # fmt: skip
def test_the_form_offers_what_the_words_say(plan, words, operator, value, unit, proposed):
    offered = proposed_facts(target(plan, words, operator, value, unit))
    names = ("counting", "is_share", "unit", "comparator", "name")
    assert tuple(offered[name] for name in names) == proposed


def test_a_range_keeps_both_ends_and_fewer_is_better_where_said(plan):
    assert proposed_facts(target(plan, "đóng góp khoảng 48 - 50% tổng giá trị", "~", 48))["upper"] == "50"
    assert proposed_facts(target(plan, "Dưới 2% hộ nghèo", "<", 2))["direction"] == "down"


def test_a_target_is_followed_on_its_page_and_stands_in_the_plan(plan, chief, client):
    wanted = target(plan)
    client.force_login(chief.user, backend=BACKEND)
    page = client.get(plan.get_absolute_url()).content.decode()
    address = reverse("plans:target_follow", args=[wanted.pk])
    assert address in page
    form = client.get(address).context["form"]
    data = {
        name: field.initial for name, field in form.fields.items() if field.initial is not None
    } | form.initial
    answer = client.post(
        address,
        {name: value for name, value in data.items() if value not in (None, False)}
        | {"due_on": "31/12/2030"},
    )
    indicator = Indicator.objects.get()
    assert answer["Location"] == indicator.get_absolute_url()
    page = client.get(plan.get_absolute_url()).content.decode()
    assert indicator.get_absolute_url() in page
    assert "Chưa đủ số liệu" in page


def test_a_new_indicator_needs_name_unit_and_counting(plan, chief, client):
    client.force_login(chief.user, backend=BACKEND)
    data = {"comparator": ">", "value": "40", "due_on": "31/12/2030", "decimals": "0"}
    answer = client.post(reverse("plans:target_follow", args=[target(plan).pk]), data)
    assert (answer.status_code, set(answer.context["form"].errors)) == (422, {"name", "unit", "counting"})


@pytest.mark.parametrize("count", [1, 3])
def test_a_plan_costs_the_same_with_one_and_three_followed_targets(
    count, plan, chief, client, django_assert_num_queries
):
    for number in range(count):
        follow_target(target(plan), by=chief, **GOAL, **FACTS | {"name": f"Chỉ tiêu {number}"})
    client.force_login(chief.user, backend=BACKEND)
    client.get(plan.get_absolute_url())
    with django_assert_num_queries(33):
        client.get(plan.get_absolute_url())
