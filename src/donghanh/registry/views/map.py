"""Where the ward's businesses are: our own drawing, since no foreign map may be loaded."""

from collections import Counter

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from donghanh.org.doors import ActorRequest, requires
from donghanh.registry.choices import areas_of
from donghanh.registry.filters import NONE
from donghanh.registry.mapping import draw_map
from donghanh.registry.permissions import Permission
from donghanh.registry.tallies import lines, operating
from donghanh.registry.views.filtering import tabs_of, today


@require_safe
@requires(Permission.VIEW)
def business_map(request: ActorRequest) -> HttpResponse:
    """Operating businesses as points where their coordinates are known, and by group, with how many are not."""
    ward = request.actor.ward_id
    areas = areas_of(ward)
    places = operating(ward).values_list("place__area", "place__latitude", "place__longitude")
    total, located, points = Counter[str](), Counter[str](), []
    for area, latitude, longitude in places:
        key = area if area in areas else NONE
        total[key] += 1
        if latitude is not None and longitude is not None:
            located[key] += 1
            points.append((latitude, longitude))
    named = [*areas.items(), (NONE, _("Group not known"))]
    bars = lines((words, total[key], {"area": key}) for key, words in named if total[key])
    rows = list(zip(bars, (located[key] for key, _words in named if total[key]), strict=True))
    context = {
        "tabs": tabs_of("business_map"),
        "day": today(),
        "map": draw_map(points),
        "rows": rows,
        "total": sum(total.values()),
        "located": len(points),
    }
    return render(request, "registry/business_map.html", context)
