"""What the ladder said, for whom it said it to."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.dateparse import parse_date
from django.views.decorators.http import require_safe

from donghanh.org.doors import ActorRequest, officers_only
from donghanh.plans.presenters import result_row
from donghanh.plans.queries import today
from donghanh.plans.reminding.queries import digest_of


@require_safe
@officers_only
def digest(request: ActorRequest) -> HttpResponse:
    """What the officer was told on a day (`?ngay=`, else today), in its parts, as it stands today."""
    try:
        day = parse_date(request.GET.get("ngay", "")) or today()
    except ValueError:
        day = today()
    parts = [
        (part, [result_row(result, request.actor, on=today()) for result in results])
        for part, results in digest_of(request.actor, day).items()
    ]
    return render(request, "plans/digest.html", {"day": day, "parts": parts})
