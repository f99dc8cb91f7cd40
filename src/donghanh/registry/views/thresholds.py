"""What the law sets as of a day, with its basis."""

from datetime import date

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from donghanh.org.doors import ActorRequest, requires
from donghanh.registry.permissions import Permission
from donghanh.registry.queries import all_limits
from donghanh.registry.reference.limits import Limit
from donghanh.registry.reference.telling import ToldLimit, in_words, topics
from donghanh.ui.forms import DateField


@require_safe
@requires(Permission.VIEW)
def threshold_list(request: ActorRequest) -> HttpResponse:
    """Thresholds and rates that hold on `ngay` (today where none is given), and how each was before and will be."""
    day = _day(request.GET.get("ngay")) or timezone.localdate()
    told = [
        (topic.name, [row for line in topic.lines for row in _rows(line)])
        for topic in topics(all_limits(), day)
    ]
    return render(request, "registry/threshold_list.html", {"topics": told, "day": day})


def _rows(line: ToldLimit) -> list[tuple[str, Limit | None, str, bool]]:
    """Name, row, its words, and whether it holds on the day; first what holds, then the others, newest first."""
    now = [(line.name, line.now, in_words(line.now) if line.now else "", True)]
    return [*now, *((line.name, other, in_words(other), False) for other in line.others)]


def _day(text: str | None) -> date | None:
    """A day as officers or addresses write it."""
    try:
        day: date | None = DateField(required=False).clean(text)
    except ValidationError:
        return None
    return day
