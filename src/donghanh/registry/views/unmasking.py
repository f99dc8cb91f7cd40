"""Asking what personal data is needed for, before it is shown in full once."""

from collections.abc import Callable

from django.http import HttpResponse
from django.shortcuts import render

from donghanh.kernel.errors import Refused
from donghanh.org.doors import ActorRequest
from donghanh.registry.actions.unmasking import unmask
from donghanh.registry.forms.entering import DespiteForm, PurposeForm
from donghanh.registry.models import Access, Business
from donghanh.registry.rights.restrictions import restriction_on


def unmask_page(
    request: ActorRequest, business: Business, show: Callable[[Access], HttpResponse], back: str
) -> HttpResponse:
    """The form; a valid one writes the look down and gives what `show` makes of it. `back`: where Cancel leads."""
    restriction = restriction_on(business)
    form = (DespiteForm if restriction else PurposeForm)(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            access = unmask(business, **form.cleaned_data, by=request.actor)
        except Refused as refused:
            form.add_error("purpose", str(refused))
        else:
            return show(access)
    context = {"business": business, "form": form, "restriction": restriction, "back": back}
    status = 422 if form.is_bound else 200
    return render(request, "registry/business_unmask.html", context, status=status)
