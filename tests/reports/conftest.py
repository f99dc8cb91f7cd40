"""A ward with a plan, its people, and a report on it."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from donghanh.org.enums import Role
from donghanh.org.models import Officer
from donghanh.plans.actions.results import accept_result, claim_result
from donghanh.plans.models import Result, Task
from donghanh.reports.actions import ask_review, decide_review, draft_report, write_narrative
from donghanh.reports.enums import PeriodKind, ReportPart
from donghanh.reports.models import Report
from donghanh.reports.periods import Period
from tests import make

BACKEND = "django.contrib.auth.backends.ModelBackend"
YEAR = Period(PeriodKind.YEAR, "Năm 2026", date(2025, 12, 1), date(2026, 11, 30))


@pytest.fixture
def ward():
    return make.ward()


@pytest.fixture
def office(ward):
    return make.unit(ward, "Phòng Kinh tế, Hạ tầng và Đô thị")


@pytest.fixture
def centre(ward):
    return make.unit(ward, "Trung tâm Phục vụ hành chính công")


@pytest.fixture
def chief(ward):
    return make.officer(ward, Role.OFFICE_CHIEF, name="Trần Minh Hòa")


@pytest.fixture
def doer(ward, office):
    return make.officer(ward, Role.SPECIALIST, unit=office)


@pytest.fixture
def plan(ward, chief):
    return make.plan(
        ward,
        chief,
        number="12/KH-UBND",
        issued_on=date(2026, 2, 5),
        issuer="Ủy ban nhân dân phường Ái Quốc",
        title="Phát triển kinh tế tư nhân",
    )


@pytest.fixture
def signed_in(client):
    def sign_in(officer):
        client.force_login(officer.user, backend=BACKEND)
        return client

    return sign_in


def on(day: date, hour: int = 9) -> time_machine.travel:
    """The clock stands at that hour of the day in Vietnam."""
    return time_machine.travel(
        datetime(day.year, day.month, day.day, hour, tzinfo=timezone.get_default_timezone()), tick=False
    )


@pytest.fixture
def finish(chief) -> Callable[..., Result]:
    """Finishes the one result of a task on a day: claimed by the doer and accepted the same day."""

    def act(task: Task, day: date, *, by: Officer, summary: str = "Đã xong", accept: bool = True) -> Result:
        with on(day):
            result = claim_result(task.results.get(), on=day, summary=summary, by=by)
            return accept_result(result, by=chief) if accept else result

    return act


@pytest.fixture
def reviewer(ward):
    return make.officer(ward, Role.VICE_CHAIR, name="Lê Thu Hằng")


@pytest.fixture
def review(reviewer) -> Callable[..., Report]:
    """Puts a written draft forward and has it approved by another person."""

    def act(report: Report, *, by: Officer | None = None) -> Report:
        ask_review(report, by=report.created_by)
        decide_review(report, approved=True, remarks="", by=by or reviewer)
        return report

    return act


@pytest.fixture
def draft(plan, chief, review) -> Callable[..., Report]:
    """A draft on the plan, begun on the day after the cut-off; if wanted with words for every part, and approved."""

    def begin(*plans: Any, period: Period = YEAR, written: bool = False, by: Officer = chief) -> Report:
        with on(date(2026, 12, 1)):
            report = draft_report(list(plans) or [plan], period, by=by)
            for part in ReportPart if written else ():
                write_narrative(report, part, f"Lời của phần {part.numeral}.", by=by)
            if written:
                review(report)
        report.refresh_from_db()
        return report

    return begin
