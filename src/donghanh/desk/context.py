"""The search field of the frame."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from donghanh.org.permissions import has_permission
from donghanh.plans.permissions import Permission


def search(request: HttpRequest) -> dict[str, Any]:
    """Where the field leads (the list of tasks), and what was typed there; nothing for who has no part in tasks."""
    actor = getattr(request, "actor", None)
    if actor is None or not has_permission(actor, Permission.TAKE_PART):
        return {}
    return {"search_url": reverse("plans:task_list"), "search_value": request.GET.get("q", "")}
