"""A ward with people who define, enter and confirm, and an indicator as documents give it."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from donghanh.indicators.actions.definitions import define_indicator, set_baseline, set_goal
from donghanh.indicators.enums import Comparator, Counting
from donghanh.indicators.models import Indicator
from donghanh.indicators.queries import get_series_for
from donghanh.indicators.series import Series
from donghanh.indicators.values import Given
from donghanh.org.enums import Role
from tests import make

BACKEND = "django.contrib.auth.backends.ModelBackend"
TODAY = date(2026, 11, 22)


@pytest.fixture(autouse=True)
def clock():
    """Everything happens on 22/11/2026, so that nobody is signed out by the time that passes."""
    with on(TODAY):
        yield


@pytest.fixture
def ward():
    return make.ward()


@pytest.fixture
def office(ward):
    return make.unit(ward, "Phòng Kinh tế, Hạ tầng và Đô thị")


@pytest.fixture
def chief(ward):
    return make.officer(ward, Role.OFFICE_CHIEF, name="Trần Minh Hòa")


@pytest.fixture
def head(ward, office):
    return make.officer(ward, Role.UNIT_HEAD, unit=office)


@pytest.fixture
def doer(ward, office):
    return make.officer(ward, Role.SPECIALIST, unit=office)


@pytest.fixture
def indicator(chief, office) -> Indicator:
    """Households that became firms, a share of those at the baseline."""
    return define(chief, owner_unit=office)


@pytest.fixture
def followed(indicator, chief) -> Indicator:
    """The same from 0 of 812 on 31/12/2025 to more than 40 % on 31/12/2030."""
    set_baseline(indicator, share(0, 812), as_of=date(2025, 12, 31), by=chief)
    set_goal(indicator, comparator=Comparator.MORE, value=Decimal(40), due_on=date(2030, 12, 31), by=chief)
    return indicator


@pytest.fixture
def signed_in(client):
    def sign_in(officer):
        client.force_login(officer.user, backend=BACKEND)
        return client

    return sign_in


def define(by: Any, **facts: Any) -> Indicator:
    known: dict[str, Any] = {
        "name": "Hộ kinh doanh chuyển thành doanh nghiệp",
        "unit": "%",
        "counting": Counting.CUMULATIVE,
        "is_share": True,
        "decimals": 1,
    }
    return define_indicator(by=by, **(known | facts))


def share(numerator: int, denominator: int) -> Given:
    return Given.share(Decimal(numerator), Decimal(denominator))


def number(value: int | str) -> Given:
    return Given(Decimal(value))


def series(indicator: Indicator) -> Series:
    return get_series_for(indicator.created_by, indicator.pk)


def on(day: date, hour: int = 9) -> time_machine.travel:
    """The clock stands at that hour of the day in Vietnam."""
    moment = datetime(day.year, day.month, day.day, hour, tzinfo=timezone.get_default_timezone())
    return time_machine.travel(moment, tick=False)
