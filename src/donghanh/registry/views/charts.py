"""How the ward's businesses are spread, as charts with their tables."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from donghanh.org.doors import ActorRequest, requires
from donghanh.registry.listing.tallies import (
    by_area,
    by_form,
    by_section,
    by_size,
    closed_by_year,
    last_years,
    new_by_year,
    spread,
)
from donghanh.registry.permissions import Permission
from donghanh.registry.views.filtering import tabs_of, today


@require_safe
@requires(Permission.VIEW)
def business_charts(request: ActorRequest) -> HttpResponse:
    """Businesses that operate today by form, group, industry and size; new and closed ones by year."""
    ward, on = request.actor.ward_id, today()
    groups = [
        spread(_("By legal form"), _("Legal form"), by_form(ward)),
        spread(_("By residential group"), _("Residential group"), by_area(ward)),
        spread(_("By industry"), _("Industry"), by_section(ward)),
        spread(_("Enterprises by size"), _("Size"), by_size(ward, on)),
    ]
    new, closed = new_by_year(ward, on), closed_by_year(ward, on)
    years = [(_("Newly registered"), new, last_years(new)), (_("Closed"), closed, last_years(closed))]
    context = {"tabs": tabs_of("business_charts"), "day": on, "groups": groups, "years": years}
    return render(request, "registry/business_charts.html", context)
