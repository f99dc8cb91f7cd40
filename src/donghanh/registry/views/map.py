"""Where the ward's businesses are: our own drawing, since no foreign map may be loaded."""

from collections import Counter, defaultdict

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from donghanh.org.doors import ActorRequest, requires
from donghanh.registry.choices import areas_of
from donghanh.registry.listing.filters import NONE
from donghanh.registry.listing.mapping import Point, draw_map
from donghanh.registry.listing.tallies import lines, operating, spread
from donghanh.registry.permissions import Permission
from donghanh.registry.views.filtering import tabs_of, today


@require_safe
@requires(Permission.VIEW)
def business_map(request: ActorRequest) -> HttpResponse:
    """Operating businesses as points where their coordinates are known, and by group, with how many are not."""
    ward = request.actor.ward_id
    areas = areas_of(ward)
    places = operating(ward).values_list("place__area", "place__latitude", "place__longitude")
    total, located, points = Counter[str](), Counter[str](), list[Point]()
    of_area = defaultdict[str, list[Point]](list)
    for area, latitude, longitude in places:
        key = area if area in areas else NONE
        total[key] += 1
        if latitude is not None and longitude is not None:
            located[key] += 1
            points.append((latitude, longitude))
            of_area[key].append((latitude, longitude))
    named = [(key, words) for key, words in areas.items() if total[key]]
    bars = lines(
        ((words, total[key], {"area": key}) for key, words in named),
        (_("Group not known"), total[NONE], {"area": NONE}),
    )
    names = {words: of_area[key] for key, words in named if of_area[key]}
    groups = spread(_("By residential group"), _("Residential group"), bars)
    with_points = {line.url: located[key] for line, key in zip(bars, [*dict(named), NONE], strict=False)}
    context = {
        "tabs": tabs_of("business_map"),
        "day": today(),
        "map": draw_map(points, names),
        "rows": [(line, with_points[line.url]) for line in groups.lines],
        "every": [(line, with_points[line.url]) for line in groups.every],
        "total": sum(total.values()),
        "located": len(points),
    }
    return render(request, "registry/business_map.html", context)
