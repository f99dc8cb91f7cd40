"""`python -m donghanh.demo.fill`: fills an empty database with the demo ward; a filled one stays as it is."""

from datetime import date, timedelta
from typing import Any

import django
from django.db import transaction
from django.utils import timezone
from django.utils.translation import override

WARD_CODE = "10660"
ENTERED_ON = date(2026, 6, 1)
REPORTED_ON = date(2026, 9, 16)


def fill() -> bool:
    """Makes the ward, its people, the two plans and their history, all or nothing. False if the ward stands already."""
    from donghanh.demo.employing import employ, employ_administrator
    from donghanh.demo.history import at, play, put_people_in_charge, tell_lately
    from donghanh.demo.indicating import follow_indicators
    from donghanh.demo.people import SINCE, STAFF
    from donghanh.demo.registry_year import keep_registry
    from donghanh.demo.reporting import (
        YEAR_CLOSED,
        begin_yearly_report,
        report_on_the_year,
        report_on_third_quarter,
    )
    from donghanh.kernel.walls import row_scope
    from donghanh.org.actions.wards import start_ward
    from donghanh.org.communes import communes
    from donghanh.org.models import Unit, Ward

    if Ward.objects.filter(code=WARD_CODE).exists():
        return False
    with transaction.atomic(), override("vi"):
        with at(SINCE, 8):
            ward = start_ward(communes()[WARD_CODE], on=SINCE)
        with row_scope([ward.pk]):
            units = {unit.name: unit for unit in Unit.objects.filter(ward=ward)}
            with at(SINCE, 9):
                staff = {person.username: employ(ward, person, units) for person in STAFF}
                employ_administrator(ward)
            chief = staff["chanhvp"]
            first, second = _enter_plans(chief)
            leader, today = staff["phochutich"], timezone.localdate()
            with at(ENTERED_ON + timedelta(days=1), 9):
                put_people_in_charge(leader)
            play(leader, after=ENTERED_ON, until=min(REPORTED_ON, today))
            with at(REPORTED_ON, 16):
                report_on_third_quarter([first, second], by=chief, reviewer=leader, clerk=staff["vanthu"])
            closed = min(YEAR_CLOSED, today)
            play(leader, after=REPORTED_ON, until=closed)
            tell_lately(closed)
            keep_registry(staff["chuyenvien"], coordinator=chief, today=today)
            follow_indicators([first, second], staff, today)
            if today < YEAR_CLOSED:
                begin_yearly_report([second], by=chief)
            else:
                with at(YEAR_CLOSED, 16):
                    report_on_the_year([second], by=chief, reviewer=leader, clerk=staff["vanthu"])
    return True


def _enter_plans(by: Any) -> tuple[Any, Any]:
    from donghanh.demo import entrepreneurs, private_economy
    from donghanh.demo.confirming import Signing, enter_plan
    from donghanh.demo.history import at

    signed = Signing("118/KH-UBND", date(2025, 9, 25))
    later = Signing("57/KH-UBND", date(2026, 5, 29), cutoff=(11, 30))
    with at(ENTERED_ON, 9):
        first = enter_plan(private_economy.document(), "Nghị quyết 68", signed, by=by)
        return first, enter_plan(entrepreneurs.document(), "Nghị quyết 41", later, by=by)


if __name__ == "__main__":
    django.setup()
    fill()
