"""What the list of businesses says first: how many there are, what they are, and what waits for somebody."""

from dataclasses import dataclass

from django.db.models import Count, Q

from donghanh.org.models import Officer
from donghanh.registry.enums import DEPENDENT, Standing
from donghanh.registry.listing.filters import FORMS
from donghanh.registry.models import Question
from donghanh.registry.queries import visible_businesses


@dataclass(frozen=True, slots=True)
class Overview:
    """Counts of the whole ward; dependent units are counted on their own and are in no sum of businesses."""

    total: int
    operating: int
    by_form: list[tuple[str, str, int]]
    units: int
    conflicts: int
    waiting: int


def overview_of(officer: Officer) -> Overview:
    """Two queries, whatever the number of businesses."""
    rows = (
        visible_businesses(officer)
        .select_related(None)
        .order_by()
        .values("legal_form")
        .annotate(
            all=Count("pk"),
            active=Count("pk", filter=Q(standing=Standing.ACTIVE)),
            unclear=Count("pk", filter=Q(conflicts__gt=0)),
        )
        .values_list("legal_form", "all", "active", "unclear")
    )
    counted = {form: numbers for form, *numbers in rows}

    def total(forms: frozenset[str], at: int) -> int:
        return sum(numbers[at] for form, numbers in counted.items() if form in forms)

    main = frozenset(counted) - frozenset(DEPENDENT)
    by_form = [
        (key, str(label), total(forms, 1)) for key, (label, forms) in FORMS.items() if key != "dependent"
    ]
    return Overview(
        total=total(frozenset(counted), 0),
        operating=total(main, 1),
        by_form=[line for line in by_form if line[2]],
        units=total(frozenset(DEPENDENT), 1),
        conflicts=total(frozenset(counted), 2),
        waiting=Question.objects.filter(ward_id=officer.ward_id, verdict="").count(),
    )
