"""What the leaders of the made-up ward give to whom in the year."""

from collections.abc import Callable
from datetime import date, timedelta
from random import Random
from typing import Any

from donghanh.org.models import Officer, Unit
from donghanh.plans.actions.plans import create_plan
from donghanh.plans.actions.tasks import add_task, assign_officer
from donghanh.plans.enums import DeadlineKind, PlanKind, Rhythm
from donghanh.plans.models import Plan, Task
from donghanh.simulation.cast import Cast

PER_DAY = 0.2
"""Tasks given on an ordinary working day, on average: about fifty a year."""
OPENING = 14
"""Tasks of the first day, so that the year does not begin empty."""
DEADLINES = (8, 20, 35, 60, 90, 150)


class Agenda:
    """Gives tasks of every kind: by a day, before a day, every month or quarter, after a document, without a date."""

    def __init__(self, chance: Random, cast: Cast) -> None:
        self.chance, self.cast, self.opened = chance, cast, False
        self.plan: Plan = create_plan(
            title="Kế hoạch công tác năm (mô phỏng)",
            short_title="Mô phỏng",
            kind=PlanKind.PLAN,
            by=cast.chief,
        )

    def due_today(self) -> int:
        """How many tasks are given on this working day."""
        first, self.opened = not self.opened, True
        return OPENING if first else int(self.chance.random() < PER_DAY)

    def give(self, today: date) -> Task:
        """One more task, to a unit and mostly to a person of it."""
        unit = self._unit()
        task = add_task(
            self.plan,
            title=f"Nhiệm vụ mô phỏng {self.plan.tasks.count() + 1}",
            by=self.cast.chief,
            lead_unit=unit,
            **self._kind()(today),
        )
        staff = self._staff(unit)
        if staff and self.chance.random() < 0.75:
            assign_officer(task, self.chance.choice(staff), by=self.cast.chief)
        return task

    def _unit(self) -> Unit | None:
        chosen = self.chance.random()
        if chosen < 0.04:
            return None
        return self.cast.deserted if chosen < 0.1 else self.chance.choice(self.cast.units)

    def _staff(self, unit: Unit | None) -> list[Officer]:
        return self.cast.doers.get(unit.pk, []) if unit else []

    def _kind(self) -> Callable[[date], dict[str, Any]]:
        kinds = (self._by_day, self._before_day, self._each_period, self._after_document, self._undated)
        return self.chance.choices(kinds, weights=(70, 12, 10, 4, 4))[0]

    def _by_day(self, today: date) -> dict[str, Any]:
        due_on = today + timedelta(days=self.chance.choice(DEADLINES) + self.chance.randrange(7))
        return {"due_on": due_on, "deadline_kind": DeadlineKind.BY_DATE, "product": "Báo cáo kết quả"}

    def _before_day(self, today: date) -> dict[str, Any]:
        return {**self._by_day(today), "deadline": {"exclusive": True}}

    def _each_period(self, today: date) -> dict[str, Any]:
        rhythm = self.chance.choice((Rhythm.MONTHLY, Rhythm.QUARTERLY))
        return {"rhythm": rhythm, "rhythm_from": today, "deadline_kind": DeadlineKind.RECURRING}

    def _after_document(self, today: date) -> dict[str, Any]:
        return {"deadline_kind": DeadlineKind.EVENT, "deadline_raw": "sau khi có hướng dẫn của thành phố"}

    def _undated(self, today: date) -> dict[str, Any]:
        return {"deadline_kind": DeadlineKind.NONE}
