"""The indicators of a ward in which everything that can be said is there once, each text marked."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone

from donghanh.files.actions import store_file
from donghanh.indicators.actions.computing import freeze_due_values
from donghanh.indicators.actions.definitions import define_indicator, set_baseline, set_goal
from donghanh.indicators.actions.observations import record_value
from donghanh.indicators.enums import Comparator, Counting, ObservationKind
from donghanh.indicators.models import Observation
from donghanh.indicators.values import Given


def add_indicators(world: Any, findable: str) -> None:
    """One entered by hand, with a figure that differs from the computed one; one computed from daily work."""
    mark, people = world.mark, world.people
    name = f"Chỉ tiêu {mark} {findable}"
    words = {
        "formula": f"Cách tính {mark}",
        "population": f"Đối tượng {mark}",
        "open_question": f"Chốt {mark}",
    }
    facts = {"counting": Counting.AT_DATE, "owner_unit": world.units["economy"], "by": people["chief"]}
    indicator = define_indicator(name=name, unit="hộ", words=words, **facts)
    yesterday = timezone.localdate() - timedelta(days=1)
    set_baseline(
        indicator, Given(Decimal(10)), as_of=date(2025, 12, 31), source=f"Nguồn {mark}", by=people["chief"]
    )
    goal = set_goal(
        indicator,
        comparator=Comparator.MORE,
        value=Decimal(40),
        due_on=date(2030, 12, 31),
        quote=f"Nguyên văn {mark}",
        document=f"Kế hoạch {mark}",
        by=people["chief"],
    )
    proof = store_file(f"Bảng số {mark}".encode(), f"bang-so-{mark}.txt", by=people["doer"])
    figure = record_value(
        indicator,
        Given(Decimal(12)),
        as_of=yesterday,
        source=f"Báo cáo {mark}",
        attachment=proof,
        by=people["doer"],
    )
    Observation.objects.create(
        ward=world.ward, indicator=indicator, kind=ObservationKind.COMPUTED, as_of=yesterday, value=14
    )
    measured = define_indicator(
        name=f"Văn bản {mark} {findable}",
        unit="văn bản",
        words={"measure": "plans.documents"},
        **facts | {"counting": Counting.IN_YEAR},
    )
    later = timezone.localdate() + timedelta(days=100)
    frozen = freeze_due_values(measured, on=later, by=people["chief"])[0]
    world.things |= {"indicator": indicator.pk, "goal": goal.pk, "figure": figure.pk}
    world.things |= {"measured": measured.pk, "frozen_figure": frozen.pk}
