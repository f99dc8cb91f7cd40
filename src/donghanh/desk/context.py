"""The search field of the frame."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse


def search(request: HttpRequest) -> dict[str, Any]:
    """Where the field leads (the list of tasks), and what was typed there."""
    if getattr(request, "actor", None) is None:
        return {}
    return {"search_url": reverse("plans:task_list"), "search_value": request.GET.get("q", "")}
