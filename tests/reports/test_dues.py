"""Which report is owed next, and before which day: the plan's own day, else the regime of the ward."""

from datetime import date

import pytest
from django.urls import reverse

from donghanh.kernel.errors import Forbidden, Refused
from donghanh.org.enums import Role
from donghanh.plans.models import Reading
from donghanh.reports.actions import draft_report, freeze_report, record_dispatch, set_regime
from donghanh.reports.dues import due_reports, send_before
from donghanh.reports.periods import month_of, week_of, year_of
from donghanh.reports.regimes import general_regime, regime_of
from tests import make
from tests.reports.conftest import on

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 22)
OWN = {"month": 11, "day": 30, "report_day": "05/12", "block": 40}


@pytest.fixture(autouse=True)
def clock():
    with on(TODAY):
        yield


@pytest.fixture
def own_day(plan, chief):
    """The plan asks for its report "trước ngày 05/12" and closes on 30/11."""
    plan.report_month, plan.report_day = 11, 30
    plan.save()
    Reading.objects.create(ward=plan.ward, plan=plan, asked_by=chief, cutoff_basis=OWN)
    return plan


def owed(chief, day=TODAY) -> list[tuple[str, date, int]]:
    return [(due.period.label, due.send_before, due.days_left) for due in due_reports(chief, day)]


def test_a_plan_that_names_a_day_is_owed_before_it(own_day, chief):
    """From Sunday 22/11 to Friday 04/12/2026 there are nine working days: 24/11 is a day off."""
    assert owed(chief) == [("Năm 2026", date(2026, 12, 5), 9)]


def test_another_plan_is_owed_by_the_regime_of_the_ward(plan, chief):
    """Cut-off Monday 14/12/2026 (NĐ 09/2019 Đ12), then three working days: before Friday 18/12."""
    assert owed(chief) == [("Năm 2026", date(2026, 12, 18), 18)]


def test_plans_with_other_cut_offs_are_owed_apart(ward, own_day, chief):
    make.plan(ward, chief, short_title="Khác", issued_on=date(2026, 1, 5))
    assert [(label, day) for label, day, _ in owed(chief)] == [
        ("Năm 2026", date(2026, 12, 5)),
        ("Năm 2026", date(2026, 12, 18)),
    ]


def test_a_month_that_was_sent_is_followed_by_the_next(plan, chief, draft):
    october = month_of(2026, 10)
    with on(date(2026, 10, 16)):
        report = freeze_report(draft(period=october, written=True), by=chief)
        sent = {"signed_on": date(2026, 10, 16), "sent_on": date(2026, 10, 16), "channel": "email"}
        record_dispatch(report, number="180/BC-UBND", addressees="Sở Tài chính", by=chief, **sent)
    assert owed(chief)[0] == ("Tháng 11/2026", date(2026, 11, 19), -2)


def test_what_was_begun_and_not_sent_is_owed_itself(plan, chief):
    report = draft_report([plan], month_of(2026, 11), by=chief)
    [month, _year] = due_reports(chief, TODAY)
    assert (month.report, month.send_before) == (report, date(2026, 11, 19))


def test_the_days_of_sending_are_proposed_and_may_be_changed(own_day, chief):
    report = draft_report([own_day], year_of(2026, (11, 30)), by=chief)
    assert report.send_before == date(2026, 12, 5)
    assert send_before([own_day], month_of(2026, 11), general_regime(TODAY)) == date(2026, 11, 19)


def test_the_wards_own_regime_holds_from_its_day(ward, chief):
    set_regime(
        valid_from=date(2026, 11, 1), good_day=20, week_begins=0, send_days=5, basis="QĐ 15/QĐ-UBND", by=chief
    )
    assert regime_of(ward, date(2026, 10, 31)).good_day == 14
    own = regime_of(ward, TODAY)
    assert (own.good_day, own.week_begins, own.send_days, own.is_own) == (20, 0, 5, True)
    assert week_of(TODAY, own.week_begins).starts_on == date(2026, 11, 16)
    with pytest.raises(Refused, match="Đã có chế độ báo cáo"):
        set_regime(
            valid_from=date(2026, 11, 1), good_day=20, week_begins=0, send_days=5, basis="Khác", by=chief
        )


def test_only_coordinators_set_the_regime(ward):
    clerk = make.officer(ward, Role.CLERK)
    with pytest.raises(Forbidden):
        set_regime(valid_from=TODAY, good_day=20, week_begins=0, send_days=5, basis="Không", by=clerk)


def test_the_page_of_the_regime_takes_a_new_one(chief, signed_in):
    client, address = signed_in(chief), reverse("reports:regime_list")
    page = client.get(address).content.decode()
    assert "NĐ 09/2019/NĐ-CP, Điều 12" in page
    said = {
        "valid_from": "01/12/2026",
        "good_day": 20,
        "week_begins": 0,
        "send_days": 2,
        "basis": "QĐ 15/QĐ-UBND",
    }
    assert client.post(address, said | {"good_day": 32}).status_code == 422
    assert client.post(address, said)["Location"] == address
    assert "QĐ 15/QĐ-UBND" in client.get(address).content.decode()


def test_the_list_says_what_is_owed_and_leads_to_it(own_day, chief, signed_in):
    client = signed_in(chief)
    page = client.get(reverse("reports:report_list")).content.decode()
    assert "Báo cáo năm 2026 phải gửi trước ngày 05/12/2026" in page
    [line] = client.get(reverse("reports:report_list")).context["dues"]
    form = client.get(line.url).context["form"]
    assert (form.initial["plans"], form.initial["period"]) == ([str(own_day.pk)], "Năm 2026")


def test_a_ward_without_plans_owes_nothing(chief, signed_in):
    assert "Báo cáo đến kỳ" not in signed_in(chief).get(reverse("reports:report_list")).content.decode()
