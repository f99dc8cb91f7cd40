"""The search field of the frame."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from donghanh.desk.searching import offers_for


def search(request: HttpRequest) -> dict[str, Any]:
    """Where the field leads, and what was typed there; nothing for who may look through nothing."""
    actor = getattr(request, "actor", None)
    if actor is None or not offers_for(actor):
        return {}
    return {"search_url": reverse("desk:search"), "search_value": request.GET.get("q", "")}
