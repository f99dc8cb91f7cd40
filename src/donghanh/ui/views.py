"""Pages of the look itself: the gallery for developers, and the switches of colour and size."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from donghanh.ui.addresses import own_page
from donghanh.ui.samples import gallery_samples

CHOICES = {"theme": {"light", "dark"}, "text_size": {"normal", "large"}}
A_YEAR = 365 * 24 * 3600


def gallery(request: HttpRequest) -> HttpResponse:
    """Every component in its states, with invented content."""
    return render(request, "ui/gallery.html", gallery_samples())


@require_POST
def set_appearance(request: HttpRequest) -> HttpResponse:
    """Keeps light or dark, normal or large text in a cookie of this browser and goes back to the page."""
    response = redirect(own_page(request, request.POST.get("next", ""), "/"))
    for name, allowed in CHOICES.items():
        if request.POST.get(name) in allowed:
            response.set_cookie(
                name,
                request.POST[name],
                max_age=A_YEAR,
                secure=settings.SESSION_COOKIE_SECURE,
                httponly=True,
                samesite="Lax",
            )
    return response
