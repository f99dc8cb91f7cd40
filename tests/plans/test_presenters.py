"""What statuses and reminders say."""

from datetime import date

import pytest

from donghanh.org.models import DayOverride
from donghanh.plans.models import Result
from donghanh.plans.presenters import list_reminder, reminder, result_row
from tests import make

pytestmark = pytest.mark.django_db
FRIDAY = date(2026, 11, 20)


@pytest.fixture
def plan():
    return make.plan(make.ward())


def row(task, *, on=FRIDAY):
    result = Result.objects.filter(task=task).with_status(task.ward, on=on).get()
    return result_row(result, task.confirmed_by, on=on)


def test_days_left_are_working_days_and_skip_the_day_of_vietnamese_culture(plan):
    """From Friday 20/11/2026 to Friday 27/11 there are 23, 25, 26 and 27; 24/11 is off (Nghị quyết 28/2026/QH16)."""
    assert row(make.task(plan, due_on=date(2026, 11, 27))).words == "còn 4 ngày làm việc"


def test_a_compensatory_saturday_of_the_ward_counts(plan):
    DayOverride.objects.create(
        ward=plan.ward, day=date(2026, 11, 21), is_working=True, basis="Thông báo làm bù"
    )
    assert row(make.task(plan, due_on=date(2026, 11, 27))).words == "còn 5 ngày làm việc"


def test_the_last_day_is_called_so(plan):
    assert row(make.task(plan, due_on=FRIDAY)).words == "Hạn hôm nay"


def test_lateness_is_told_in_days(plan):
    assert row(make.task(plan, due_on=date(2026, 9, 30))).words == "Quá hạn 51 ngày"


def test_a_reminder_names_the_task_who_leads_the_deadline_and_the_page(plan):
    office = make.unit(plan.ward, "Phòng Kinh tế, Hạ tầng và Đô thị")
    task = make.task(plan, title="Lập danh mục dự án", lead=office, due_on=date(2026, 12, 5), exclusive=True)
    assert reminder(task, row(task), "http://may-chu/viec/1/") == (
        "Nhắc việc: Lập danh mục dự án\n"
        "Chủ trì: Phòng Kinh tế, Hạ tầng và Đô thị\n"
        "Thời hạn: trước 05/12/2026 (Chưa thực hiện (trong hạn))\n"
        "Đề nghị cập nhật tại: http://may-chu/viec/1/"
    )


def test_a_list_of_reminders_has_a_line_a_task(plan):
    office = make.unit(plan.ward, "Phòng Văn hóa - Xã hội")
    rows = [
        row(make.task(plan, title=title, lead=office, due_on=date(2026, 9, 30)))
        for title in ("Việc A", "Việc B")
    ]
    assert list_reminder(rows, "http://may-chu/viec/") == (
        "Nhắc 2 việc:\n"
        "1. Việc A – Phòng Văn hóa - Xã hội – hạn 30/9/2026 – Quá hạn 51 ngày\n"
        "2. Việc B – Phòng Văn hóa - Xã hội – hạn 30/9/2026 – Quá hạn 51 ngày\n"
        "http://may-chu/viec/"
    )
