"""The frozen figures as other systems read them: nothing but what was frozen, in the documented shape."""

import json
from datetime import date
from pathlib import Path

import pytest
from django.urls import reverse

from donghanh.reports.actions import freeze_report, record_dispatch
from tests import make
from tests.reports.conftest import on

pytestmark = pytest.mark.django_db
DAY = date(2026, 12, 1)
SHAPE = Path(__file__).resolve().parents[2] / "docs" / "operations" / "reports-json.md"


@pytest.fixture
def frozen(plan, office, doer, chief, finish, draft):
    finish(
        make.task(plan, lead=office, due_on=date(2026, 9, 30)),
        date(2026, 9, 29),
        by=doer,
        summary="Xong 9 cơ sở",
    )
    make.task(plan, lead=office, due_on=date(2026, 10, 31))
    with on(DAY):
        return freeze_report(draft(written=True), by=chief)


def read(report, chief, signed_in) -> dict:
    with on(DAY):
        answer = signed_in(chief).get(reverse("reports:report_figures", args=[report.pk]))
    assert answer["Content-Type"] == "application/json"
    return json.loads(answer.content)


def test_counts_and_tasks_are_those_that_were_frozen(frozen, office, chief, signed_in):
    told = read(frozen, chief, signed_in)
    assert (told["schema"], told["version"], told["ward"]["code"]) == ("donghanh.report", 1, "10660")
    figures = told["figures"]
    assert [figures[name] for name in ("total", "dated", "finished", "on_time", "overdue")] == [2, 2, 1, 1, 1]
    first, second = told["tasks"]
    assert (first["lead_units"], first["finished_on"], first["result"]) == (
        [office.name],
        "2026-09-29",
        "Xong 9 cơ sở",
    )
    assert (second["status"], second["assessment"]) == ("overdue", "Quá hạn 30 ngày")
    assert told["report"]["number"] is None


def test_number_and_day_come_with_the_dispatch(frozen, chief, signed_in):
    with on(DAY):
        facts = {"signed_on": DAY, "sent_on": DAY, "addressees": "Sở Tài chính", "channel": "reporting"}
        record_dispatch(frozen, number="226/BC-UBND", by=chief, **facts)
    report = read(frozen, chief, signed_in)["report"]
    assert (report["number"], report["signed_on"], report["replaced"]) == ("226/BC-UBND", "2026-12-01", False)


def test_later_facts_do_not_change_it(frozen, plan, doer, finish, chief, signed_in):
    before = read(frozen, chief, signed_in)
    finish(plan.tasks.get(number=2), date(2026, 11, 20), by=doer)
    assert read(frozen, chief, signed_in) == before


def test_every_key_is_documented(frozen, chief, signed_in):
    told, shape = read(frozen, chief, signed_in), SHAPE.read_text("utf-8")
    keys = {*told, *told["report"], *told["ward"], *told["figures"], *told["tasks"][0], *told["parts"]}
    assert {key for key in keys if f"`{key}`" not in shape} == set()


def test_a_draft_has_no_figures_for_others(draft, chief, signed_in):
    report = draft()
    with on(DAY):
        assert signed_in(chief).get(reverse("reports:report_figures", args=[report.pk])).status_code == 404
